/** Module {@code _signal}. */
package org.boiga.modules.signal;
