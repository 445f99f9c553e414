package org.boiga.api.spi;

import java.util.Arrays;
import org.boiga.api.PyBuffer;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyObject;

/**
 * Arguments and results of functions: what the tables that the annotation processor generates call.
 */
public final class Args {
  private static final PyObject[] NONE = {};

  private Args() {}

  private static ArgumentParser parser(PyContext ctx) {
    return (ArgumentParser) ctx;
  }

  // Matching -------------------------------------------------------------------------------------

  /** Argument {@code i} as extensions see it. */
  public static PyObject at(PyObject[] args, int i) {
    return Paired.visible(args[i]);
  }

  /** {@code args}, or a copy of it in which the elements in use are as extensions see them. */
  public static PyObject[] visible(
      PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
    int end = start + n + (kwnames == null ? 0 : parser(ctx).count(kwnames));
    for (int i = start; i < end; i++) {
      if (args[i] instanceof Paired) {
        PyObject[] copy = new PyObject[end];
        for (int k = start; k < end; k++) {
          copy[k] = Paired.visible(args[k]);
        }
        return copy;
      }
    }
    return args;
  }

  public static PyObject[] parse(
      PyContext ctx, Signature s, PyObject[] args, int start, int n, PyObject kwnames) {
    return parser(ctx).parse(s, args, start, n, kwnames);
  }

  /** The positional arguments in excess: {@code args[from:to]}, for {@code *args}. */
  public static PyObject[] rest(PyObject[] args, int from, int to) {
    if (from >= to) {
      return NONE;
    }
    PyObject[] rest = Arrays.copyOfRange(args, from, to, PyObject[].class);
    for (int i = 0; i < rest.length; i++) {
      rest[i] = Paired.visible(rest[i]);
    }
    return rest;
  }

  public static PyObject keywords(
      PyContext ctx, Signature s, PyObject[] args, int from, PyObject kwnames) {
    return parser(ctx).keywords(s, args, from, kwnames);
  }

  // Counts ---------------------------------------------------------------------------------------

  public static void rejectKeywords(PyContext ctx, String function, PyObject kwnames) {
    parser(ctx).rejectKeywords(function, kwnames);
  }

  /** Fails in a {@code __new__} that takes no keywords, unless the class has its own __init__. */
  public static void rejectKeywordsOfNew(
      PyContext ctx,
      PyObject cls,
      Class<? extends NativeTable> table,
      String name,
      PyObject kwnames) {
    if (parser(ctx).rejectsForNew(cls, table)) {
      rejectKeywords(ctx, name, kwnames);
    }
  }

  /** Fails in an {@code __init__} that takes no keywords, unless the class has its own __new__. */
  public static void rejectKeywordsOfInit(
      PyContext ctx,
      PyObject self,
      Class<? extends NativeTable> table,
      String name,
      PyObject kwnames) {
    if (parser(ctx).rejectsForInit(self, table)) {
      rejectKeywords(ctx, name, kwnames);
    }
  }

  /** Fails in a {@code __new__} without parameters, unless the class has its own __init__. */
  public static void rejectArgumentsOfNew(
      PyContext ctx, PyObject cls, Class<? extends NativeTable> table, String name) {
    if (parser(ctx).rejectsForNew(cls, table)) {
      throw ctx.PyErr_Format(org.boiga.api.PyExc.TypeError, "%s() takes no arguments", name);
    }
  }

  /** Fails in an {@code __init__} without parameters, unless the class has its own __new__. */
  public static void rejectArgumentsOfInit(
      PyContext ctx, PyObject self, Class<? extends NativeTable> table, String name) {
    if (parser(ctx).rejectsForInit(self, table)) {
      throw ctx.PyErr_Format(org.boiga.api.PyExc.TypeError, "%s() takes no arguments", name);
    }
  }

  public static PyError noArguments(PyContext ctx, String function, int n) {
    return parser(ctx).noArguments(function, n);
  }

  public static PyError oneArgument(PyContext ctx, String function, int n) {
    return parser(ctx).oneArgument(function, n);
  }

  public static PyError expected(PyContext ctx, String function, int min, int max, int n) {
    return parser(ctx).expected(function, min, max, n);
  }

  // Conversion -----------------------------------------------------------------------------------

  public static PyError badArgument(
      PyContext ctx, String function, String argument, String expected, PyObject actual) {
    return parser(ctx).badArgument(function, argument, expected, actual);
  }

  public static long toLong(PyContext ctx, PyObject o) {
    return parser(ctx).toLong(o);
  }

  public static int toInt(PyContext ctx, PyObject o) {
    return parser(ctx).toInt(o);
  }

  public static double toDouble(PyContext ctx, PyObject o) {
    return parser(ctx).toDouble(o);
  }

  public static boolean toBoolean(PyContext ctx, PyObject o) {
    return parser(ctx).toBoolean(o);
  }

  /** The text of a str; null if {@code o} is null or no str. */
  public static String textOrNull(PyContext ctx, PyObject o) {
    return o == null ? null : parser(ctx).textOrNull(o);
  }

  /** The bytes of a bytes-like object ({@code y*} in a format); TypeError for anything else. */
  public static PyBuffer toBuffer(PyContext ctx, PyObject o) {
    return ctx.PyObject_GetBuffer(o, PyBuffer.SIMPLE);
  }

  /** Closes the buffer of an argument after a call, if it was acquired. */
  public static void release(PyBuffer buffer) {
    if (buffer != null) {
      buffer.close();
    }
  }

  /** Closes the buffers of arguments after a call, those that were acquired. */
  public static void release(PyBuffer... buffers) {
    for (int i = buffers.length - 1; i >= 0; i--) {
      release(buffers[i]);
    }
  }

  // Results --------------------------------------------------------------------------------------

  public static PyObject none(PyContext ctx) {
    return ctx.Py_None();
  }

  public static PyObject bool(PyContext ctx, boolean v) {
    return ctx.PyBool_FromBoolean(v);
  }

  public static PyObject int_(PyContext ctx, long v) {
    return ctx.PyLong_FromLong(v);
  }

  public static PyObject float_(PyContext ctx, double v) {
    return ctx.PyFloat_FromDouble(v);
  }

  /** A str, or None for null. */
  public static PyObject str(PyContext ctx, String s) {
    return s == null ? ctx.Py_None() : ctx.PyUnicode_FromString(s);
  }
}
