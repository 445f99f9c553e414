package org.boiga.nativemodules.zlib;

/** Compressed data is wrong. */
final class DataError extends Exception {
  DataError(String message) {
    super(message, null, false, false);
  }
}
