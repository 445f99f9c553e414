package org.boiga.modules.sre;

/**
 * Checks code that a program passes to {@code _sre.compile}, so that the machine needs no checks:
 * every skip stays inside its part, every group exists.
 */
final class Validator {
  private static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1;

    Invalid() {
      super(null, null, false, false);
    }
  }

  private final int[] code;
  private final int groups;

  private Validator(int[] code, int groups) {
    this.code = code;
    this.groups = groups;
  }

  static boolean isValid(int[] code, int groups) {
    if (groups < 0 || code.length == 0 || code[code.length - 1] != Op.SUCCESS) {
      return false;
    }
    try {
      new Validator(code, groups).part(0, code.length - 1);
      return true;
    } catch (Invalid | ArrayIndexOutOfBoundsException e) {
      return false;
    }
  }

  private static void require(boolean valid) {
    if (!valid) {
      throw new Invalid();
    }
  }

  /** The end that the skip in the word at {@code at} means; it is before {@code end}. */
  private int skip(int at, int end) {
    int skip = code[at];
    require(at < end && skip >= 0 && skip <= end - at);
    return at + skip;
  }

  private void set(int from, int end) {
    int pc = from;
    while (true) {
      require(pc < end);
      int op = code[pc++];
      switch (op) {
        case Op.NEGATE -> {}
        case Op.LITERAL -> pc++;
        case Op.RANGE, Op.RANGE_UNI_IGNORE -> pc += 2;
        case Op.CHARSET -> pc += 8;
        case Op.BIGCHARSET -> {
          int blocks = code[pc++];
          require(blocks >= 0 && blocks <= 256 && end - pc >= 64 + blocks * 8L);
          for (int i = 0; i < 256; i++) {
            require((code[pc + i / 4] >> 8 * (i & 3) & 0xFF) < blocks);
          }
          pc += 64 + blocks * 8;
        }
        case Op.CATEGORY -> require(code[pc] >= 0 && code[pc++] < 18);
        case Op.FAILURE -> {
          require(pc == end);
          return;
        }
        default -> throw new Invalid();
      }
      require(pc <= end);
    }
  }

  private void bounds(int at) {
    require(Integer.compareUnsigned(code[at], code[at + 1]) <= 0);
  }

  private void part(int from, int end) {
    int pc = from;
    while (pc < end) {
      int op = code[pc];
      switch (op) {
        case Op.FAILURE, Op.SUCCESS, Op.ANY, Op.ANY_ALL -> pc++;
        case Op.MARK -> {
          require(code[pc + 1] >= 0 && code[pc + 1] < 2 * groups);
          pc += 2;
        }
        case Op.LITERAL,
            Op.NOT_LITERAL,
            Op.LITERAL_IGNORE,
            Op.NOT_LITERAL_IGNORE,
            Op.LITERAL_UNI_IGNORE,
            Op.NOT_LITERAL_UNI_IGNORE,
            Op.LITERAL_LOC_IGNORE,
            Op.NOT_LITERAL_LOC_IGNORE ->
            pc += 2;
        case Op.CATEGORY -> {
          require(code[pc + 1] >= 0 && code[pc + 1] < 18);
          pc += 2;
        }
        case Op.AT -> {
          require(code[pc + 1] >= 0 && code[pc + 1] <= Op.AT_UNI_NON_BOUNDARY);
          pc += 2;
        }
        case Op.GROUPREF, Op.GROUPREF_IGNORE, Op.GROUPREF_UNI_IGNORE, Op.GROUPREF_LOC_IGNORE -> {
          require(code[pc + 1] >= 0 && code[pc + 1] < groups);
          pc += 2;
        }
        case Op.IN, Op.IN_IGNORE, Op.IN_UNI_IGNORE, Op.IN_LOC_IGNORE -> {
          int next = skip(pc + 1, end);
          set(pc + 2, next);
          pc = next;
        }
        case Op.INFO -> pc = info(pc, end);
        case Op.BRANCH -> pc = branch(pc + 1, end);
        case Op.REPEAT_ONE, Op.MIN_REPEAT_ONE, Op.POSSESSIVE_REPEAT_ONE -> {
          bounds(pc + 2);
          int next = skip(pc + 1, end);
          part(pc + 4, next - 1);
          require(code[next - 1] == Op.SUCCESS);
          pc = next;
        }
        case Op.POSSESSIVE_REPEAT -> {
          bounds(pc + 2);
          int next = skip(pc + 1, end);
          part(pc + 4, next);
          require(next < end && code[next] == Op.SUCCESS);
          pc = next + 1;
        }
        case Op.REPEAT -> {
          bounds(pc + 2);
          int next = skip(pc + 1, end);
          part(pc + 4, next);
          require(next < end && (code[next] == Op.MAX_UNTIL || code[next] == Op.MIN_UNTIL));
          pc = next + 1;
        }
        case Op.ATOMIC_GROUP -> {
          int next = skip(pc + 1, end);
          part(pc + 2, next - 1);
          require(code[next - 1] == Op.SUCCESS);
          pc = next;
        }
        case Op.ASSERT, Op.ASSERT_NOT -> {
          int next = skip(pc + 1, end);
          require(code[pc + 2] >= 0);
          part(pc + 3, next - 1);
          require(code[next - 1] == Op.SUCCESS);
          pc = next;
        }
        case Op.GROUPREF_EXISTS -> pc = conditional(pc, end);
        default -> throw new Invalid();
      }
      require(pc <= end);
    }
  }

  private int info(int pc, int end) {
    int next = skip(pc + 1, end);
    int flags = code[pc + 2];
    require((flags & ~7) == 0);
    if ((flags & Op.INFO_PREFIX) != 0) {
      require((flags & Op.INFO_CHARSET) == 0);
      int n = code[pc + 5];
      require(n > 0 && pc + 7L + 2L * n == next);
    } else if ((flags & Op.INFO_CHARSET) != 0) {
      set(pc + 5, next);
    } else {
      require(next == pc + 5);
    }
    return next;
  }

  private int branch(int at, int end) {
    int w = at;
    int target = -1;
    while (code[w] != 0) {
      int next = skip(w, end);
      part(w + 1, next - 2);
      require(code[next - 2] == Op.JUMP);
      int jump = skip(next - 1, end);
      require(target < 0 || target == jump);
      target = jump;
      w = next;
    }
    require(target < 0 || target == w + 1);
    return w + 1;
  }

  private int conditional(int pc, int end) {
    require(code[pc + 1] >= 0 && code[pc + 1] < groups);
    int no = pc + 1 + code[pc + 2];
    require(code[pc + 2] >= 2 && no <= end);
    int jump = no - 2;
    if (jump >= pc + 3 && code[jump] == Op.JUMP) {
      // With another part for the group's absence; or the last word of an instruction looks so.
      try {
        int after = skip(jump + 1, end);
        part(pc + 3, jump);
        part(no, after);
        return after;
      } catch (Invalid e) {
        part(pc + 3, no);
        return no;
      }
    }
    part(pc + 3, no);
    return no;
  }
}
