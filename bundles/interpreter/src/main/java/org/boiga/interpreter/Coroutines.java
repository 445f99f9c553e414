package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;

import org.boiga.api.Slot;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Awaitables;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyCoroutine;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyPlainGenerator;
import org.boiga.objects.PyType;
import org.boiga.objects.SlotFunction;
import org.boiga.objects.ThreadState;

/** What {@code await}, {@code yield from} and {@code async for} ask of objects. */
@ManualCounting("registers own references")
final class Coroutines {
  private Coroutines() {}

  /** The result is held by the scope. */
  static PyObject execute(ThreadState ts, PyCode co, int w, PyObject o) {
    return switch (w & 0xff) {
      case GET_YIELD_FROM_ITER -> yieldFromIterator(ts, co, o);
      case GET_AWAITABLE -> Awaitables.iterator(ts, o, w >>> 24);
      case GET_AITER -> asyncIterator(ts, o);
      default -> asyncNext(ts, o);
    };
  }

  private static PyObject yieldFromIterator(ThreadState ts, PyCode co, PyObject o) {
    if (o instanceof PyCoroutine) {
      if ((co.flags & (PyCode.CO_COROUTINE | PyCode.CO_ITERABLE_COROUTINE)) == 0) {
        throw PyErr.typeError(
            ts, "cannot 'yield from' a coroutine object in a non-coroutine generator");
      }
      return ts.hold(o);
    }
    return o instanceof PyPlainGenerator ? ts.hold(o) : Iteration.iter(ts, o);
  }

  private static PyObject asyncIterator(ThreadState ts, PyObject o) {
    SlotFunction f = PyType.of(o).slot(Slot.AITER);
    if (f == null) {
      throw PyErr.typeError(
          ts, "'async for' requires an object with __aiter__ method, got " + PyType.of(o).name());
    }
    PyObject it = f.unary(ts, o);
    if (PyType.of(it).slot(Slot.ANEXT) == null) {
      throw PyErr.typeError(
          ts,
          "'async for' received an object from __aiter__ that does not implement __anext__: "
              + PyType.of(it).name());
    }
    return it;
  }

  private static PyObject asyncNext(ThreadState ts, PyObject it) {
    SlotFunction f = PyType.of(it).slot(Slot.ANEXT);
    if (f == null) {
      throw PyErr.typeError(
          ts,
          "'async for' requires an iterator with __anext__ method, got " + PyType.of(it).name());
    }
    PyObject next = f.unary(ts, it);
    try {
      return Awaitables.iterator(ts, next, 0);
    } catch (PyException e) {
      PyException r =
          PyErr.typeError(
              ts,
              "'async for' received an invalid object from __anext__: " + PyType.of(next).name());
      r.value().setCause(ts, e.value());
      throw r;
    }
  }

  /** END_ASYNC_FOR: the exception in register b ends the loop, or goes on. */
  static void endAsyncFor(ThreadState ts, int base, int a, int b) {
    PyBaseException e = (PyBaseException) ts.stack.regs[base + b];
    if (!e.type().isSubtype(PyExc.StopAsyncIteration)) {
      PyException again = new PyException(ts.hold(e));
      again.traced = true;
      throw again;
    }
    Frames.clearOwned(ts, base + b);
    Frames.clearOwned(ts, base + a);
  }
}
