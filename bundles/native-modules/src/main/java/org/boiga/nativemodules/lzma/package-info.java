/**
 * Module {@code _lzma}: encoders and the simple filters of XZ for Java, and decoders of our own,
 * which take input in pieces of any size.
 */
package org.boiga.nativemodules.lzma;
