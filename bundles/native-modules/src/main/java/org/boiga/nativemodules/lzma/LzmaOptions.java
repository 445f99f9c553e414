package org.boiga.nativemodules.lzma;

import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.UnsupportedOptionsException;

/** The options of LZMA1 and LZMA2; integers without sign. */
record LzmaOptions(
    long dictionarySize, int lc, int lp, int pb, int mode, int niceLength, int finder, int depth) {
  static final int FAST = 1;
  static final int NORMAL = 2;
  static final int HC3 = 0x03;
  static final int HC4 = 0x04;
  static final int BT2 = 0x12;
  static final int BT3 = 0x13;
  static final int BT4 = 0x14;

  static final long EXTREME = 0x80000000L;
  static final long DEFAULT_PRESET = 6;
  private static final int LARGEST_LEVEL = 9;

  /** Largest size of a match, and of what an encoder looks for. */
  private static final int LONGEST = 273;

  private static final long SMALLEST_DICTIONARY = 4096;

  /** Largest dictionary of an encoder of liblzma: 1.5 GiB. */
  private static final long LARGEST_DICTIONARY = 3L << 29;

  /** The options of a preset; null if there is none of that number. */
  static LzmaOptions ofPreset(long preset) {
    long level = preset & 0x1F;
    if (level > LARGEST_LEVEL || (preset & ~(0x1F | EXTREME)) != 0) {
      return null;
    }
    LZMA2Options o;
    try {
      o = new LZMA2Options((int) level);
    } catch (UnsupportedOptionsException e) {
      throw new AssertionError(e);
    }
    boolean extreme = (preset & EXTREME) != 0;
    boolean middle = level == 3 || level == 5;
    return new LzmaOptions(
        o.getDictSize(),
        o.getLc(),
        o.getLp(),
        o.getPb(),
        extreme ? NORMAL : o.getMode(),
        extreme ? middle ? 192 : LONGEST : o.getNiceLen(),
        extreme ? BT4 : o.getMatchFinder(),
        extreme ? middle ? 0 : 512 : o.getDepthLimit());
  }

  static LzmaOptions ofDictionarySize(long size) {
    return new LzmaOptions(size, 3, 0, 2, NORMAL, 64, BT4, 0);
  }

  /** The options of a byte with lc, lp and pb. */
  static LzmaOptions decode(int parameters, long size) throws LzmaError {
    if (parameters >= 9 * 5 * 5 || parameters % 9 + parameters / 9 % 5 > 4) {
      throw LzmaError.options();
    }
    return new LzmaOptions(
        size, parameters % 9, parameters / 9 % 5, parameters / 45, NORMAL, 64, BT4, 0);
  }

  private boolean areParametersRight() {
    return lc >= 0 && lp >= 0 && lc <= 4 && lp <= 4 && lc + lp <= 4 && pb >= 0 && pb <= 4;
  }

  /** The byte with lc, lp and pb. */
  int parameters() throws LzmaError {
    if (!areParametersRight()) {
      throw LzmaError.options();
    }
    return (pb * 5 + lp) * 9 + lc;
  }

  /** As {@link #parameters}, with another error. */
  int checkedParameters() throws LzmaError {
    if (!areParametersRight()) {
      throw LzmaError.internal();
    }
    return parameters();
  }

  /** Fails unless an encoder can have the options. */
  void checkForEncoder() throws LzmaError {
    int shortest =
        switch (finder) {
          case HC3, BT3 -> 3;
          case HC4, BT4 -> 4;
          case BT2 -> 2;
          default -> Integer.MAX_VALUE;
        };
    boolean right =
        areParametersRight()
            && dictionarySize >= SMALLEST_DICTIONARY
            && dictionarySize <= LARGEST_DICTIONARY
            && (mode == FAST || mode == NORMAL)
            && niceLength >= shortest
            && niceLength <= LONGEST;
    if (!right) {
      throw LzmaError.options();
    }
  }

  /**
   * The options of the encoder that there is. It has fewer ways of finding matches, and smaller
   * dictionaries; other options of the same kind take their place.
   */
  LZMA2Options encoder() throws UnsupportedOptionsException {
    int size = (int) Math.min(dictionarySize, LZMA2Options.DICT_SIZE_MAX);
    int nearest = finder == HC3 || finder == HC4 ? LZMA2Options.MF_HC4 : LZMA2Options.MF_BT4;
    int nice = Math.max(niceLength, LZMA2Options.NICE_LEN_MIN);
    return new LZMA2Options(size, lc, lp, pb, mode, nice, nearest, Math.max(depth, 0));
  }
}
