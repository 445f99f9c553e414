package org.boiga.nativemodules.multibyte;

import java.util.List;
import org.boiga.api.PyUnicodeWriter;
import org.boiga.nativemodules.support.ByteSink;

/**
 * The encodings of ISO 2022 in seven bits: escape sequences designate a character set as one of G0
 * to G2; shifts choose between G0 and G1, and a single shift takes one character of G2.
 */
final class Iso2022 implements MultibyteEncoding {
  /** A property of an encoding. */
  enum Feature {
    /** It has shifts to G1. */
    SHIFTS,
    /** It has the single shift to G2. */
    SINGLE_SHIFT,
    /** An escape sequence that announces a revision of JIS X 0208 may come first. */
    REVISIONS
  }

  private static final int ESC = 0x1B;
  private static final int SHIFT_IN = 0x0F;
  private static final int SHIFT_OUT = 0x0E;
  private static final int LONGEST_ESCAPE = 16;

  /** Bit of a mark of a set whose characters have two bytes. */
  private static final int DOUBLE = 0x80;

  private static final int ASCII = 'B';
  private static final int ISO_8859_1 = 'A';
  private static final int ISO_8859_7 = 'F';

  private static final int FLAGS = 4;
  private static final int SHIFTED = 1;

  /** An escape sequence that is none of ISO 2022 passes through. */
  private static final int PASSING = 2;

  /**
   * A set that an encoding has.
   *
   * @param mark the final byte of its escape sequence, and DOUBLE
   * @param table codes of one or two bytes; null for a set that only G2 has
   * @param encodes whether text is encoded to it
   */
  record Designation(int mark, int plane, CharacterTable table, boolean encodes) {
    private int width() {
      return (mark & DOUBLE) == 0 ? 1 : 2;
    }
  }

  private final List<Designation> designations;
  private final List<Feature> features;

  /** The set in which some characters have a code together with the next one; or null. */
  private final Designation pairing;

  Iso2022(List<Designation> designations, Designation pairing, Feature... features) {
    this.designations = designations;
    this.pairing = pairing;
    this.features = List.of(features);
  }

  static Designation doubleByte(char mark, CharacterTable table) {
    return new Designation(mark | DOUBLE, 0, table, true);
  }

  /** Its characters are encoded to another set that has them too. */
  static Designation decodedOnly(char mark, CharacterTable table) {
    return new Designation(mark | DOUBLE, 0, table, false);
  }

  static Designation singleByte(char mark, CharacterTable table) {
    return new Designation(mark, 0, table, true);
  }

  static Designation shifted(char mark, CharacterTable table) {
    return new Designation(mark | DOUBLE, 1, table, true);
  }

  static List<Designation> singleShifted() {
    return List.of(
        new Designation(ISO_8859_1, 2, null, false), new Designation(ISO_8859_7, 2, null, false));
  }

  // Encoding -------------------------------------------------------------------------------------

  @Override
  public void startEncoding(byte[] state) {
    state[0] = ASCII;
    state[1] = ASCII;
  }

  @Override
  public int encode(byte[] state, int[] text, int at, boolean last, ByteSink out) {
    int c = text[at];
    if (c < 0x80) {
      resetEncoder(state, out, true);
      out.write(c);
      return 1;
    }
    if (pairing != null && pairing.table.startsPair(c)) {
      if (at + 1 == text.length && !last) {
        return INCOMPLETE;
      }
      int code = at + 1 < text.length ? pairing.table.code(c, text[at + 1]) : CharacterTable.NONE;
      if (code != CharacterTable.NONE) {
        put(state, pairing, code, out);
        return 2;
      }
    }
    for (Designation d : designations) {
      int code = d.encodes ? d.table.code(c) : CharacterTable.NONE;
      if (code != CharacterTable.NONE) {
        put(state, d, code, out);
        return 1;
      }
    }
    return -1;
  }

  private void put(byte[] state, Designation d, int code, ByteSink out) {
    if (d.plane == 0) {
      shiftIn(state, out);
    }
    if ((state[d.plane] & 0xFF) != d.mark) {
      out.write(ESC);
      if (d.width() == 2) {
        out.write('$');
      }
      if (d.mark != ('B' | DOUBLE)) {
        out.write(d.plane == 0 ? '(' : ')');
      }
      out.write(d.mark & ~DOUBLE);
      state[d.plane] = (byte) d.mark;
    }
    if (d.plane == 1 && (state[FLAGS] & SHIFTED) == 0) {
      out.write(SHIFT_OUT);
      state[FLAGS] |= SHIFTED;
    }
    if (d.width() == 2) {
      out.write(code >> 8);
    }
    out.write(code & 0x7F);
  }

  private static void shiftIn(byte[] state, ByteSink out) {
    if ((state[FLAGS] & SHIFTED) != 0) {
      out.write(SHIFT_IN);
      state[FLAGS] &= ~SHIFTED;
    }
  }

  @Override
  public void resetEncoder(byte[] state, ByteSink out) {
    resetEncoder(state, out, false);
  }

  private static void resetEncoder(byte[] state, ByteSink out, boolean designateFirst) {
    if (!designateFirst) {
      shiftIn(state, out);
    }
    if (state[0] != ASCII) {
      out.write(ESC).write('(').write(ASCII);
      state[0] = ASCII;
    }
    shiftIn(state, out);
  }

  // Decoding -------------------------------------------------------------------------------------

  @Override
  public void startDecoding(byte[] state) {
    state[0] = ASCII;
    state[1] = ASCII;
    state[2] = ASCII;
  }

  @Override
  public void resetDecoder(byte[] state) {
    state[0] = ASCII;
    state[FLAGS] &= ~SHIFTED;
  }

  @Override
  public int decode(byte[] state, byte[] in, int at, PyUnicodeWriter out) {
    int b = in[at] & 0xFF;
    if ((state[FLAGS] & PASSING) != 0) {
      if (endsEscape(b)) {
        state[FLAGS] &= ~PASSING;
      }
      out.WriteChar(b);
      return 1;
    }
    if (b == ESC) {
      return escape(state, in, at, out);
    }
    if (b >= 0x80) {
      return -1;
    }
    if ((b == SHIFT_IN || b == SHIFT_OUT) && features.contains(Feature.SHIFTS)) {
      state[FLAGS] = (byte) (b == SHIFT_OUT ? state[FLAGS] | SHIFTED : state[FLAGS] & ~SHIFTED);
      return 1;
    }
    if (b == '\n') {
      state[FLAGS] &= ~SHIFTED;
    }
    int mark = state[(state[FLAGS] & SHIFTED) != 0 ? 1 : 0] & 0xFF;
    if (b < ' ' || mark == ASCII) {
      out.WriteChar(b);
      return 1;
    }
    return character(designated(mark), in, at, out);
  }

  private Designation designated(int mark) {
    for (Designation d : designations) {
      if (d.mark == mark) {
        return d;
      }
    }
    return null;
  }

  private static int character(Designation d, byte[] in, int at, PyUnicodeWriter out) {
    if (d == null || d.table == null) {
      return -1;
    }
    if (at + d.width() > in.length) {
      return INCOMPLETE;
    }
    int code = in[at];
    if (d.width() == 2) {
      code = in[at + 1] < 0 ? 0 : code << 8 | in[at + 1];
    } else if (d.mark == 'I') {
      code |= 0x80;
    }
    int value = d.table.value(code);
    if (value == CharacterTable.NONE) {
      return -d.width();
    }
    MultibyteEncoding.append(out, value);
    return d.width();
  }

  private static boolean endsEscape(int b) {
    return b >= '@' && b <= 'Z';
  }

  private int escape(byte[] state, byte[] in, int at, PyUnicodeWriter out) {
    if (at + 1 >= in.length) {
      return INCOMPLETE;
    }
    int next = in[at + 1];
    if ("()$.&".indexOf(next) >= 0) {
      return designate(state, in, at);
    }
    if (next == 'N' && features.contains(Feature.SINGLE_SHIFT)) {
      return at + 2 < in.length ? singleShift(state, in[at + 2], out) : INCOMPLETE;
    }
    out.WriteChar(ESC);
    state[FLAGS] |= PASSING;
    return 1;
  }

  private int designate(byte[] state, byte[] in, int at) {
    int size = 0;
    for (int i = 1; size == 0 && i < LONGEST_ESCAPE; i++) {
      if (at + i >= in.length) {
        return INCOMPLETE;
      }
      if (endsEscape(in[at + i])) {
        size = i + 1;
      } else if (features.contains(Feature.REVISIONS)
          && at + i + 1 < in.length
          && in[at + i] == '&'
          && in[at + i + 1] == '@') {
        i += 2;
      }
    }
    if (size == 0) {
      return -1;
    }
    int mark = in[at + size - 1];
    int plane = -1;
    if (size == 3 && in[at + 1] == '$') {
      mark |= DOUBLE;
      plane = 0;
    } else if (size == 3) {
      plane = plane(in[at + 1]);
    } else if (size == 4 && in[at + 1] == '$') {
      mark |= DOUBLE;
      plane = in[at + 2] == '.' ? -1 : plane(in[at + 2]);
    } else if (size == 6
        && features.contains(Feature.REVISIONS)
        && in[at + 3] == ESC
        && in[at + 4] == '$'
        && in[at + 5] == 'B') {
      mark |= DOUBLE;
      plane = 0;
    }
    if (plane < 0 || mark != ASCII && designated(mark) == null) {
      return -size;
    }
    state[plane] = (byte) mark;
    return size;
  }

  private int plane(int intermediate) {
    return switch (intermediate) {
      case '(' -> 0;
      case ')' -> 1;
      case '.' -> features.contains(Feature.SINGLE_SHIFT) ? 2 : -1;
      default -> -1;
    };
  }

  private static int singleShift(byte[] state, byte b, PyUnicodeWriter out) {
    int value =
        switch (state[2]) {
          case ISO_8859_1 -> b < 0 ? CharacterTable.NONE : b + 0x80;
          case ISO_8859_7 -> Greek.TABLE.get().value(b & 0xFF ^ 0x80);
          default -> b < 0 ? CharacterTable.NONE : b;
        };
    if (value == CharacterTable.NONE) {
      return -3;
    }
    out.WriteChar(value);
    return 3;
  }

  /** ISO 8859-7 as it was in 1987. */
  private static final class Greek {
    private static final Once<CharacterTable> TABLE =
        new Once<>(() -> CharacterTables.singleBytes("ISO-8859-7", 0xA4, 0xA5, 0xAA));
  }
}
