package org.boiga.nativemodules.multibyte;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyField;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** {@code _multibytecodec.MultibyteStreamReader}. */
@PyType(name = "_multibytecodec.MultibyteStreamReader", parts = MultibyteStage.class)
public final class PyMultibyteStreamReader extends DecodingStage {
  private final PyField stream = field();

  private PyMultibyteStreamReader(
      PyContext ctx, PyTypeObject type, PyObject stream, String errors) {
    super(ctx, type, errors);
    this.stream.set(ctx, stream);
  }

  @PySlot(signature = "(stream, errors='strict')")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, PyObject stream, String errors) {
    return new PyMultibyteStreamReader(ctx, cls, stream, errors);
  }

  @PyGetter(name = "stream", doc = "The stream of bytes.")
  PyObject stream(PyContext ctx) {
    return stream.get(ctx);
  }

  private static long size(PyContext ctx, PyObject size) {
    if (size == null || ctx.Py_IsNone(size)) {
      return -1;
    }
    if (!ctx.PyLong_Check(size)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "arg 1 must be an integer");
    }
    return ctx.PyNumber_AsClampedIndex(size);
  }

  /** Reads by a method of the stream; if that gives no whole character, byte by byte until one. */
  private PyObject read(PyContext ctx, String method, long size) {
    if (size == 0) {
      return ctx.PyUnicode_FromString("");
    }
    long next = size;
    while (true) {
      PyObject from = stream.get(ctx);
      PyObject r =
          size < 0
              ? ctx.PyObject_CallMethod(from, method)
              : ctx.PyObject_CallMethod(from, method, ctx.PyLong_FromLong(next));
      if (!ctx.PyBytes_Check(r)) {
        throw ctx.PyErr_Format(
            PyExc.TypeError,
            "stream function returned a non-bytes object (%s)",
            ctx.PyObject_TypeName(r));
      }
      byte[] bytes = ctx.PyBytes_AsByteArray(r);
      boolean end = bytes.length == 0;
      PyObject text = feed(ctx, bytes, end || size < 0);
      if (end || size < 0 || ctx.PyUnicode_GetLength(text) > 0) {
        return text;
      }
      next = 1;
    }
  }

  @PyMethod(name = "read", signature = "(sizeobj=None, /)", doc = "Read text.")
  PyObject read(PyContext ctx, PyObject size) {
    return read(ctx, "read", size(ctx, size));
  }

  @PyMethod(signature = "(sizeobj=None, /)", doc = "Read a line.")
  PyObject readline(PyContext ctx, PyObject size) {
    return read(ctx, "readline", size(ctx, size));
  }

  @PyMethod(signature = "(sizehintobj=None, /)", doc = "Read lines.")
  PyObject readlines(PyContext ctx, PyObject size) {
    return ctx.PyObject_CallMethod(read(ctx, "read", size(ctx, size)), "splitlines", ctx.Py_True());
  }

  @PyMethod(doc = "Go back to the initial state.")
  void reset(PyContext ctx) {
    restart();
  }
}
