/** Module {@code time}. */
package org.boiga.modules.time;
