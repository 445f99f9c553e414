package org.boiga.modules.itertools;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.Conversion;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.Signature;
import org.boiga.objects.ThreadState;

/** {@code itertools.repeat}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.repeat",
    doc = "One object again and again, or so many times.",
    parts = {SelfIterator.class})
public final class Repeat extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new RepeatTable(), PyBaseObject.TYPE);

  private static final Signature SIGNATURE =
      new Signature("repeat", 0, 2, 1, false, false, "object", "times");

  private final PyObject element;

  /** How many times are left; negative for without end. */
  private long left;

  private Repeat(ThreadState ts, PyType cls, PyObject element, long left) {
    super(ts, cls);
    this.element = ts.keep(element);
    this.left = left;
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    PyObject[] a = Args.parse(ts, SIGNATURE, args, start, n, kwnames);
    return new Repeat(ts, cls, a[0], a[1] == null ? -1 : Math.max(0, Args.toLong(ts, a[1])));
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    long n = left;
    if (n == 0) {
      return null;
    }
    if (n > 0) {
      left = n - 1;
    }
    return ts.hold(element);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    String name = type().shortName() + "(" + Conversion.repr(ts, element);
    return left < 0 ? name + ")" : name + ", " + left + ")";
  }

  @PyMethod(doc = "Return how many times are left.")
  long __length_hint__(ThreadState ts) {
    if (left < 0) {
      throw PyErr.typeError(ts, "len() of unsized object");
    }
    return left;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(element);
  }
}
