package org.boiga.objects;

import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** The iterators that zip and map advance together; part of their object, which owns them. */
final class ParallelIterators {
  private final String function;
  private final PyObject[] iterators;

  /** Whether all must have the same number of items. */
  volatile boolean strict;

  /** Takes over the array; the iterators in it are borrowed. */
  ParallelIterators(ThreadState ts, String function, PyObject[] iterators, boolean strict) {
    this.function = function;
    this.strict = strict;
    this.iterators = ItemSequences.owned(ts, iterators);
  }

  /** Iterators over iterables, held by the current scope. */
  static PyObject[] over(ThreadState ts, PyObject[] iterables, int from, int to) {
    PyObject[] iterators = new PyObject[to - from];
    for (int i = 0; i < iterators.length; i++) {
      iterators[i] = Iteration.iter(ts, iterables[from + i]);
    }
    return iterators;
  }

  /** The next item of each, held by the current scope; null when one is exhausted. */
  PyObject[] next(ThreadState ts) {
    int n = iterators.length;
    if (n == 0) {
      return null;
    }
    PyObject[] items = new PyObject[n];
    for (int i = 0; i < n; i++) {
      items[i] = Iteration.next(ts, iterators[i]);
      if (items[i] == null) {
        if (strict) {
          checkAllExhausted(ts, i);
        }
        return null;
      }
    }
    return items;
  }

  private void checkAllExhausted(ThreadState ts, int ended) {
    if (ended > 0) {
      throw difference(ts, ended, "shorter");
    }
    for (int i = 1; i < iterators.length; i++) {
      if (Iteration.next(ts, iterators[i]) != null) {
        throw difference(ts, i, "longer");
      }
    }
  }

  private PyException difference(ThreadState ts, int i, String how) {
    return PyErr.valueError(
        ts,
        "%s() argument %d is %s than argument%s%d"
            .formatted(function, i + 1, how, i == 1 ? " " : "s 1-", i));
  }

  PyObject[] toArray() {
    return iterators.clone();
  }

  void traverse(Visitor v) {
    v.visitAll(iterators, iterators.length);
  }
}
