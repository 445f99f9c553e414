package org.boiga.nativemodules.bz2;

import org.boiga.api.PyContext;
import org.boiga.api.PyDetached;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.DecodingException;
import org.boiga.nativemodules.support.Decompression;

/** {@code _bz2.BZ2Decompressor}. */
@PyType(
    name = "_bz2.BZ2Decompressor",
    doc = "Decompresses one stream that comes in pieces.",
    subclassable = false)
public final class PyBz2Decompressor extends PyNativeObject {
  private final Decompression state = new Decompression(new Bzip2Decoder());

  private PyBz2Decompressor(PyContext ctx, PyTypeObject cls) {
    super(ctx, cls);
  }

  @PySlot(signature = "()")
  static PyObject __new__(PyContext ctx, PyTypeObject cls) {
    return new PyBz2Decompressor(ctx, cls);
  }

  @PyMethod(
      signature = "(data, max_length=-1)",
      doc = "Decompress data, at most to max_length bytes if that is not negative.")
  PyObject decompress(PyContext ctx, PyObject data, long maxLength) {
    ByteSpan input = ByteSpan.of(ctx, data);
    byte[] output;
    try (PyDetached detached = ctx.detach()) {
      output = state.decompress(input, maxLength);
    } catch (DecodingException e) {
      throw ctx.PyErr_Format(PyExc.OSError, e.getMessage());
    }
    if (output == null) {
      throw ctx.PyErr_Format(PyExc.EOFError, "End of stream already reached");
    }
    return ctx.PyBytes_FromByteArray(output);
  }

  @PyGetter(doc = "Whether the stream has ended.")
  boolean eof(PyContext ctx) {
    return state.isFinished();
  }

  @PyGetter(name = "unused_data", doc = "What came after the end of the stream.")
  PyObject unusedData(PyContext ctx) {
    return ctx.PyBytes_FromByteArray(state.unused());
  }

  @PyGetter(name = "needs_input", doc = "Whether nothing comes out without more input.")
  boolean needsInput(PyContext ctx) {
    return state.needsInput();
  }
}
