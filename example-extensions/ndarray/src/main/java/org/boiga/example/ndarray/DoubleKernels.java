package org.boiga.example.ndarray;

/**
 * Loops over doubles, in which float32 and float64 are computed.
 *
 * <p>Each loop has a method of its own and one index for all arrays: so it is compiled to vector
 * instructions, whichever operations a program uses.
 */
final class DoubleKernels {
  private DoubleKernels() {}

  /** Sets {@code r} from index {@code from} to {@code to}. */
  static void apply(BinaryOp op, double[] x, double[] y, double[] r, int from, int to) {
    switch (op) {
      case ADD -> add(x, y, r, from, to);
      case SUBTRACT -> subtract(x, y, r, from, to);
      case MULTIPLY -> multiply(x, y, r, from, to);
      case DIVIDE -> divide(x, y, r, from, to);
      case FLOOR_DIVIDE -> floorDivide(x, y, r, from, to);
      case REMAINDER -> remainder(x, y, r, from, to);
      case POWER -> power(x, y, r, from, to);
      case MINIMUM -> minimum(x, y, r, from, to);
      case MAXIMUM -> maximum(x, y, r, from, to);
      case ARCTAN2 -> arctan2(x, y, r, from, to);
      case HYPOT -> hypot(x, y, r, from, to);
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
  static void apply(UnaryOp op, double[] x, double[] r, int from, int to) {
    switch (op) {
      case POSITIVE -> System.arraycopy(x, from, r, from, to - from);
      case NEGATIVE -> negative(x, r, from, to);
      case ABSOLUTE -> absolute(x, r, from, to);
      case SIGN -> sign(x, r, from, to);
      case SQUARE -> square(x, r, from, to);
      case FLOOR -> floor(x, r, from, to);
      case CEIL -> ceil(x, r, from, to);
      case RINT -> rint(x, r, from, to);
      case SQRT -> sqrt(x, r, from, to);
      case EXP -> exp(x, r, from, to);
      case LOG -> log(x, r, from, to);
      case LOG10 -> log10(x, r, from, to);
      case SIN -> sin(x, r, from, to);
      case COS -> cos(x, r, from, to);
      case TAN -> tan(x, r, from, to);
      case TANH -> tanh(x, r, from, to);
      case ARCTAN -> arctan(x, r, from, to);
      case LOGICAL_NOT -> logicalNot(x, r, from, to);
      case ISNAN -> isNaN(x, r, from, to);
      case ISFINITE -> isFinite(x, r, from, to);
      default -> throw new AssertionError(op);
    }
  }

  /** Sets {@code x} to {@code y} where {@code c} is zero. */
  static void select(long[] c, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = c[i] != 0 ? x[i] : y[i];
    }
  }

  /** What one element becomes with those of a block, whose content is lost. */
  static double reduce(Reduction op, double start, double[] block, int count) {
    double r = start;
    switch (op) {
      case SUM -> r += sum(block, count);
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

  /** By halves, in place: errors grow with the logarithm of the number of elements. */
  private static double sum(double[] block, int count) {
    int n = count;
    while (n > 4) {
      int half = n / 2;
      int upper = n - half;
      for (int i = 0; i < half; i++) {
        block[i] += block[upper + i];
      }
      n = upper;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += block[i];
    }
    return sum;
  }

  private static void add(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] + y[i];
    }
  }

  private static void subtract(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] - y[i];
    }
  }

  private static void multiply(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] * y[i];
    }
  }

  private static void divide(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] / y[i];
    }
  }

  private static void floorDivide(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = floorDivide(x[i], y[i]);
    }
  }

  private static void remainder(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = remainder(x[i], y[i]);
    }
  }

  private static void power(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.pow(x[i], y[i]);
    }
  }

  private static void minimum(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.min(x[i], y[i]);
    }
  }

  private static void maximum(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.max(x[i], y[i]);
    }
  }

  private static void arctan2(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.atan2(x[i], y[i]);
    }
  }

  private static void hypot(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.hypot(x[i], y[i]);
    }
  }

  private static void less(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] < y[i] ? 1.0 : 0.0;
    }
  }

  private static void lessEqual(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] <= y[i] ? 1.0 : 0.0;
    }
  }

  private static void equal(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] == y[i] ? 1.0 : 0.0;
    }
  }

  private static void notEqual(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] != y[i] ? 1.0 : 0.0;
    }
  }

  private static void logicalAnd(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] != 0 && y[i] != 0 ? 1.0 : 0.0;
    }
  }

  private static void logicalOr(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] != 0 || y[i] != 0 ? 1.0 : 0.0;
    }
  }

  private static void logicalXor(double[] x, double[] y, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (x[i] != 0) != (y[i] != 0) ? 1.0 : 0.0;
    }
  }

  private static void negative(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = -x[i];
    }
  }

  private static void absolute(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.abs(x[i]);
    }
  }

  private static void sign(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.signum(x[i]);
    }
  }

  private static void square(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] * x[i];
    }
  }

  private static void floor(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.floor(x[i]);
    }
  }

  private static void ceil(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.ceil(x[i]);
    }
  }

  private static void rint(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.rint(x[i]);
    }
  }

  private static void sqrt(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.sqrt(x[i]);
    }
  }

  private static void exp(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.exp(x[i]);
    }
  }

  private static void log(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.log(x[i]);
    }
  }

  private static void log10(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.log10(x[i]);
    }
  }

  private static void sin(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.sin(x[i]);
    }
  }

  private static void cos(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.cos(x[i]);
    }
  }

  private static void tan(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.tan(x[i]);
    }
  }

  private static void tanh(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.tanh(x[i]);
    }
  }

  private static void arctan(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.atan(x[i]);
    }
  }

  private static void logicalNot(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] == 0 ? 1.0 : 0.0;
    }
  }

  private static void isNaN(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Double.isNaN(x[i]) ? 1.0 : 0.0;
    }
  }

  private static void isFinite(double[] x, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Double.isFinite(x[i]) ? 1.0 : 0.0;
    }
  }

  /** Python's {@code x // y}; by zero what {@code x / y} is. */
  private static double floorDivide(double x, double y) {
    if (y == 0) {
      return x / y;
    }
    double mod = x % y;
    double div = (x - mod) / y;
    if (mod != 0 && mod < 0 != y < 0) {
      div -= 1;
    }
    double floor = Math.floor(div);
    return div == 0 ? Math.copySign(0, x / y) : div - floor > 0.5 ? floor + 1 : floor;
  }

  /** Python's {@code x % y}; by zero not a number. */
  private static double remainder(double x, double y) {
    double mod = x % y;
    if (mod == 0) {
      return Math.copySign(mod, y);
    }
    return mod < 0 != y < 0 ? mod + y : mod;
  }
}
