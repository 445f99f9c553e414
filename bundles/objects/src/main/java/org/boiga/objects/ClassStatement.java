package org.boiga.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.memory.PyObject;

/** What class statements do: {@code __build_class__}. */
final class ClassStatement {
  private ClassStatement() {}

  static PyObject build(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n < 2) {
      throw PyErr.typeError(ts, "__build_class__: not enough arguments");
    }
    if (!(args[start] instanceof PyFunction body)) {
      throw PyErr.typeError(ts, "__build_class__: func must be a function");
    }
    if (!(args[start + 1] instanceof PyStr name)) {
      throw PyErr.typeError(ts, "__build_class__: name is not a string");
    }
    PyTuple originalBases = PyTuple.of(ts, Args.rest(args, start + 2, start + n));
    PyTuple bases = resolve(ts, originalBases);
    Keywords keywords = Keywords.of(args, start + n, kwnames);
    PyObject meta = keywords.metaclass;
    if (meta == null) {
      meta = bases.size() == 0 ? PyType.TYPE : PyType.of(bases.at(0));
    }
    if (meta instanceof PyType t) {
      meta = ClassMaker.metatype(ts, t, bases.items);
    }
    PyObject[] toMeta = new PyObject[3 + keywords.values.length];
    toMeta[0] = name;
    toMeta[1] = bases;
    System.arraycopy(keywords.values, 0, toMeta, 3, keywords.values.length);
    PyObject namespace = namespace(ts, meta, toMeta, keywords);
    PyObject cell = ts.interp.evaluator.runClassBody(ts, body, namespace);
    if (bases != originalBases) {
      Sequences.setItem(ts, namespace, Names.__orig_bases__, originalBases);
    }
    toMeta[2] = namespace;
    PyObject cls = Calls.call(ts, meta, toMeta, 0, 3, keywords.names);
    if (cls instanceof PyType && cell instanceof PyCell c) {
      checkCell(ts, name, cls, c.get(ts));
    }
    return cls;
  }

  /** The keyword arguments but for {@code metaclass}. */
  private record Keywords(PyObject metaclass, PyTuple names, PyObject[] values) {
    private static final PyObject[] NONE = {};

    static Keywords of(PyObject[] args, int from, PyTuple kwnames) {
      if (kwnames == null || kwnames.size() == 0) {
        return new Keywords(null, null, NONE);
      }
      PyObject metaclass = null;
      List<PyObject> names = new ArrayList<>();
      List<PyObject> values = new ArrayList<>();
      for (int i = 0; i < kwnames.size(); i++) {
        if (kwnames.at(i).toString().equals("metaclass")) {
          metaclass = args[from + i];
        } else {
          names.add(kwnames.at(i));
          values.add(args[from + i]);
        }
      }
      return new Keywords(
          metaclass,
          names.isEmpty() ? null : PyTuple.constant(names.toArray(PyObject[]::new)),
          values.toArray(PyObject[]::new));
    }
  }

  /** The bases with what {@code __mro_entries__} gives; the same tuple if nothing changes. */
  static PyTuple resolve(ThreadState ts, PyTuple bases) {
    List<PyObject> resolved = null;
    for (int i = 0; i < bases.size(); i++) {
      PyObject b = bases.at(i);
      PyObject f = b instanceof PyType ? null : Attributes.getOrNull(ts, b, Names.__mro_entries__);
      if (f == null) {
        if (resolved != null) {
          resolved.add(b);
        }
        continue;
      }
      PyObject r = Calls.call(ts, f, bases);
      if (!(r instanceof PyTuple entries)) {
        throw PyErr.typeError(ts, "__mro_entries__ must return a tuple");
      }
      if (resolved == null) {
        resolved = new ArrayList<>(Arrays.asList(bases.items).subList(0, i));
      }
      resolved.addAll(Arrays.asList(entries.items));
    }
    return resolved == null ? bases : PyTuple.of(ts, resolved.toArray(PyObject[]::new));
  }

  private static PyObject namespace(
      ThreadState ts, PyObject meta, PyObject[] toMeta, Keywords keywords) {
    PyObject prepare = Attributes.getOrNull(ts, meta, Names.__prepare__);
    if (prepare == null) {
      return new PyDict(ts);
    }
    PyObject[] args = new PyObject[2 + keywords.values.length];
    args[0] = toMeta[0];
    args[1] = toMeta[1];
    System.arraycopy(keywords.values, 0, args, 2, keywords.values.length);
    PyObject ns = Calls.call(ts, prepare, args, 0, 2, keywords.names);
    if (PyType.of(ns).slot(org.boiga.api.Slot.GETITEM) == null) {
      throw PyErr.typeError(
          ts,
          "%s.__prepare__() must return a mapping, not %s"
              .formatted(
                  meta instanceof PyType t ? t.name() : "<metaclass>", PyType.of(ns).name()));
    }
    return ns;
  }

  private static void checkCell(ThreadState ts, PyStr name, PyObject cls, PyObject content) {
    if (content == cls) {
      return;
    }
    String n = Conversion.repr(ts, name).toString();
    String c = Conversion.repr(ts, cls).toString();
    if (content == null) {
      throw PyErr.runtimeError(
          ts,
          "__class__ not set defining %s as %s. Was __classcell__ propagated to type.__new__?"
              .formatted(n, c));
    }
    throw PyErr.typeError(
        ts, "__class__ set to %s defining %s as %s".formatted(Conversion.repr(ts, content), n, c));
  }
}
