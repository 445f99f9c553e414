package org.boiga.modules.sre;

import java.util.Arrays;
import org.boiga.objects.ThreadState;

/**
 * Matches a program against a subject, by backtracking. What to do upon failure is on a stack of
 * records, so that the depth of a match is bounded by memory only. A record is a choice that was
 * not taken yet, something to undo, or a frame: the beginning of an assertion or another part whose
 * choices are dropped once it has matched.
 */
final class Matcher {
  // Kinds of records; the kind is the last word of each.
  /** pc of the word of the next alternative, position. */
  private static final int ALTERNATIVE = 0;

  /** pc of the tail, first position, last position, literal at the tail's beginning or -1. */
  private static final int GREEDY = 1;

  /** pc of the repetition, count, position. */
  private static final int LAZY = 2;

  /** mark, old value, old last group. */
  private static final int UNDO_MARK = 3;

  /** loop, old count, old position. */
  private static final int UNDO_LOOP = 4;

  /** old current loop, old number of loops. */
  private static final int UNDO_CURRENT = 5;

  /** loop, old count, old position, position: leave the loop for its tail. */
  private static final int LEAVE_LOOP = 6;

  /** loop, position: go round the loop once more. */
  private static final int REPEAT_LOOP = 7;

  /** pc of the instruction, position, count, frame around, number of loops. */
  private static final int FRAME = 8;

  private static final int[] SIZES = {3, 5, 4, 4, 4, 3, 5, 3, 6};

  /** Words of a loop: pc of its REPEAT, count, position of the last round, loop around. */
  private static final int LOOP = 4;

  private static final int POLL_INTERVAL = 1 << 14;

  private final ThreadState ts;
  private final Program program;
  private final int[] code;
  private final Subject subject;

  /** Where the subject ends for this match. */
  final int end;

  /** Start and end of each group; -1 where it did not match. */
  final int[] marks;

  /** Number of the group that matched last, or 0. */
  int lastGroup;

  /** Where the match started. */
  int start;

  /** The current position; after a match its end. */
  int position;

  private int pc;
  private int[] stack = new int[64];
  private int top;
  private int frame = -1;
  private int[] loops = new int[16];
  private int loopCount;
  private int current = -1;
  private boolean whole;

  /** The position at which an empty match does not count, or -1. */
  private int notEmptyAt = -1;

  private int untilPoll = POLL_INTERVAL;

  Matcher(ThreadState ts, Program program, Subject subject, int end) {
    this.ts = ts;
    this.program = program;
    this.code = program.code;
    this.subject = subject;
    this.end = end;
    marks = new int[2 * program.groups];
  }

  // Entry ----------------------------------------------------------------------------------------

  /** Matches at {@code at}; {@code whole} if up to the end. */
  boolean match(int at, boolean whole) {
    this.whole = whole;
    return attempt(at);
  }

  /** Does not count an empty match at this position. */
  void advanceFrom(int at) {
    notEmptyAt = at;
  }

  private boolean attempt(int at) {
    Arrays.fill(marks, -1);
    lastGroup = 0;
    top = 0;
    frame = -1;
    loopCount = 0;
    current = -1;
    start = at;
    return run(program.start, at);
  }

  /** Finds the first match at {@code from} or later. */
  boolean search(int from) {
    int last = end - program.minWidth;
    if (program.prefixLength > 0) {
      for (int i = from; ; i++) {
        i = subject.find(code, program.prefix, program.prefixLength, i, end);
        if (i < 0) {
          return false;
        }
        if (attempt(i)) {
          return true;
        }
      }
    }
    if (program.firsts != null) {
      CharSet firsts = program.firsts;
      for (int i = from; i <= last && i < end; i++) {
        if (firsts.has(subject.at(i)) && attempt(i)) {
          return true;
        }
      }
      return false;
    }
    int pc0 = program.start;
    boolean atBeginning =
        code[pc0] == Op.AT
            && (code[pc0 + 1] == Op.AT_BEGINNING || code[pc0 + 1] == Op.AT_BEGINNING_STRING);
    for (int i = from; i <= last; i++) {
      if (attempt(i)) {
        return true;
      }
      if (atBeginning) {
        return false;
      }
    }
    return false;
  }

  // The machine ----------------------------------------------------------------------------------

  private boolean run(int startPc, int at) {
    int pc = startPc;
    int p = at;
    while (true) {
      switch (code[pc]) {
        case Op.LITERAL -> {
          if (p < end && subject.at(p) == code[pc + 1]) {
            p++;
            pc += 2;
            continue;
          }
        }
        case Op.ANY_ALL, Op.ANY -> {
          if (one(pc, p)) {
            p++;
            pc++;
            continue;
          }
        }
        case Op.IN, Op.IN_IGNORE, Op.IN_UNI_IGNORE, Op.IN_LOC_IGNORE -> {
          if (p < end && program.set(pc).has(subject.at(p))) {
            p++;
            pc = program.skip(pc + 1);
            continue;
          }
        }
        case Op.NOT_LITERAL,
            Op.LITERAL_IGNORE,
            Op.NOT_LITERAL_IGNORE,
            Op.LITERAL_LOC_IGNORE,
            Op.NOT_LITERAL_LOC_IGNORE,
            Op.LITERAL_UNI_IGNORE,
            Op.NOT_LITERAL_UNI_IGNORE,
            Op.CATEGORY -> {
          if (one(pc, p)) {
            p++;
            pc += 2;
            continue;
          }
        }
        case Op.MARK -> {
          setMark(code[pc + 1], p);
          pc += 2;
          continue;
        }
        case Op.JUMP, Op.INFO -> {
          pc = program.skip(pc + 1);
          continue;
        }
        case Op.AT -> {
          if (at(code[pc + 1], p)) {
            pc += 2;
            continue;
          }
        }
        case Op.BRANCH -> {
          if (branch(pc + 1, p)) {
            pc = this.pc;
            continue;
          }
        }
        case Op.REPEAT_ONE -> {
          if (greedy(pc, p)) {
            pc = this.pc;
            p = position;
            continue;
          }
        }
        case Op.MIN_REPEAT_ONE -> {
          if (lazy(pc, p)) {
            pc = this.pc;
            p = position;
            continue;
          }
        }
        case Op.POSSESSIVE_REPEAT_ONE -> {
          int n = count(pc + 4, p, program.bound(pc + 3));
          if (n >= program.bound(pc + 2)) {
            p += n;
            pc = program.skip(pc + 1);
            continue;
          }
        }
        case Op.REPEAT -> {
          enterLoop(pc);
          pc = program.skip(pc + 1);
          continue;
        }
        case Op.MAX_UNTIL -> {
          pc = maxUntil(pc, p);
          continue;
        }
        case Op.MIN_UNTIL -> {
          pc = minUntil(pc, p);
          continue;
        }
        case Op.GROUPREF, Op.GROUPREF_IGNORE, Op.GROUPREF_LOC_IGNORE, Op.GROUPREF_UNI_IGNORE -> {
          int n = sameAsGroup(code[pc], code[pc + 1], p);
          if (n >= 0) {
            p += n;
            pc += 2;
            continue;
          }
        }
        case Op.GROUPREF_EXISTS -> {
          pc = groupLength(code[pc + 1]) >= 0 ? pc + 3 : pc + 1 + code[pc + 2];
          continue;
        }
        case Op.ASSERT, Op.ASSERT_NOT -> {
          int back = p - code[pc + 2];
          if (back >= 0) {
            pushFrame(pc, p, 0);
            p = back;
            pc += 3;
            continue;
          }
          if (code[pc] == Op.ASSERT_NOT) {
            pc = program.skip(pc + 1);
            continue;
          }
        }
        case Op.ATOMIC_GROUP -> {
          pushFrame(pc, p, 0);
          pc += 2;
          continue;
        }
        case Op.POSSESSIVE_REPEAT -> {
          if (program.bound(pc + 3) == 0) {
            pc = afterFrame(pc);
          } else {
            pushFrame(pc, p, 0);
            pc += 4;
          }
          continue;
        }
        case Op.SUCCESS -> {
          if (frame < 0) {
            if ((!whole || p == end) && p != notEmptyAt) {
              position = p;
              return true;
            }
          } else if (leaveFrame(p)) {
            pc = this.pc;
            p = position;
            continue;
          }
        }
        default -> {}
      }
      if (!backtrack()) {
        return false;
      }
      pc = this.pc;
      p = position;
    }
  }

  // Single characters ----------------------------------------------------------------------------

  /** Whether the character at {@code p} matches an instruction for one character. */
  private boolean one(int pc, int p) {
    return p < end && accepts(pc, subject.at(p));
  }

  private boolean accepts(int pc, int c) {
    return switch (code[pc]) {
      case Op.ANY_ALL -> true;
      case Op.ANY -> c != '\n';
      case Op.LITERAL -> c == code[pc + 1];
      case Op.NOT_LITERAL -> c != code[pc + 1];
      case Op.LITERAL_IGNORE -> Chars.lowerAscii(c) == code[pc + 1];
      case Op.NOT_LITERAL_IGNORE -> Chars.lowerAscii(c) != code[pc + 1];
      case Op.LITERAL_UNI_IGNORE -> Chars.lowerUnicode(c) == code[pc + 1];
      case Op.NOT_LITERAL_UNI_IGNORE -> Chars.lowerUnicode(c) != code[pc + 1];
      case Op.LITERAL_LOC_IGNORE -> sameInLocale(c, code[pc + 1]);
      case Op.NOT_LITERAL_LOC_IGNORE -> !sameInLocale(c, code[pc + 1]);
      case Op.CATEGORY -> Chars.isCategory(code[pc + 1], c);
      case Op.IN, Op.IN_IGNORE, Op.IN_UNI_IGNORE, Op.IN_LOC_IGNORE -> program.set(pc).has(c);
      default -> false;
    };
  }

  private static boolean sameInLocale(int c, int literal) {
    return c == literal || Chars.lowerLocale(c) == literal || Chars.upperLocale(c) == literal;
  }

  /** How many characters from {@code p} on match an instruction for one, at most {@code max}. */
  private int count(int pc, int p, int max) {
    int limit = max < end - p ? p + max : end;
    int i = p;
    switch (code[pc]) {
      case Op.ANY_ALL -> i = Math.max(p, limit);
      case Op.ANY -> {
        while (i < limit && subject.at(i) != '\n') {
          i++;
        }
      }
      case Op.LITERAL -> {
        int c = code[pc + 1];
        while (i < limit && subject.at(i) == c) {
          i++;
        }
      }
      case Op.NOT_LITERAL -> {
        int c = code[pc + 1];
        while (i < limit && subject.at(i) != c) {
          i++;
        }
      }
      case Op.IN, Op.IN_IGNORE, Op.IN_UNI_IGNORE, Op.IN_LOC_IGNORE -> {
        CharSet set = program.set(pc);
        while (i < limit && set.has(subject.at(i))) {
          i++;
        }
      }
      default -> {
        while (i < limit && accepts(pc, subject.at(i))) {
          i++;
        }
      }
    }
    return i - p;
  }

  private boolean at(int where, int p) {
    return switch (where) {
      case Op.AT_BEGINNING, Op.AT_BEGINNING_STRING -> p == 0;
      case Op.AT_BEGINNING_LINE -> p == 0 || subject.at(p - 1) == '\n';
      case Op.AT_END -> p == end || p == end - 1 && subject.at(p) == '\n';
      case Op.AT_END_LINE -> p == end || subject.at(p) == '\n';
      case Op.AT_END_STRING -> p == end;
      case Op.AT_BOUNDARY, Op.AT_LOC_BOUNDARY -> isWord(p - 1, false) != isWord(p, false);
      case Op.AT_NON_BOUNDARY, Op.AT_LOC_NON_BOUNDARY -> isWord(p - 1, false) == isWord(p, false);
      case Op.AT_UNI_BOUNDARY -> isWord(p - 1, true) != isWord(p, true);
      case Op.AT_UNI_NON_BOUNDARY -> isWord(p - 1, true) == isWord(p, true);
      default -> false;
    };
  }

  private boolean isWord(int p, boolean unicode) {
    if (p < 0 || p >= end) {
      return false;
    }
    int c = subject.at(p);
    return unicode ? Chars.isUnicodeWord(c) : Chars.isAsciiWord(c);
  }

  // Groups ---------------------------------------------------------------------------------------

  private void setMark(int i, int p) {
    if (top > 0) {
      push4(i, marks[i], lastGroup, UNDO_MARK);
    }
    marks[i] = p;
    if ((i & 1) != 0) {
      lastGroup = i / 2 + 1;
    }
  }

  /** Length of what group {@code g}, from 0, matched; -1 if it did not. */
  private int groupLength(int g) {
    int from = marks[2 * g];
    int to = marks[2 * g + 1];
    return from < 0 || to < from ? -1 : to - from;
  }

  /** Length of what group {@code g} matched if the same is at {@code p}, else -1. */
  private int sameAsGroup(int op, int g, int p) {
    int n = groupLength(g);
    if (n < 0 || n > end - p) {
      return -1;
    }
    int from = marks[2 * g];
    for (int i = 0; i < n; i++) {
      int a = subject.at(from + i);
      int b = subject.at(p + i);
      boolean same =
          a == b
              || switch (op) {
                case Op.GROUPREF_IGNORE -> Chars.lowerAscii(a) == Chars.lowerAscii(b);
                case Op.GROUPREF_LOC_IGNORE -> Chars.lowerLocale(a) == Chars.lowerLocale(b);
                case Op.GROUPREF_UNI_IGNORE -> Chars.lowerUnicode(a) == Chars.lowerUnicode(b);
                default -> false;
              };
      if (!same) {
        return -1;
      }
    }
    return n;
  }

  // Choices --------------------------------------------------------------------------------------

  /** Takes the first alternative, from the word at {@code at} on, that can begin at {@code p}. */
  private boolean branch(int at, int p) {
    int w = at;
    while (code[w] != 0) {
      int next = program.skip(w);
      boolean possible =
          switch (code[w + 1]) {
            case Op.LITERAL, Op.IN -> one(w + 1, p);
            default -> true;
          };
      if (possible) {
        if (code[next] != 0) {
          push3(next, p, ALTERNATIVE);
        }
        pc = w + 1;
        return true;
      }
      w = next;
    }
    return false;
  }

  private boolean greedy(int pc, int p) {
    int min = program.bound(pc + 2);
    if (end - p < min) {
      return false;
    }
    int n = count(pc + 4, p, program.bound(pc + 3));
    if (n < min) {
      return false;
    }
    int tail = program.skip(pc + 1);
    int literal = code[tail] == Op.LITERAL ? code[tail + 1] : -1;
    return greedyTail(tail, p + min, p + n, literal);
  }

  /**
   * Goes on with the tail at the last position from {@code first} to {@code last} that suits it.
   */
  private boolean greedyTail(int tail, int first, int last, int literal) {
    int p = last;
    if (literal >= 0) {
      while (p >= first && (p >= end || subject.at(p) != literal)) {
        p--;
      }
    }
    if (p < first) {
      return false;
    }
    if (p > first) {
      reserve(5);
      stack[top++] = tail;
      stack[top++] = first;
      stack[top++] = p - 1;
      stack[top++] = literal;
      stack[top++] = GREEDY;
    }
    pc = tail;
    position = p;
    return true;
  }

  private boolean lazy(int pc, int p) {
    int min = program.bound(pc + 2);
    if (end - p < min || min > 0 && count(pc + 4, p, min) < min) {
      return false;
    }
    return lazyTail(pc, min, p + min);
  }

  private boolean lazyTail(int pc, int count, int p) {
    if (count < program.bound(pc + 3) && p < end) {
      push4(pc, count, p, LAZY);
    }
    this.pc = program.skip(pc + 1);
    position = p;
    return true;
  }

  // Loops ----------------------------------------------------------------------------------------

  private void enterLoop(int pc) {
    push3(current, loopCount, UNDO_CURRENT);
    if ((loopCount + 1) * LOOP > loops.length) {
      loops = Arrays.copyOf(loops, loops.length * 2);
    }
    int l = loopCount++ * LOOP;
    loops[l] = pc;
    loops[l + 1] = -1;
    loops[l + 2] = -1;
    loops[l + 3] = current;
    current = l;
  }

  private int nextRound(int l, int count, int p) {
    loops[l + 1] = count;
    loops[l + 2] = p;
    return loops[l] + 4;
  }

  private int leaveLoop(int l, int until) {
    push3(current, loopCount, UNDO_CURRENT);
    current = loops[l + 3];
    return until + 1;
  }

  private int maxUntil(int until, int p) {
    int l = current;
    int repeat = loops[l];
    int count = loops[l + 1] + 1;
    if (count < program.bound(repeat + 2)) {
      push4(l, loops[l + 1], loops[l + 2], UNDO_LOOP);
      loops[l + 1] = count;
      return repeat + 4;
    }
    int max = program.bound(repeat + 3);
    if ((count < max || max == Integer.MAX_VALUE) && p != loops[l + 2]) {
      reserve(5);
      stack[top++] = l;
      stack[top++] = loops[l + 1];
      stack[top++] = loops[l + 2];
      stack[top++] = p;
      stack[top++] = LEAVE_LOOP;
      return nextRound(l, count, p);
    }
    return leaveLoop(l, until);
  }

  private int minUntil(int until, int p) {
    int l = current;
    int repeat = loops[l];
    int count = loops[l + 1] + 1;
    if (count < program.bound(repeat + 2)) {
      push4(l, loops[l + 1], loops[l + 2], UNDO_LOOP);
      loops[l + 1] = count;
      return repeat + 4;
    }
    push3(l, p, REPEAT_LOOP);
    return leaveLoop(l, until);
  }

  // Frames ---------------------------------------------------------------------------------------

  /** Where it goes on after the part that the instruction at {@code pc} is about. */
  private int afterFrame(int pc) {
    // The repetition's skip leads to the SUCCESS that ends its part, others' beyond it.
    return program.skip(pc + 1) + (code[pc] == Op.POSSESSIVE_REPEAT ? 1 : 0);
  }

  private void pushFrame(int pc, int p, int count) {
    reserve(6);
    int at = top;
    stack[top++] = pc;
    stack[top++] = p;
    stack[top++] = count;
    stack[top++] = frame;
    stack[top++] = loopCount;
    stack[top++] = FRAME;
    frame = at;
  }

  /** The part that the innermost frame is about has matched up to {@code p}. */
  private boolean leaveFrame(int p) {
    int f = frame;
    int pc = stack[f];
    int from = stack[f + 1];
    int count = stack[f + 2];
    int around = stack[f + 3];
    int loopsBefore = stack[f + 4];
    if (code[pc] == Op.ASSERT_NOT) {
      while (top > f + SIZES[FRAME]) {
        undo();
      }
      top = f;
      frame = around;
      loopCount = loopsBefore;
      return false;
    }
    dropChoices(f);
    frame = around;
    loopCount = loopsBefore;
    this.pc = afterFrame(pc);
    position = p;
    switch (code[pc]) {
      case Op.ASSERT -> position = from;
      case Op.POSSESSIVE_REPEAT -> {
        int done = count + 1;
        int max = program.bound(pc + 3);
        if (done < program.bound(pc + 2) || done < max && p != from) {
          pushFrame(pc, p, done);
          this.pc = pc + 4;
        }
      }
      default -> {}
    }
    return true;
  }

  /** Removes a frame and what is above it, but for the marks that are to be undone. */
  private void dropChoices(int f) {
    int kept = 0;
    int at = top;
    // Records can be read from the top only: move those to keep to the top, then down.
    int to = top;
    while (at > f + SIZES[FRAME]) {
      int kind = stack[at - 1];
      int size = SIZES[kind];
      if (kind == UNDO_MARK) {
        to -= size;
        System.arraycopy(stack, at - size, stack, to, size);
        kept += size;
      }
      at -= size;
    }
    System.arraycopy(stack, top - kept, stack, f, kept);
    top = f + kept;
  }

  // Backtracking ---------------------------------------------------------------------------------

  private void reserve(int n) {
    if (top + n > stack.length) {
      stack = Arrays.copyOf(stack, stack.length * 2);
    }
  }

  private void push3(int a, int b, int kind) {
    reserve(3);
    stack[top++] = a;
    stack[top++] = b;
    stack[top++] = kind;
  }

  private void push4(int a, int b, int c, int kind) {
    reserve(4);
    stack[top++] = a;
    stack[top++] = b;
    stack[top++] = c;
    stack[top++] = kind;
  }

  /** Removes the top record, and undoes what it tells. */
  private void undo() {
    int kind = stack[top - 1];
    top -= SIZES[kind];
    switch (kind) {
      case UNDO_MARK -> {
        marks[stack[top]] = stack[top + 1];
        lastGroup = stack[top + 2];
      }
      case UNDO_LOOP, LEAVE_LOOP -> {
        loops[stack[top] + 1] = stack[top + 1];
        loops[stack[top] + 2] = stack[top + 2];
      }
      case UNDO_CURRENT -> {
        current = stack[top];
        loopCount = stack[top + 1];
      }
      default -> {}
    }
  }

  /** Goes back to the last choice; false if there is none. */
  private boolean backtrack() {
    if (--untilPoll == 0) {
      untilPoll = POLL_INTERVAL;
      if (ts.pollRequested()) {
        ts.safepoint();
      }
    }
    while (top > 0) {
      int kind = stack[top - 1];
      undo();
      int[] s = stack;
      int t = top;
      switch (kind) {
        case ALTERNATIVE -> {
          if (branch(s[t], s[t + 1])) {
            position = s[t + 1];
            return true;
          }
        }
        case GREEDY -> {
          if (greedyTail(s[t], s[t + 1], s[t + 2], s[t + 3])) {
            return true;
          }
        }
        case LAZY -> {
          if (one(s[t] + 4, s[t + 2]) && lazyTail(s[t], s[t + 1] + 1, s[t + 2] + 1)) {
            return true;
          }
        }
        case LEAVE_LOOP -> {
          position = s[t + 3];
          pc = leaveLoop(s[t], program.skip(loops[s[t]] + 1));
          return true;
        }
        case REPEAT_LOOP -> {
          if (repeatLoop(s[t], s[t + 1])) {
            return true;
          }
        }
        case FRAME -> {
          if (abandonFrame(t)) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private boolean repeatLoop(int l, int p) {
    int repeat = loops[l];
    int count = loops[l + 1] + 1;
    int max = program.bound(repeat + 3);
    if (count >= max && max != Integer.MAX_VALUE || p == loops[l + 2]) {
      return false;
    }
    push4(l, loops[l + 1], loops[l + 2], UNDO_LOOP);
    position = p;
    pc = nextRound(l, count, p);
    return true;
  }

  /** The part that the frame at {@code f} is about does not match. */
  private boolean abandonFrame(int f) {
    int pc = stack[f];
    frame = stack[f + 3];
    loopCount = stack[f + 4];
    boolean goOn =
        switch (code[pc]) {
          case Op.ASSERT_NOT -> true;
          case Op.POSSESSIVE_REPEAT -> stack[f + 2] >= program.bound(pc + 2);
          default -> false;
        };
    this.pc = afterFrame(pc);
    position = stack[f + 1];
    return goOn;
  }
}
