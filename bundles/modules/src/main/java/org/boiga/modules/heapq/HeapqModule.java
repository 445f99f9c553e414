package org.boiga.modules.heapq;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.CriticalSection;
import org.boiga.memory.PyObject;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyList;
import org.boiga.objects.ThreadState;

/**
 * {@code _heapq}. Items only ever change places, so that an error in a comparison loses none. Each
 * function is a critical section over the list.
 */
@org.boiga.api.annotation.PyModule(
    name = "_heapq",
    doc = "Heaps in lists: each item is not greater than the two at twice its index.")
public final class HeapqModule {
  private HeapqModule() {}

  /** Whether {@code a} goes nearer to the root than {@code b}. */
  private static boolean before(ThreadState ts, PyObject a, PyObject b, boolean max) {
    return max ? Comparison.test(ts, b, a, CompareOp.LT) : Comparison.test(ts, a, b, CompareOp.LT);
  }

  private static PyException changed(ThreadState ts) {
    return PyErr.runtimeError(ts, "list changed size during iteration");
  }

  private static boolean before(ThreadState ts, PyList heap, int i, int k, int size, boolean max) {
    int mark = ts.mark();
    PyObject a = heap.getOrNull(ts, i);
    PyObject b = heap.getOrNull(ts, k);
    if (a == null || b == null) {
      throw changed(ts);
    }
    boolean r = before(ts, a, b, max);
    ts.release(mark);
    if (heap.size() != size) {
      throw changed(ts);
    }
    return r;
  }

  /**
   * Moves the item at {@code i} towards the root at {@code start} until its parent is before it.
   */
  private static void up(ThreadState ts, PyList heap, int start, int i, boolean max) {
    int size = heap.size();
    while (i > start) {
      int parent = (i - 1) >> 1;
      if (!before(ts, heap, i, parent, size, max)) {
        return;
      }
      heap.swap(i, parent);
      i = parent;
    }
  }

  /** Moves the item at {@code i} down to a leaf, and from there up to its place. */
  private static void down(ThreadState ts, PyList heap, int i, boolean max) {
    int size = heap.size();
    int start = i;
    int limit = size >> 1;
    while (i < limit) {
      int child = 2 * i + 1;
      if (child + 1 < size && !before(ts, heap, child, child + 1, size, max)) {
        child++;
      }
      heap.swap(i, child);
      i = child;
    }
    up(ts, heap, start, i, max);
  }

  private static void push(ThreadState ts, PyList heap, PyObject item, boolean max) {
    try (var _ = CriticalSection.enter(ts, heap)) {
      heap.append(ts, item);
      up(ts, heap, 0, heap.size() - 1, max);
    }
  }

  private static PyObject pop(ThreadState ts, PyList heap, boolean max) {
    try (var _ = CriticalSection.enter(ts, heap)) {
      PyObject last = heap.removeLast(ts);
      if (last == null) {
        throw PyErr.indexError(ts, "index out of range");
      }
      if (heap.size() == 0) {
        return last;
      }
      PyObject first = heap.getFast(ts, 0);
      heap.setFast(ts, 0, last);
      down(ts, heap, 0, max);
      return first;
    }
  }

  private static PyObject replace(ThreadState ts, PyList heap, PyObject item, boolean max) {
    try (var _ = CriticalSection.enter(ts, heap)) {
      PyObject first = heap.getOrNull(ts, 0);
      if (first == null) {
        throw PyErr.indexError(ts, "index out of range");
      }
      heap.setFast(ts, 0, item);
      down(ts, heap, 0, max);
      return first;
    }
  }

  private static PyObject pushPop(ThreadState ts, PyList heap, PyObject item, boolean max) {
    try (var _ = CriticalSection.enter(ts, heap)) {
      PyObject first = heap.getOrNull(ts, 0);
      if (first == null || !before(ts, first, item, max)) {
        return item;
      }
      if (heap.size() == 0) {
        throw PyErr.indexError(ts, "index out of range");
      }
      return replace(ts, heap, item, max);
    }
  }

  private static void heapify(ThreadState ts, PyList heap, boolean max) {
    try (var _ = CriticalSection.enter(ts, heap)) {
      for (int i = (heap.size() >> 1) - 1; i >= 0; i--) {
        down(ts, heap, i, max);
      }
    }
  }

  @PyFunction(signature = "(heap, item, /)", doc = "Add an item to a heap.")
  static void heappush(ThreadState ts, PyList heap, PyObject item) {
    push(ts, heap, item, false);
  }

  @PyFunction(signature = "(heap, /)", doc = "Remove the smallest item of a heap and return it.")
  static PyObject heappop(ThreadState ts, PyList heap) {
    return pop(ts, heap, false);
  }

  @PyFunction(
      signature = "(heap, item, /)",
      doc = "Remove the smallest item and return it, then add an item.")
  static PyObject heapreplace(ThreadState ts, PyList heap, PyObject item) {
    return replace(ts, heap, item, false);
  }

  @PyFunction(
      signature = "(heap, item, /)",
      doc = "Add an item, then remove the smallest and return it.")
  static PyObject heappushpop(ThreadState ts, PyList heap, PyObject item) {
    return pushPop(ts, heap, item, false);
  }

  @PyFunction(signature = "(heap, /)", doc = "Make a list a heap, in place, in linear time.")
  static void heapify(ThreadState ts, PyList heap) {
    heapify(ts, heap, false);
  }

  @PyFunction(
      name = "heappush_max",
      signature = "(heap, item, /)",
      doc = "Add an item to a heap whose root is the greatest.")
  static void heappushMax(ThreadState ts, PyList heap, PyObject item) {
    push(ts, heap, item, true);
  }

  @PyFunction(
      name = "heappop_max",
      signature = "(heap, /)",
      doc = "Remove the greatest item of a heap and return it.")
  static PyObject heappopMax(ThreadState ts, PyList heap) {
    return pop(ts, heap, true);
  }

  @PyFunction(
      name = "heapreplace_max",
      signature = "(heap, item, /)",
      doc = "Remove the greatest item and return it, then add an item.")
  static PyObject heapreplaceMax(ThreadState ts, PyList heap, PyObject item) {
    return replace(ts, heap, item, true);
  }

  @PyFunction(
      name = "heappushpop_max",
      signature = "(heap, item, /)",
      doc = "Add an item, then remove the greatest and return it.")
  static PyObject heappushpopMax(ThreadState ts, PyList heap, PyObject item) {
    return pushPop(ts, heap, item, true);
  }

  @PyFunction(
      name = "heapify_max",
      signature = "(heap, /)",
      doc = "Make a list a heap whose root is the greatest.")
  static void heapifyMax(ThreadState ts, PyList heap) {
    heapify(ts, heap, true);
  }
}
