package org.boiga.nativemodules.math;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;

/** What {@code math.isclose} and {@code cmath.isclose} have in common. */
final class Closeness {
  private Closeness() {}

  /**
   * Whether numbers of sizes {@code a} and {@code b} are close.
   *
   * @param equal whether they are the same number
   * @param difference the size of their difference
   */
  static boolean isClose(
      PyContext ctx,
      boolean equal,
      double a,
      double b,
      double difference,
      double relTol,
      double absTol) {
    if (relTol < 0 || absTol < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "tolerances must be non-negative");
    }
    if (equal) {
      return true;
    }
    if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return false;
    }
    return difference <= relTol * Math.abs(b)
        || difference <= relTol * Math.abs(a)
        || difference <= absTol;
  }
}
