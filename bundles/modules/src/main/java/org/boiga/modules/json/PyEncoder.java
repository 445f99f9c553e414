package org.boiga.modules.json;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/** {@code _json.make_encoder}: writes one value. */
@org.boiga.api.annotation.PyType(
    name = "_json.Encoder",
    doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, ...)",
    subclassable = false)
public final class PyEncoder extends Counted {
  static final PyType TYPE = PyType.builtin(new PyEncoderTable(), PyBaseObject.TYPE);

  private final PyObject markers;
  private final PyObject defaultFunction;
  private final PyObject encoder;
  private final PyObject indent;
  private final PyStr keySeparator;
  private final PyStr itemSeparator;
  private final boolean sortKeys;
  private final boolean skipKeys;
  private final boolean allowNan;

  /** Whether the encoder is one of this module's, for ASCII or not; null if it is another. */
  private final Boolean ascii;

  private PyEncoder(
      ThreadState ts,
      PyObject markers,
      PyObject defaultFunction,
      PyObject encoder,
      PyObject indent,
      PyStr keySeparator,
      PyStr itemSeparator,
      boolean sortKeys,
      boolean skipKeys,
      boolean allowNan) {
    super(ts);
    this.markers = ts.keep(markers);
    this.defaultFunction = ts.keep(defaultFunction);
    this.encoder = ts.keep(encoder);
    this.indent = ts.keep(indent);
    this.keySeparator = keySeparator;
    this.itemSeparator = itemSeparator;
    this.sortKeys = sortKeys;
    this.skipKeys = skipKeys;
    this.allowNan = allowNan;
    PyObject module = ts.interp.evaluator.importModule(ts, "_json");
    if (encoder == Attributes.get(ts, module, "encode_basestring_ascii")) {
      ascii = true;
    } else {
      ascii = encoder == Attributes.get(ts, module, "encode_basestring") ? false : null;
    }
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(markers);
    v.visit(defaultFunction);
    v.visit(encoder);
    v.visit(indent);
  }

  @PySlot(
      signature =
          "(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys,"
              + " allow_nan)")
  static PyObject __new__(
      ThreadState ts,
      PyType cls,
      PyObject markers,
      PyObject defaultFunction,
      PyObject encoder,
      PyObject indent,
      PyObject keySeparator,
      PyObject itemSeparator,
      boolean sortKeys,
      boolean skipKeys,
      boolean allowNan) {
    if (markers != Py.None && !(markers instanceof PyDict)) {
      throw PyErr.typeError(
          ts, "make_encoder() argument 1 must be dict or None, not " + PyType.of(markers).name());
    }
    return new PyEncoder(
        ts,
        markers,
        defaultFunction,
        encoder,
        indent,
        text(ts, keySeparator, 5),
        text(ts, itemSeparator, 6),
        sortKeys,
        skipKeys,
        allowNan);
  }

  private static PyStr text(ThreadState ts, PyObject o, int argument) {
    if (!(o instanceof PyStr s)) {
      throw Args.badArgument(ts, "make_encoder", "argument " + argument, "str", o);
    }
    return s;
  }

  @PySlot(signature = "(obj, _current_indent_level)")
  PyObject __call__(ThreadState ts, PyObject obj, long level) {
    Encoding e = new Encoding();
    e.value(ts, obj, (int) Math.max(0, level));
    return PyTuple.of(ts, e.out.toStr());
  }

  /** One call. */
  private final class Encoding {
    final StrBuilder out = new StrBuilder();

    /** The containers that are being written; null if nobody asks. */
    private final Set<PyObject> open =
        markers == Py.None ? null : Collections.newSetFromMap(new IdentityHashMap<>());

    private void enter(ThreadState ts, PyObject o) {
      if (open != null && !open.add(o)) {
        throw PyErr.valueError(ts, "Circular reference detected");
      }
    }

    private void leave(PyObject o) {
      if (open != null) {
        open.remove(o);
      }
    }

    void value(ThreadState ts, PyObject o, int level) {
      if (o == Py.None) {
        out.append("null");
      } else if (o == Py.True) {
        out.append("true");
      } else if (o == Py.False) {
        out.append("false");
      } else if (o instanceof PyStr s) {
        string(ts, s);
      } else if (o instanceof PyInt) {
        out.append(plain(ts, PyInt.TYPE, o));
      } else if (o instanceof PyFloat f) {
        out.append(real(ts, f));
      } else {
        ts.enterNative(" while encoding a JSON object");
        try {
          switch (o) {
            case PyList l -> array(ts, l, level);
            case PyTuple t -> array(ts, t, level);
            case PyDict d -> object(ts, d, level);
            default -> other(ts, o, level);
          }
        } finally {
          ts.leaveNative();
        }
      }
    }

    /** The repr that a built-in type gives, also for instances of subclasses. */
    private PyStr plain(ThreadState ts, PyType type, PyObject o) {
      return (PyStr) type.slot(Slot.REPR).unary(ts, o);
    }

    private PyStr real(ThreadState ts, PyFloat f) {
      double v = f.value;
      if (!Double.isNaN(v) && !Double.isInfinite(v)) {
        return plain(ts, PyFloat.TYPE, f);
      }
      if (!allowNan) {
        throw PyErr.valueError(
            ts, "Out of range float values are not JSON compliant: " + Conversion.repr(ts, f));
      }
      return PyStr.of(Double.isNaN(v) ? "NaN" : v > 0 ? "Infinity" : "-Infinity");
    }

    private void string(ThreadState ts, PyStr s) {
      if (ascii != null) {
        JsonStrings.append(out, s, ascii);
        return;
      }
      PyObject r = Calls.call(ts, encoder, s);
      if (!(r instanceof PyStr encoded)) {
        throw PyErr.typeError(ts, "encoder() must return a string, not " + PyType.of(r).name());
      }
      out.append(encoded);
    }

    private void newline(int level) {
      if (indent instanceof PyStr s) {
        out.append('\n');
        for (int i = 0; i < level; i++) {
          out.append(s);
        }
      }
    }

    private void note(ThreadState ts, PyException e, String text) {
      e.value().addNote(ts, PyStr.of("when serializing " + text));
    }

    private void other(ThreadState ts, PyObject o, int level) {
      enter(ts, o);
      PyObject replacement = Calls.call(ts, defaultFunction, o);
      try {
        value(ts, replacement, level);
      } catch (PyException e) {
        note(ts, e, PyType.of(o).name() + " object");
        throw e;
      }
      leave(o);
    }

    private void array(ThreadState ts, PyObject o, int level) {
      // A list is written as it is while it is written: default() may change it.
      PyList live = o.getClass() == PyList.class ? (PyList) o : null;
      PyObject[] items = live == null ? Iteration.toArray(ts, o) : null;
      if ((live == null ? items.length : live.size()) == 0) {
        out.append("[]");
        return;
      }
      enter(ts, o);
      out.append('[');
      newline(level + 1);
      for (int i = 0; ; i++) {
        int mark = ts.mark();
        PyObject item = live != null ? live.getOrNull(ts, i) : i < items.length ? items[i] : null;
        if (item == null) {
          break;
        }
        if (i > 0) {
          out.append(itemSeparator);
          newline(level + 1);
        }
        try {
          value(ts, item, level + 1);
        } catch (PyException e) {
          note(ts, e, PyType.of(o).name() + " item " + i);
          throw e;
        }
        ts.release(mark);
      }
      leave(o);
      newline(level);
      out.append(']');
    }

    private void object(ThreadState ts, PyDict d, int level) {
      if (d.size() == 0) {
        out.append("{}");
        return;
      }
      enter(ts, d);
      out.append('{');
      PyObject items = Calls.method(ts, d, "items");
      if (sortKeys) {
        items = PyList.from(ts, items);
        Calls.method(ts, items, "sort");
      }
      boolean[] first = {true};
      Iteration.forEach(
          ts,
          items,
          item -> {
            if (!(item instanceof PyTuple pair) || pair.size() != 2) {
              throw PyErr.valueError(ts, "items must return 2-tuples");
            }
            member(ts, d, pair.at(0), pair.at(1), level, first);
            return true;
          });
      leave(d);
      if (!first[0]) {
        newline(level);
      }
      out.append('}');
    }

    private PyStr key(ThreadState ts, PyObject key) {
      return switch (key) {
        case PyStr s -> s;
        case PyFloat f -> real(ts, f);
        case PyInt i ->
            i == Py.True || i == Py.False
                ? PyStr.of(i == Py.True ? "true" : "false")
                : plain(ts, PyInt.TYPE, i);
        default -> {
          if (key == Py.None) {
            yield PyStr.of("null");
          }
          if (skipKeys) {
            yield null;
          }
          throw PyErr.typeError(
              ts, "keys must be str, int, float, bool or None, not " + PyType.of(key).name());
        }
      };
    }

    private void member(
        ThreadState ts, PyDict d, PyObject key, PyObject value, int level, boolean[] first) {
      PyStr text = key(ts, key);
      if (text == null) {
        return;
      }
      if (!first[0]) {
        out.append(itemSeparator);
      }
      newline(level + 1);
      first[0] = false;
      string(ts, text);
      out.append(keySeparator);
      try {
        value(ts, value, level + 1);
      } catch (PyException e) {
        note(ts, e, PyType.of(d).name() + " item " + Conversion.repr(ts, key));
        throw e;
      }
    }
  }

  // Attributes -----------------------------------------------------------------------------------

  @PyGetter(doc = "By which circular references are found, or None.")
  PyObject markers(ThreadState ts) {
    return ts.hold(markers);
  }

  @PyGetter(name = "default", doc = "What replaces objects that cannot be written.")
  PyObject defaultFunction(ThreadState ts) {
    return ts.hold(defaultFunction);
  }

  @PyGetter(doc = "What writes strings.")
  PyObject encoder(ThreadState ts) {
    return ts.hold(encoder);
  }

  @PyGetter(doc = "What a line begins with for each level, or None.")
  PyObject indent(ThreadState ts) {
    return ts.hold(indent);
  }

  @PyGetter(name = "key_separator", doc = "What is between a key and its value.")
  PyObject keySeparator(ThreadState ts) {
    return keySeparator;
  }

  @PyGetter(name = "item_separator", doc = "What is between items.")
  PyObject itemSeparator(ThreadState ts) {
    return itemSeparator;
  }

  @PyGetter(name = "sort_keys", doc = "Whether keys are sorted.")
  boolean sortKeys(ThreadState ts) {
    return sortKeys;
  }

  @PyGetter(doc = "Whether keys that cannot be written are left out.")
  boolean skipkeys(ThreadState ts) {
    return skipKeys;
  }
}
