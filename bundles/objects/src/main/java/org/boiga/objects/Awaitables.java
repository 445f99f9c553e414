package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** What {@code await} asks of objects. */
public final class Awaitables {
  private Awaitables() {}

  /**
   * The iterator that {@code await o} runs.
   *
   * @param where what the object comes from, for the error: 1 for {@code __aenter__}, 2 for {@code
   *     __aexit__}, otherwise 0
   */
  public static PyObject iterator(ThreadState ts, PyObject o, int where) {
    if (o instanceof PyCoroutine c) {
      if (c.isAwaited()) {
        throw PyErr.runtimeError(ts, "coroutine is being awaited already");
      }
      return ts.hold(o);
    }
    if (o instanceof PyPlainGenerator g && (g.code().flags & PyCode.CO_ITERABLE_COROUTINE) != 0) {
      return ts.hold(o);
    }
    SlotFunction f = PyType.of(o).slot(Slot.AWAIT);
    if (f == null) {
      String t = PyType.of(o).name();
      throw PyErr.typeError(
          ts,
          switch (where) {
            case 1 ->
                "'async with' received an object from __aenter__ that does not implement __await__:"
                    + " "
                    + t;
            case 2 ->
                "'async with' received an object from __aexit__ that does not implement __await__: "
                    + t;
            default -> "'" + t + "' object can't be awaited";
          });
    }
    PyObject it = f.unary(ts, o);
    if (it instanceof PyCoroutine
        || it instanceof PyPlainGenerator g
            && (g.code().flags & PyCode.CO_ITERABLE_COROUTINE) != 0) {
      throw PyErr.typeError(ts, "__await__() returned a coroutine");
    }
    if (PyType.of(it).slot(Slot.NEXT) == null) {
      throw PyErr.typeError(
          ts, "__await__() returned non-iterator of type '" + PyType.of(it).name() + "'");
    }
    return it;
  }
}
