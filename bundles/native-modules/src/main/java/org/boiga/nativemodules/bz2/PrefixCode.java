package org.boiga.nativemodules.bz2;

import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;

/** A canonical prefix code (Huffman's): codes of one length are consecutive numbers. */
final class PrefixCode {
  private final int shortest;
  private final int longest;

  /** The first number after the codes of each length. */
  private final int[] limit;

  /** What to add to a code of each length for the place of its symbol. */
  private final int[] offset;

  private final short[] symbols;

  PrefixCode(byte[] lengths) {
    int min = Integer.MAX_VALUE;
    int max = 0;
    for (byte n : lengths) {
      min = Math.min(min, n);
      max = Math.max(max, n);
    }
    shortest = min;
    longest = max;
    limit = new int[max + 1];
    offset = new int[max + 1];
    symbols = new short[lengths.length];
    int code = 0;
    int place = 0;
    for (int n = min; n <= max; n++) {
      offset[n] = place - code;
      for (int s = 0; s < lengths.length; s++) {
        if (lengths[s] == n) {
          symbols[place++] = (short) s;
          code++;
        }
      }
      limit[n] = code;
      code <<= 1;
    }
  }

  /** The next symbol, or -1 if the bits are none. */
  int read(Bits bits, PushInput in) throws Underflow {
    int n = shortest;
    int code = bits.read(in, n);
    while (code >= limit[n]) {
      if (++n > longest) {
        return -1;
      }
      code = code << 1 | bits.read(in, 1);
    }
    int place = code + offset[n];
    return place < 0 || place >= symbols.length ? -1 : symbols[place];
  }
}
