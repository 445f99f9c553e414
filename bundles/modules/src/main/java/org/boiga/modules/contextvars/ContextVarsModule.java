package org.boiga.modules.contextvars;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** Module {@code _contextvars}. */
@org.boiga.api.annotation.PyModule(name = "_contextvars", doc = "Context variables.")
public final class ContextVarsModule {
  private ContextVarsModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "Context", PyContext.TYPE);
    m.put(ts, "ContextVar", PyContextVar.TYPE);
    m.put(ts, "Token", PyToken.TYPE);
  }

  @PyFunction(doc = "A copy of the current context.")
  static PyObject copy_context(ThreadState ts) {
    return PyContext.current(ts).copied(ts);
  }
}
