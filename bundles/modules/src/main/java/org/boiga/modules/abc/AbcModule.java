package org.boiga.modules.abc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Classes;
import org.boiga.objects.Comparison;
import org.boiga.objects.Iteration;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.PyWeakReference;
import org.boiga.objects.ThreadState;

/** {@code _abc}: what module {@code abc} is made of. */
@org.boiga.api.annotation.PyModule(
    name = "_abc",
    doc = "Registration and caches of abstract base classes.")
public final class AbcModule {
  private static final PyStr IMPL = PyStr.interned("_abc_impl");
  private static final PyStr FLAGS = PyStr.interned("__abc_tpflags__");
  private static final PyStr SUBCLASS_CHECK = Names.__subclasscheck__;

  private AbcModule() {}

  /** Counts registrations of an interpreter: negative results of before are void. */
  private static final class Registrations {
    final AtomicLong count = new AtomicLong();
  }

  private static AtomicLong counter(ThreadState ts) {
    return ts.interp.state(Registrations.class, Registrations::new).count;
  }

  private static AbcData data(ThreadState ts, PyObject cls) {
    PyObject d = Attributes.get(ts, cls, IMPL);
    if (!(d instanceof AbcData data)) {
      throw PyErr.typeError(ts, "_abc_impl is set to a wrong type");
    }
    return data;
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    counter(ts);
  }

  @PyFunction(doc = "A number that changes with each registration.")
  static long get_cache_token(ThreadState ts) {
    return counter(ts).get();
  }

  // Setting up -----------------------------------------------------------------------------------

  @PyFunction(signature = "(self, /)", doc = "Sets up a class with abstract methods.")
  static void _abc_init(ThreadState ts, PyObject self) {
    computeAbstractMethods(ts, self);
    Attributes.set(ts, self, IMPL, new AbcData(counter(ts).get()));
    if (!(self instanceof PyType t)) {
      return;
    }
    PyObject flags = t.dict().get(ts, FLAGS);
    if (flags instanceof PyInt i) {
      int kinds = (int) i.longValue() & (PyType.SEQUENCE | PyType.MAPPING);
      if (kinds == (PyType.SEQUENCE | PyType.MAPPING)) {
        throw PyErr.typeError(
            ts, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
      }
      if (kinds != 0) {
        t.matchedAs(kinds);
      }
      Attributes.delete(ts, t, FLAGS);
    }
  }

  private static void computeAbstractMethods(ThreadState ts, PyObject self) {
    List<PyObject> names = new ArrayList<>();
    PyObject dict = Attributes.get(ts, self, Names.__dict__);
    for (PyObject pair : Iteration.toArray(ts, Calls.method(ts, dict, "items"))) {
      PyTuple item = (PyTuple) pair;
      if (isAbstract(ts, item.at(1))) {
        names.add(item.at(0));
      }
    }
    PyObject bases = Attributes.get(ts, self, Names.__bases__);
    for (PyObject base : Iteration.toArray(ts, bases)) {
      PyObject inherited = Attributes.getOrNull(ts, base, Names.__abstractmethods__);
      if (inherited == null) {
        continue;
      }
      for (PyObject name : Iteration.toArray(ts, inherited)) {
        PyObject v = Attributes.getOrNull(ts, self, (PyStr) name);
        if (v != null && isAbstract(ts, v)) {
          names.add(name);
        }
      }
    }
    PyObject set = Calls.call(ts, PyFrozenSet.TYPE, PyTuple.of(ts, names.toArray(PyObject[]::new)));
    Attributes.set(ts, self, Names.__abstractmethods__, set);
  }

  private static boolean isAbstract(ThreadState ts, PyObject o) {
    PyObject v = Attributes.getOrNull(ts, o, Names.__isabstractmethod__);
    return v != null && Comparison.truth(ts, v);
  }

  @PyFunction(signature = "(self, subclass, /)", doc = "Registers a virtual subclass.")
  static PyObject _abc_register(ThreadState ts, PyObject self, PyObject subclass) {
    if (!(subclass instanceof PyType sub)) {
      throw PyErr.typeError(ts, "Can only register classes");
    }
    if (Classes.isSubclass(ts, subclass, self)) {
      return subclass;
    }
    if (Classes.isSubclass(ts, self, subclass)) {
      throw PyErr.runtimeError(ts, "Refusing to create an inheritance cycle");
    }
    data(ts, self).register(sub);
    counter(ts).incrementAndGet();
    if (self instanceof PyType t && t.collection() != 0) {
      inheritCollection(sub, t.collection());
    }
    return subclass;
  }

  private static void inheritCollection(PyType t, int kind) {
    if (t.immutable() || t.collection() != 0) {
      return;
    }
    t.matchedAs(kind);
    for (PyType s : t.subtypes()) {
      inheritCollection(s, kind);
    }
  }

  // Asking ---------------------------------------------------------------------------------------

  @PyFunction(signature = "(self, instance, /)", doc = "Whether isinstance(instance, self).")
  static PyObject _abc_instancecheck(ThreadState ts, PyObject self, PyObject instance) {
    AbcData data = data(ts, self);
    PyObject subclass = Attributes.get(ts, instance, Names.__class__);
    if (data.accepts(subclass)) {
      return Py.True;
    }
    PyType actual = PyType.of(instance);
    if (actual == subclass) {
      return data.rejects(subclass, counter(ts).get())
          ? Py.False
          : Calls.method(ts, self, SUBCLASS_CHECK, subclass);
    }
    PyObject r = Calls.method(ts, self, SUBCLASS_CHECK, subclass);
    return Comparison.truth(ts, r) ? r : Calls.method(ts, self, SUBCLASS_CHECK, actual);
  }

  @PyFunction(signature = "(self, subclass, /)", doc = "Whether issubclass(subclass, self).")
  static boolean _abc_subclasscheck(ThreadState ts, PyObject self, PyObject subclass) {
    if (!(subclass instanceof PyType sub)) {
      throw PyErr.typeError(ts, "issubclass() arg 1 must be a class");
    }
    AbcData data = data(ts, self);
    if (data.accepts(sub)) {
      return true;
    }
    long version = counter(ts).get();
    if (data.rejects(sub, version)) {
      return false;
    }
    PyObject ok = Calls.method(ts, self, Names.__subclasshook__, sub);
    if (ok != Py.NotImplemented && ok != Py.True && ok != Py.False) {
      throw PyErr.of(
          ts,
          PyExc.AssertionError,
          "__subclasshook__ must return either False, True, or NotImplemented");
    }
    boolean result = ok == Py.NotImplemented ? derives(ts, self, sub, data) : ok == Py.True;
    if (result) {
      data.accept(sub);
    } else {
      data.reject(sub, version);
    }
    return result;
  }

  private static boolean derives(ThreadState ts, PyObject self, PyType sub, AbcData data) {
    for (PyType t : sub.mro()) {
      if (t == self) {
        return true;
      }
    }
    for (PyType registered : data.registered()) {
      if (Classes.isSubclass(ts, sub, registered)) {
        return true;
      }
    }
    PyObject subclasses = Calls.method(ts, self, "__subclasses__");
    if (!(subclasses instanceof PyList)) {
      throw PyErr.typeError(ts, "__subclasses__() must return a list");
    }
    for (PyObject c : Iteration.toArray(ts, subclasses)) {
      if (Classes.isSubclass(ts, sub, c)) {
        return true;
      }
    }
    return false;
  }

  // For tests ------------------------------------------------------------------------------------

  @PyFunction(signature = "(self, /)", doc = "Forgets the virtual subclasses.")
  static void _reset_registry(ThreadState ts, PyObject self) {
    data(ts, self).resetRegistry();
  }

  @PyFunction(signature = "(self, /)", doc = "Forgets the results so far.")
  static void _reset_caches(ThreadState ts, PyObject self) {
    data(ts, self).resetCaches();
  }

  @PyFunction(signature = "(self, /)", doc = "Registry, caches and their version.")
  static PyObject _get_dump(ThreadState ts, PyObject self) {
    AbcData d = data(ts, self);
    return PyTuple.of(
        ts,
        weak(ts, d.registered()),
        weak(ts, d.accepted()),
        weak(ts, d.rejected()),
        Py.int_(d.rejectedVersion()));
  }

  private static PyObject weak(ThreadState ts, List<PyType> types) {
    PyDict d = new PyDict(ts);
    for (PyType t : types) {
      d.put(ts, PyWeakReference.of(ts, t), Py.None);
    }
    return org.boiga.objects.PySet.from(ts, d);
  }
}
