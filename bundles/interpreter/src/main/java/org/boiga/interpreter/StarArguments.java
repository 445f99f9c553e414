package org.boiga.interpreter;

import java.util.Arrays;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Conversion;
import org.boiga.objects.Iteration;
import org.boiga.objects.Names;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The arguments of calls with {@code *} and {@code **}. */
final class StarArguments {
  private StarArguments() {}

  /** Values of positional, then of keyword arguments, and the names of the latter. */
  record Split(PyObject[] values, PyTuple names) {}

  /** The items of what stands behind {@code *}. */
  static PyObject[] positional(ThreadState ts, PyObject callable, PyObject iterable) {
    PyType t = PyType.of(iterable);
    if (t.slot(Slot.ITER) == null && t.slot(Slot.GETITEM) == null) {
      throw PyErr.typeError(
          ts, describe(ts, callable) + " argument after * must be an iterable, not " + t.name());
    }
    return Iteration.toArray(ts, iterable);
  }

  /** Separates names and values of keyword arguments. */
  static Split split(ThreadState ts, PyTuple args, PyDict kwargs) {
    int n = args.size();
    PyDict.Table t = kwargs.table();
    int used = t.used;
    PyObject[] values = Arrays.copyOf(args.toArray(), n + used);
    PyObject[] names = new PyObject[used];
    int k = 0;
    for (int e = 0; e < used; e++) {
      PyObject v = kwargs.hold(ts, t, e);
      if (v != null) {
        if (!(t.key(e) instanceof PyStr)) {
          throw PyErr.typeError(ts, "keywords must be strings");
        }
        names[k] = t.key(e);
        values[n + k++] = v;
      }
    }
    return new Split(values, PyTuple.constant(Arrays.copyOf(names, k)));
  }

  /** A callable's name as messages about its arguments show it. */
  static String describe(ThreadState ts, PyObject callable) {
    PyObject name = Attributes.getOrNull(ts, callable, Names.__qualname__);
    if (name == null) {
      return Conversion.str(ts, callable).toString();
    }
    PyObject module = Attributes.getOrNull(ts, callable, Names.__module__);
    return module instanceof PyStr m && !m.toString().equals("builtins")
        ? m + "." + name + "()"
        : name + "()";
  }
}
