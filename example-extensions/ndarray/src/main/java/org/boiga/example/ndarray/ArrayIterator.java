package org.boiga.example.ndarray;

import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.api.PyContext;
import org.boiga.api.PyField;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** Goes through the first axis of an array, which it keeps alive while something is left. */
@PyType(name = "ndarray.array_iterator", subclassable = false)
final class ArrayIterator extends PyNativeObject {
  private final PyField array = field();
  private final AtomicInteger next = new AtomicInteger();

  ArrayIterator(PyContext ctx, NDArray a) {
    super(ctx);
    array.set(ctx, a);
  }

  @PySlot
  PyObject __iter__(PyContext ctx) {
    return this;
  }

  @PySlot
  PyObject __next__(PyContext ctx) {
    if (!(array.get(ctx) instanceof NDArray a)) {
      return null;
    }
    int i = next.getAndIncrement();
    if (i >= a.data.shape()[0]) {
      array.set(ctx, null);
      return null;
    }
    return a.item(ctx, i);
  }

  @PyMethod(doc = "How many items are left.")
  long __length_hint__(PyContext ctx) {
    return array.get(ctx) instanceof NDArray a ? Math.max(0, a.data.shape()[0] - next.get()) : 0;
  }
}
