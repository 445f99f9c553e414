package org.boiga.nativemodules.json;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyField;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;
import org.boiga.api.PyTypeObject;
import org.boiga.api.PyTypes;
import org.boiga.api.PyUnicodeWriter;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** {@code _json.make_encoder}: writes one value. */
@PyType(
    name = "_json.Encoder",
    doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, ...)",
    subclassable = false)
public final class PyEncoder extends PyNativeObject {
  private final PyField markers = field();
  private final PyField defaultFunction = field();
  private final PyField encoder = field();
  private final PyField indent = field();
  private final PyField keySeparator = field();
  private final PyField itemSeparator = field();
  private final boolean sortKeys;
  private final boolean skipKeys;
  private final boolean allowNan;

  /** Whether the encoder is one of this module's, for ASCII or not; null if it is another. */
  private final Boolean ascii;

  private PyEncoder(
      PyContext ctx,
      PyObject markers,
      PyObject defaultFunction,
      PyObject encoder,
      PyObject indent,
      PyObject keySeparator,
      PyObject itemSeparator,
      boolean sortKeys,
      boolean skipKeys,
      boolean allowNan) {
    super(ctx);
    this.markers.set(ctx, markers);
    this.defaultFunction.set(ctx, defaultFunction);
    this.encoder.set(ctx, encoder);
    this.indent.set(ctx, indent);
    this.keySeparator.set(ctx, keySeparator);
    this.itemSeparator.set(ctx, itemSeparator);
    this.sortKeys = sortKeys;
    this.skipKeys = skipKeys;
    this.allowNan = allowNan;
    PyObject module = ctx.PyImport_ImportModule("_json");
    if (encoder == ctx.PyObject_GetAttrString(module, "encode_basestring_ascii")) {
      ascii = true;
    } else {
      ascii = encoder == ctx.PyObject_GetAttrString(module, "encode_basestring") ? false : null;
    }
  }

  @PySlot(
      signature =
          "(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys,"
              + " allow_nan)")
  static PyObject __new__(
      PyContext ctx,
      PyTypeObject cls,
      PyObject markers,
      PyObject defaultFunction,
      PyObject encoder,
      PyObject indent,
      PyObject keySeparator,
      PyObject itemSeparator,
      boolean sortKeys,
      boolean skipKeys,
      boolean allowNan) {
    if (!ctx.Py_IsNone(markers) && !ctx.PyDict_Check(markers)) {
      throw ctx.PyArg_BadArgument("make_encoder", "argument 1", "dict or None", markers);
    }
    return new PyEncoder(
        ctx,
        markers,
        defaultFunction,
        encoder,
        indent,
        text(ctx, keySeparator, 5),
        text(ctx, itemSeparator, 6),
        sortKeys,
        skipKeys,
        allowNan);
  }

  private static PyObject text(PyContext ctx, PyObject o, int argument) {
    if (!ctx.PyUnicode_Check(o)) {
      throw ctx.PyArg_BadArgument("make_encoder", "argument " + argument, "str", o);
    }
    return o;
  }

  @PySlot(signature = "(obj, _current_indent_level)")
  PyObject __call__(PyContext ctx, PyObject obj, long level) {
    Encoding e = new Encoding(ctx);
    e.value(obj, (int) Math.max(0, level));
    return ctx.PyTuple_Pack(e.out.Finish());
  }

  /** One call. */
  private final class Encoding {
    final PyContext ctx;
    final PyUnicodeWriter out;
    private final PyObject none;
    private final PyObject itemSeparator;
    private final PyObject keySeparator;

    /** Null where everything is written in one line. */
    private final PyObject indent;

    /** The containers that are being written; null if nobody asks. */
    private final Set<PyObject> open;

    Encoding(PyContext ctx) {
      this.ctx = ctx;
      out = ctx.PyUnicodeWriter_Create();
      none = ctx.Py_None();
      itemSeparator = PyEncoder.this.itemSeparator.get(ctx);
      keySeparator = PyEncoder.this.keySeparator.get(ctx);
      PyObject i = PyEncoder.this.indent.get(ctx);
      indent = ctx.PyUnicode_Check(i) ? i : null;
      open = markers.get(ctx) == none ? null : Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private void enter(PyObject o) {
      if (open != null && !open.add(o)) {
        throw ctx.PyErr_Format(PyExc.ValueError, "Circular reference detected");
      }
    }

    private void leave(PyObject o) {
      if (open != null) {
        open.remove(o);
      }
    }

    void value(PyObject o, int level) {
      if (o == none) {
        out.WriteString("null");
      } else if (ctx.PyUnicode_Check(o)) {
        string(o);
      } else if (ctx.PyBool_Check(o)) {
        out.WriteString(o == ctx.Py_True() ? "true" : "false");
      } else if (ctx.PyLong_Check(o)) {
        out.WriteStr(plain(PyTypes.PyLong_Type, o));
      } else if (ctx.PyFloat_Check(o)) {
        out.WriteStr(real(o));
      } else {
        ctx.Py_EnterRecursiveCall(" while encoding a JSON object");
        try {
          if (ctx.PyList_Check(o) || ctx.PyTuple_Check(o)) {
            array(o, level);
          } else if (ctx.PyDict_Check(o)) {
            object(o, level);
          } else {
            other(o, level);
          }
        } finally {
          ctx.Py_LeaveRecursiveCall();
        }
      }
    }

    /** The repr that a built-in type gives, also for instances of subclasses. */
    private PyObject plain(PyTypes type, PyObject o) {
      return ctx.PyType_CallSlot(ctx.PyType_Builtin(type), Slot.REPR, o);
    }

    private PyObject real(PyObject f) {
      double v = ctx.PyFloat_AsDouble(f);
      if (Double.isFinite(v)) {
        return plain(PyTypes.PyFloat_Type, f);
      }
      if (!allowNan) {
        throw ctx.PyErr_Format(
            PyExc.ValueError,
            "Out of range float values are not JSON compliant: %s",
            ctx.PyUnicode_AsString(ctx.PyObject_Repr(f)));
      }
      return ctx.PyUnicode_FromString(Double.isNaN(v) ? "NaN" : v > 0 ? "Infinity" : "-Infinity");
    }

    private void string(PyObject s) {
      if (ascii != null) {
        JsonStrings.append(ctx, out, s, ascii);
        return;
      }
      PyObject r = ctx.PyObject_CallOneArg(encoder.get(ctx), s);
      if (!ctx.PyUnicode_Check(r)) {
        throw ctx.PyErr_Format(
            PyExc.TypeError, "encoder() must return a string, not %s", ctx.PyObject_TypeName(r));
      }
      out.WriteStr(r);
    }

    private void newline(int level) {
      if (indent != null) {
        out.WriteChar('\n');
        for (int i = 0; i < level; i++) {
          out.WriteStr(indent);
        }
      }
    }

    private void note(PyError e, String text) {
      PyObject note = ctx.PyUnicode_FromString("when serializing " + text);
      ctx.PyObject_CallMethod(e.value(), "add_note", note);
    }

    private void other(PyObject o, int level) {
      enter(o);
      PyObject replacement = ctx.PyObject_CallOneArg(defaultFunction.get(ctx), o);
      try {
        value(replacement, level);
      } catch (PyError e) {
        note(e, ctx.PyObject_TypeName(o) + " object");
        throw e;
      }
      leave(o);
    }

    private void array(PyObject o, int level) {
      // A list is written as it is while it is written: default() may change it.
      boolean live = ctx.PyList_CheckExact(o);
      PyObject[] items = live ? null : ctx.PySequence_ToArray(o);
      if ((live ? ctx.PyList_Size(o) : items.length) == 0) {
        out.WriteString("[]");
        return;
      }
      enter(o);
      out.WriteChar('[');
      newline(level + 1);
      for (int i = 0; ; i++) {
        try (PyScope scope = ctx.scope()) {
          PyObject item =
              live ? ctx.PyList_GetOptionalItem(o, i) : i < items.length ? items[i] : null;
          if (item == null) {
            break;
          }
          if (i > 0) {
            out.WriteStr(itemSeparator);
            newline(level + 1);
          }
          try {
            value(item, level + 1);
          } catch (PyError e) {
            note(e, ctx.PyObject_TypeName(o) + " item " + i);
            throw e;
          }
        }
      }
      leave(o);
      newline(level);
      out.WriteChar(']');
    }

    private void object(PyObject d, int level) {
      if (ctx.PyDict_Size(d) == 0) {
        out.WriteString("{}");
        return;
      }
      enter(d);
      out.WriteChar('{');
      PyObject items = ctx.PyObject_CallMethod(d, "items");
      if (sortKeys) {
        items = ctx.PySequence_List(items);
        ctx.PyList_Sort(items);
      }
      boolean[] first = {true};
      ctx.PyIter_ForEach(
          items,
          item -> {
            if (!ctx.PyTuple_Check(item) || ctx.PyTuple_Size(item) != 2) {
              throw ctx.PyErr_Format(PyExc.ValueError, "items must return 2-tuples");
            }
            member(d, ctx.PyTuple_GetItem(item, 0), ctx.PyTuple_GetItem(item, 1), level, first);
          });
      leave(d);
      if (!first[0]) {
        newline(level);
      }
      out.WriteChar('}');
    }

    /** A key as text; null if it is left out. */
    private PyObject key(PyObject key) {
      if (ctx.PyUnicode_Check(key)) {
        return key;
      }
      if (ctx.PyFloat_Check(key)) {
        return real(key);
      }
      if (ctx.PyBool_Check(key)) {
        return ctx.PyUnicode_FromString(key == ctx.Py_True() ? "true" : "false");
      }
      if (ctx.PyLong_Check(key)) {
        return plain(PyTypes.PyLong_Type, key);
      }
      if (key == none) {
        return ctx.PyUnicode_FromString("null");
      }
      if (skipKeys) {
        return null;
      }
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "keys must be str, int, float, bool or None, not %s",
          ctx.PyObject_TypeName(key));
    }

    private void member(PyObject d, PyObject key, PyObject value, int level, boolean[] first) {
      PyObject text = key(key);
      if (text == null) {
        return;
      }
      if (!first[0]) {
        out.WriteStr(itemSeparator);
      }
      newline(level + 1);
      first[0] = false;
      string(text);
      out.WriteStr(keySeparator);
      try {
        value(value, level + 1);
      } catch (PyError e) {
        String name = ctx.PyUnicode_AsString(ctx.PyObject_Repr(key));
        note(e, ctx.PyObject_TypeName(d) + " item " + name);
        throw e;
      }
    }
  }

  // Attributes -----------------------------------------------------------------------------------

  @PyGetter(doc = "By which circular references are found, or None.")
  PyObject markers(PyContext ctx) {
    return markers.get(ctx);
  }

  @PyGetter(name = "default", doc = "What replaces objects that cannot be written.")
  PyObject defaultFunction(PyContext ctx) {
    return defaultFunction.get(ctx);
  }

  @PyGetter(doc = "What writes strings.")
  PyObject encoder(PyContext ctx) {
    return encoder.get(ctx);
  }

  @PyGetter(doc = "What a line begins with for each level, or None.")
  PyObject indent(PyContext ctx) {
    return indent.get(ctx);
  }

  @PyGetter(name = "key_separator", doc = "What is between a key and its value.")
  PyObject keySeparator(PyContext ctx) {
    return keySeparator.get(ctx);
  }

  @PyGetter(name = "item_separator", doc = "What is between items.")
  PyObject itemSeparator(PyContext ctx) {
    return itemSeparator.get(ctx);
  }

  @PyGetter(name = "sort_keys", doc = "Whether keys are sorted.")
  boolean sortKeys(PyContext ctx) {
    return sortKeys;
  }

  @PyGetter(doc = "Whether keys that cannot be written are left out.")
  boolean skipkeys(PyContext ctx) {
    return skipKeys;
  }
}
