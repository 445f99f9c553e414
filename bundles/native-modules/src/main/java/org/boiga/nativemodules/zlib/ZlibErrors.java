package org.boiga.nativemodules.zlib;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.nativemodules.support.ByteSpan;

/** The errors of zlib, and running what raises them. */
final class ZlibErrors {
  private static final int NEED_DICTIONARY = 2;
  private static final int STREAM_ERROR = -2;
  private static final int DATA_ERROR = -3;

  private ZlibErrors() {}

  /** The module's state. */
  record State(PyTypeObject error) {}

  /** {@code zlib.error} with a message. */
  static PyError error(PyContext ctx, String message) {
    return ctx.PyErr_Format(ctx.PyModule_GetState(State.class).error, message);
  }

  private static PyError error(PyContext ctx, int code, String when, String what) {
    return error(ctx, "Error " + code + " " + when + (what == null ? "" : ": " + what));
  }

  static PyError streamError(PyContext ctx, String when) {
    return error(ctx, STREAM_ERROR, when, "inconsistent stream state");
  }

  static PyError incomplete(PyContext ctx) {
    return error(ctx, -5, "while decompressing data", "incomplete or truncated stream");
  }

  static PyError wrongDictionary(PyContext ctx) {
    return error(ctx, DATA_ERROR, "while setting zdict", "invalid input data");
  }

  /** A size argument. */
  static long size(PyContext ctx, PyObject o) {
    PyObject i = ctx.PyNumber_Index(o);
    if (!ctx.PyLong_FitsLong(i)) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "Python int too large to convert to C ssize_t");
    }
    return ctx.PyLong_AsLong(i);
  }

  /** Decompresses {@code s}, with the dictionary where the stream asks for one. */
  static Inflate.Result run(
      PyContext ctx, Inflate i, ByteSpan s, int limit, byte[] dictionary, String when) {
    try {
      Inflate.Result r = i.run(s.array(), s.from(), s.to(), limit);
      if (!i.needsDictionary()) {
        return r;
      }
      if (dictionary == null) {
        throw error(ctx, NEED_DICTIONARY, when, null);
      }
      if (!i.setDictionary(ByteSpan.of(dictionary))) {
        throw wrongDictionary(ctx);
      }
      return i.run(s.array(), r.next(), s.to(), limit);
    } catch (DataError e) {
      throw error(ctx, DATA_ERROR, when, e.getMessage());
    }
  }
}
