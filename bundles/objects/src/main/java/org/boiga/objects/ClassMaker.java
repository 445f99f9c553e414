package org.boiga.objects;

import org.boiga.memory.PyObject;

/** Makes classes: what {@code type(name, bases, namespace, **kwargs)} does. */
final class ClassMaker {
  private static final PyStr[] IMPLICIT_CLASS_METHODS = {
    Names.__init_subclass__, Names.__class_getitem__
  };

  private ClassMaker() {}

  /** The most derived metatype among {@code winner} and those of the bases. */
  static PyType metatype(ThreadState ts, PyType winner, PyObject[] bases) {
    for (PyObject b : bases) {
      PyType t = PyType.of(b);
      if (winner.isSubtype(t)) {
        continue;
      }
      if (!t.isSubtype(winner)) {
        throw PyErr.typeError(
            ts,
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass"
                + " of the metaclasses of all its bases");
      }
      winner = t;
    }
    return winner;
  }

  /**
   * Makes a class; the metatype is known to suit the bases.
   *
   * @param args holds, from {@code start + n} on, a value for each of {@code kwnames}, which go to
   *     {@code __init_subclass__}
   */
  static PyType make(
      ThreadState ts,
      PyType metatype,
      PyStr name,
      PyTuple bases,
      PyDict namespace,
      PyObject[] args,
      int keywordsAt,
      PyTuple kwnames) {
    PyObject[] given = bases.items.length == 0 ? new PyObject[] {PyBaseObject.TYPE} : bases.items;
    PyType base = Mro.best(ts, given);
    PyType[] baseTypes = new PyType[given.length];
    System.arraycopy(given, 0, baseTypes, 0, given.length);
    PyDict dict = namespace.copyOf(ts);
    checkName(ts, name);
    SlotsDeclaration members = SlotsDeclaration.read(ts, name, base, baseTypes, dict);
    PyType type =
        new PyType(
            ts.interp, metatype, name.toString(), base, baseTypes, ts.keep(dict), members.count());
    keepBases(ts, type, bases);
    type.instanceDict = base.instanceDict || members.addsDict();
    type.weakReferable = base.weakReferable || members.addsWeakref();
    setQualname(ts, type, dict);
    setModule(ts, dict);
    wrapImplicitMethods(ts, dict);
    PyObject cell = takeCell(ts, dict, Names.__classcell__);
    PyObject dictCell = takeCell(ts, dict, Names.__classdictcell__);
    members.define(ts, type, dict);
    if (dict.get(ts, Names.__doc__) instanceof PyStr doc) {
      Utf8.encode(ts, doc, "strict");
    }
    dict.putIfAbsent(ts, Names.__doc__, Py.None);
    if (dict.get(ts, Names.__eq__) != null) {
      dict.putIfAbsent(ts, Names.__hash__, Py.None);
    }
    if (cell instanceof PyCell c) {
      c.set(ts, type);
    }
    if (dictCell instanceof PyCell c) {
      c.set(ts, dict);
    }
    Hierarchy.enter(ts, type);
    warnOfOtherKeys(ts, type, dict);
    setNames(ts, type, dict);
    initSubclass(ts, type, args, keywordsAt, kwnames);
    return type;
  }

  /** Keeps a tuple of bases that is of a subclass of tuple. */
  static void keepBases(ThreadState ts, PyType type, PyTuple bases) {
    PyTuple instance = bases.getClass() == PyTuple.class ? null : bases;
    type.basesInstance = ts.swap(type.basesInstance, instance);
  }

  static void checkName(ThreadState ts, PyStr name) {
    if (name.toString().indexOf('\0') >= 0) {
      throw PyErr.valueError(ts, "type name must not contain null characters");
    }
    Utf8.encode(ts, name, "strict");
  }

  private static void setQualname(ThreadState ts, PyType type, PyDict dict) {
    PyObject q = dict.get(ts, Names.__qualname__);
    if (q == null) {
      return;
    }
    if (!(q instanceof PyStr s)) {
      throw PyErr.typeError(ts, "type __qualname__ must be a str, not " + PyType.of(q).name());
    }
    type.qualname = s.toString();
    dict.remove(ts, Names.__qualname__);
  }

  private static void setModule(ThreadState ts, PyDict dict) {
    if (dict.get(ts, Names.__module__) != null) {
      return;
    }
    PyDict globals = ts.interp.evaluator.globals(ts);
    PyObject module = globals == null ? null : globals.get(ts, Names.__name__);
    if (module != null) {
      dict.put(ts, Names.__module__, module);
    }
  }

  private static void wrapImplicitMethods(ThreadState ts, PyDict dict) {
    if (dict.get(ts, Names.__new__) instanceof PyFunction f) {
      dict.put(ts, Names.__new__, new PyStaticMethod(ts, PyStaticMethod.TYPE, f));
    }
    for (PyStr n : IMPLICIT_CLASS_METHODS) {
      if (dict.get(ts, n) instanceof PyFunction f) {
        dict.put(ts, n, new PyClassMethod(ts, PyClassMethod.TYPE, f));
      }
    }
  }

  private static PyObject takeCell(ThreadState ts, PyDict dict, PyStr name) {
    PyObject cell = dict.remove(ts, name);
    if (cell != null && !(cell instanceof PyCell)) {
      throw PyErr.typeError(
          ts, name + " must be a nonlocal cell, not " + Conversion.repr(ts, PyType.of(cell)));
    }
    return cell;
  }

  private static void warnOfOtherKeys(ThreadState ts, PyType type, PyDict dict) {
    PyDict.Table t = dict.table();
    for (int e = 0; e < t.used; e++) {
      if (t.key(e) != null && !(t.key(e) instanceof PyStr)) {
        Warnings.warn(
            ts, PyExc.RuntimeWarning, "non-string key in the __dict__ of class " + type.name(), 1);
        return;
      }
    }
  }

  private static void setNames(ThreadState ts, PyType type, PyDict dict) {
    PyDict.Table t = dict.table();
    int used = t.used;
    for (int e = 0; e < used; e++) {
      int mark = ts.mark();
      PyObject value = dict.hold(ts, t, e);
      if (value != null && mayHaveSetName(value)) {
        PyObject f = Attributes.special(ts, value, Names.__set_name__);
        if (f != null) {
          setName(ts, type, t.key(e), value, f);
        }
      }
      ts.release(mark);
    }
  }

  /** Functions and constants, which are most attributes, have no {@code __set_name__}. */
  private static boolean mayHaveSetName(PyObject value) {
    return !(value instanceof PyFunction
        || value.getClass() == PyStr.class
        || value instanceof SmallInt);
  }

  private static void setName(
      ThreadState ts, PyType type, PyObject name, PyObject value, PyObject method) {
    try {
      Calls.call(ts, method, type, name);
    } catch (PyException e) {
      e.value()
          .addNote(
              ts,
              PyStr.of(
                  "Error calling __set_name__ on '%s' instance %s in '%s'"
                      .formatted(
                          PyType.of(value).name(), Conversion.repr(ts, name), type.shortName())));
      throw e;
    }
  }

  private static void initSubclass(
      ThreadState ts, PyType type, PyObject[] args, int keywordsAt, PyTuple kwnames) {
    if (!java.util.Arrays.asList(type.mro()).contains(type)) {
      throw PyErr.typeError(
          ts,
          "super(type, obj): obj (type %s) is not an instance or subtype of type (%s)."
              .formatted(type.name(), type.name()));
    }
    PyObject f = PySuper.lookup(ts, type, type, type, Names.__init_subclass__);
    if (f == null) { // an unusual order, without object
      f = Attributes.get(ts, Calls.call(ts, PySuper.TYPE, type, type), Names.__init_subclass__);
    }
    if (kwnames == null || kwnames.size() == 0) {
      Calls.call(ts, f);
    } else {
      Calls.call(ts, f, args, keywordsAt, 0, kwnames);
    }
  }
}
