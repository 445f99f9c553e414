/** Module {@code pwd}. */
package org.boiga.modules.pwd;
