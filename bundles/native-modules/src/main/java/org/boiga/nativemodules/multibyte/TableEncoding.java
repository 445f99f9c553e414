package org.boiga.nativemodules.multibyte;

import org.boiga.api.PyUnicodeWriter;
import org.boiga.nativemodules.support.ByteSink;

/**
 * An encoding without a state that is all in a table: a character has one byte or two, or three
 * after a single shift to the third set of an EUC.
 */
class TableEncoding implements MultibyteEncoding {
  /** What the bytes that are no characters are. */
  enum Leads {
    /** All beyond ASCII may begin two bytes. */
    ALL,
    /** Those do with which a character begins. */
    OF_TABLE,
    /** As ALL, and one is the single shift to the third set. */
    EUC
  }

  private static final int SINGLE_SHIFT_3 = 0x8F;

  final CharacterTable table;
  private final Leads leads;

  TableEncoding(CharacterTable table, Leads leads) {
    this.table = table;
    this.leads = leads;
  }

  @Override
  public int encode(byte[] state, int[] text, int at, boolean last, ByteSink out) {
    int c = text[at];
    if (table.startsPair(c)) {
      if (at + 1 == text.length && !last) {
        return INCOMPLETE;
      }
      int code = at + 1 < text.length ? table.code(c, text[at + 1]) : CharacterTable.NONE;
      if (code != CharacterTable.NONE) {
        append(out, code);
        return 2;
      }
    }
    int code = table.code(c);
    if (code == CharacterTable.NONE) {
      return -1;
    }
    append(out, code);
    return 1;
  }

  private void append(ByteSink out, int code) {
    if (code < 0x100) {
      out.write(code);
    } else if (leads == Leads.EUC && (code & 0x80) == 0) {
      out.write(SINGLE_SHIFT_3).write(code >> 8).write(code & 0xFF | 0x80);
    } else {
      out.write(code >> 8).write(code);
    }
  }

  @Override
  public int decode(byte[] state, byte[] in, int at, PyUnicodeWriter out) {
    int b = in[at] & 0xFF;
    int value = table.value(b);
    if (value != CharacterTable.NONE) {
      out.WriteChar(value);
      return 1;
    }
    int size = 2;
    if (leads == Leads.EUC && b == SINGLE_SHIFT_3) {
      size = 3;
    } else if (leads == Leads.OF_TABLE && !table.hasLead(b)) {
      return -1;
    }
    if (at + size > in.length) {
      return INCOMPLETE;
    }
    value = size == 3 ? third(in, at) : table.value(b << 8 | in[at + 1] & 0xFF);
    if (value == CharacterTable.NONE || leads == Leads.EUC && in[at + 1] >= 0) {
      return -1;
    }
    MultibyteEncoding.append(out, value);
    return size;
  }

  private int third(byte[] in, int at) {
    return in[at + 2] >= 0
        ? CharacterTable.NONE
        : table.value((in[at + 1] & 0xFF) << 8 | in[at + 2] & 0x7F);
  }
}
