package org.boiga.modules.itertools;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** {@code itertools}. */
@org.boiga.api.annotation.PyModule(
    name = "itertools",
    doc = "Iterators for loops that need little memory.",
    types = {
      Accumulate.class,
      Batched.class,
      Chain.class,
      Combinations.class,
      CombinationsWithReplacement.class,
      Compress.class,
      Count.class,
      Cycle.class,
      DropWhile.class,
      FilterFalse.class,
      GroupBy.class,
      Grouper.class,
      ISlice.class,
      Pairwise.class,
      Permutations.class,
      Product.class,
      Repeat.class,
      StarMap.class,
      TakeWhile.class,
      Tee.class,
      TeeData.class,
      ZipLongest.class
    })
public final class ItertoolsModule {
  private static final PyStr COPY = PyStr.interned("__copy__");

  private ItertoolsModule() {}

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
    made[0] = Attributes.getOrNull(ts, it, COPY) != null ? it : Tee.of(ts, Tee.TYPE, it);
    for (int i = 1; i < made.length; i++) {
      made[i] = Calls.method(ts, made[0], COPY);
    }
    return PyTuple.of(ts, made);
  }
}
