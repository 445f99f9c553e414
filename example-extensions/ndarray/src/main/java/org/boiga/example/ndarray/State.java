package org.boiga.example.ndarray;

import org.boiga.api.PyContext;
import org.boiga.api.PyGlobal;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;

/** What the module keeps in each interpreter that imports it. */
record State(MemoryPool pool, PyGlobal[] dtypes, PyTypeObject axisError) {
  static State of(PyContext ctx) {
    return ctx.PyModule_GetState(State.class);
  }

  PyObject dtype(PyContext ctx, DType type) {
    return dtypes[type.ordinal()].get(ctx);
  }
}
