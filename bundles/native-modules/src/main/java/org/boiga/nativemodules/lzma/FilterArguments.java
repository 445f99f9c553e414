package org.boiga.nativemodules.lzma;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;

/** Filters as Python programs describe them: dicts. */
final class FilterArguments {
  private static final Set<String> LZMA_KEYS =
      Set.of("id", "preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth");
  private static final Set<String> DELTA_KEYS = Set.of("id", "dist");
  private static final Set<String> CODE_KEYS = Set.of("id", "start_offset");

  private final PyContext ctx;

  FilterArguments(PyContext ctx) {
    this.ctx = ctx;
  }

  /** A chain of filters. */
  List<FilterSpec> chain(PyObject filters) {
    long n = ctx.PySequence_Size(filters);
    if (n > FilterSpec.MAX_FILTERS) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "Too many filters - liblzma supports a maximum of " + FilterSpec.MAX_FILTERS);
    }
    List<FilterSpec> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      all.add(filter(ctx.PySequence_GetItem(filters, i)));
    }
    return all;
  }

  /** One filter. */
  FilterSpec filter(PyObject spec) {
    if (!ctx.PyMapping_Check(spec)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "Filter specifier must be a dict or dict-like object");
    }
    PyObject given = optional(spec, "id");
    if (given == null) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Filter specifier must have an \"id\" entry");
    }
    PyObject number = ctx.PyNumber_Index(given);
    if (ctx.PyLong_GetSign(number) < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Cannot convert negative int");
    }
    long id = ctx.PyLong_FitsLong(number) ? ctx.PyLong_AsLong(number) : -1;
    if (id == FilterSpec.LZMA1 || id == FilterSpec.LZMA2) {
      return FilterSpec.lzma(id, lzma(spec));
    }
    if (id == FilterSpec.DELTA) {
      PyError wrong = invalid("delta");
      checkKeys(spec, DELTA_KEYS, wrong);
      return FilterSpec.delta((int) number(spec, "dist", 1, wrong));
    }
    if (id >= FilterSpec.X86 && id <= FilterSpec.SPARC) {
      PyError wrong = invalid("BCJ");
      checkKeys(spec, CODE_KEYS, wrong);
      return FilterSpec.code(id, (int) number(spec, "start_offset", 0, wrong));
    }
    throw ctx.PyErr_Format(
        PyExc.ValueError, "Invalid filter ID: " + ctx.PyLong_AsBigInteger(number));
  }

  private PyObject optional(PyObject spec, String key) {
    return ctx.PyMapping_GetOptionalItem(spec, ctx.PyUnicode_InternFromString(key));
  }

  private PyError invalid(String kind) {
    return ctx.PyErr_Format(PyExc.ValueError, "Invalid filter specifier for " + kind + " filter");
  }

  private void checkKeys(PyObject spec, Set<String> known, PyError wrong) {
    ctx.PyIter_ForEach(
        ctx.PyMapping_Keys(spec),
        key -> {
          if (!ctx.PyUnicode_Check(key) || !known.contains(ctx.PyUnicode_AsString(key))) {
            throw wrong;
          }
        });
  }

  /** An integer of 32 bits without sign. */
  private long number(PyObject spec, String key, long otherwise, PyError wrong) {
    PyObject o = optional(spec, key);
    if (o == null) {
      return otherwise;
    }
    try {
      return ctx.PyLong_AsUnsigned(o, 32, "unsigned int");
    } catch (PyError e) {
      throw wrong;
    }
  }

  private LzmaOptions lzma(PyObject spec) {
    PyObject given = optional(spec, "preset");
    long preset = given == null ? LzmaOptions.DEFAULT_PRESET : LzmaModule.preset(ctx, given);
    LzmaOptions d = LzmaOptions.ofPreset(preset);
    if (d == null) {
      throw LzmaModule.error(ctx, "Invalid compression preset: " + preset);
    }
    PyError wrong = invalid("LZMA");
    checkKeys(spec, LZMA_KEYS, wrong);
    return new LzmaOptions(
        number(spec, "dict_size", d.dictionarySize(), wrong),
        (int) number(spec, "lc", d.lc(), wrong),
        (int) number(spec, "lp", d.lp(), wrong),
        (int) number(spec, "pb", d.pb(), wrong),
        (int) number(spec, "mode", d.mode(), wrong),
        (int) number(spec, "nice_len", d.niceLength(), wrong),
        (int) number(spec, "mf", d.finder(), wrong),
        (int) number(spec, "depth", d.depth(), wrong));
  }

  /** The dict that describes a filter. */
  PyObject dict(FilterSpec f) {
    PyObject d = ctx.PyDict_New();
    put(d, "id", f.id());
    if (f.id() == FilterSpec.LZMA1) {
      put(d, "lc", f.lzma().lc());
      put(d, "lp", f.lzma().lp());
      put(d, "pb", f.lzma().pb());
    }
    if (f.isLzma()) {
      put(d, "dict_size", f.lzma().dictionarySize());
    } else if (f.id() == FilterSpec.DELTA) {
      put(d, "dist", f.distance());
    } else if (f.startOffset() != 0) {
      put(d, "start_offset", Integer.toUnsignedLong(f.startOffset()));
    }
    return d;
  }

  private void put(PyObject dict, String key, long value) {
    ctx.PyDict_SetItemString(dict, key, ctx.PyLong_FromLong(value));
  }
}
