package org.boiga.nativemodules.zstd;

import com.github.luben.zstd.ZstdException;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyFinalizable;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.PyDecompressor;

/** {@code _zstd.ZstdDecompressor}. */
@PyType(
    name = "compression.zstd.ZstdDecompressor",
    doc = "Decompresses one frame that comes in pieces.",
    subclassable = false,
    parts = PyDecompressor.class)
public final class PyZstdDecompressor extends PyDecompressor implements PyFinalizable {
  private final ZstdDecoder decoder;

  private PyZstdDecompressor(PyContext ctx, PyTypeObject cls, ZstdDecoder decoder) {
    super(ctx, cls, decoder);
    this.decoder = decoder;
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

  @Override
  protected PyError undecodable(PyContext ctx, String message) {
    return ZstdModule.error(ctx, message);
  }

  @Override
  protected String endMessage() {
    return "Already at the end of a Zstandard frame.";
  }
}
