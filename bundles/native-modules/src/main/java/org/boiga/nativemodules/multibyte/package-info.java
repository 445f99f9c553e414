/**
 * The encodings of East Asia, in which a character is one byte or several: {@code _multibytecodec}
 * and the modules that have the codecs. Their tables come from the JDK's charsets.
 */
package org.boiga.nativemodules.multibyte;
