package org.boiga.nativemodules.zlib;

import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.Checksums;

/** Skips the header of a gzip member (RFC 1952), byte by byte. */
final class GzipHeader {
  /** The first two bytes, the first one lowest. */
  static final int MAGIC = 0x8B1F;

  private static final int CHECKED = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int UNKNOWN = 0xE0;
  private static final int FIXED_PART = 10;

  private int count;
  private int flags;

  /** What comes after the fixed part and is not over, as flags. */
  private int rest;

  private int extraSize = -1;
  private int extraBytes;
  private int first;
  private int crc;
  private boolean complete;

  GzipHeader() {}

  GzipHeader(GzipHeader h) {
    count = h.count;
    flags = h.flags;
    rest = h.rest;
    extraSize = h.extraSize;
    extraBytes = h.extraBytes;
    first = h.first;
    crc = h.crc;
    complete = h.complete;
  }

  boolean isComplete() {
    return complete;
  }

  void take(int b) throws DataError {
    if (count >= FIXED_PART && (rest & ~CHECKED) == 0) {
      takeCheck(b);
      return;
    }
    crc = Checksums.crc32(crc, ByteSpan.of(new byte[] {(byte) b}));
    if (count < FIXED_PART) {
      fixed(b);
    } else if ((rest & EXTRA) != 0) {
      extra(b);
    } else if (b == 0) {
      rest &= (rest & NAME) != 0 ? ~NAME : ~COMMENT;
    }
    complete = count >= FIXED_PART && rest == 0;
  }

  private void fixed(int b) throws DataError {
    switch (count++) {
      case 0 -> first = b;
      case 1 -> {
        if ((b << 8 | first) != MAGIC) {
          throw new DataError("incorrect header check");
        }
      }
      case 2 -> first = b;
      case 3 -> {
        if (first != 8) {
          throw new DataError("unknown compression method");
        }
        if ((b & UNKNOWN) != 0) {
          throw new DataError("unknown header flags set");
        }
        flags = b;
        rest = flags & (CHECKED | EXTRA | NAME | COMMENT);
      }
      default -> {}
    }
  }

  private void extra(int b) {
    if (extraBytes++ == 0) {
      extraSize = b;
    } else if (extraBytes == 2) {
      extraSize |= b << 8;
    }
    if (extraBytes >= 2 && extraBytes == 2 + extraSize) {
      rest &= ~EXTRA;
    }
  }

  private void takeCheck(int b) throws DataError {
    if (count++ == FIXED_PART) {
      first = b;
    } else if ((b << 8 | first) != (crc & 0xFFFF)) {
      throw new DataError("header crc mismatch");
    } else {
      complete = true;
    }
  }
}
