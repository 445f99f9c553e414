package org.boiga.nativemodules.bz2;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.boiga.api.PyContext;
import org.boiga.api.PyDetached;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.Compression;

/** {@code _bz2.BZ2Compressor}. */
@PyType(
    name = "_bz2.BZ2Compressor",
    doc = "Compresses data that comes in pieces to one stream.",
    subclassable = false)
public final class PyBz2Compressor extends PyNativeObject {
  private final Compression state;

  private PyBz2Compressor(PyContext ctx, PyTypeObject cls, int level) {
    super(ctx, cls);
    try {
      state = new Compression(out -> new BZip2CompressorOutputStream(out, level));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @PySlot(signature = "(compresslevel=9, /)")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, int compresslevel) {
    if (compresslevel < 1 || compresslevel > 9) {
      throw ctx.PyErr_Format(PyExc.ValueError, "compresslevel must be between 1 and 9");
    }
    return new PyBz2Compressor(ctx, cls, compresslevel);
  }

  @PyMethod(signature = "(data, /)", doc = "Compress data; what of it comes out already.")
  PyObject compress(PyContext ctx, PyObject data) {
    ByteSpan input = ByteSpan.of(ctx, data);
    byte[] output;
    try (PyDetached detached = ctx.detach()) {
      output = state.compress(input);
    }
    if (output == null) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Compressor has been flushed");
    }
    return ctx.PyBytes_FromByteArray(output);
  }

  @PyMethod(doc = "End the stream; what has not come out yet.")
  PyObject flush(PyContext ctx) {
    byte[] output;
    try (PyDetached detached = ctx.detach()) {
      output = state.finish();
    }
    if (output == null) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Repeated call to flush()");
    }
    return ctx.PyBytes_FromByteArray(output);
  }
}
