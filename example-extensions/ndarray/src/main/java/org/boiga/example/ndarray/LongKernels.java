package org.boiga.example.ndarray;

import java.util.Arrays;

/**
 * Loops over longs, in which bool and the ints are computed.
 *
 * <p>Each loop has a method of its own and one index for all arrays: so it is compiled to vector
 * instructions, whichever operations a program uses.
 */
final class LongKernels {
  private LongKernels() {}

  /** Sets {@code r} from index {@code from} to {@code to}. */
  static void apply(BinaryOp op, long[] x, long[] y, long[] r, int from, int to) {
    switch (op) {
      case ADD -> add(x, y, r, from, to);
      case SUBTRACT -> subtract(x, y, r, from, to);
      case MULTIPLY -> multiply(x, y, r, from, to);
      case FLOOR_DIVIDE -> floorDivide(x, y, r, from, to);
      case REMAINDER -> remainder(x, y, r, from, to);
      case POWER -> power(x, y, r, from, to);
      case MINIMUM -> minimum(x, y, r, from, to);
      case MAXIMUM -> maximum(x, y, r, from, to);
      case AND -> and(x, y, r, from, to);
      case OR -> or(x, y, r, from, to);
      case XOR -> xor(x, y, r, from, to);
      case LEFT_SHIFT -> leftShift(x, y, r, from, to);
      case RIGHT_SHIFT -> rightShift(x, y, r, from, to);
      case LESS -> less(x, y, r, from, to);
      case LESS_EQUAL -> lessEqual(x, y, r, from, to);
      case EQUAL -> equal(x, y, r, from, to);
      case NOT_EQUAL -> notEqual(x, y, r, from, to);
      case GREATER -> less(y, x, r, from, to);
      case GREATER_EQUAL -> lessEqual(y, x, r, from, to);
      case LOGICAL_AND -> logicalAnd(x, y, r, from, to);
      case LOGICAL_OR -> logicalOr(x, y, r, from, to);
      case LOGICAL_XOR -> logicalXor(x, y, r, from, to);
      default -> throw new AssertionError(op);
    }
  }

  /** Sets {@code r} from index {@code from} to {@code to}. */
  static void apply(UnaryOp op, long[] x, long[] r, int from, int to) {
    switch (op) {
      case POSITIVE, FLOOR, CEIL, RINT -> System.arraycopy(x, from, r, from, to - from);
      case NEGATIVE -> negative(x, r, from, to);
      case ABSOLUTE -> absolute(x, r, from, to);
      case SIGN -> sign(x, r, from, to);
      case SQUARE -> square(x, r, from, to);
      case INVERT -> invert(x, r, from, to);
      case LOGICAL_NOT -> logicalNot(x, r, from, to);
      case ISNAN -> Arrays.fill(r, from, to, 0);
      case ISFINITE -> Arrays.fill(r, from, to, 1);
      default -> throw new AssertionError(op);
    }
  }

  /** Sets {@code x} to {@code y} where {@code c} is zero. */
  static void select(long[] c, long[] x, long[] y, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = c[i] != 0 ? x[i] : y[i];
    }
  }

  /** What one element becomes with those of a block. */
  static long reduce(Reduction op, long start, long[] block, int count) {
    long r = start;
    switch (op) {
      case SUM -> {
        for (int i = 0; i < count; i++) {
          r += block[i];
        }
      }
      case PROD -> {
        for (int i = 0; i < count; i++) {
          r *= block[i];
        }
      }
      case MIN -> {
        for (int i = 0; i < count; i++) {
          r = Math.min(r, block[i]);
        }
      }
      case MAX -> {
        for (int i = 0; i < count; i++) {
          r = Math.max(r, block[i]);
        }
      }
      case ANY -> {
        for (int i = 0; i < count; i++) {
          r = block[i] != 0 ? 1 : r;
        }
      }
      case ALL -> {
        for (int i = 0; i < count; i++) {
          r = block[i] == 0 ? 0 : r;
        }
      }
    }
    return r;
  }

  private static void add(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] + y[i];
    }
  }

  private static void subtract(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] - y[i];
    }
  }

  private static void multiply(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] * y[i];
    }
  }

  private static void floorDivide(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = y[i] == 0 ? 0 : Math.floorDiv(x[i], y[i]);
    }
  }

  private static void remainder(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = y[i] == 0 ? 0 : Math.floorMod(x[i], y[i]);
    }
  }

  private static void power(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = power(x[i], y[i]);
    }
  }

  private static void minimum(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.min(x[i], y[i]);
    }
  }

  private static void maximum(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.max(x[i], y[i]);
    }
  }

  private static void and(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] & y[i];
    }
  }

  private static void or(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] | y[i];
    }
  }

  private static void xor(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] ^ y[i];
    }
  }

  private static void leftShift(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = y[i] < 0 || y[i] > 63 ? 0 : x[i] << y[i];
    }
  }

  private static void rightShift(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] >> (y[i] < 0 || y[i] > 63 ? 63 : y[i]);
    }
  }

  private static void less(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] < y[i] ? 1 : 0;
    }
  }

  private static void lessEqual(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] <= y[i] ? 1 : 0;
    }
  }

  private static void equal(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] == y[i] ? 1 : 0;
    }
  }

  private static void notEqual(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] != y[i] ? 1 : 0;
    }
  }

  private static void logicalAnd(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] != 0 && y[i] != 0 ? 1 : 0;
    }
  }

  private static void logicalOr(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] != 0 || y[i] != 0 ? 1 : 0;
    }
  }

  private static void logicalXor(long[] x, long[] y, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (x[i] != 0) != (y[i] != 0) ? 1 : 0;
    }
  }

  private static void negative(long[] x, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = -x[i];
    }
  }

  private static void absolute(long[] x, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.abs(x[i]);
    }
  }

  private static void sign(long[] x, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Long.signum(x[i]);
    }
  }

  private static void square(long[] x, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] * x[i];
    }
  }

  private static void invert(long[] x, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = ~x[i];
    }
  }

  private static void logicalNot(long[] x, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] == 0 ? 1 : 0;
    }
  }

  private static long power(long x, long y) {
    long result = 1;
    for (long square = x, left = y; left > 0; left >>= 1, square *= square) {
      if ((left & 1) != 0) {
        result *= square;
      }
    }
    return result;
  }
}
