package org.boiga.modules.array;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyByteArray;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PySlice;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/** Special methods of arrays. */
final class ArraySlots {
  private ArraySlots() {}

  // Making ---------------------------------------------------------------------------------------

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (cls == PyArray.TYPE && kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, "array.array() takes no keyword arguments");
    }
    if (n < 1 || n > 2) {
      throw PyErr.typeError(
          ts,
          n < 1
              ? "array() takes at least 1 argument (0 given)"
              : "array() takes at most 2 arguments (" + n + " given)");
    }
    ItemType items = itemType(ts, args[start]);
    if (items == ItemType.WIDE) {
      Warnings.warn(
          ts,
          PyExc.DeprecationWarning,
          "The 'u' type code is deprecated and will be removed in Python 3.16",
          1);
    }
    PyArray a = new PyArray(ts, cls, items, new byte[0]);
    if (n == 2) {
      fill(ts, a, args[start + 1]);
    }
    return a;
  }

  private static ItemType itemType(ThreadState ts, PyObject code) {
    if (!(code instanceof PyStr s)) {
      throw PyErr.typeError(
          ts, "array() argument 1 must be a unicode character, not " + PyType.of(code).name());
    }
    if (s.length() != 1) {
      throw PyErr.typeError(
          ts,
          "array() argument 1 must be a unicode character, not a string of length " + s.length());
    }
    ItemType t = ItemType.of(s.at(0));
    if (t == null) {
      throw PyErr.valueError(
          ts, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
    }
    return t;
  }

  private static void fill(ThreadState ts, PyArray a, PyObject with) {
    if (with instanceof PyStr s) {
      if (!a.items.isText()) {
        throw PyErr.typeError(
            ts, "cannot use a str to initialize an array with typecode '" + a.items.code + "'");
      }
      ArrayMethods.appendText(ts, a, s);
    } else if (with instanceof PyArray b && b.items.isText() && !a.items.isText()) {
      throw PyErr.typeError(
          ts,
          "cannot use a unicode array to initialize an array with typecode '" + a.items.code + "'");
    } else if (with instanceof PyArray b && b.items == a.items) {
      a.append(ts, b.toBytes());
    } else if (with instanceof PyBytes || with instanceof PyByteArray) {
      ArrayMethods.appendBytes(ts, a, Buffers.span(ts, with));
    } else {
      a.appendAll(ts, with);
    }
  }

  // Looking --------------------------------------------------------------------------------------

  @PySlot
  static PyObject __repr__(ThreadState ts, PyArray self) {
    String name = self.type().shortName();
    String start = name + "('" + self.items.code + "'";
    if (self.size() == 0) {
      return PyStr.of(start + ")");
    }
    PyObject content =
        self.items.isText() ? ArrayMethods.tounicode(ts, self) : ArrayMethods.tolist(ts, self);
    return PyStr.of(start + ", " + Conversion.repr(ts, content) + ")");
  }

  @PySlot
  static long __len__(ThreadState ts, PyArray self) {
    return self.size();
  }

  @PySlot
  static PyObject __iter__(ThreadState ts, PyArray self) {
    return new PyArrayIterator(ts, self);
  }

  @PySlot
  static boolean __contains__(ThreadState ts, PyArray self, PyObject item) {
    return ArrayMethods.find(ts, self, item, 0, Long.MAX_VALUE) >= 0;
  }

  private static PyException wrongIndex(ThreadState ts) {
    return PyErr.typeError(ts, "array indices must be integers");
  }

  private static long index(ThreadState ts, PyArray self, PyObject key) {
    if (!Numbers.isIndex(key)) {
      throw wrongIndex(ts);
    }
    long i = Numbers.sequenceIndex(ts, key);
    return i < 0 ? i + self.size() : i;
  }

  @PySlot
  static PyObject __getitem__(ThreadState ts, PyArray self, PyObject key) {
    if (key instanceof PySlice s) {
      PySlice.Bounds bounds = s.bounds(ts);
      PyArray.Content c = self.content();
      PySlice.Indices x = bounds.within(c.count());
      int size = self.items.size;
      byte[] b = new byte[x.count() * size];
      if (x.step() == 1) {
        System.arraycopy(c.bytes(), (int) x.start() * size, b, 0, b.length);
      } else {
        for (int i = 0; i < x.count(); i++) {
          int from = (int) (x.start() + i * x.step()) * size;
          System.arraycopy(c.bytes(), from, b, i * size, size);
        }
      }
      return PyArray.of(ts, self.items, b);
    }
    PyObject v = self.getOrNull(ts, index(ts, self, key));
    if (v == null) {
      throw PyErr.indexError(ts, "array index out of range");
    }
    return v;
  }

  // Changing -------------------------------------------------------------------------------------

  @PySlot
  static void __setitem__(ThreadState ts, PyArray self, PyObject key, PyObject value) {
    if (!(key instanceof PySlice s)) {
      long i = index(ts, self, key);
      if (i < 0 || i >= self.size()) {
        throw PyErr.indexError(ts, "array assignment index out of range");
      }
      if (!self.set(i, self.items.convert(ts, value))) {
        throw PyErr.indexError(ts, "array assignment index out of range");
      }
      return;
    }
    PySlice.Bounds bounds = s.bounds(ts);
    if (!(value instanceof PyArray a)) {
      throw PyErr.typeError(
          ts, "can only assign array (not \"" + PyType.of(value).name() + "\") to array slice");
    }
    if (a.items != self.items) {
      throw PyErr.typeError(ts, "bad argument type for built-in operation");
    }
    byte[] with = a.toBytes();
    PySlice.Indices x = bounds.within(self.size());
    if (x.step() == 1) {
      self.replace(ts, x.start(), x.start() + x.count(), with);
      return;
    }
    int size = self.items.size;
    int n = with.length / size;
    if (n != x.count()) {
      throw PyErr.valueError(
          ts,
          "attempt to assign array of size %d to extended slice of size %d"
              .formatted(n, x.count()));
    }
    self.change(
        (b, count) -> {
          for (int i = 0; i < n; i++) {
            int at = (int) (x.start() + i * x.step());
            if (at < count) {
              System.arraycopy(with, i * size, b, at * size, size);
            }
          }
        });
  }

  @PySlot
  static void __delitem__(ThreadState ts, PyArray self, PyObject key) {
    if (!(key instanceof PySlice s)) {
      long i = index(ts, self, key);
      if (i < 0 || i >= self.size()) {
        throw PyErr.indexError(ts, "array assignment index out of range");
      }
      self.replace(ts, i, i + 1, new byte[0]);
      return;
    }
    PySlice.Indices x = s.bounds(ts).within(self.size()).ascending();
    if (x.count() == 0) {
      return;
    }
    // What stays between the first item that goes and the last one.
    int size = self.items.size;
    int last = (int) (x.start() + (x.count() - 1) * x.step());
    byte[] b = self.slice((int) x.start(), last + 1);
    byte[] rest = new byte[b.length - x.count() * size];
    int to = 0;
    for (int i = 0; i < b.length / size; i++) {
      if (i % x.step() != 0) {
        System.arraycopy(b, i * size, rest, to, size);
        to += size;
      }
    }
    self.replace(ts, x.start(), last + 1, rest);
  }

  // Operators ------------------------------------------------------------------------------------

  @PySlot
  static PyObject __add__(ThreadState ts, PyArray self, PyObject other) {
    if (!(other instanceof PyArray a)) {
      throw PyErr.typeError(
          ts, "can only append array (not \"" + PyType.of(other).name() + "\") to array");
    }
    if (a.items != self.items) {
      throw PyErr.typeError(ts, "bad argument type for built-in operation");
    }
    PyArray sum = PyArray.of(ts, self.items, self.toBytes());
    sum.append(ts, a.toBytes());
    return sum;
  }

  @PySlot
  static PyObject __iadd__(ThreadState ts, PyArray self, PyObject other) {
    if (!(other instanceof PyArray)) {
      throw PyErr.typeError(
          ts, "can only extend array with array (not \"" + PyType.of(other).name() + "\")");
    }
    ArrayMethods.extend(ts, self, other);
    return self;
  }

  private static byte[] repeated(ThreadState ts, PyArray self, long times) {
    byte[] b = self.toBytes();
    long n = b.length * Math.max(0, times);
    if (b.length > 0 && times > Integer.MAX_VALUE || n > Integer.MAX_VALUE - 16) {
      throw PyErr.of(ts, PyExc.MemoryError);
    }
    byte[] all = new byte[(int) n];
    for (int at = 0; at < all.length; at += b.length) {
      System.arraycopy(b, 0, all, at, b.length);
    }
    return all;
  }

  private static long times(ThreadState ts, PyObject count) {
    if (!Numbers.isIndex(count)) {
      throw PyErr.typeError(
          ts, "can't multiply sequence by non-int of type '" + PyType.of(count).name() + "'");
    }
    return Numbers.sequenceIndex(ts, count);
  }

  @PySlot
  static PyObject __mul__(ThreadState ts, PyArray self, PyObject count) {
    return PyArray.of(ts, self.items, repeated(ts, self, times(ts, count)));
  }

  @PySlot
  static PyObject __rmul__(ThreadState ts, PyArray self, PyObject count) {
    return __mul__(ts, self, count);
  }

  @PySlot
  static PyObject __imul__(ThreadState ts, PyArray self, PyObject count) {
    self.replace(ts, 0, Integer.MAX_VALUE, repeated(ts, self, times(ts, count)));
    return self;
  }

  @PySlot
  static PyObject compare(ThreadState ts, PyArray self, PyObject other, CompareOp op) {
    if (!(other instanceof PyArray a)) {
      return Py.NotImplemented;
    }
    boolean equality = op == CompareOp.EQ || op == CompareOp.NE;
    if (equality && self.size() != a.size()) {
      return Py.bool(op == CompareOp.NE);
    }
    for (int i = 0; ; i++) {
      int mark = ts.mark();
      PyObject x = self.getOrNull(ts, i);
      PyObject y = a.getOrNull(ts, i);
      if (x == null || y == null) {
        return Comparison.compare(ts, Py.int_(self.size()), Py.int_(a.size()), op);
      }
      if (!Comparison.truth(ts, Comparison.compare(ts, x, y, CompareOp.EQ))) {
        return equality
            ? Py.bool(op == CompareOp.NE)
            : ts.release(mark, Comparison.compare(ts, x, y, op));
      }
      ts.release(mark);
    }
  }
}
