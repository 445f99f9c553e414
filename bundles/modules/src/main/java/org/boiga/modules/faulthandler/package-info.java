/** Module {@code faulthandler}. */
package org.boiga.modules.faulthandler;
