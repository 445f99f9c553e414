package org.boiga.example.vector;

import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.api.PyContext;
import org.boiga.api.PyField;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** The iterator over a vector, which it keeps alive while there are elements left. */
@PyType(name = "vector.vector_iterator", subclassable = false)
final class VectorIterator extends PyNativeObject {
  private final PyField vector = field();
  private final AtomicInteger next = new AtomicInteger();

  VectorIterator(PyContext ctx, Vector v) {
    super(ctx);
    vector.set(ctx, v);
  }

  @PySlot
  PyObject __iter__(PyContext ctx) {
    return this;
  }

  @PySlot
  PyObject __next__(PyContext ctx) {
    if (!(vector.get(ctx) instanceof Vector v)) {
      return null;
    }
    int i = next.getAndIncrement();
    if (i >= v.size()) {
      vector.set(ctx, null);
      return null;
    }
    return ctx.PyFloat_FromDouble(v.at(i));
  }

  @PyMethod(doc = "How many elements are left.")
  long __length_hint__(PyContext ctx) {
    return vector.get(ctx) instanceof Vector v ? Math.max(0, v.size() - next.get()) : 0;
  }
}
