/**
 * Module {@code _bz2}: an encoder of Commons Compress, and a decoder that takes input in pieces.
 */
package org.boiga.nativemodules.bz2;
