package org.boiga.extension.internal;

import org.boiga.api.PyContext;
import org.boiga.api.PyNativeObject;
import org.boiga.api.spi.Host;
import org.boiga.api.spi.Paired;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * What the parts of a context have in common: the thread, the module whose code runs, and the
 * crossing between objects as the runtime has them and as extensions see them.
 */
abstract class ContextBase {
  final ThreadState ts;

  /** The module whose function runs, for its state and types; null outside of extensions. */
  ModuleInstance module;

  ContextBase(ThreadState ts) {
    this.ts = ts;
  }

  /** The running thread, of a context as an extension has it. */
  static ThreadState threadOf(PyContext ctx) {
    return ctx instanceof ContextBase c ? c.ts : DebugCall.of(ctx).use().ts;
  }

  /** An object that an extension gives together with its context. */
  static PyObject in(PyContext ctx, org.boiga.api.PyObject o) {
    return in(ctx instanceof ContextBase ? o : DebugCall.of(ctx).out(o));
  }

  /** An object of the runtime, for an extension that has given its context. */
  static org.boiga.api.PyObject out(PyContext ctx, PyObject o) {
    return ctx instanceof ContextBase ? out(o) : DebugCall.of(ctx).obtained(out(o));
  }

  /** An object that an extension gives, as the runtime has it. */
  static PyObject in(org.boiga.api.PyObject o) {
    if (o instanceof PyNativeObject n) {
      Host h = PyNativeObject.host(n);
      return h instanceof ExtensionInstance i ? i : (PyObject) h.object();
    }
    return (PyObject) o;
  }

  static PyObject[] in(org.boiga.api.PyObject... objects) {
    if (objects instanceof PyObject[] same) {
      return same;
    }
    PyObject[] all = new PyObject[objects.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = in(objects[i]);
    }
    return all;
  }

  /** An object of the runtime, as extensions see it. */
  static org.boiga.api.PyObject out(PyObject o) {
    return Paired.visible(o);
  }

  static org.boiga.api.PyObject[] out(PyObject[] objects) {
    org.boiga.api.PyObject[] all = new org.boiga.api.PyObject[objects.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = out(objects[i]);
    }
    return all;
  }

  /** {@code o} as a {@code type}; TypeError if it is none. */
  final <T extends PyObject> T expect(org.boiga.api.PyObject o, Class<T> type, String name) {
    PyObject given = in(o);
    if (type.isInstance(given)) {
      return type.cast(given);
    }
    throw expected(name, given);
  }

  final PyException expected(String name, PyObject given) {
    String found = given == null ? "null" : PyType.of(given).name();
    return PyErr.typeError(ts, "expected " + name + ", got " + found);
  }
}
