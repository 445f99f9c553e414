package org.boiga.nativemodules.multibyte;

import org.boiga.api.PyUnicodeWriter;
import org.boiga.nativemodules.support.ByteSink;

/** HZ (RFC 1843): GB 2312 in seven bits, between escapes that begin with a tilde. */
final class Hz implements MultibyteEncoding {
  private static final int ASCII = 0;
  private static final int GB = 1;

  private final CharacterTable table = CharacterTables.GB_2312.get();

  @Override
  public int encode(byte[] state, int[] text, int at, boolean last, ByteSink out) {
    int c = text[at];
    if (c < 0x80) {
      resetEncoder(state, out);
      out.write(c);
      if (c == '~') {
        out.write(c);
      }
      return 1;
    }
    int code = table.code(c);
    if (code == CharacterTable.NONE) {
      return -1;
    }
    if (state[0] == ASCII) {
      out.write('~').write('{');
      state[0] = GB;
    }
    out.write(code >> 8).write(code);
    return 1;
  }

  @Override
  public void resetEncoder(byte[] state, ByteSink out) {
    if (state[0] != ASCII) {
      out.write('~').write('}');
      state[0] = ASCII;
    }
  }

  @Override
  public int decode(byte[] state, byte[] in, int at, PyUnicodeWriter out) {
    int b = in[at];
    if (b == '~') {
      return at + 1 < in.length ? escape(state, in[at + 1], out) : INCOMPLETE;
    }
    if (b < 0) {
      return -1;
    }
    if (state[0] == ASCII) {
      out.WriteChar(b);
      return 1;
    }
    if (at + 1 >= in.length) {
      return INCOMPLETE;
    }
    int value = in[at + 1] < 0 ? CharacterTable.NONE : table.value(b << 8 | in[at + 1]);
    if (value == CharacterTable.NONE) {
      return -1;
    }
    out.WriteChar(value);
    return 2;
  }

  private static int escape(byte[] state, int b, PyUnicodeWriter out) {
    boolean ascii = state[0] == ASCII;
    if (b == '~' && ascii) {
      out.WriteChar('~');
    } else if (b == '{' && ascii) {
      state[0] = GB;
    } else if (b == '}' && !ascii) {
      state[0] = ASCII;
    } else if (b != '\n' || !ascii) {
      return -1;
    }
    return 2;
  }

  @Override
  public void resetDecoder(byte[] state) {
    state[0] = ASCII;
  }
}
