package org.boiga.modules.collections;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Calls;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PySlice;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ReprGuard;
import org.boiga.objects.Sequences;
import org.boiga.objects.SlotFunction;
import org.boiga.objects.ThreadState;

/** The methods of {@code deque}. */
public final class DequeMethods {
  private DequeMethods() {}

  @PySlot
  public static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new Deque(ts, cls);
  }

  @PySlot(signature = "(iterable=(), maxlen=None)")
  public static void __init__(ThreadState ts, Deque self, PyObject iterable, PyObject maxlen) {
    int limit = -1;
    if (maxlen != null && maxlen != Py.None) {
      if (!(maxlen instanceof PyInt m)) {
        throw PyErr.typeError(ts, "an integer is required");
      }
      if (m.bigValue().signum() < 0) {
        throw PyErr.valueError(ts, "maxlen must be non-negative");
      }
      limit = (int) Math.min(Integer.MAX_VALUE - 8, Args.toLong(ts, m));
    }
    self.setLimit(limit);
    if (self.size() > 0) {
      self.clear(ts);
    }
    if (iterable != null) {
      self.extend(ts, iterable);
    }
  }

  @PyGetter(doc = "The most items that the deque takes, or None.")
  public static PyObject maxlen(ThreadState ts, Deque self) {
    return self.limit() < 0 ? Py.None : Py.int_(self.limit());
  }

  @PySlot
  public static String __repr__(ThreadState ts, Deque self) {
    if (!ReprGuard.enter(ts, self)) {
      return "[...]";
    }
    try {
      String items = Conversion.repr(ts, PyList.of(ts, self.toArray(ts))).toString();
      String limit = self.limit() < 0 ? "" : ", maxlen=" + self.limit();
      return self.type().shortName() + "(" + items + limit + ")";
    } finally {
      ReprGuard.leave(ts, self);
    }
  }

  @PySlot
  public static PyObject compare(ThreadState ts, Deque self, PyObject other, CompareOp op) {
    if (!(other instanceof Deque o)) {
      return Py.NotImplemented;
    }
    boolean equality = op == CompareOp.EQ || op == CompareOp.NE;
    if (equality && self.size() != o.size()) {
      return Py.bool(op == CompareOp.NE);
    }
    return Comparison.compare(
        ts, PyList.of(ts, self.toArray(ts)), PyList.of(ts, o.toArray(ts)), op);
  }

  @PySlot
  public static PyObject __iter__(ThreadState ts, Deque self) {
    return new DequeIterator(ts, self, 0);
  }

  @PyMethod(name = "__reversed__", doc = "Return an iterator from the last item to the first.")
  public static PyObject reversed(ThreadState ts, Deque self) {
    return new DequeReverseIterator(ts, self, 0);
  }

  // Items ----------------------------------------------------------------------------------------

  @PySlot
  public static long __len__(ThreadState ts, Deque self) {
    return self.size();
  }

  @PySlot
  public static boolean __contains__(ThreadState ts, Deque self, PyObject item) {
    return find(ts, self, item, 0, Integer.MAX_VALUE) >= 0;
  }

  /** The first index in the range whose item equals {@code x}, or -1. */
  private static int find(ThreadState ts, Deque self, PyObject x, long from, long to) {
    long changes = self.changes();
    for (int i = (int) Math.min(from, Integer.MAX_VALUE); i < to; i++) {
      int mark = ts.mark();
      PyObject item = self.getOrNull(ts, i);
      boolean same = item != null && Comparison.same(ts, item, x);
      ts.release(mark);
      if (same) {
        return i;
      }
      if (self.changes() != changes) {
        throw PyErr.runtimeError(ts, "deque mutated during iteration");
      }
      if (item == null) {
        return -1;
      }
    }
    return -1;
  }

  private static int subscript(ThreadState ts, Deque self, PyObject key) {
    if (!Numbers.isIndex(key)) {
      throw PyErr.typeError(
          ts, "sequence index must be integer, not '" + PyType.of(key).name() + "'");
    }
    long i = Numbers.sequenceIndex(ts, key);
    long k = i < 0 ? i + self.size() : i;
    return k == (int) k ? (int) k : -1;
  }

  private static PyException outOfRange(ThreadState ts) {
    return PyErr.indexError(ts, "deque index out of range");
  }

  @PySlot
  public static PyObject __getitem__(ThreadState ts, Deque self, PyObject key) {
    PyObject v = self.getOrNull(ts, subscript(ts, self, key));
    if (v == null) {
      throw outOfRange(ts);
    }
    return v;
  }

  @PySlot
  public static void __setitem__(ThreadState ts, Deque self, PyObject key, PyObject value) {
    if (!self.set(ts, subscript(ts, self, key), value)) {
      throw outOfRange(ts);
    }
  }

  @PySlot
  public static void __delitem__(ThreadState ts, Deque self, PyObject key) {
    if (self.remove(ts, subscript(ts, self, key)) == null) {
      throw outOfRange(ts);
    }
  }

  // Methods --------------------------------------------------------------------------------------

  @PyMethod(signature = "(item, /)", doc = "Add an item at the right end.")
  public static void append(ThreadState ts, Deque self, PyObject item) {
    self.append(ts, item);
  }

  @PyMethod(signature = "(item, /)", doc = "Add an item at the left end.")
  public static void appendleft(ThreadState ts, Deque self, PyObject item) {
    self.appendLeft(ts, item);
  }

  @PyMethod(signature = "(iterable, /)", doc = "Add all items of an iterable at the right end.")
  public static void extend(ThreadState ts, Deque self, PyObject iterable) {
    self.extend(ts, iterable);
  }

  @PyMethod(
      signature = "(iterable, /)",
      doc = "Add all items of an iterable at the left end, one after the other.")
  public static void extendleft(ThreadState ts, Deque self, PyObject iterable) {
    if (iterable == self) {
      for (PyObject o : self.toArray(ts)) {
        self.appendLeft(ts, o);
      }
    } else {
      Iteration.drain(ts, Iteration.iter(ts, iterable), x -> self.appendLeft(ts, x));
    }
  }

  @PyMethod(doc = "Remove the rightmost item and return it.")
  public static PyObject pop(ThreadState ts, Deque self) {
    return orEmpty(ts, self.removeLast(ts));
  }

  @PyMethod(doc = "Remove the leftmost item and return it.")
  public static PyObject popleft(ThreadState ts, Deque self) {
    return orEmpty(ts, self.removeFirst(ts));
  }

  private static PyObject orEmpty(ThreadState ts, PyObject v) {
    if (v == null) {
      throw PyErr.indexError(ts, "pop from an empty deque");
    }
    return v;
  }

  @PyMethod(signature = "(value, /)", doc = "Remove the first item that equals the value.")
  public static void remove(ThreadState ts, Deque self, PyObject value) {
    long changes = self.changes();
    for (int i = 0; i < self.size(); i++) {
      int mark = ts.mark();
      PyObject item = self.getOrNull(ts, i);
      boolean same = item != null && Comparison.same(ts, item, value);
      ts.release(mark);
      if (self.changes() != changes) {
        throw PyErr.indexError(ts, "deque mutated during remove().");
      }
      if (same) {
        self.remove(ts, i);
        return;
      }
    }
    throw PyErr.valueError(ts, "deque.remove(x): x not in deque");
  }

  @PyMethod(doc = "Remove all items.")
  public static void clear(ThreadState ts, Deque self) {
    self.clear(ts);
  }

  @PyMethod(signature = "(index, value, /)", doc = "Insert an item before an index.")
  public static void insert(ThreadState ts, Deque self, long index, PyObject value) {
    if (!self.insert(ts, index, value)) {
      throw PyErr.indexError(ts, "deque already at its maximum size");
    }
  }

  @PyMethod(
      signature = "(value, start=0, stop=sys.maxsize, /)",
      doc = "Return the first index of an item that equals the value.")
  public static long index(
      ThreadState ts, Deque self, PyObject value, PyObject start, PyObject stop) {
    long n = self.size();
    long from = PySlice.indexOrDefault(ts, start, 0);
    long to = PySlice.indexOrDefault(ts, stop, n);
    from = from < 0 ? Math.max(0, from + n) : from;
    to = Math.min(n, to < 0 ? Math.max(0, to + n) : to);
    int i = find(ts, self, value, from, to);
    if (i < 0) {
      throw PyErr.valueError(ts, "deque.index(x): x not in deque");
    }
    return i;
  }

  @PyMethod(signature = "(value, /)", doc = "Return the number of items that equal the value.")
  public static long count(ThreadState ts, Deque self, PyObject value) {
    long n = 0;
    long changes = self.changes();
    for (int i = find(ts, self, value, 0, Integer.MAX_VALUE); i >= 0; ) {
      n++;
      if (self.changes() != changes) {
        throw PyErr.runtimeError(ts, "deque mutated during iteration");
      }
      i = find(ts, self, value, i + 1, Integer.MAX_VALUE);
    }
    return n;
  }

  @PyMethod(
      signature = "(n=1, /)",
      doc = "Move n items from the right end to the left, or back if n is negative.")
  public static void rotate(ThreadState ts, Deque self, long n) {
    self.rotate(n);
  }

  @PyMethod(doc = "Reverse the items in place.")
  public static void reverse(ThreadState ts, Deque self) {
    self.reverse();
  }

  @PyMethod(doc = "Return a shallow copy.")
  public static PyObject copy(ThreadState ts, Deque self) {
    if (self.type() == Deque.TYPE) {
      Deque d = new Deque(ts, Deque.TYPE);
      d.setLimit(self.limit());
      d.extend(ts, self);
      return d;
    }
    return self.limit() < 0
        ? Calls.call(ts, self.type(), self)
        : Calls.call(ts, self.type(), self, maxlen(ts, self));
  }

  @PyMethod(name = "__copy__", doc = "Return a shallow copy.")
  public static PyObject shallowCopy(ThreadState ts, Deque self) {
    return copy(ts, self);
  }

  @PyMethod(name = "__reduce__")
  public static PyObject reduce(ThreadState ts, Deque self) {
    PyObject state = Calls.method(ts, self, "__getstate__");
    PyTuple args =
        self.limit() < 0 ? PyTuple.EMPTY : PyTuple.of(ts, PyTuple.EMPTY, maxlen(ts, self));
    return PyTuple.of(ts, self.type(), args, state, Iteration.iter(ts, self));
  }

  @PyMethod(name = "__sizeof__", doc = "Return the size in memory, in bytes.")
  public static long sizeof(ThreadState ts, Deque self) {
    return 64 + 8L * self.capacity();
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias.")
  public static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }

  // Operators ------------------------------------------------------------------------------------

  @PySlot
  public static PyObject __add__(ThreadState ts, Deque self, PyObject other) {
    if (!(other instanceof Deque o)) {
      SlotFunction f = PyType.of(other).slot(Slot.RADD);
      PyObject r = f == null ? Py.NotImplemented : f.binary(ts, other, self);
      if (r == Py.NotImplemented) {
        throw PyErr.typeError(
            ts, "can only concatenate deque (not \"" + PyType.of(other).name() + "\") to deque");
      }
      return r;
    }
    PyObject sum = copy(ts, self);
    if (sum instanceof Deque d) {
      d.extend(ts, o);
    }
    return sum;
  }

  @PySlot
  public static PyObject __iadd__(ThreadState ts, Deque self, PyObject other) {
    self.extend(ts, other);
    return self;
  }

  @PySlot
  public static PyObject __mul__(ThreadState ts, Deque self, PyObject other) {
    long times = Sequences.repetitions(ts, other);
    PyObject product = copy(ts, self);
    if (product instanceof Deque d) {
      d.repeat(ts, times);
    }
    return product;
  }

  @PySlot
  public static PyObject __rmul__(ThreadState ts, Deque self, PyObject other) {
    return __mul__(ts, self, other);
  }

  @PySlot
  public static PyObject __imul__(ThreadState ts, Deque self, PyObject other) {
    self.repeat(ts, Sequences.repetitions(ts, other));
    return self;
  }
}
