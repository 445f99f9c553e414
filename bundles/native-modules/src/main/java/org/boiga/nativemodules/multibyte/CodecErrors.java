package org.boiga.nativemodules.multibyte;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;

/** The error handler of one call of a codec, and the errors that it is told. */
final class CodecErrors {
  private final PyContext ctx;
  private final String encoding;
  private final String errors;

  /** Looked up at the first error. */
  private PyObject handler;

  CodecErrors(PyContext ctx, String encoding, String errors) {
    this.ctx = ctx;
    this.encoding = encoding;
    this.errors = errors == null ? "strict" : errors;
  }

  /**
   * What a handler said.
   *
   * @param replacement a str or bytes; null for nothing
   * @param position where to go on
   */
  record Answer(PyObject replacement, int position) {}

  private PyObject exception(PyExc type, PyObject object, int start, int end, String reason) {
    return ctx.PyObject_CallFunctionObjArgs(
        ctx.PyExc_Type(type),
        ctx.PyUnicode_FromString(encoding),
        object,
        ctx.PyLong_FromLong(start),
        ctx.PyLong_FromLong(end),
        ctx.PyUnicode_FromString(reason));
  }

  PyError decodingError(byte[] input, int start, int end, String reason) {
    return ctx.PyErr_SetRaisedException(
        exception(PyExc.UnicodeDecodeError, ctx.PyBytes_FromByteArray(input), start, end, reason));
  }

  PyError encodingError(int[] text, int start, int end, String reason) {
    return ctx.PyErr_SetRaisedException(
        exception(PyExc.UnicodeEncodeError, ctx.PyUnicode_FromUCS4(text), start, end, reason));
  }

  private PyObject call(PyObject exception) {
    if (handler == null) {
      handler = ctx.PyCodec_LookupError(errors);
    }
    return ctx.PyObject_CallOneArg(handler, exception);
  }

  private boolean isAnswer(PyObject r) {
    return ctx.PyTuple_Check(r)
        && ctx.PyTuple_Size(r) == 2
        && ctx.PyLong_Check(ctx.PyTuple_GetItem(r, 1));
  }

  /** The position that a handler returned; negative ones count from the end. */
  private int position(PyObject r, int length) {
    long p = ctx.PyNumber_AsClampedIndex(ctx.PyTuple_GetItem(r, 1));
    long from = p < 0 ? p + length : p;
    if (from < 0 || from > length) {
      throw ctx.PyErr_Format(PyExc.IndexError, "position %d from error handler out of bounds", p);
    }
    return (int) from;
  }

  Answer decoding(byte[] input, int start, int end, String reason) {
    switch (errors) {
      case "strict" -> throw decodingError(input, start, end, reason);
      case "ignore" -> {
        return new Answer(null, end);
      }
      case "replace" -> {
        return new Answer(ctx.PyUnicode_FromString("\ufffd"), end);
      }
      default -> {}
    }
    PyObject content = ctx.PyBytes_FromByteArray(input);
    PyObject e = exception(PyExc.UnicodeDecodeError, content, start, end, reason);
    PyObject r = call(e);
    if (!isAnswer(r) || !ctx.PyUnicode_Check(ctx.PyTuple_GetItem(r, 0))) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "decoding error handler must return (str, int) tuple");
    }
    return new Answer(ctx.PyTuple_GetItem(r, 0), position(r, input.length));
  }

  Answer encoding(int[] text, int start, int end, String reason) {
    switch (errors) {
      case "strict" -> throw encodingError(text, start, end, reason);
      case "ignore" -> {
        return new Answer(null, end);
      }
      case "replace" -> {
        return new Answer(ctx.PyUnicode_FromString("?".repeat(end - start)), end);
      }
      default -> {}
    }
    PyObject content = ctx.PyUnicode_FromUCS4(text);
    PyObject r = call(exception(PyExc.UnicodeEncodeError, content, start, end, reason));
    boolean right = isAnswer(r);
    PyObject replacement = right ? ctx.PyTuple_GetItem(r, 0) : null;
    if (!right || !ctx.PyUnicode_Check(replacement) && !ctx.PyBytes_Check(replacement)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "encoding error handler must return (str/bytes, int) tuple");
    }
    return new Answer(replacement, position(r, text.length));
  }
}
