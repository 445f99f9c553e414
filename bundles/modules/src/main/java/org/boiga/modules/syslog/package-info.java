/** Module {@code syslog}. */
package org.boiga.modules.syslog;
