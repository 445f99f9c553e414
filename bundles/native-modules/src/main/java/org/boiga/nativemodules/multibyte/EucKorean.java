package org.boiga.nativemodules.multibyte;

import org.boiga.api.PyUnicodeWriter;
import org.boiga.nativemodules.support.ByteSink;

/**
 * EUC-KR, in which a syllable that KS X 1001 does not have is a sequence of four characters: a
 * filler, and the letters that begin, make and end it.
 */
final class EucKorean extends TableEncoding {
  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int LAST_SYLLABLE = 0xD7A3;
  private static final int VOWELS = 21;
  private static final int FINALS = 28;
  private static final int FILLER = 0xA4D4;
  private static final int FIRST_VOWEL = 0xBF;
  private static final int SIZE = 8;

  /** Second bytes of the letters, in the order in which Unicode has them in syllables. */
  private static final String INITIAL_LETTERS =
      "\u00a1\u00a2\u00a4\u00a7\u00a8\u00a9\u00b1\u00b2\u00b3\u00b5\u00b6\u00b7\u00b8\u00b9\u00ba"
          + "\u00bb\u00bc\u00bd\u00be";

  private static final String FINAL_LETTERS =
      "\u00d4\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae\u00af"
          + "\u00b0\u00b1\u00b2\u00b4\u00b5\u00b6\u00b7\u00b8\u00ba\u00bb\u00bc\u00bd\u00be";

  EucKorean() {
    super(CharacterTables.eucKr(), Leads.ALL);
  }

  @Override
  public int encode(byte[] state, int[] text, int at, boolean last, ByteSink out) {
    int c = text[at];
    if (c < FIRST_SYLLABLE || c > LAST_SYLLABLE || table.code(c) != CharacterTable.NONE) {
      return super.encode(state, text, at, last, out);
    }
    int syllable = c - FIRST_SYLLABLE;
    letter(out, FILLER & 0xFF);
    letter(out, INITIAL_LETTERS.charAt(syllable / (VOWELS * FINALS)));
    letter(out, FIRST_VOWEL + syllable / FINALS % VOWELS);
    letter(out, FINAL_LETTERS.charAt(syllable % FINALS));
    return 1;
  }

  private static void letter(ByteSink out, int second) {
    out.write(FILLER >> 8).write(second);
  }

  @Override
  public int decode(byte[] state, byte[] in, int at, PyUnicodeWriter out) {
    if (at + 1 >= in.length || second(in, at, 0) != (FILLER & 0xFF)) {
      return super.decode(state, in, at, out);
    }
    if (at + SIZE > in.length) {
      return INCOMPLETE;
    }
    int initial = INITIAL_LETTERS.indexOf(second(in, at, 1));
    int vowel = second(in, at, 2) - FIRST_VOWEL;
    int end = FINAL_LETTERS.indexOf(second(in, at, 3));
    if (initial < 0 || vowel < 0 || vowel >= VOWELS || end < 0) {
      return -1;
    }
    out.WriteChar(FIRST_SYLLABLE + (initial * VOWELS + vowel) * FINALS + end);
    return SIZE;
  }

  /** The second byte of a letter of the sequence; -1 if it is no letter. */
  private static int second(byte[] in, int at, int letter) {
    int i = at + 2 * letter;
    return (in[i] & 0xFF) == FILLER >> 8 ? in[i + 1] & 0xFF : -1;
  }
}
