package org.boiga.nativemodules.lzma;

import java.util.List;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.PyDecompressor;

/** {@code _lzma.LZMADecompressor}. */
@PyType(
    name = "_lzma.LZMADecompressor",
    doc = "Decompresses one stream that comes in pieces.",
    subclassable = false,
    parts = PyDecompressor.class)
public final class PyLzmaDecompressor extends PyDecompressor {
  private final StreamDecoder decoder;
  private volatile int check;

  private PyLzmaDecompressor(PyContext ctx, PyTypeObject cls, StreamDecoder decoder) {
    super(ctx, cls, decoder);
    this.decoder = decoder;
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

  @Override
  public PyObject decompress(PyContext ctx, PyObject data, long maxLength) {
    try {
      return super.decompress(ctx, data, maxLength);
    } finally {
      check = decoder.check();
    }
  }

  @Override
  protected PyError undecodable(PyContext ctx, String message) {
    return LzmaModule.error(ctx, message);
  }

  @Override
  protected String endMessage() {
    return "Already at end of stream";
  }

  @PyGetter(doc = "The kind of the stream's checksum; CHECK_UNKNOWN as long as it is not known.")
  int check(PyContext ctx) {
    return check;
  }
}
