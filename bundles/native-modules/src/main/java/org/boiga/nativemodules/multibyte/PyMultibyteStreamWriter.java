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

/** {@code _multibytecodec.MultibyteStreamWriter}. */
@PyType(name = "_multibytecodec.MultibyteStreamWriter", parts = MultibyteStage.class)
public final class PyMultibyteStreamWriter extends EncodingStage {
  private final PyField stream = field();

  private PyMultibyteStreamWriter(
      PyContext ctx, PyTypeObject type, PyObject stream, String errors) {
    super(ctx, type, errors);
    this.stream.set(ctx, stream);
  }

  @PySlot(signature = "(stream, errors='strict')")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, PyObject stream, String errors) {
    return new PyMultibyteStreamWriter(ctx, cls, stream, errors);
  }

  @PyGetter(name = "stream", doc = "The stream of bytes.")
  PyObject stream(PyContext ctx) {
    return stream.get(ctx);
  }

  @PyMethod(signature = "(strobj, /)", doc = "Write text.")
  void write(PyContext ctx, PyObject text) {
    if (!ctx.PyUnicode_Check(text)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "only unicode objects are encodable.");
    }
    write(ctx, feed(ctx, text, false));
  }

  @PyMethod(signature = "(lines, /)", doc = "Write the texts of a sequence.")
  void writelines(PyContext ctx, PyObject lines) {
    ctx.PyIter_ForEach(lines, line -> write(ctx, line));
  }

  private void write(PyContext ctx, byte[] bytes) {
    ctx.PyObject_CallMethod(stream.get(ctx), "write", ctx.PyBytes_FromByteArray(bytes));
  }

  @PyMethod(doc = "Write what is pending and go back to the initial state.")
  void reset(PyContext ctx) {
    byte[] rest = feed(ctx, new int[0], true);
    if (rest.length > 0) {
      write(ctx, rest);
    }
  }
}
