package org.boiga.nativemodules.support;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;

/** Arguments that CPython reads as C ints by a format string, which has errors of its own. */
public final class CInt {
  private CInt() {}

  /** The argument as an int. */
  public static int of(PyContext ctx, PyObject o) {
    long v = ctx.PyLong_AsLong(o);
    if (v != (int) v) {
      throw ctx.PyErr_Format(
          PyExc.OverflowError,
          v < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
    }
    return (int) v;
  }
}
