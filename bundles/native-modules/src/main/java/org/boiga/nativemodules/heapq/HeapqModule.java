package org.boiga.nativemodules.heapq;

import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyListObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/**
 * {@code _heapq}. Items only ever change places, so that an error in a comparison loses none. Each
 * function is a critical section over the list.
 */
@PyModule(
    builtin = true,
    name = "_heapq",
    doc = "Heaps in lists: each item is not greater than the two at twice its index.")
public final class HeapqModule {
  private HeapqModule() {}

  private static int size(PyContext ctx, PyListObject heap) {
    return (int) ctx.PyList_Size(heap);
  }

  /** Whether {@code a} goes nearer to the root than {@code b}. */
  private static boolean before(PyContext ctx, PyObject a, PyObject b, boolean max) {
    return max
        ? ctx.PyObject_RichCompareBool(b, a, PyCompareOp.LT)
        : ctx.PyObject_RichCompareBool(a, b, PyCompareOp.LT);
  }

  private static PyError changed(PyContext ctx) {
    return ctx.PyErr_Format(PyExc.RuntimeError, "list changed size during iteration");
  }

  private static boolean before(
      PyContext ctx, PyListObject heap, int i, int k, int size, boolean max) {
    boolean r;
    try (PyScope scope = ctx.scope()) {
      PyObject a = ctx.PyList_GetOptionalItem(heap, i);
      PyObject b = ctx.PyList_GetOptionalItem(heap, k);
      if (a == null || b == null) {
        throw changed(ctx);
      }
      r = before(ctx, a, b, max);
    }
    if (size(ctx, heap) != size) {
      throw changed(ctx);
    }
    return r;
  }

  /**
   * Moves the item at {@code i} towards the root at {@code start} until its parent is before it.
   */
  private static void up(PyContext ctx, PyListObject heap, int start, int i, boolean max) {
    int size = size(ctx, heap);
    while (i > start) {
      int parent = (i - 1) >> 1;
      if (!before(ctx, heap, i, parent, size, max)) {
        return;
      }
      ctx.PyList_Exchange(heap, i, parent);
      i = parent;
    }
  }

  /** Moves the item at {@code i} down to a leaf, and from there up to its place. */
  private static void down(PyContext ctx, PyListObject heap, int i, boolean max) {
    int size = size(ctx, heap);
    int start = i;
    int limit = size >> 1;
    while (i < limit) {
      int child = 2 * i + 1;
      if (child + 1 < size && !before(ctx, heap, child, child + 1, size, max)) {
        child++;
      }
      ctx.PyList_Exchange(heap, i, child);
      i = child;
    }
    up(ctx, heap, start, i, max);
  }

  private static void push(PyContext ctx, PyListObject heap, PyObject item, boolean max) {
    try (var _ = ctx.criticalSection(heap)) {
      ctx.PyList_Append(heap, item);
      up(ctx, heap, 0, size(ctx, heap) - 1, max);
    }
  }

  private static PyObject pop(PyContext ctx, PyListObject heap, boolean max) {
    try (var _ = ctx.criticalSection(heap)) {
      PyObject last = ctx.PyList_Pop(heap, -1);
      if (last == null) {
        throw ctx.PyErr_Format(PyExc.IndexError, "index out of range");
      }
      if (size(ctx, heap) == 0) {
        return last;
      }
      PyObject first = ctx.PyList_GetItemRef(heap, 0);
      ctx.PyList_SetItem(heap, 0, last);
      down(ctx, heap, 0, max);
      return first;
    }
  }

  private static PyObject replace(PyContext ctx, PyListObject heap, PyObject item, boolean max) {
    try (var _ = ctx.criticalSection(heap)) {
      PyObject first = ctx.PyList_GetOptionalItem(heap, 0);
      if (first == null) {
        throw ctx.PyErr_Format(PyExc.IndexError, "index out of range");
      }
      ctx.PyList_SetItem(heap, 0, item);
      down(ctx, heap, 0, max);
      return first;
    }
  }

  private static PyObject pushPop(PyContext ctx, PyListObject heap, PyObject item, boolean max) {
    try (var _ = ctx.criticalSection(heap)) {
      PyObject first = ctx.PyList_GetOptionalItem(heap, 0);
      if (first == null || !before(ctx, first, item, max)) {
        return item;
      }
      if (size(ctx, heap) == 0) {
        throw ctx.PyErr_Format(PyExc.IndexError, "index out of range");
      }
      return replace(ctx, heap, item, max);
    }
  }

  private static void heapify(PyContext ctx, PyListObject heap, boolean max) {
    try (var _ = ctx.criticalSection(heap)) {
      for (int i = (size(ctx, heap) >> 1) - 1; i >= 0; i--) {
        down(ctx, heap, i, max);
      }
    }
  }

  @PyFunction(signature = "(heap, item, /)", doc = "Add an item to a heap.")
  static void heappush(PyContext ctx, PyListObject heap, PyObject item) {
    push(ctx, heap, item, false);
  }

  @PyFunction(signature = "(heap, /)", doc = "Remove the smallest item of a heap and return it.")
  static PyObject heappop(PyContext ctx, PyListObject heap) {
    return pop(ctx, heap, false);
  }

  @PyFunction(
      signature = "(heap, item, /)",
      doc = "Remove the smallest item and return it, then add an item.")
  static PyObject heapreplace(PyContext ctx, PyListObject heap, PyObject item) {
    return replace(ctx, heap, item, false);
  }

  @PyFunction(
      signature = "(heap, item, /)",
      doc = "Add an item, then remove the smallest and return it.")
  static PyObject heappushpop(PyContext ctx, PyListObject heap, PyObject item) {
    return pushPop(ctx, heap, item, false);
  }

  @PyFunction(signature = "(heap, /)", doc = "Make a list a heap, in place, in linear time.")
  static void heapify(PyContext ctx, PyListObject heap) {
    heapify(ctx, heap, false);
  }

  @PyFunction(
      name = "heappush_max",
      signature = "(heap, item, /)",
      doc = "Add an item to a heap whose root is the greatest.")
  static void heappushMax(PyContext ctx, PyListObject heap, PyObject item) {
    push(ctx, heap, item, true);
  }

  @PyFunction(
      name = "heappop_max",
      signature = "(heap, /)",
      doc = "Remove the greatest item of a heap and return it.")
  static PyObject heappopMax(PyContext ctx, PyListObject heap) {
    return pop(ctx, heap, true);
  }

  @PyFunction(
      name = "heapreplace_max",
      signature = "(heap, item, /)",
      doc = "Remove the greatest item and return it, then add an item.")
  static PyObject heapreplaceMax(PyContext ctx, PyListObject heap, PyObject item) {
    return replace(ctx, heap, item, true);
  }

  @PyFunction(
      name = "heappushpop_max",
      signature = "(heap, item, /)",
      doc = "Add an item, then remove the greatest and return it.")
  static PyObject heappushpopMax(PyContext ctx, PyListObject heap, PyObject item) {
    return pushPop(ctx, heap, item, true);
  }

  @PyFunction(
      name = "heapify_max",
      signature = "(heap, /)",
      doc = "Make a list a heap whose root is the greatest.")
  static void heapifyMax(PyContext ctx, PyListObject heap) {
    heapify(ctx, heap, true);
  }
}
