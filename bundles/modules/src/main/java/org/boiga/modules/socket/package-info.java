/** Module {@code _socket}. */
package org.boiga.modules.socket;
