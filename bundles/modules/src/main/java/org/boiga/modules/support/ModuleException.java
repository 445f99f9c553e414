package org.boiga.modules.support;

import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Names;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** An exception type that a module defines: a class, of which each interpreter has its own. */
public final class ModuleException {
  private final String module;
  private final String name;
  private final PyType base;

  /** Declares {@code module.name}. */
  public ModuleException(String module, String name, PyType base) {
    this.module = module;
    this.name = name;
    this.base = base;
  }

  private static final class Holder {
    private PyType type;

    synchronized PyType type(ThreadState ts, ModuleException e) {
      if (type == null) {
        PyDict members = new PyDict(ts);
        members.put(ts, Names.__module__, PyStr.interned(e.module));
        type =
            ts.keep(
                (PyType)
                    Calls.call(
                        ts, PyType.TYPE, PyStr.interned(e.name), PyTuple.of(ts, e.base), members));
      }
      return type;
    }
  }

  /** The running interpreter's type. */
  public PyType type(ThreadState ts) {
    return ts.interp.state(this, Holder::new).type(ts, this);
  }

  /** An exception with a message. */
  public PyException of(ThreadState ts, String message) {
    return PyErr.of(ts, type(ts), message);
  }

  /** An exception with any arguments. */
  public PyException of(ThreadState ts, PyObject... args) {
    return PyErr.of(ts, type(ts), args);
  }
}
