package org.boiga.nativemodules.bz2;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.PyDecompressor;

/** {@code _bz2.BZ2Decompressor}. */
@PyType(
    name = "_bz2.BZ2Decompressor",
    doc = "Decompresses one stream that comes in pieces.",
    subclassable = false,
    parts = PyDecompressor.class)
public final class PyBz2Decompressor extends PyDecompressor {
  private PyBz2Decompressor(PyContext ctx, PyTypeObject cls) {
    super(ctx, cls, new Bzip2Decoder());
  }

  @PySlot(signature = "()")
  static PyObject __new__(PyContext ctx, PyTypeObject cls) {
    return new PyBz2Decompressor(ctx, cls);
  }

  @Override
  protected PyError undecodable(PyContext ctx, String message) {
    return ctx.PyErr_Format(PyExc.OSError, message);
  }

  @Override
  protected String endMessage() {
    return "End of stream already reached";
  }
}
