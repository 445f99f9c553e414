package org.boiga.nativemodules.lzma;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.Compression;
import org.boiga.nativemodules.support.PyCompressor;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.FinishableWrapperOutputStream;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

/** {@code _lzma.LZMACompressor}. */
@PyType(
    name = "_lzma.LZMACompressor",
    doc = "Compresses data that comes in pieces to one stream.",
    subclassable = false,
    parts = PyCompressor.class)
public final class PyLzmaCompressor extends PyCompressor {
  private PyLzmaCompressor(PyContext ctx, PyTypeObject cls, Compression state) {
    super(ctx, cls, state);
  }

  @PySlot(signature = "(format=1, check=-1, preset=None, filters=None)")
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, int format, int check, PyObject preset, PyObject filters) {
    boolean hasPreset = preset != null && !ctx.Py_IsNone(preset);
    boolean filtered = filters != null && !ctx.Py_IsNone(filters);
    if (hasPreset && filtered) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Cannot specify both preset and filter chain");
    }
    long level = hasPreset ? LzmaModule.preset(ctx, preset) : LzmaOptions.DEFAULT_PRESET;
    if (format != LzmaModule.FORMAT_XZ && check != -1 && check != XzDecoder.CHECK_NONE) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Integrity checks are only supported by FORMAT_XZ");
    }
    try {
      Compression made =
          switch (format) {
            case LzmaModule.FORMAT_XZ -> xz(chain(ctx, FilterSpec.LZMA2, level, filters), check);
            case LzmaModule.FORMAT_ALONE ->
                alone(ctx, chain(ctx, FilterSpec.LZMA1, level, filters));
            case LzmaModule.FORMAT_RAW -> {
              if (!filtered) {
                throw ctx.PyErr_Format(PyExc.ValueError, "Must specify filters for FORMAT_RAW");
              }
              yield raw(chain(ctx, FilterSpec.LZMA2, level, filters));
            }
            default ->
                throw ctx.PyErr_Format(PyExc.ValueError, "Invalid container format: %d", format);
          };
      return new PyLzmaCompressor(ctx, cls, made);
    } catch (LzmaError e) {
      throw LzmaModule.error(ctx, e);
    } catch (IOException e) {
      throw LzmaModule.error(ctx, LzmaError.options());
    }
  }

  private static List<FilterSpec> chain(PyContext ctx, long id, long preset, PyObject filters)
      throws LzmaError {
    if (filters != null && !ctx.Py_IsNone(filters)) {
      return new FilterArguments(ctx).chain(filters);
    }
    LzmaOptions o = LzmaOptions.ofPreset(preset);
    if (o == null) {
      throw LzmaError.options();
    }
    return List.of(FilterSpec.lzma(id, o));
  }

  private static void verify(List<FilterSpec> filters) throws LzmaError {
    FilterSpec.check(filters);
    filters.getLast().lzma().checkForEncoder();
  }

  private static Compression xz(List<FilterSpec> filters, int check) throws LzmaError, IOException {
    int kind = check == -1 ? LzmaModule.CHECK_CRC64 : check;
    if (!XzDecoder.isSupported(kind)
        || filters.isEmpty()
        || filters.getLast().id() == FilterSpec.LZMA1) {
      throw LzmaError.internal();
    }
    verify(filters);
    FilterOptions[] options = new FilterOptions[filters.size()];
    for (int i = 0; i < options.length; i++) {
      options[i] = filters.get(i).options();
    }
    return new Compression(out -> new XZOutputStream(out, options, kind));
  }

  private static Compression alone(PyContext ctx, List<FilterSpec> filters)
      throws LzmaError, IOException {
    if (filters.size() != 1 || filters.getFirst().id() != FilterSpec.LZMA1) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
    }
    verify(filters);
    var options = filters.getFirst().lzma().encoder();
    return new Compression(out -> new LZMAOutputStream(out, options, -1));
  }

  private static Compression raw(List<FilterSpec> filters) throws LzmaError, IOException {
    verify(filters);
    return new Compression(out -> raw(filters, out));
  }

  private static OutputStream raw(List<FilterSpec> filters, OutputStream out) throws IOException {
    FinishableOutputStream encoder = new FinishableWrapperOutputStream(out);
    for (FilterSpec f : filters.reversed()) {
      encoder = f.rawEncoder(encoder);
    }
    return encoder;
  }
}
