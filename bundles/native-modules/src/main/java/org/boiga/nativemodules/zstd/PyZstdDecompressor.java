package org.boiga.nativemodules.zstd;

import com.github.luben.zstd.ZstdException;
import org.boiga.api.PyContext;
import org.boiga.api.PyDetached;
import org.boiga.api.PyExc;
import org.boiga.api.PyFinalizable;
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

/** {@code _zstd.ZstdDecompressor}. */
@PyType(
    name = "compression.zstd.ZstdDecompressor",
    doc = "Decompresses one frame that comes in pieces.",
    subclassable = false)
public final class PyZstdDecompressor extends PyNativeObject implements PyFinalizable {
  private final ZstdDecoder decoder;
  private final Decompression state;

  private PyZstdDecompressor(PyContext ctx, PyTypeObject cls, ZstdDecoder decoder) {
    super(ctx, cls);
    this.decoder = decoder;
    state = new Decompression(decoder);
  }

  @PySlot(signature = "(zstd_dict=None, options=None)")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, PyObject zstdDict, PyObject options) {
    ZstdArguments.Dictionary dictionary =
        ZstdArguments.dictionary(ctx, zstdDict, ZstdArguments.Use.DIGESTED);
    int limit =
        options == null || ctx.Py_IsNone(options) ? 0 : ZstdArguments.windowLogLimit(ctx, options);
    ZstdDecoder decoder;
    try {
      decoder = new ZstdDecoder(dictionary, limit);
    } catch (ZstdException | IllegalStateException e) {
      throw ZstdModule.error(
          ctx, "Failed to create a ZSTD_DDict instance from Zstandard dictionary content.");
    }
    return new PyZstdDecompressor(ctx, cls, decoder);
  }

  @Override
  public void dealloc(PyContext ctx) {
    if (decoder != null) {
      decoder.close();
    }
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
      throw ZstdModule.error(ctx, e.getMessage());
    }
    if (output == null) {
      throw ctx.PyErr_Format(PyExc.EOFError, "Already at the end of a Zstandard frame.");
    }
    return ctx.PyBytes_FromByteArray(output);
  }

  @PyGetter(doc = "Whether the frame has ended.")
  boolean eof(PyContext ctx) {
    return state.isFinished();
  }

  @PyGetter(name = "unused_data", doc = "What came after the end of the frame.")
  PyObject unusedData(PyContext ctx) {
    return ctx.PyBytes_FromByteArray(state.unused());
  }

  @PyGetter(name = "needs_input", doc = "Whether nothing comes out without more input.")
  boolean needsInput(PyContext ctx) {
    return state.needsInput();
  }
}
