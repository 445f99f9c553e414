package org.boiga.modules.weakref;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyWeakProxy;
import org.boiga.objects.PyWeakReference;
import org.boiga.objects.ThreadState;

/** {@code _weakref}. */
@org.boiga.api.annotation.PyModule(name = "_weakref", doc = "Weak references.")
public final class WeakrefModule {
  private WeakrefModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "ref", PyWeakReference.TYPE);
    m.put(ts, "ReferenceType", PyWeakReference.TYPE);
    m.put(ts, "ProxyType", PyWeakProxy.TYPE);
    m.put(ts, "CallableProxyType", PyWeakProxy.CALLABLE_TYPE);
  }

  @PyFunction(signature = "(object, /)", doc = "The number of weak references to an object.")
  static int getweakrefcount(ThreadState ts, PyObject o) {
    return PyWeakReference.allTo(ts, o).length;
  }

  @PyFunction(signature = "(object, /)", doc = "A list of the weak references to an object.")
  static PyObject getweakrefs(ThreadState ts, PyObject o) {
    return PyList.of(ts, PyWeakReference.allTo(ts, o));
  }

  @PyFunction(
      signature = "(object, callback=None, /)",
      doc = "An object that stands for another without keeping it alive.")
  static PyObject proxy(ThreadState ts, PyObject o, PyObject callback) {
    return PyWeakProxy.make(ts, o, callback == Py.None ? null : callback);
  }

  @PyFunction(
      signature = "(dct, key, /)",
      doc = "Removes a key whose value is a weak reference that is dead.")
  static void _remove_dead_weakref(ThreadState ts, PyDict dict, PyObject key) {
    PyObject v = dict.get(ts, key);
    if (v == null) {
      return;
    }
    if (!(v instanceof PyWeakReference w)) {
      throw PyErr.typeError(ts, "not a weakref");
    }
    if (w.isCleared()) {
      dict.remove(ts, key, v); // and not what another thread has put there by now
    }
  }
}
