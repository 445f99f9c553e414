package org.boiga.nativemodules.zlib;

/** What is around the blocks of compressed data. */
enum Container {
  /** Nothing. */
  RAW,
  /** RFC 1950. */
  ZLIB,
  /** RFC 1952. */
  GZIP,
  /** Either of the latter, as the data says. */
  DETECT
}
