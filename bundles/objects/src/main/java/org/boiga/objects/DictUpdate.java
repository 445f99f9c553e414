package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/**
 * Filling a dict from mappings, pairs and keyword arguments ({@code PyDict_Update} and its kin).
 */
public final class DictUpdate {
  private DictUpdate() {}

  /** {@code d.update(*args, **kwargs)}; {@code function} is for messages. */
  public static void fromArguments(
      ThreadState ts,
      PyDict d,
      String function,
      PyObject[] args,
      int start,
      int n,
      PyTuple kwnames) {
    if (n > 1) {
      throw Args.expected(ts, function, 0, 1, n);
    }
    if (n == 1) {
      from(ts, d, args[start]);
    }
    if (kwnames != null) {
      for (int i = 0; i < kwnames.size(); i++) {
        if (!(kwnames.at(i) instanceof PyStr)) {
          throw PyErr.typeError(ts, "keywords must be strings");
        }
        d.put(ts, kwnames.at(i), args[start + n + i]);
      }
    }
  }

  /** {@code d.update(o)}: {@code o} has {@code keys}, or is an iterable of pairs. */
  public static void from(ThreadState ts, PyDict d, PyObject o) {
    int mark = ts.mark();
    if (o.getClass() == PyDict.class || Attributes.getOrNull(ts, o, Names.keys) != null) {
      fromMapping(ts, d, o);
    } else {
      fromPairs(ts, d, o);
    }
    ts.release(mark);
  }

  /** Sets all items of a mapping. */
  public static void fromMapping(ThreadState ts, PyDict d, PyObject mapping) {
    if (mapping instanceof PyDict m && DictMethods.iteratesPlainly(m)) {
      if (m == d || m.size() == 0) {
        return;
      }
      int mark = ts.mark();
      PyDict.Snapshot items = m.snapshot(ts);
      d.reserve(items.size());
      PyDict.Table t = m.table();
      int used = t.used;
      for (int i = 0; i < items.size(); i++) {
        d.put(ts, items.keys()[i], items.hashes()[i], items.values()[i]);
      }
      if (m.table() != t || t.used != used) {
        throw PyErr.runtimeError(ts, "dict mutated during update");
      }
      ts.release(mark);
      return;
    }
    PyObject keys = Calls.method(ts, mapping, Names.keys);
    Iteration.drain(
        ts, Iteration.iter(ts, keys), k -> d.put(ts, k, Sequences.getItem(ts, mapping, k)));
  }

  private static void fromPairs(ThreadState ts, PyDict d, PyObject iterable) {
    PyObject it = Iteration.iter(ts, iterable);
    int[] index = {0};
    Iteration.drain(ts, it, x -> putPair(ts, d, x, index[0]++));
  }

  private static void putPair(ThreadState ts, PyDict d, PyObject pair, int index) {
    PyObject[] kv = toArray(ts, pair, index);
    if (kv.length != 2) {
      throw PyErr.valueError(
          ts,
          "dictionary update sequence element #%d has length %d; 2 is required"
              .formatted(index, kv.length));
    }
    d.put(ts, kv[0], kv[1]);
  }

  private static PyObject[] toArray(ThreadState ts, PyObject pair, int index) {
    try {
      if (PyType.of(pair).slot(Slot.ITER) == null && PyType.of(pair).slot(Slot.GETITEM) == null) {
        throw PyErr.typeError(ts, "object is not iterable");
      }
      return Iteration.toArray(ts, pair);
    } catch (PyException e) {
      if (e.matches(PyExc.TypeError)) {
        String note =
            "Cannot convert dictionary update sequence element #" + index + " to a sequence";
        Calls.method(ts, e.value(), "add_note", PyStr.of(note));
      }
      throw e;
    }
  }
}
