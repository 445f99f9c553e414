package org.boiga.example.ndarray;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;

/** Products of matrices and vectors. */
final class Products {
  /** Multiplications that are worth another thread. */
  private static final long PARALLEL = 1 << 21;

  private Products() {}

  static PyObject dot(PyContext ctx, NDArray a, NDArray b) {
    if (a.data.ndim() == 0 || b.data.ndim() == 0) {
      return Arithmetic.binary(ctx, BinaryOp.MULTIPLY, a, b, null);
    }
    if (a.data.ndim() > 2 || b.data.ndim() > 2) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "dot() takes arrays of at most two dimensions: use matmul()");
    }
    int last = a.data.ndim() - 1;
    int first = Math.max(b.data.ndim() - 2, 0);
    int n = a.data.shape()[last];
    int m = b.data.shape()[first];
    if (n != m) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "shapes %s and %s not aligned: %d (dim %d) != %d (dim %d)",
          Shape.text(a.data.shape()),
          Shape.text(b.data.shape()),
          n,
          last,
          m,
          first);
    }
    return matmul(ctx, a, b);
  }

  /** The product {@code a @ b}: of the last two axes, broadcast over the others. */
  static PyObject matmul(PyContext ctx, NDArray a, NDArray b) {
    rejectScalar(ctx, a, 0);
    rejectScalar(ctx, b, 1);
    Strided x = a.data.ndim() == 1 ? a.data.expanded(0) : a.data;
    Strided y = b.data.ndim() == 1 ? b.data.expanded(1) : b.data;
    int rows = x.shape()[x.ndim() - 2];
    int inner = x.shape()[x.ndim() - 1];
    int columns = y.shape()[y.ndim() - 1];
    int other = y.shape()[y.ndim() - 2];
    if (inner != other) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "matmul: Input operand 1 has a mismatch in its core dimension 0,"
              + " with gufunc signature (n?,k),(k,m?)->(n?,m?) (size %d is different from %d)",
          other,
          inner);
    }
    int[] left = Arrays.copyOf(x.shape(), x.ndim() - 2);
    int[] right = Arrays.copyOf(y.shape(), y.ndim() - 2);
    int[] outer = Shape.broadcast(left, right);
    if (outer == null) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "operands could not be broadcast together with remapped shapes %s %s",
          Shape.text(left),
          Shape.text(right));
    }
    DType type = DType.promote(x.type(), y.type());
    NDArray result =
        NDArray.allocate(ctx, type, Shape.concatenated(outer, new int[] {rows, columns}));
    Strided xs = x.broadcastTo(Shape.concatenated(outer, new int[] {rows, inner}));
    Strided ys = y.broadcastTo(Shape.concatenated(outer, new int[] {inner, columns}));
    long steps = (long) result.data.size() * inner;
    Work.run(ctx, steps, () -> multiply(xs, ys, result.data));
    Strided r = result.data;
    if (b.data.ndim() == 1) {
      r = r.at(r.ndim() - 1, 0);
    }
    if (a.data.ndim() == 1) {
      r = r.at(r.ndim() - (b.data.ndim() == 1 ? 1 : 2), 0);
    }
    return r == result.data ? result : result.view(ctx, r).orScalar(ctx);
  }

  private static void rejectScalar(PyContext ctx, NDArray a, int operand) {
    if (a.data.ndim() == 0) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "matmul: Input operand %d does not have enough dimensions"
              + " (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)",
          operand);
    }
  }

  private static void multiply(Strided x, Strided y, Strided out) {
    if (x.ndim() > 2) {
      for (int i = 0; i < out.shape()[0]; i++) {
        multiply(x.at(0, i), y.at(0, i), out.at(0, i));
      }
    } else if (out.type().isFloating()) {
      multiplyDoubles(x, y, out);
    } else {
      multiplyLongs(x, y, out);
    }
  }

  /**
   * Each row of the result is a sum of the right matrix's rows, so that the inner loop goes along
   * rows, which are arrays of their own for the compiler to see that they do not overlap.
   */
  private static void multiplyDoubles(Strided x, Strided y, Strided out) {
    int rows = x.shape()[0];
    int inner = x.shape()[1];
    int columns = y.shape()[1];
    double[][] ys = new double[inner][columns];
    for (int k = 0; k < inner; k++) {
      new Cursor(y.at(0, k)).read(ys[k], columns);
    }
    IntStream each = IntStream.range(0, rows);
    ((long) rows * inner * columns < PARALLEL ? each : each.parallel())
        .forEach(
            i -> {
              double[] factors = new double[inner];
              double[] sum = new double[columns];
              new Cursor(x.at(0, i)).read(factors, inner);
              addRows(sum, factors, ys);
              new Cursor(out.at(0, i)).write(sum, columns);
            });
  }

  private static void addRows(double[] sum, double[] factors, double[][] rows) {
    int k = 0;
    for (; k + 3 < rows.length; k += 4) {
      addFour(
          sum,
          factors[k],
          rows[k],
          factors[k + 1],
          rows[k + 1],
          factors[k + 2],
          rows[k + 2],
          factors[k + 3],
          rows[k + 3]);
    }
    for (; k < rows.length; k++) {
      double f = factors[k];
      double[] row = rows[k];
      for (int j = 0; j < sum.length; j++) {
        sum[j] += f * row[j];
      }
    }
  }

  private static void addFour(
      double[] sum,
      double a,
      double[] x,
      double b,
      double[] y,
      double c,
      double[] z,
      double d,
      double[] w) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += a * x[j] + b * y[j] + (c * z[j] + d * w[j]);
    }
  }

  private static void multiplyLongs(Strided x, Strided y, Strided out) {
    int rows = x.shape()[0];
    int inner = x.shape()[1];
    int columns = y.shape()[1];
    long[][] ys = new long[inner][columns];
    for (int k = 0; k < inner; k++) {
      new Cursor(y.at(0, k)).read(ys[k], columns);
    }
    long[] factors = new long[inner];
    long[] sum = new long[columns];
    for (int i = 0; i < rows; i++) {
      new Cursor(x.at(0, i)).read(factors, inner);
      Arrays.fill(sum, 0);
      for (int k = 0; k < inner; k++) {
        long f = factors[k];
        long[] row = ys[k];
        for (int j = 0; j < columns; j++) {
          sum[j] += f * row[j];
        }
      }
      new Cursor(out.at(0, i)).write(sum, columns);
    }
  }
}
