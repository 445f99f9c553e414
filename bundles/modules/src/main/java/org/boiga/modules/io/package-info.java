/** Module {@code _io}: files, buffers and text streams. */
package org.boiga.modules.io;
