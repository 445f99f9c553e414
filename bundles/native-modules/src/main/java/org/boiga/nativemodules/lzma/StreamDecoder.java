package org.boiga.nativemodules.lzma;

import org.boiga.nativemodules.support.PushDecoder;

/** A decoder of one of the container formats. */
interface StreamDecoder extends PushDecoder {
  /** {@code LZMADecompressor.check}: the kind of the checksum, as far as it is known. */
  int check();
}
