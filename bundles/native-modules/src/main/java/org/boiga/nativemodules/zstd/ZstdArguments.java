package org.boiga.nativemodules.zstd;

import java.util.EnumMap;
import java.util.Map;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;

/** Levels, options and dictionaries as arguments. */
final class ZstdArguments {
  private ZstdArguments() {}

  private static String range(Parameter p) {
    return "the valid range is [" + p.least + ", " + p.largest + "]";
  }

  private static PyError badLevel(PyContext ctx, String level) {
    return ctx.PyErr_Format(
        PyExc.ValueError,
        "illegal compression level" + level + "; " + range(Parameter.COMPRESSION_LEVEL));
  }

  /** A level by itself. */
  static Map<Parameter, Integer> level(PyContext ctx, PyObject level) {
    if (!ctx.PyLong_Check(level)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "invalid type for level, expected int");
    }
    if (!ctx.PyLong_FitsLong(level) || ctx.PyLong_AsLong(level) != (int) ctx.PyLong_AsLong(level)) {
      throw badLevel(ctx, "");
    }
    Map<Parameter, Integer> all = new EnumMap<>(Parameter.class);
    put(ctx, all, Parameter.COMPRESSION_LEVEL, (int) ctx.PyLong_AsLong(level));
    return all;
  }

  private static void put(PyContext ctx, Map<Parameter, Integer> all, Parameter p, int v) {
    if (!p.accepts(v)) {
      throw p == Parameter.COMPRESSION_LEVEL
          ? badLevel(ctx, " " + v)
          : illegal(ctx, "compression", p.text, v, p.least, p.largest);
    }
    all.put(p, v);
  }

  private static PyError illegal(
      PyContext ctx, String kind, String name, int v, int least, int largest) {
    return ctx.PyErr_Format(
        PyExc.ValueError,
        "%s parameter '%s' received an illegal value %d; the valid range is [%d, %d]",
        kind,
        name,
        v,
        least,
        largest);
  }

  private static PyError unknown(PyContext ctx, String kind, int number) {
    return ctx.PyErr_Format(
        PyExc.ValueError, "invalid %s parameter 'unknown parameter (key %d)'", kind, number);
  }

  private interface Option {
    void accept(int number, int value);
  }

  /**
   * Goes through the options of a compressor or a decompressor.
   *
   * @param wrong the type of the other one's parameters, if it is known
   */
  private static void forEach(
      PyContext ctx,
      String function,
      PyObject options,
      PyTypeObject wrong,
      String wrongName,
      Option action) {
    if (!ctx.PyDict_Check(options)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "%s() argument 'options' must be dict, not %s",
          function,
          ctx.PyObject_TypeName(options));
    }
    ctx.PyDict_ForEach(
        options,
        (key, value) -> {
          if (wrong != null && ctx.Py_Is(ctx.Py_TYPE(key), wrong)) {
            throw ctx.PyErr_Format(
                PyExc.TypeError,
                "compression options dictionary key must not be a %s attribute",
                wrongName);
          }
          action.accept(ctx.PyLong_AsInt(key), ctx.PyLong_AsInt(value));
        });
  }

  /** The options of a compressor. */
  static Map<Parameter, Integer> options(PyContext ctx, PyObject options) {
    Map<Parameter, Integer> all = new EnumMap<>(Parameter.class);
    forEach(
        ctx,
        "ZstdCompressor",
        options,
        ZstdModule.state(ctx).decompressionParameter,
        "DecompressionParameter",
        (number, v) -> {
          Parameter p = Parameter.of(number);
          if (p == null) {
            throw unknown(ctx, "compression", number);
          }
          put(ctx, all, p, v);
        });
    return all;
  }

  /** The limit for windows in the options of a decompressor, or 0 if there is none. */
  static int windowLogLimit(PyContext ctx, PyObject options) {
    int[] limit = {0};
    forEach(
        ctx,
        "ZstdDecompressor",
        options,
        ZstdModule.state(ctx).compressionParameter,
        "CompressionParameter",
        (number, v) -> {
          if (number != Parameter.WINDOW_LOG_MAX) {
            throw unknown(ctx, "decompression", number);
          }
          if (v != 0 && (v < Parameter.LEAST_WINDOW_LOG || v > Parameter.LARGEST_WINDOW_LOG)) {
            throw illegal(
                ctx,
                "decompression",
                "window_log_max",
                v,
                Parameter.LEAST_WINDOW_LOG,
                Parameter.LARGEST_WINDOW_LOG);
          }
          limit[0] = v;
        });
    return limit[0];
  }

  /** A dictionary and how to use it: {@code ZstdDict}, or what its {@code as_} attributes give. */
  record Dictionary(byte[] content, Use use) {}

  /** How to use a dictionary; in the order of their numbers. */
  enum Use {
    DIGESTED,
    UNDIGESTED,
    PREFIX
  }

  /** A dictionary argument; null for None. */
  static Dictionary dictionary(PyContext ctx, PyObject o, Use otherwise) {
    if (o == null || ctx.Py_IsNone(o)) {
      return null;
    }
    if (o instanceof PyZstdDict d) {
      return new Dictionary(d.content(), otherwise);
    }
    if (ctx.PyTuple_Check(o)
        && ctx.PyTuple_Size(o) == 2
        && ctx.PyTuple_GetItem(o, 0) instanceof PyZstdDict d
        && ctx.PyLong_Check(ctx.PyTuple_GetItem(o, 1))) {
      int use = ctx.PyLong_AsInt(ctx.PyTuple_GetItem(o, 1));
      if (use >= 0 && use < Use.values().length) {
        return new Dictionary(d.content(), Use.values()[use]);
      }
    }
    throw ctx.PyErr_Format(PyExc.TypeError, "zstd_dict argument should be a ZstdDict object.");
  }
}
