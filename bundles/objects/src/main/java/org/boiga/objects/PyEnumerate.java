package org.boiga.objects;

import java.math.BigInteger;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code enumerate}. */
@org.boiga.api.annotation.PyType(
    name = "enumerate",
    doc = "An iterator over pairs of a count and an item of an iterable.")
public final class PyEnumerate extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyEnumerateTable(), PyBaseObject.TYPE);

  private final PyObject iterator;

  /** The next count; replaced by {@link #big} beyond the range of a long. */
  private long count;

  private volatile BigInteger big;

  private PyEnumerate(ThreadState ts, PyType cls, PyObject iterator, PyInt start) {
    super(ts, cls);
    this.iterator = ts.keep(iterator);
    if (start.isLong()) {
      count = start.longValue();
    } else {
      big = start.bigValue();
    }
  }

  @PySlot(signature = "(iterable, start=0)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject iterable, PyObject start) {
    PyInt first = start == null ? Py.int_(0) : Numbers.index(ts, start);
    return new PyEnumerate(ts, cls, Iteration.iter(ts, iterable), first);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int mark = ts.mark();
    PyObject item = Iteration.next(ts, iterator);
    return item == null ? null : ts.release(mark, PyTuple.of(ts, nextCount(), item));
  }

  private PyInt nextCount() {
    if (big == null && count != Long.MAX_VALUE) {
      return Py.int_(count++);
    }
    BigInteger b = big == null ? BigInteger.valueOf(count) : big;
    big = b.add(BigInteger.ONE);
    return PyInt.of(b);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    BigInteger b = big;
    PyInt n = b == null ? Py.int_(count) : PyInt.of(b);
    return PyTuple.of(ts, type(), PyTuple.of(ts, iterator, n));
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias.")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(iterator);
  }
}
