package org.boiga.nativemodules.queue;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyModule;

/** Module {@code _queue}. */
@PyModule(
    builtin = true,
    name = "_queue",
    doc = "A queue that threads share.",
    types = PySimpleQueue.class)
public final class QueueModule {
  private QueueModule() {}

  private record State(PyTypeObject empty) {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyTypeObject empty =
        ctx.PyErr_NewException("_queue.Empty", null, "There is nothing in the queue.");
    ctx.PyModule_SetState(new State(empty));
    ctx.PyModule_AddType(m, empty);
  }

  /** The exception for a queue from which nothing could be taken. */
  static PyError empty(PyContext ctx) {
    return ctx.PyErr_SetObject(ctx.PyModule_GetState(State.class).empty, ctx.Py_None());
  }
}
