/** Module {@code termios}. */
package org.boiga.modules.termios;
