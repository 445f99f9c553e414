/** Module {@code fcntl}. */
package org.boiga.modules.fcntl;
