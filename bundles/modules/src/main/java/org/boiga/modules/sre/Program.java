package org.boiga.modules.sre;

/** The code of a pattern, with its sets of characters made ready. */
final class Program {
  final int[] code;

  /** The sets, at the positions of the instructions that refer to them. */
  final CharSet[] sets;

  final int groups;

  // From the INFO block.
  final int start;
  final int flags;
  final int minWidth;

  /** Where the literal prefix is, and its length; or where the set of first characters is. */
  final int prefix;

  final int prefixLength;
  final CharSet firsts;

  /** Takes code that has passed {@link Validator}. */
  Program(int[] code, int groups) {
    this.code = code;
    this.groups = groups;
    sets = new CharSet[code.length];
    if (code[0] == Op.INFO) {
      start = 1 + code[1];
      flags = code[2];
      minWidth = code[3] < 0 ? Integer.MAX_VALUE : code[3];
      prefixLength = (flags & Op.INFO_PREFIX) != 0 ? code[5] : 0;
      prefix = prefixLength > 0 ? 7 : 5;
      firsts = (flags & Op.INFO_CHARSET) != 0 ? new CharSet(code, 5, Op.IN) : null;
    } else {
      start = 0;
      flags = 0;
      minWidth = 0;
      prefixLength = 0;
      prefix = 0;
      firsts = null;
    }
  }

  /** The set of the instruction at {@code pc}; made at first use, by whoever comes first. */
  CharSet set(int pc) {
    CharSet s = sets[pc];
    if (s == null) {
      s = new CharSet(code, pc + 2, code[pc]);
      sets[pc] = s;
    }
    return s;
  }

  /** Where a skip in the word at {@code at} leads. */
  int skip(int at) {
    return at + code[at];
  }

  /** The bound of a repetition in the word at {@code at}. */
  int bound(int at) {
    return code[at] < 0 ? Integer.MAX_VALUE : code[at];
  }
}
