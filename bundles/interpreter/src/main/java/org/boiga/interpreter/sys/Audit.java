package org.boiga.interpreter.sys;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Audit hooks (PEP 578) of an interpreter; they stay until it ends. */
public final class Audit implements Roots {
  private final List<PyObject> hooks = new CopyOnWriteArrayList<>();

  private Audit() {}

  @Override
  public void traverse(Visitor v) {
    hooks.forEach(v::visit);
  }

  private static Audit of(ThreadState ts) {
    return ts.interp.state(Audit.class, Audit::new);
  }

  /** Calls the hooks for an event. */
  public static void raise(ThreadState ts, String event, PyObject[] args) {
    List<PyObject> hooks = of(ts).hooks;
    if (!hooks.isEmpty()) {
      PyTuple t = PyTuple.of(ts, args);
      for (PyObject h : hooks) {
        Calls.call(ts, h, PyStr.of(event), t);
      }
    }
  }

  /** A hook that refuses a new one by an Exception keeps it out silently. */
  static void add(ThreadState ts, PyObject hook) {
    try {
      raise(ts, "sys.addaudithook", new PyObject[0]);
    } catch (PyException e) {
      if (!e.matches(PyExc.Exception)) {
        throw e;
      }
      return;
    }
    of(ts).hooks.add(ts.keep(hook));
  }
}
