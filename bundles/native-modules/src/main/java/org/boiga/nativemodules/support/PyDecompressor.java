package org.boiga.nativemodules.support;

import org.boiga.api.PyContext;
import org.boiga.api.PyDetached;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;

/** What objects have in common that decompress data that comes in pieces, whatever its format. */
public abstract class PyDecompressor extends PyNativeObject {
  private final Decompression state;

  protected PyDecompressor(PyContext ctx, PyTypeObject cls, PushDecoder decoder) {
    super(ctx, cls);
    state = new Decompression(decoder);
  }

  /** The format's exception for data that cannot be decoded. */
  protected abstract PyError undecodable(PyContext ctx, String message);

  /** What tells a program that there is no more to decompress. */
  protected abstract String endMessage();

  @PyMethod(
      signature = "(data, max_length=-1)",
      doc = "Decompress data, at most to max_length bytes if that is not negative.")
  public PyObject decompress(PyContext ctx, PyObject data, long maxLength) {
    ByteSpan input = ByteSpan.of(ctx, data);
    byte[] output;
    try (PyDetached detached = ctx.detach()) {
      output = state.decompress(input, maxLength);
    } catch (DecodingException e) {
      throw undecodable(ctx, e.getMessage());
    }
    if (output == null) {
      throw ctx.PyErr_Format(PyExc.EOFError, endMessage());
    }
    return ctx.PyBytes_FromByteArray(output);
  }

  @PyGetter(doc = "Whether the data has ended.")
  public boolean eof(PyContext ctx) {
    return state.isFinished();
  }

  @PyGetter(name = "unused_data", doc = "What came after the end of the data.")
  public PyObject unusedData(PyContext ctx) {
    return ctx.PyBytes_FromByteArray(state.unused());
  }

  @PyGetter(name = "needs_input", doc = "Whether nothing comes out without more input.")
  public boolean needsInput(PyContext ctx) {
    return state.needsInput();
  }
}
