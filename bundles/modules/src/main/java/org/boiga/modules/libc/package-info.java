/** Calls of the operating system's C library. */
package org.boiga.modules.libc;
