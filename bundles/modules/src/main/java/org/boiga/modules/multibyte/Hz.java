package org.boiga.modules.multibyte;

import org.boiga.objects.ByteBuilder;
import org.boiga.objects.PyStr;
import org.boiga.objects.StrBuilder;

/** HZ (RFC 1843): GB 2312 in seven bits, between escapes that begin with a tilde. */
final class Hz implements MultibyteEncoding {
  private static final int ASCII = 0;
  private static final int GB = 1;

  private final CharacterTable table = CharacterTables.GB_2312.get();

  @Override
  public int encode(byte[] state, PyStr text, int at, boolean last, ByteBuilder out) {
    int c = text.at(at);
    if (c < 0x80) {
      resetEncoder(state, out);
      out.append(c);
      if (c == '~') {
        out.append(c);
      }
      return 1;
    }
    int code = table.code(c);
    if (code == CharacterTable.NONE) {
      return -1;
    }
    if (state[0] == ASCII) {
      out.ascii("~{");
      state[0] = GB;
    }
    out.append(code >> 8).append(code);
    return 1;
  }

  @Override
  public void resetEncoder(byte[] state, ByteBuilder out) {
    if (state[0] != ASCII) {
      out.ascii("~}");
      state[0] = ASCII;
    }
  }

  @Override
  public int decode(byte[] state, byte[] in, int at, StrBuilder out) {
    int b = in[at];
    if (b == '~') {
      return at + 1 < in.length ? escape(state, in[at + 1], out) : INCOMPLETE;
    }
    if (b < 0) {
      return -1;
    }
    if (state[0] == ASCII) {
      out.append(b);
      return 1;
    }
    if (at + 1 >= in.length) {
      return INCOMPLETE;
    }
    int value = in[at + 1] < 0 ? CharacterTable.NONE : table.value(b << 8 | in[at + 1]);
    if (value == CharacterTable.NONE) {
      return -1;
    }
    out.append(value);
    return 2;
  }

  private static int escape(byte[] state, int b, StrBuilder out) {
    boolean ascii = state[0] == ASCII;
    if (b == '~' && ascii) {
      out.append('~');
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
