package org.boiga.nativemodules.bz2;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.Compression;
import org.boiga.nativemodules.support.PyCompressor;

/** {@code _bz2.BZ2Compressor}. */
@PyType(
    name = "_bz2.BZ2Compressor",
    doc = "Compresses data that comes in pieces to one stream.",
    subclassable = false,
    parts = PyCompressor.class)
public final class PyBz2Compressor extends PyCompressor {
  private PyBz2Compressor(PyContext ctx, PyTypeObject cls, Compression state) {
    super(ctx, cls, state);
  }

  @PySlot(signature = "(compresslevel=9, /)")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, int compresslevel) {
    if (compresslevel < 1 || compresslevel > 9) {
      throw ctx.PyErr_Format(PyExc.ValueError, "compresslevel must be between 1 and 9");
    }
    try {
      Compression state =
          new Compression(out -> new BZip2CompressorOutputStream(out, compresslevel));
      return new PyBz2Compressor(ctx, cls, state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
