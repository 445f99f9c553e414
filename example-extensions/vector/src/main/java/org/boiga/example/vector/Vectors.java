package org.boiga.example.vector;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** Module {@code vector}: dense vectors of floats. */
@PyModule(
    name = "vector",
    doc = "Dense vectors of floats.",
    types = Vector.class,
    internalTypes = VectorIterator.class)
public final class Vectors {
  private Vectors() {}

  /** What the module keeps in each interpreter that imports it. */
  private record State(double tolerance) {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject module) {
    ctx.PyModule_SetState(new State(Math.ulp(1.0) * 4));
    ctx.PyModule_AddStringConstant(module, "__version__", "0.1.0");
  }

  @PyFunction(doc = "The inner product of two vectors.")
  static double dot(PyContext ctx, Vector a, Vector b) {
    return a.dot(ctx, b);
  }

  @PyFunction(signature = "(n, /, value=0.0)", doc = "A vector of n equal elements.")
  static PyObject full(PyContext ctx, int n, double value) {
    if (n < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "negative length");
    }
    double[] elements = new double[n];
    java.util.Arrays.fill(elements, value);
    return new Vector(ctx, elements);
  }

  @PyFunction(
      signature = "(a, b, /, *, tolerance=-1.0)",
      doc = "Whether no two elements differ by more than a part of the larger one.")
  static boolean isclose(PyContext ctx, Vector a, Vector b, double tolerance) {
    double limit = tolerance < 0 ? ctx.PyModule_GetState(State.class).tolerance() : tolerance;
    return a.isClose(ctx, b, limit);
  }
}
