package org.boiga.modules.collections;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.DictInstance;
import org.boiga.objects.DictUpdate;
import org.boiga.objects.Iteration;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ReprGuard;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/**
 * {@code collections.OrderedDict}: every dict keeps the order of insertion; this one also compares
 * by it and moves keys to either end.
 */
@org.boiga.api.annotation.PyType(
    name = "collections.OrderedDict",
    doc = "A dict that knows the order of its keys.")
public final class OrderedDict {
  public static final PyType TYPE =
      PyType.builtinWithDict(new OrderedDictTable(), PyDict.TYPE).weaklyReferable();

  private static final PyStr ITEMS = PyStr.interned("items");

  private OrderedDict() {}

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new DictInstance(ts, cls);
  }

  @PySlot
  static void __init__(
      ThreadState ts, DictInstance self, PyObject[] args, int start, int n, PyTuple kwnames) {
    update(ts, self, args, start, n, kwnames);
  }

  private static boolean isOrdered(PyObject o) {
    return PyType.of(o).isSubtype(TYPE);
  }

  // Filling --------------------------------------------------------------------------------------

  /** Whether setting items is what it is for dict. */
  private static boolean setsPlainly(DictInstance self) {
    return self.type().slot(Slot.SETITEM) == PyDict.TYPE.slot(Slot.SETITEM);
  }

  @PyMethod(doc = "Set the items of a mapping or of an iterable of pairs, and those named.")
  static void update(
      ThreadState ts, DictInstance self, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n > 1) {
      throw PyErr.typeError(ts, "expected at most 1 argument, got " + n);
    }
    if (n == 1) {
      update(ts, self, args[start]);
    }
    PyDict named = PyDict.ofKeywords(ts, args, start + n, kwnames);
    if (named != null) {
      update(ts, self, named);
    }
  }

  private static void update(ThreadState ts, DictInstance self, PyObject other) {
    boolean dict = other.getClass() == PyDict.class;
    boolean keyed = !dict && Attributes.getOrNull(ts, other, Names.keys) != null;
    if (setsPlainly(self) && (dict || keyed)) {
      DictUpdate.fromMapping(ts, self, other);
      return;
    }
    if (keyed) {
      PyObject keys = Calls.method(ts, other, Names.keys);
      Iteration.drain(
          ts,
          Iteration.iter(ts, keys),
          k -> Sequences.setItem(ts, self, k, Sequences.getItem(ts, other, k)));
      return;
    }
    PyObject pairs =
        dict || Attributes.getOrNull(ts, other, ITEMS) != null
            ? Calls.method(ts, other, ITEMS)
            : other;
    Iteration.drain(ts, Iteration.iter(ts, pairs), x -> setPair(ts, self, x));
  }

  private static void setPair(ThreadState ts, DictInstance self, PyObject pair) {
    PyObject[] kv = Iteration.toArray(ts, pair);
    if (kv.length != 2) {
      throw PyErr.valueError(
          ts,
          kv.length < 2
              ? "need more than "
                  + kv.length
                  + " value"
                  + (kv.length == 1 ? "" : "s")
                  + " to unpack"
              : "too many values to unpack (expected 2)");
    }
    Sequences.setItem(ts, self, kv[0], kv[1]);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(iterable, value=None)",
      doc = "Make one with the items of an iterable for keys, all with one value.")
  static PyObject fromkeys(ThreadState ts, PyType cls, PyObject iterable, PyObject value) {
    PyObject v = value == null ? Py.None : value;
    PyObject made = Calls.call(ts, cls);
    Iteration.drain(ts, Iteration.iter(ts, iterable), k -> Sequences.setItem(ts, made, k, v));
    return made;
  }

  @PyMethod(doc = "Return a shallow copy.")
  static PyObject copy(ThreadState ts, DictInstance self) {
    if (self.type() == TYPE) {
      DictInstance d = new DictInstance(ts, TYPE);
      for (PyObject key : self.keysArray(ts)) {
        PyObject v = self.get(ts, key);
        if (v == null) {
          throw PyErr.keyError(ts, key);
        }
        d.put(ts, key, v);
      }
      return d;
    }
    PyObject made = Calls.call(ts, self.type());
    Iteration.forEach(
        ts,
        self,
        k -> {
          Sequences.setItem(ts, made, k, Sequences.getItem(ts, self, k));
          return true;
        });
    return made;
  }

  // Order ----------------------------------------------------------------------------------------

  @PyMethod(
      signature = "(last=True)",
      doc = "Remove the newest item, or else the oldest, and return it as a pair.")
  static PyObject popitem(ThreadState ts, DictInstance self, boolean last) {
    PyObject[] item = last ? self.removeLast(ts) : self.removeFirst(ts);
    if (item == null) {
      throw PyErr.of(ts, PyExc.KeyError, "dictionary is empty");
    }
    return PyTuple.of(ts, item);
  }

  @PyMethod(
      name = "move_to_end",
      signature = "(key, last=True)",
      doc = "Make a key the newest, or else the oldest.")
  static void moveToEnd(ThreadState ts, DictInstance self, PyObject key, boolean last) {
    if (!self.move(ts, key, last)) {
      throw PyErr.keyError(ts, key);
    }
  }

  // Items ----------------------------------------------------------------------------------------

  @PySlot
  static PyObject __iter__(ThreadState ts, DictInstance self) {
    return new OrderedDictIterator(ts, self, OrderedDictIterator.Item.KEY, false);
  }

  @PyMethod(name = "__reversed__", doc = "Return an iterator over the keys, newest first.")
  static PyObject reversed(ThreadState ts, DictInstance self) {
    return new OrderedDictIterator(ts, self, OrderedDictIterator.Item.KEY, true);
  }

  @PyMethod(doc = "The keys, as a view.")
  static PyObject keys(ThreadState ts, DictInstance self) {
    return new OrderedDictKeys(ts, self);
  }

  @PyMethod(doc = "The values, as a view.")
  static PyObject values(ThreadState ts, DictInstance self) {
    return new OrderedDictValues(ts, self);
  }

  @PyMethod(doc = "The pairs of keys and values, as a view.")
  static PyObject items(ThreadState ts, DictInstance self) {
    return new OrderedDictItems(ts, self);
  }

  @PyMethod(
      signature = "(key, default=<unrepresentable>)",
      doc = "Remove a key and return its value, or the default if there is none.")
  static PyObject pop(ThreadState ts, DictInstance self, PyObject key, PyObject fallback) {
    PyObject v = self.remove(ts, key);
    if (v == null && fallback == null) {
      throw PyErr.keyError(ts, key);
    }
    return v != null ? v : fallback;
  }

  @PyMethod(
      signature = "(key, default=None)",
      doc = "Return the value for a key, after setting it to the default if there is none.")
  static PyObject setdefault(ThreadState ts, DictInstance self, PyObject key, PyObject fallback) {
    PyObject value = fallback == null ? Py.None : fallback;
    if (setsPlainly(self)) {
      PyObject v = self.putIfAbsent(ts, key, value);
      return v != null ? v : value;
    }
    if (Sequences.contains(ts, self, key)) {
      return Sequences.getItem(ts, self, key);
    }
    Sequences.setItem(ts, self, key, value);
    return value;
  }

  // Comparison, operators, text ------------------------------------------------------------------

  @PySlot
  static PyObject compare(ThreadState ts, DictInstance self, PyObject other, CompareOp op) {
    PyObject r = PyDict.TYPE.slot(op.slot).binary(ts, self, other);
    if (r == Py.NotImplemented
        || !isOrdered(other)
        || Comparison.truth(ts, r) != (op == CompareOp.EQ)) {
      return r;
    }
    PyObject[] mine = self.keysArray(ts);
    PyObject[] others = ((PyDict) other).keysArray(ts);
    PyDict o = (PyDict) other;
    OrderedDictIterator.Order order = OrderedDictIterator.Order.of(self);
    OrderedDictIterator.Order otherOrder = OrderedDictIterator.Order.of(o);
    boolean same = true;
    for (int i = 0; same && i < Math.min(mine.length, others.length); i++) {
      same = Comparison.same(ts, mine[i], others[i]);
      if (!order.isOf(self) || !otherOrder.isOf(o)) {
        throw OrderedDictIterator.mutated(ts);
      }
    }
    return Py.bool((same && mine.length == others.length) == (op == CompareOp.EQ));
  }

  @PySlot
  static PyObject __or__(ThreadState ts, DictInstance self, PyObject other) {
    return other instanceof PyDict ? union(ts, self.type(), self, other) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __ror__(ThreadState ts, DictInstance self, PyObject other) {
    return other instanceof PyDict ? union(ts, self.type(), other, self) : Py.NotImplemented;
  }

  private static PyObject union(ThreadState ts, PyType type, PyObject a, PyObject b) {
    PyObject made = Calls.call(ts, type, a);
    if (made instanceof DictInstance d) {
      update(ts, d, b);
    }
    return made;
  }

  @PySlot
  static PyObject __ior__(ThreadState ts, DictInstance self, PyObject other) {
    update(ts, self, other);
    return self;
  }

  @PySlot
  static String __repr__(ThreadState ts, DictInstance self) {
    String name = self.type().shortName();
    if (self.size() == 0) {
      return name + "()";
    }
    if (!ReprGuard.enter(ts, self)) {
      return "...";
    }
    try {
      PyDict plain = new PyDict(ts);
      Iteration.drain(
          ts, Iteration.iter(ts, Calls.method(ts, self, ITEMS)), x -> putPair(ts, plain, x));
      return name + "(" + Conversion.repr(ts, plain) + ")";
    } finally {
      ReprGuard.leave(ts, self);
    }
  }

  private static void putPair(ThreadState ts, PyDict d, PyObject pair) {
    PyObject[] kv = Iteration.toArray(ts, pair);
    d.put(ts, kv[0], kv[1]);
  }

  @PyMethod(name = "__reduce__")
  static PyObject reduce(ThreadState ts, DictInstance self) {
    PyObject state = Calls.method(ts, self, "__getstate__");
    PyObject items = Iteration.iter(ts, Calls.method(ts, self, ITEMS));
    return PyTuple.of(ts, self.type(), PyTuple.EMPTY, state, Py.None, items);
  }

  @PyMethod(name = "__sizeof__", doc = "Return the size in memory, in bytes.")
  static long sizeof(ThreadState ts, DictInstance self) {
    return 112 + 32L * self.table().values.length;
  }
}
