package org.boiga.compiler.codegen;

import java.util.Arrays;

/** A place in the code that jumps go to; bound once. */
final class Label {
  /** The pc, or -1 until bound. */
  int pc = -1;

  /** The instructions to patch: pc, doubled, plus 1 where the target is in the second word. */
  private int[] references = new int[2];

  private int count;

  /** The locals that are bound on all ways to here, or null until there is one. */
  long[] bound;

  boolean isReached() {
    return bound != null;
  }

  void addReference(int pc, boolean wide) {
    if (count == references.length) {
      references = Arrays.copyOf(references, count * 2);
    }
    references[count++] = pc << 1 | (wide ? 1 : 0);
  }

  void patch(int[] code) {
    for (int i = 0; i < count; i++) {
      int at = references[i] >> 1;
      if ((references[i] & 1) != 0) {
        code[at + 1] = pc;
      } else {
        code[at] = code[at] & 0xff | pc << 8;
      }
    }
    count = 0;
  }
}
