package org.boiga.nativemodules.support;

import org.boiga.api.PyContext;
import org.boiga.api.PyObject;

/** Objects as text in messages and reprs. */
public final class Texts {
  private Texts() {}

  /** {@code repr(o)}. */
  public static String repr(PyContext ctx, PyObject o) {
    return ctx.PyUnicode_AsString(ctx.PyObject_Repr(o));
  }

  /** {@code str(o)}. */
  public static String str(PyContext ctx, PyObject o) {
    return ctx.PyUnicode_AsString(ctx.PyObject_Str(o));
  }
}
