package org.boiga.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** Iterating over any object. */
public final class Iteration {
  private Iteration() {}

  /** {@code iter(o)}, held by the current scope. */
  public static PyObject iter(ThreadState ts, PyObject o) {
    PyType t = PyType.of(o);
    SlotFunction f = t.slot(Slot.ITER);
    if (f == null) {
      if (t.slot(Slot.GETITEM) != null && !(o instanceof PyDict)) {
        return new PySequenceIterator(ts, o);
      }
      throw PyErr.typeError(ts, "'" + t.name() + "' object is not iterable");
    }
    PyObject it = f.unary(ts, o);
    if (PyType.of(it).slot(Slot.NEXT) == null) {
      throw PyErr.typeError(
          ts, "iter() returned non-iterator of type '" + PyType.of(it).name() + "'");
    }
    return it;
  }

  /** The next item of an iterator, held by the current scope, or null when it is exhausted. */
  public static PyObject next(ThreadState ts, PyObject iterator) {
    SlotFunction f = PyType.of(iterator).slot(Slot.NEXT);
    if (f == null) {
      throw PyErr.typeError(ts, "'" + PyType.of(iterator).name() + "' object is not an iterator");
    }
    return f.unary(ts, iterator);
  }

  /** What to do with each item of an iteration. */
  @FunctionalInterface
  public interface Body {
    /** Takes an item, borrowed until this returns; false ends the iteration. */
    boolean accept(PyObject item);
  }

  /** Runs {@code body} for each item; references obtained in a round are released after it. */
  public static void forEach(ThreadState ts, PyObject iterable, Body body) {
    PyObject it = iter(ts, iterable);
    SlotFunction next = PyType.of(it).slot(Slot.NEXT);
    while (true) {
      int mark = ts.mark();
      PyObject item = next.unary(ts, it);
      boolean more = item != null && body.accept(item);
      if (item == null) {
        ts.takeStopValue(); // nobody asks for it
      }
      ts.release(mark);
      if (!more) {
        return;
      }
    }
  }

  /** Runs {@code body} for each item that an iterator has left. */
  public static void drain(ThreadState ts, PyObject iterator, Consumer<PyObject> body) {
    SlotFunction next = PyType.of(iterator).slot(Slot.NEXT);
    while (true) {
      int mark = ts.mark();
      PyObject item = next.unary(ts, iterator);
      if (item == null) {
        ts.takeStopValue();
        ts.release(mark);
        return;
      }
      body.accept(item);
      ts.release(mark);
    }
  }

  /** All items, held by the current scope. */
  public static PyObject[] toArray(ThreadState ts, PyObject iterable) {
    if (iterable.getClass() == PyTuple.class) {
      return ((PyTuple) iterable).items.clone();
    }
    if (iterable.getClass() == PyList.class) {
      return ((PyList) iterable).toArray(ts);
    }
    List<PyObject> items = new ArrayList<>();
    PyObject it = iter(ts, iterable);
    SlotFunction next = PyType.of(it).slot(Slot.NEXT);
    for (PyObject item; (item = next.unary(ts, it)) != null; ) {
      items.add(item);
    }
    ts.takeStopValue();
    return items.toArray(PyObject[]::new);
  }

  /** {@code operator.length_hint(o, fallback)}. */
  public static long lengthHint(ThreadState ts, PyObject o, long fallback) {
    SlotFunction len = PyType.of(o).slot(Slot.LEN);
    PyObject hint;
    try {
      if (len != null) {
        return len.number(ts, o);
      }
      hint = Calls.special(ts, o, Names.__length_hint__);
    } catch (PyException e) {
      if (!e.matches(PyExc.TypeError)) {
        throw e;
      }
      hint = null;
    }
    if (hint == null || hint == Py.NotImplemented) {
      return fallback;
    }
    if (!(hint instanceof PyInt i)) {
      throw PyErr.typeError(
          ts, "__length_hint__ must be an integer, not " + PyType.of(hint).name());
    }
    if (i.longValue() < 0) {
      throw PyErr.valueError(ts, "__length_hint__() should return >= 0");
    }
    return i.longValue();
  }

  /** A built-in function by name, as iterators need it to pickle themselves. */
  public static PyObject builtin(ThreadState ts, String name) {
    PyDict builtins = ts.interp.currentBuiltins(ts);
    PyObject f = builtins.get(ts, name);
    if (builtins instanceof BuiltinsMapping) {
      try {
        f = Sequences.getItem(ts, BuiltinsMapping.unwrap(builtins), PyStr.interned(name));
      } catch (PyException e) {
        if (!e.matches(PyExc.KeyError)) {
          throw e;
        }
      }
    }
    if (f == null) {
      throw PyErr.attributeError(ts, name);
    }
    return f;
  }
}
