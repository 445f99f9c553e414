package org.boiga.nativemodules.lzma;

import java.util.Arrays;
import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;

/**
 * Decodes LZMA symbols: literals and matches, by adaptive probabilities and a range decoder.
 *
 * <p>No symbol takes more than {@link #LONGEST} bytes of input. Where less is there, the old values
 * of the probabilities that a symbol changes are noted, so that it can be taken back.
 */
final class LzmaSymbols {
  /** More bytes than any symbol takes. */
  private static final int LONGEST = 21;

  /** More probabilities than any symbol changes. */
  private static final int MOST_CHANGES = 64;

  private static final int TOP = 0xFF000000;
  private static final int SIGN = 0x80000000;
  private static final int MODEL_BITS = 11;
  private static final int MOVE_BITS = 5;

  // Where the probabilities of each kind begin.
  private static final int IS_MATCH = 0;
  private static final int IS_REP = IS_MATCH + 12 * 16;
  private static final int IS_REP0 = IS_REP + 12;
  private static final int IS_REP1 = IS_REP0 + 12;
  private static final int IS_REP2 = IS_REP1 + 12;
  private static final int IS_REP0_LONG = IS_REP2 + 12;
  private static final int SLOT = IS_REP0_LONG + 12 * 16;
  private static final int SPECIAL = SLOT + 4 * 64;
  private static final int ALIGN = SPECIAL + 128;
  private static final int MATCH_LENGTH = ALIGN + 16;
  private static final int LENGTH_SIZE = 2 + 16 * 8 + 16 * 8 + 256;
  private static final int REP_LENGTH = MATCH_LENGTH + LENGTH_SIZE;
  private static final int LITERAL = REP_LENGTH + LENGTH_SIZE;

  private final LzmaWindow window;
  private short[] probabilities = {};
  private int lc;
  private int literalMask;
  private int positionMask;

  private int state;
  private int rep0;
  private int rep1;
  private int rep2;
  private int rep3;
  private int range;
  private int code;

  /** Bytes since the last reset, of which only the lowest bits count. */
  private int position;

  /** What is left of the last match, for which there was no room. */
  private int pending;

  private boolean ended;

  private boolean careful;
  private final int[] changed = new int[MOST_CHANGES];
  private final short[] old = new short[MOST_CHANGES];
  private int changes;

  /** Bytes of input that may be read, for chunks that are shorter than what is there. */
  private int allowed;

  LzmaSymbols(LzmaWindow window) {
    this.window = window;
  }

  /** Sets the parameters by their byte; false if they are out of range. */
  boolean setParameters(int b) {
    if (b >= 9 * 5 * 5) {
      return false;
    }
    return setParameters(b % 9, b / 9 % 5, b / 45);
  }

  boolean setParameters(int lc, int lp, int pb) {
    if (lc + lp > 4) {
      return false;
    }
    this.lc = lc;
    literalMask = (1 << lp) - 1;
    positionMask = (1 << pb) - 1;
    probabilities = new short[LITERAL + (0x300 << lc + lp)];
    resetState();
    return true;
  }

  void resetState() {
    Arrays.fill(probabilities, (short) (1 << MODEL_BITS - 1));
    state = 0;
    rep0 = 0;
    rep1 = 0;
    rep2 = 0;
    rep3 = 0;
    pending = 0;
  }

  /** Literals are told apart by their position from here on. */
  void resetPosition() {
    position = 0;
  }

  /** Bytes that did not come from here. */
  void skip(int n) {
    position += n;
  }

  /** Reads the first bytes of the range decoder; false if they are wrong. */
  boolean start(PushInput in) throws Underflow {
    in.require(5);
    int zero = in.read();
    code = 0;
    for (int i = 0; i < 4; i++) {
      code = code << 8 | in.read();
    }
    range = -1;
    return zero == 0;
  }

  boolean hasEnded() {
    return ended;
  }

  boolean hasPending() {
    return pending > 0;
  }

  /** Whether the range decoder is where it ends. */
  boolean isFinished() {
    return code == 0;
  }

  /** Takes the byte that the encoder's last step may have left. */
  void normalize(PushInput in) throws Underflow {
    if ((range & TOP) == 0) {
      code = code << 8 | in.read();
      range <<= 8;
    }
  }

  /**
   * Decodes until the window has no more room or the end marker comes.
   *
   * @param limit bytes of input that may be read
   * @throws Underflow where a symbol needs more input
   */
  void run(PushInput in, int limit) throws Underflow, LzmaError {
    int begin = in.mark();
    if (pending > 0) {
      copyMatch();
    }
    while (window.room() > 0 && !ended) {
      int mark = in.mark();
      allowed = Math.min(limit - (mark - begin), in.available());
      careful = allowed < LONGEST;
      if (!careful) {
        symbol(in);
        continue;
      }
      carefulSymbol(in, mark);
    }
  }

  /** Reads the end marker. */
  void readEnd(PushInput in) throws Underflow, LzmaError {
    if (!ended) {
      allowed = in.available();
      careful = true;
      carefulSymbol(in, in.mark());
    }
    if (!ended) {
      throw LzmaError.data();
    }
  }

  private void carefulSymbol(PushInput in, int mark) throws Underflow, LzmaError {
    int s = state;
    int r0 = rep0;
    int r1 = rep1;
    int r2 = rep2;
    int r3 = rep3;
    int oldRange = range;
    int oldCode = code;
    changes = 0;
    try {
      symbol(in);
    } catch (Underflow e) {
      while (changes > 0) {
        changes--;
        probabilities[changed[changes]] = old[changes];
      }
      state = s;
      rep0 = r0;
      rep1 = r1;
      rep2 = r2;
      rep3 = r3;
      range = oldRange;
      code = oldCode;
      in.reset(mark);
      throw e;
    }
  }

  // Range decoder --------------------------------------------------------------------------------

  private void shift(PushInput in) throws Underflow {
    if (careful && --allowed < 0) {
      in.require(Integer.MAX_VALUE);
    }
    code = code << 8 | in.read();
    range <<= 8;
  }

  private int bit(PushInput in, int i) throws Underflow {
    if ((range & TOP) == 0) {
      shift(in);
    }
    int p = probabilities[i];
    if (careful) {
      changed[changes] = i;
      old[changes++] = (short) p;
    }
    int bound = (range >>> MODEL_BITS) * p;
    if ((code ^ SIGN) < (bound ^ SIGN)) {
      range = bound;
      probabilities[i] = (short) (p + ((1 << MODEL_BITS) - p >>> MOVE_BITS));
      return 0;
    }
    range -= bound;
    code -= bound;
    probabilities[i] = (short) (p - (p >>> MOVE_BITS));
    return 1;
  }

  private int tree(PushInput in, int base, int bits) throws Underflow {
    int m = 1;
    for (int i = 0; i < bits; i++) {
      m = m << 1 | bit(in, base + m);
    }
    return m - (1 << bits);
  }

  private int reverseTree(PushInput in, int base, int bits) throws Underflow {
    int m = 1;
    int v = 0;
    for (int i = 0; i < bits; i++) {
      int b = bit(in, base + m);
      m = m << 1 | b;
      v |= b << i;
    }
    return v;
  }

  private int direct(PushInput in, int bits) throws Underflow {
    int v = 0;
    for (int i = 0; i < bits; i++) {
      if ((range & TOP) == 0) {
        shift(in);
      }
      range >>>= 1;
      int t = code - range >>> 31;
      code -= range & t - 1;
      v = v << 1 | 1 - t;
    }
    return v;
  }

  // Symbols --------------------------------------------------------------------------------------

  private void symbol(PushInput in) throws Underflow, LzmaError {
    int p = position & positionMask;
    if (bit(in, IS_MATCH + state * 16 + p) == 0) {
      literal(in);
      return;
    }
    int length;
    if (bit(in, IS_REP + state) == 0) {
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      length = length(in, MATCH_LENGTH, p);
      rep0 = distance(in, length);
      state = state < 7 ? 7 : 10;
      if (rep0 == -1) {
        ended = true;
        return;
      }
    } else {
      length = repeated(in, p);
    }
    if (Integer.compareUnsigned(rep0, window.filled()) >= 0) {
      throw LzmaError.data();
    }
    pending = length;
    copyMatch();
  }

  private void copyMatch() {
    int n = window.repeat(rep0, pending);
    pending -= n;
    position += n;
  }

  private void literal(PushInput in) throws Underflow, LzmaError {
    if (window.room() == 0) {
      throw LzmaError.data(); // instead of the end marker
    }
    int before = window.filled() == 0 ? 0 : window.get(0);
    int base = LITERAL + 0x300 * (((position & literalMask) << lc) + (before >>> 8 - lc));
    int s = 1;
    if (state < 7) {
      while (s < 0x100) {
        s = s << 1 | bit(in, base + s);
      }
      state = state < 4 ? 0 : state - 3;
    } else {
      int match = window.get(rep0);
      int offset = 0x100;
      while (s < 0x100) {
        match <<= 1;
        int m = match & offset;
        int b = bit(in, base + offset + m + s);
        s = s << 1 | b;
        offset &= b != 0 ? m : ~m;
      }
      state = state < 10 ? state - 3 : state - 6;
    }
    window.put(s);
    position++;
  }

  private int length(PushInput in, int base, int p) throws Underflow {
    if (bit(in, base) == 0) {
      return 2 + tree(in, base + 2 + p * 8, 3);
    }
    if (bit(in, base + 1) == 0) {
      return 10 + tree(in, base + 2 + 128 + p * 8, 3);
    }
    return 18 + tree(in, base + 2 + 256, 8);
  }

  private int distance(PushInput in, int length) throws Underflow {
    int slot = tree(in, SLOT + Math.min(length - 2, 3) * 64, 6);
    if (slot < 4) {
      return slot;
    }
    int bits = (slot >> 1) - 1;
    int d = (2 | slot & 1) << bits;
    return slot < 14
        ? d + reverseTree(in, SPECIAL + d - slot, bits)
        : d + (direct(in, bits - 4) << 4) + reverseTree(in, ALIGN, 4);
  }

  /** A match at one of the last distances; its length. */
  private int repeated(PushInput in, int p) throws Underflow {
    if (bit(in, IS_REP0 + state) == 0) {
      if (bit(in, IS_REP0_LONG + state * 16 + p) == 0) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      int d;
      if (bit(in, IS_REP1 + state) == 0) {
        d = rep1;
      } else {
        if (bit(in, IS_REP2 + state) == 0) {
          d = rep2;
        } else {
          d = rep3;
          rep3 = rep2;
        }
        rep2 = rep1;
      }
      rep1 = rep0;
      rep0 = d;
    }
    int length = length(in, REP_LENGTH, p);
    state = state < 7 ? 8 : 11;
    return length;
  }
}
