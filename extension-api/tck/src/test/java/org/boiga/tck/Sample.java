package org.boiga.tck;

import java.util.concurrent.atomic.AtomicLong;
import org.boiga.api.PyContext;
import org.boiga.api.PyFinalizable;
import org.boiga.api.PyMethodDef;
import org.boiga.api.PyModuleDef;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyType_Spec;

/** A module that counts, and makes mistakes if it is told to. */
final class Sample extends PyModuleDef {
  private record State(AtomicLong n) {}

  /** An object whose finaliser fails. */
  private static final class Fragile extends PyNativeObject implements PyFinalizable {
    Fragile(PyContext ctx) {
      super(ctx);
    }

    @Override
    public void dealloc(PyContext ctx) {
      throw new IllegalStateException("cannot let go");
    }
  }

  /**
   * @param version what its functions tell
   * @param form the form of its state that it exports and imports
   */
  Sample(long version, int form) {
    super("sample");
    exec((ctx, m) -> ctx.PyModule_SetState(new State(new AtomicLong())));
    type(new PyType_Spec("sample.Fragile", Fragile.class));
    method(PyMethodDef.METH_NOARGS("add", Sample::add, "($module, /)", null));
    method(
        PyMethodDef.METH_NOARGS(
            "version", (ctx, self) -> ctx.PyLong_FromLong(version), "($module, /)", null));
    method(
        PyMethodDef.METH_NOARGS("fragile", (ctx, self) -> new Fragile(ctx), "($module, /)", null));
    method(PyMethodDef.METH_NOARGS("forget", Sample::forget, "($module, /)", null));
    state(
        form,
        ctx -> ctx.PyModule_GetState(State.class).n.get(),
        (ctx, m, n) -> ctx.PyModule_GetState(State.class).n.set((Long) n));
  }

  private static PyObject add(PyContext ctx, PyObject self) {
    return ctx.PyLong_FromLong(ctx.PyModule_GetState(State.class).n.incrementAndGet());
  }

  private static PyObject forget(PyContext ctx, PyObject self) {
    ctx.scope();
    return ctx.Py_None();
  }
}
