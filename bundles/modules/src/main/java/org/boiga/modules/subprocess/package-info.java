/** Module {@code _posixsubprocess}. */
package org.boiga.modules.subprocess;
