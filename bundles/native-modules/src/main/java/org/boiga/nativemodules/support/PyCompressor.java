package org.boiga.nativemodules.support;

import org.boiga.api.PyContext;
import org.boiga.api.PyDetached;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;

/** What objects have in common that compress data that comes in pieces to one stream. */
public abstract class PyCompressor extends PyNativeObject {
  private final Compression state;

  protected PyCompressor(PyContext ctx, PyTypeObject cls, Compression state) {
    super(ctx, cls);
    this.state = state;
  }

  @PyMethod(signature = "(data, /)", doc = "Compress data; what of it comes out already.")
  public PyObject compress(PyContext ctx, PyObject data) {
    ByteSpan input = ByteSpan.of(ctx, data);
    byte[] output;
    try (PyDetached detached = ctx.detach()) {
      output = state.compress(input);
    }
    return result(ctx, output, "Compressor has been flushed");
  }

  @PyMethod(doc = "End the stream; what has not come out yet.")
  public PyObject flush(PyContext ctx) {
    byte[] output;
    try (PyDetached detached = ctx.detach()) {
      output = state.finish();
    }
    return result(ctx, output, "Repeated call to flush()");
  }

  private static PyObject result(PyContext ctx, byte[] output, String message) {
    if (output == null) {
      throw ctx.PyErr_Format(PyExc.ValueError, message);
    }
    return ctx.PyBytes_FromByteArray(output);
  }
}
