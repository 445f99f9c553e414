/** Module {@code binascii}. */
package org.boiga.nativemodules.binascii;
