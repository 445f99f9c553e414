package org.boiga.modules.collections;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.DictInstance;
import org.boiga.objects.DictUpdate;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ReprGuard;
import org.boiga.objects.ThreadState;

/** {@code collections.defaultdict}: a dict whose factory, a member, makes missing values. */
@org.boiga.api.annotation.PyType(
    name = "collections.defaultdict",
    doc = "A dict that makes the values of missing keys.")
public final class DefaultDict {
  public static final PyType TYPE =
      PyType.builtinLike(new DefaultDictTable(), PyDict.TYPE, "default_factory");

  private static final int FACTORY = 0;

  private DefaultDict() {}

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new DictInstance(ts, cls);
  }

  private static PyObject factory(ThreadState ts, DictInstance self) {
    PyObject f = self.body().getSlot(ts, FACTORY);
    return f == null ? Py.None : f;
  }

  @PySlot
  static void __init__(
      ThreadState ts, DictInstance self, PyObject[] args, int start, int n, PyTuple kwnames) {
    int skip = 0;
    if (n > 0) {
      PyObject f = args[start];
      if (f != Py.None && !Calls.isCallable(f)) {
        throw PyErr.typeError(ts, "first argument must be callable or None");
      }
      self.body().setSlot(ts, FACTORY, f);
      skip = 1;
    }
    DictUpdate.fromArguments(ts, self, "dict", args, start + skip, n - skip, kwnames);
  }

  @PyMethod(signature = "(key, /)", doc = "Make the value of a missing key and set it.")
  static PyObject __missing__(ThreadState ts, DictInstance self, PyObject key) {
    PyObject f = factory(ts, self);
    if (f == Py.None) {
      throw PyErr.keyError(ts, key);
    }
    PyObject made = Calls.call(ts, f);
    PyObject first = self.putIfAbsent(ts, key, made); // another thread may have been faster
    return first == null ? made : first;
  }

  @PyMethod(doc = "Return a shallow copy.")
  static PyObject copy(ThreadState ts, DictInstance self) {
    return Calls.call(ts, self.type(), factory(ts, self), self);
  }

  @PyMethod(doc = "Return a shallow copy.")
  static PyObject __copy__(ThreadState ts, DictInstance self) {
    return copy(ts, self);
  }

  @PyMethod
  static PyObject __reduce__(ThreadState ts, DictInstance self) {
    PyObject f = factory(ts, self);
    PyTuple args = f == Py.None ? PyTuple.EMPTY : PyTuple.of(ts, f);
    PyObject items = Iteration.iter(ts, Calls.method(ts, self, "items"));
    return PyTuple.of(ts, self.type(), args, Py.None, Py.None, items);
  }

  @PySlot
  static String __repr__(ThreadState ts, DictInstance self) {
    String items = PyDict.TYPE.slot(Slot.REPR).unary(ts, self).toString();
    PyObject f = factory(ts, self);
    String shown = "...";
    if (ReprGuard.enter(ts, f)) {
      try {
        shown = Conversion.repr(ts, f).toString();
      } finally {
        ReprGuard.leave(ts, f);
      }
    }
    return self.type().shortName() + "(" + shown + ", " + items + ")";
  }

  @PySlot
  static PyObject __or__(ThreadState ts, DictInstance self, PyObject other) {
    return other instanceof PyDict o ? union(ts, self, self, o) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __ror__(ThreadState ts, DictInstance self, PyObject other) {
    return other instanceof PyDict o ? union(ts, self, o, self) : Py.NotImplemented;
  }

  private static PyObject union(ThreadState ts, DictInstance like, PyDict a, PyDict b) {
    PyObject made = Calls.call(ts, like.type(), factory(ts, like), a);
    if (!(made instanceof PyDict d)) {
      return Py.NotImplemented;
    }
    DictUpdate.from(ts, d, b);
    return made;
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias.")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }
}
