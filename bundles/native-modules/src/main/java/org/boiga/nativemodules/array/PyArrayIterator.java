package org.boiga.nativemodules.array;

import java.util.concurrent.atomic.AtomicLong;
import org.boiga.api.PyContext;
import org.boiga.api.PyField;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** {@code array.arrayiterator}. */
@PyType(name = "array.arrayiterator", subclassable = false, weaklyReferable = false)
public final class PyArrayIterator extends PyNativeObject {
  /** Owns the array; null once exhausted. */
  private final PyField owner;

  /** The array's Java side, which is read without a reference; null once exhausted. */
  private volatile PyArray array;

  private final AtomicLong next = new AtomicLong();

  PyArrayIterator(PyContext ctx, PyArray array) {
    super(ctx);
    this.array = array;
    owner = field(ctx, array);
  }

  @PySlot
  PyObject __iter__(PyContext ctx) {
    return this;
  }

  @PySlot
  PyObject __next__(PyContext ctx) {
    PyArray a = array;
    if (a == null) {
      return null;
    }
    PyObject v = a.getOrNull(ctx, next.getAndIncrement());
    if (v == null) {
      array = null;
      owner.set(ctx, null);
    }
    return v;
  }

  @PyMethod(doc = "How to make the iterator again.")
  PyObject __reduce__(PyContext ctx) {
    PyObject iter = ctx.PyDict_GetItemStringRef(ctx.PyEval_GetBuiltins(), "iter");
    PyObject a = owner.get(ctx);
    return a == null
        ? ctx.PyTuple_Pack(iter, ctx.PyTuple_Pack(ctx.PyTuple_Pack()))
        : ctx.PyTuple_Pack(iter, ctx.PyTuple_Pack(a), ctx.PyLong_FromLong(next.get()));
  }

  @PyMethod(signature = "(state, /)", doc = "Go on from a place.")
  void __setstate__(PyContext ctx, PyObject state) {
    long to = ctx.PyNumber_AsClampedIndex(state);
    PyArray a = array;
    if (a != null) {
      next.set(Math.clamp(to, 0, a.size()));
    }
  }
}
