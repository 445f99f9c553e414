package org.boiga.modules.itertools;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** {@code itertools}. */
@org.boiga.api.annotation.PyModule(
    name = "itertools",
    doc = "Iterators for loops that need little memory.")
public final class ItertoolsModule {
  private static final PyStr COPY = PyStr.interned("__copy__");

  private ItertoolsModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.addTypes(
        ts,
        Accumulate.TYPE,
        Batched.TYPE,
        Chain.TYPE,
        Combinations.TYPE,
        CombinationsWithReplacement.TYPE,
        Compress.TYPE,
        Count.TYPE,
        Cycle.TYPE,
        DropWhile.TYPE,
        FilterFalse.TYPE,
        GroupBy.TYPE,
        Grouper.TYPE,
        ISlice.TYPE,
        Pairwise.TYPE,
        Permutations.TYPE,
        Product.TYPE,
        Repeat.TYPE,
        StarMap.TYPE,
        TakeWhile.TYPE,
        Tee.TYPE,
        TeeData.TYPE,
        ZipLongest.TYPE);
  }

  @PyFunction(
      signature = "(iterable, n=2, /)",
      doc = "Make n independent iterators of one iterable.")
  static PyObject tee(ThreadState ts, PyObject iterable, long n) {
    if (n < 0) {
      throw PyErr.valueError(ts, "n must be >= 0");
    }
    if (n == 0) {
      return PyTuple.EMPTY;
    }
    PyObject[] made = new PyObject[(int) n];
    PyObject it = Iteration.iter(ts, iterable);
    made[0] =
        Attributes.getOrNull(ts, it, COPY) != null
            ? Calls.method(ts, it, COPY)
            : Tee.of(ts, Tee.TYPE, it);
    for (int i = 1; i < made.length; i++) {
      made[i] = Calls.method(ts, made[0], COPY);
    }
    return PyTuple.of(ts, made);
  }
}
