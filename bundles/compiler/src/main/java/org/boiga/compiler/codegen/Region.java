package org.boiga.compiler.codegen;

import java.util.Arrays;

/**
 * The instructions that an exception handler covers: a range with holes, where code that leaves the
 * region is inlined.
 */
final class Region {
  static final int SUSPENDED = Integer.MAX_VALUE;

  final Label handler = new Label();

  /** The register from which on temporaries are released when the handler is entered. */
  final int clearFrom;

  /** The register that receives the exception. */
  final int exception;

  /** The locals that are bound when the handler is entered. */
  final long[] bound;

  private int start;
  private int[] ranges = new int[2];
  private int count;

  Region(int start, int clearFrom, int exception, long[] bound) {
    this.start = start;
    this.clearFrom = clearFrom;
    this.exception = exception;
    this.bound = bound;
  }

  /** Ends a range: what follows is not covered. */
  void suspend(int pc) {
    cover(start, pc);
    start = SUSPENDED;
  }

  boolean isSuspended() {
    return start == SUSPENDED;
  }

  /** Adds a range. */
  void cover(int from, int to) {
    if (to > from) {
      if (count == ranges.length) {
        ranges = Arrays.copyOf(ranges, count * 2);
      }
      ranges[count++] = from;
      ranges[count++] = to;
    }
  }

  void resume(int pc) {
    start = pc;
  }

  boolean isEmpty() {
    return count == 0;
  }

  int ranges() {
    return count / 2;
  }

  int start(int i) {
    return ranges[2 * i];
  }

  int end(int i) {
    return ranges[2 * i + 1];
  }
}
