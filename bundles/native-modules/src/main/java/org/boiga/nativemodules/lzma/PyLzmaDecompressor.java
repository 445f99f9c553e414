package org.boiga.nativemodules.lzma;

import java.util.List;
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

/** {@code _lzma.LZMADecompressor}. */
@PyType(
    name = "_lzma.LZMADecompressor",
    doc = "Decompresses one stream that comes in pieces.",
    subclassable = false)
public final class PyLzmaDecompressor extends PyNativeObject {
  private final StreamDecoder decoder;
  private final Decompression state;
  private volatile int check;

  private PyLzmaDecompressor(PyContext ctx, PyTypeObject cls, StreamDecoder decoder) {
    super(ctx, cls);
    this.decoder = decoder;
    state = new Decompression(decoder);
    check = decoder.check();
  }

  @PySlot(signature = "(format=0, memlimit=None, filters=None)")
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, int format, PyObject memlimit, PyObject filters) {
    boolean isRaw = format == LzmaModule.FORMAT_RAW;
    boolean limited = memlimit != null && !ctx.Py_IsNone(memlimit);
    boolean filtered = filters != null && !ctx.Py_IsNone(filters);
    if (limited && isRaw) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Cannot specify memory limit with FORMAT_RAW");
    }
    long limit = limited ? limit(ctx, memlimit) : -1;
    if (isRaw && !filtered) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Must specify filters for FORMAT_RAW");
    }
    if (!isRaw && filtered) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Cannot specify filters except with FORMAT_RAW");
    }
    return new PyLzmaDecompressor(ctx, cls, decoder(ctx, format, limit, filters));
  }

  private static long limit(PyContext ctx, PyObject o) {
    long v = ctx.PyLong_AsUnsigned(o, 64, "unsigned long long");
    return v < 0 ? Long.MAX_VALUE : v;
  }

  private static StreamDecoder decoder(PyContext ctx, int format, long limit, PyObject filters) {
    return switch (format) {
      case LzmaModule.FORMAT_AUTO -> new AutoDecoder(limit);
      case LzmaModule.FORMAT_XZ -> new XzDecoder(limit);
      case LzmaModule.FORMAT_ALONE -> new AloneDecoder(limit, false);
      case LzmaModule.FORMAT_RAW -> {
        try {
          List<FilterSpec> chain = new FilterArguments(ctx).chain(filters);
          FilterSpec.check(chain);
          yield new RawDecoder(chain);
        } catch (LzmaError e) {
          throw LzmaModule.error(ctx, e);
        }
      }
      default -> throw ctx.PyErr_Format(PyExc.ValueError, "Invalid container format: %d", format);
    };
  }

  @PyMethod(
      signature = "(data, max_length=-1)",
      doc = "Decompress data, at most to max_length bytes if that is not negative.")
  PyObject decompress(PyContext ctx, PyObject data, long maxLength) {
    ByteSpan input = ByteSpan.of(ctx, data);
    byte[] output;
    try (PyDetached detached = ctx.detach()) {
      output = decompress(input, maxLength);
    } catch (DecodingException e) {
      throw LzmaModule.error(ctx, e);
    }
    if (output == null) {
      throw ctx.PyErr_Format(PyExc.EOFError, "Already at end of stream");
    }
    return ctx.PyBytes_FromByteArray(output);
  }

  private byte[] decompress(ByteSpan input, long maxLength) throws DecodingException {
    try {
      return state.decompress(input, maxLength);
    } finally {
      check = decoder.check();
    }
  }

  @PyGetter(doc = "The kind of the stream's checksum; CHECK_UNKNOWN as long as it is not known.")
  int check(PyContext ctx) {
    return check;
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
