package org.boiga.nativemodules.zstd;

import com.github.luben.zstd.ZstdException;
import java.util.EnumMap;
import java.util.Map;
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

/** {@code _zstd.ZstdCompressor}. */
@PyType(
    name = "compression.zstd.ZstdCompressor",
    doc = "Compresses data that comes in pieces to frames.",
    subclassable = false)
public final class PyZstdCompressor extends PyNativeObject implements PyFinalizable {
  private static final ByteSpan NOTHING = ByteSpan.of(new byte[0]);

  /** A size that stands for an error. */
  private static final long ERROR = -2;

  private final ZstdEncoder encoder;

  private PyZstdCompressor(PyContext ctx, PyTypeObject cls, ZstdEncoder encoder) {
    super(ctx, cls);
    this.encoder = encoder;
  }

  @PySlot(signature = "(level=None, options=None, zstd_dict=None)")
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, PyObject level, PyObject options, PyObject zstdDict) {
    boolean hasLevel = level != null && !ctx.Py_IsNone(level);
    boolean hasOptions = options != null && !ctx.Py_IsNone(options);
    if (hasLevel && hasOptions) {
      throw ctx.PyErr_Format(PyExc.TypeError, "Only one of level or options should be used.");
    }
    Map<Parameter, Integer> parameters =
        hasLevel
            ? ZstdArguments.level(ctx, level)
            : hasOptions ? ZstdArguments.options(ctx, options) : new EnumMap<>(Parameter.class);
    ZstdArguments.Dictionary dictionary =
        ZstdArguments.dictionary(ctx, zstdDict, ZstdArguments.Use.UNDIGESTED);
    ZstdEncoder encoder;
    try {
      encoder = new ZstdEncoder(parameters, dictionary);
    } catch (IllegalStateException e) {
      throw ZstdModule.error(
          ctx, "Failed to create a ZSTD_CDict instance from Zstandard dictionary content.");
    } catch (ZstdException e) {
      throw ZstdModule.error(
          ctx, "Unable to load Zstandard dictionary or prefix for compression: " + e.getMessage());
    }
    return new PyZstdCompressor(ctx, cls, encoder);
  }

  @Override
  public void dealloc(PyContext ctx) {
    if (encoder != null) {
      encoder.close();
    }
  }

  private PyObject run(PyContext ctx, ByteSpan data, int mode) {
    byte[] output;
    try (PyDetached detached = ctx.detach()) {
      output = encoder.compress(data, mode);
    } catch (ZstdException e) {
      throw ZstdModule.error(ctx, "Unable to compress Zstandard data: " + e.getMessage());
    }
    return ctx.PyBytes_FromByteArray(output);
  }

  @PyMethod(signature = "(data, mode=0)", doc = "Compress data; what of it comes out already.")
  PyObject compress(PyContext ctx, PyObject data, int mode) {
    if (mode < 0 || mode > ZstdEncoder.FLUSH_FRAME) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "mode argument wrong value, it should be one of ZstdCompressor.CONTINUE,"
              + " ZstdCompressor.FLUSH_BLOCK, ZstdCompressor.FLUSH_FRAME.");
    }
    return run(ctx, ByteSpan.of(ctx, data), mode);
  }

  @PyMethod(signature = "(mode=2)", doc = "End a block or the frame; what has not come out yet.")
  PyObject flush(PyContext ctx, int mode) {
    if (mode < 1 || mode > ZstdEncoder.FLUSH_FRAME) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "mode argument wrong value, it should be ZstdCompressor.FLUSH_FRAME or"
              + " ZstdCompressor.FLUSH_BLOCK.");
    }
    return run(ctx, NOTHING, mode);
  }

  @PyMethod(
      name = "set_pledged_input_size",
      signature = "(size, /)",
      doc = "Say how much data there will be in the next frame; None if that is not known.")
  void setPledgedInputSize(PyContext ctx, PyObject size) {
    long n = size(ctx, size);
    boolean done;
    try (PyDetached detached = ctx.detach()) {
      done = encoder.setSize(n);
    } catch (ZstdException e) {
      throw ZstdModule.error(
          ctx, "Unable to set pledged uncompressed content size: " + e.getMessage());
    }
    if (!done) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "set_pledged_input_size() method must be called when last_mode == FLUSH_FRAME");
    }
  }

  private static long size(PyContext ctx, PyObject o) {
    if (ctx.Py_IsNone(o)) {
      return ZstdEncoder.UNKNOWN;
    }
    if (!ctx.PyLong_Check(o)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "an integer is required");
    }
    long n =
        ctx.PyLong_GetSign(o) < 0 || ctx.PyLong_AsBigInteger(o).bitLength() > 64
            ? ERROR
            : ctx.PyLong_AsBigInteger(o).longValue();
    if (n == ZstdEncoder.UNKNOWN || n == ERROR) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "size argument should be a positive int less than 4294967294ll");
    }
    return n;
  }

  @PyGetter(name = "last_mode", doc = "The mode of the last call.")
  int lastMode(PyContext ctx) {
    return encoder.lastMode();
  }
}
