package org.boiga.nativemodules.zstd;

import org.boiga.nativemodules.support.ByteSpan;

/**
 * What the beginning of a frame says (RFC 8878).
 *
 * @param contentSize negative if the frame does not say; without sign
 * @param isSizeKnown whether the frame says
 */
record FrameHeader(long contentSize, boolean isSizeKnown, long windowSize, long dictionaryId) {
  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;

  /** More bytes than any header has. */
  static final int LONGEST = 18;

  private static final int[] ID_SIZES = {0, 1, 2, 4};

  private static long littleEndian(ByteSpan s, int at, int n) {
    long v = 0;
    for (int i = 0; i < n; i++) {
      v |= (long) s.at(at + i) << 8 * i;
    }
    return v;
  }

  /** The header of a frame; null if these are no frame's bytes, or too few. */
  static FrameHeader read(ByteSpan s) {
    if (s.length() < 5) {
      return null;
    }
    int magic = (int) littleEndian(s, 0, 4);
    if ((magic & ~0xF) == SKIPPABLE) {
      return s.length() < 8 ? null : new FrameHeader(0, true, 0, 0);
    }
    int descriptor = s.at(4);
    boolean single = (descriptor >> 5 & 1) != 0;
    int sizeCode = descriptor >> 6;
    int sizeBytes = sizeCode == 0 ? single ? 1 : 0 : 1 << sizeCode;
    int idBytes = ID_SIZES[descriptor & 3];
    int windowBytes = single ? 0 : 1;
    if (magic != MAGIC
        || (descriptor & 8) != 0
        || s.length() < 5 + windowBytes + idBytes + sizeBytes) {
      return null;
    }
    long size = littleEndian(s, 5 + windowBytes + idBytes, sizeBytes) + (sizeBytes == 2 ? 256 : 0);
    long window = size;
    if (!single) {
      long base = 1L << 10 + (s.at(5) >> 3);
      window = base + base / 8 * (s.at(5) & 7);
    }
    return new FrameHeader(size, sizeBytes > 0, window, littleEndian(s, 5 + windowBytes, idBytes));
  }
}
