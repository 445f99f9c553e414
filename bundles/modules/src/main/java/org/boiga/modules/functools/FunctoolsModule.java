package org.boiga.modules.functools;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** {@code _functools}. */
@org.boiga.api.annotation.PyModule(name = "_functools", doc = "Tools that operate on functions.")
public final class FunctoolsModule {
  private FunctoolsModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.addTypes(ts, Partial.TYPE, Placeholder.TYPE, LruCache.TYPE);
    m.put(ts, "Placeholder", Placeholder.INSTANCE);
  }

  @PyFunction(
      signature = "(function, iterable, /, initial=<unrepresentable>)",
      doc = "Apply a function of two arguments to the items from left to right, to get one value.")
  static PyObject reduce(ThreadState ts, PyObject function, PyObject iterable, PyObject initial) {
    PyObject it;
    try {
      it = Iteration.iter(ts, iterable);
    } catch (PyException e) {
      if (!e.matches(PyExc.TypeError)) {
        throw e;
      }
      throw PyErr.typeError(ts, "reduce() arg 2 must support iteration");
    }
    int mark = ts.mark();
    PyObject total = initial != null ? initial : Iteration.next(ts, it);
    if (total == null) {
      throw PyErr.typeError(ts, "reduce() of empty iterable with no initial value");
    }
    while (true) {
      PyObject item = Iteration.next(ts, it);
      if (item == null) {
        return total;
      }
      total = ts.release(mark, Calls.call(ts, function, total, item));
    }
  }

  @PyFunction(
      name = "cmp_to_key",
      signature = "(mycmp)",
      doc = "Make a key function of a function that compares.")
  static PyObject cmpToKey(ThreadState ts, PyObject mycmp) {
    return new KeyWrapper(ts, mycmp, null);
  }
}
