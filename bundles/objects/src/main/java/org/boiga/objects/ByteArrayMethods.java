package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** Methods of bytearray that change it. */
final class ByteArrayMethods {
  private ByteArrayMethods() {}

  /** {@code self[slice] = value}, or {@code del self[slice]} where {@code value} is null. */
  static void setSlice(ThreadState ts, PyByteArray self, PySlice slice, PyObject value) {
    PySlice.Bounds bounds = slice.bounds(ts);
    ByteSpan with = value == null ? ByteSpan.EMPTY : values(ts, self, value);
    int n = self.span().length();
    PySlice.Indices r = bounds.within(n);
    if (r.step() == 1) {
      int start = (int) r.start();
      self.splice(ts, start, start + r.count(), with);
    } else if (with.length() == 0) {
      self.deleteStrided(ts, bounds);
    } else if (with.length() != r.count() || !self.setStrided(n, r, with)) {
      throw PyErr.valueError(
          ts,
          "attempt to assign bytes of size %d to extended slice of size %d"
              .formatted(with.length(), r.count()));
    }
  }

  private static ByteSpan values(ThreadState ts, PyByteArray self, PyObject value) {
    if (value == self) {
      return ByteSpan.of(self.span().copy());
    }
    ByteSpan s = Buffers.spanOrNull(ts, value);
    if (s != null) {
      return s;
    }
    if (value instanceof PyStr || value instanceof PyInt || value instanceof PyFloat) {
      throw PyErr.typeError(
          ts, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    return ByteSpan.of(BytesSource.content(ts, "bytearray", value, null, null));
  }

  @PyMethod(doc = "Appends one byte.")
  static void append(ThreadState ts, PyByteArray self, PyObject item) {
    self.append(ts, one(ts, item));
  }

  private static ByteSpan one(ThreadState ts, PyObject item) {
    return ByteSpan.of(new byte[] {ByteSearch.byteOf(ts, item)});
  }

  @PyMethod(doc = "Appends all bytes of an iterable of integers, or of a bytes-like object.")
  static void extend(ThreadState ts, PyByteArray self, PyObject iterable_of_ints) {
    PyObject it = iterable_of_ints;
    ByteSpan s = Buffers.spanOrNull(ts, it);
    if (s == null) {
      if (it instanceof PyStr) {
        throw PyErr.typeError(
            ts, "expected iterable of integers; got: '" + PyType.of(it).name() + "'");
      }
      PyType t = PyType.of(it);
      if (t.slot(org.boiga.api.Slot.ITER) == null && t.slot(org.boiga.api.Slot.GETITEM) == null) {
        throw PyErr.typeError(ts, "can't extend bytearray with " + t.name());
      }
      s = ByteSpan.of(BytesSource.ofItems(ts, it, "byte must be in range(0, 256)"));
    }
    self.append(ts, s);
  }

  @PyMethod(doc = "Inserts one byte before the index.")
  static void insert(ThreadState ts, PyByteArray self, long index, PyObject item) {
    ByteSpan b = one(ts, item);
    int n = self.span().length();
    int i = (int) Math.clamp(index < 0 ? index + n : index, 0, n);
    self.splice(ts, i, i, b);
  }

  @PyMethod(signature = "(index=-1, /)", doc = "Removes the byte at the index and returns it.")
  static long pop(ThreadState ts, PyByteArray self, long index) {
    ByteSpan s = self.span();
    int n = s.length();
    if (n == 0) {
      throw PyErr.indexError(ts, "pop from empty bytearray");
    }
    long i = index < 0 ? index + n : index;
    if (i < 0 || i >= n) {
      throw PyErr.indexError(ts, "pop index out of range");
    }
    int b = s.at((int) i);
    self.splice(ts, (int) i, (int) i + 1, ByteSpan.EMPTY);
    return b;
  }

  @PyMethod(doc = "Removes the first byte of that value.")
  static void remove(ThreadState ts, PyByteArray self, PyObject value) {
    ByteSpan b = one(ts, value);
    ByteSpan s = self.span();
    int i = s.indexOf(b, 0, s.length());
    if (i < 0) {
      throw PyErr.valueError(ts, "value not found in bytearray");
    }
    self.splice(ts, i, i + 1, ByteSpan.EMPTY);
  }

  @PyMethod(doc = "Removes all bytes.")
  static void clear(ThreadState ts, PyByteArray self) {
    self.replace(ts, ByteSpan.EMPTY);
  }

  @PyMethod(doc = "A copy.")
  static PyObject copy(ThreadState ts, PyByteArray self) {
    return self.make(ts, self.span().copy());
  }

  @PyMethod(doc = "Reverses the order of the bytes.")
  static void reverse(ThreadState ts, PyByteArray self) {
    self.reverse();
  }

  @PyMethod(signature = "(size, /)", doc = "Changes the number of bytes; new ones are zero.")
  static void resize(ThreadState ts, PyByteArray self, long size) {
    if (size < 0) {
      throw PyErr.valueError(ts, "Can only resize to positive sizes, got " + size);
    }
    PyStr.checkSize(ts, size);
    self.resize(ts, (int) size);
  }

  @PyMethod(doc = "Number of bytes that are allocated.")
  static long __alloc__(ThreadState ts, PyByteArray self) {
    return self.capacity();
  }

  @PyMethod(doc = "Size of the object in memory, in bytes.")
  static long __sizeof__(ThreadState ts, PyByteArray self) {
    return 56L + self.capacity();
  }

  @PyMethod
  static PyObject __reduce__(ThreadState ts, PyByteArray self) {
    return reduce(ts, self, 2);
  }

  @PyMethod(signature = "(proto=0, /)")
  static PyObject __reduce_ex__(ThreadState ts, PyByteArray self, int proto) {
    return reduce(ts, self, proto);
  }

  private static PyObject reduce(ThreadState ts, PyByteArray self, int proto) {
    ByteSpan s = self.span();
    PyObject args;
    if (s.length() == 0) {
      args = PyTuple.EMPTY;
    } else if (proto < 3) {
      args = PyTuple.constant(Latin1.toStr(s.array(), s.from(), s.to()), PyStr.interned("latin-1"));
    } else {
      args = PyTuple.constant(PyBytes.of(s.copy()));
    }
    PyObject state = Reduction.state(ts, self);
    return PyTuple.of(ts, PyType.of(self), args, state);
  }
}
