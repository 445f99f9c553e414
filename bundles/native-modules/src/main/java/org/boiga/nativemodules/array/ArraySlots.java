package org.boiga.nativemodules.array;

import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.context.ContainerObjects.SliceBounds;
import org.boiga.api.context.ContainerObjects.SliceIndices;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.Texts;

/** Special methods of arrays. */
final class ArraySlots {
  private ArraySlots() {}

  // Making ---------------------------------------------------------------------------------------

  @PySlot
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, PyObject[] args, int start, int n, PyObject kwnames) {
    if (kwnames != null
        && ctx.PyTuple_Size(kwnames) > 0
        && cls == ctx.PyType_FromClass(PyArray.class)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "array.array() takes no keyword arguments");
    }
    if (n < 1 || n > 2) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          n < 1
              ? "array() takes at least 1 argument (0 given)"
              : "array() takes at most 2 arguments (" + n + " given)");
    }
    ItemType items = itemType(ctx, args[start]);
    if (items == ItemType.WIDE) {
      ctx.PyErr_WarnEx(
          PyExc.DeprecationWarning,
          "The 'u' type code is deprecated and will be removed in Python 3.16",
          1);
    }
    PyArray a = new PyArray(ctx, cls, items, new byte[0]);
    if (n == 2) {
      fill(ctx, a, args[start + 1]);
    }
    return a;
  }

  private static ItemType itemType(PyContext ctx, PyObject code) {
    if (!ctx.PyUnicode_Check(code)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "array() argument 1 must be a unicode character, not " + ctx.PyObject_TypeName(code));
    }
    long length = ctx.PyUnicode_GetLength(code);
    if (length != 1) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "array() argument 1 must be a unicode character, not a string of length " + length);
    }
    ItemType t = ItemType.of(ctx.PyUnicode_ReadChar(code, 0));
    if (t == null) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
    }
    return t;
  }

  private static void fill(PyContext ctx, PyArray a, PyObject with) {
    if (ctx.PyUnicode_Check(with)) {
      if (!a.items.isText()) {
        throw ctx.PyErr_Format(
            PyExc.TypeError,
            "cannot use a str to initialize an array with typecode '" + a.items.code + "'");
      }
      ArrayMethods.appendText(ctx, a, with);
    } else if (with instanceof PyArray b && b.items.isText() && !a.items.isText()) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "cannot use a unicode array to initialize an array with typecode '" + a.items.code + "'");
    } else if (with instanceof PyArray b && b.items == a.items) {
      a.append(ctx, b.toBytes());
    } else if (ctx.PyBytes_Check(with) || ctx.PyByteArray_Check(with)) {
      ArrayMethods.appendBytes(ctx, a, ByteSpan.of(ctx, with).copy());
    } else {
      a.appendAll(ctx, with);
    }
  }

  // Looking --------------------------------------------------------------------------------------

  @PySlot
  static PyObject __repr__(PyContext ctx, PyArray self) {
    String name = ctx.PyType_GetName(ctx.Py_TYPE(self));
    String start = name + "('" + self.items.code + "'";
    if (self.size() == 0) {
      return ctx.PyUnicode_FromString(start + ")");
    }
    PyObject content =
        self.items.isText() ? ArrayMethods.tounicode(ctx, self) : ArrayMethods.tolist(ctx, self);
    return ctx.PyUnicode_FromString(start + ", " + Texts.repr(ctx, content) + ")");
  }

  @PySlot
  static long __len__(PyContext ctx, PyArray self) {
    return self.size();
  }

  @PySlot
  static PyObject __iter__(PyContext ctx, PyArray self) {
    return new PyArrayIterator(ctx, self);
  }

  @PySlot
  static boolean __contains__(PyContext ctx, PyArray self, PyObject item) {
    return ArrayMethods.find(ctx, self, item, 0, Long.MAX_VALUE) >= 0;
  }

  private static PyError wrongIndex(PyContext ctx) {
    return ctx.PyErr_Format(PyExc.TypeError, "array indices must be integers");
  }

  private static long index(PyContext ctx, PyArray self, PyObject key) {
    if (!ctx.PyIndex_Check(key)) {
      throw wrongIndex(ctx);
    }
    long i = ctx.PyNumber_AsSsize_t(key);
    return i < 0 ? i + self.size() : i;
  }

  @PySlot
  static PyObject __getitem__(PyContext ctx, PyArray self, PyObject key) {
    if (ctx.PySlice_Check(key)) {
      SliceBounds bounds = ctx.PySlice_Unpack(key);
      PyArray.Content c = self.content();
      SliceIndices x = ctx.PySlice_AdjustIndices(c.count(), bounds);
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
      return PyArray.of(ctx, self.items, b);
    }
    PyObject v = self.getOrNull(ctx, index(ctx, self, key));
    if (v == null) {
      throw ctx.PyErr_Format(PyExc.IndexError, "array index out of range");
    }
    return v;
  }

  // Changing -------------------------------------------------------------------------------------

  @PySlot
  static void __setitem__(PyContext ctx, PyArray self, PyObject key, PyObject value) {
    if (!ctx.PySlice_Check(key)) {
      long i = index(ctx, self, key);
      if (i < 0 || i >= self.size()) {
        throw ctx.PyErr_Format(PyExc.IndexError, "array assignment index out of range");
      }
      if (!self.set(i, self.items.convert(ctx, value))) {
        throw ctx.PyErr_Format(PyExc.IndexError, "array assignment index out of range");
      }
      return;
    }
    SliceBounds bounds = ctx.PySlice_Unpack(key);
    if (!(value instanceof PyArray a)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "can only assign array (not \"%s\") to array slice",
          ctx.PyObject_TypeName(value));
    }
    if (a.items != self.items) {
      throw ctx.PyErr_Format(PyExc.TypeError, "bad argument type for built-in operation");
    }
    byte[] with = a.toBytes();
    int n = with.length / self.items.size;
    while (true) {
      PyArray.Content seen = self.content();
      SliceIndices x = ctx.PySlice_AdjustIndices(seen.count(), bounds);
      if (x.step() == 1) {
        self.replace(ctx, x.start(), x.start() + x.count(), with);
        return;
      }
      if (n != x.count()) {
        throw ctx.PyErr_Format(
            PyExc.ValueError,
            "attempt to assign array of size %d to extended slice of size %d",
            n,
            x.count());
      }
      if (self.assign(seen, x, with)) {
        return;
      }
    }
  }

  @PySlot
  static void __delitem__(PyContext ctx, PyArray self, PyObject key) {
    if (!ctx.PySlice_Check(key)) {
      long i = index(ctx, self, key);
      if (i < 0 || i >= self.size()) {
        throw ctx.PyErr_Format(PyExc.IndexError, "array assignment index out of range");
      }
      self.replace(ctx, i, i + 1, new byte[0]);
      return;
    }
    SliceBounds bounds = ctx.PySlice_Unpack(key);
    while (true) {
      PyArray.Content seen = self.content();
      SliceIndices x = ctx.PySlice_AdjustIndices(seen.count(), bounds);
      if (x.count() == 0 || self.delete(ctx, seen, x)) {
        return;
      }
    }
  }

  // Operators ------------------------------------------------------------------------------------

  @PySlot
  static PyObject __add__(PyContext ctx, PyArray self, PyObject other) {
    if (!(other instanceof PyArray a)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "can only append array (not \"" + ctx.PyObject_TypeName(other) + "\") to array");
    }
    if (a.items != self.items) {
      throw ctx.PyErr_Format(PyExc.TypeError, "bad argument type for built-in operation");
    }
    PyArray sum = PyArray.of(ctx, self.items, self.toBytes());
    sum.append(ctx, a.toBytes());
    return sum;
  }

  @PySlot
  static PyObject __iadd__(PyContext ctx, PyArray self, PyObject other) {
    if (!(other instanceof PyArray)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "can only extend array with array (not \"" + ctx.PyObject_TypeName(other) + "\")");
    }
    ArrayMethods.extend(ctx, self, other);
    return self;
  }

  private static byte[] repeated(PyContext ctx, PyArray self, long times) {
    byte[] b = self.toBytes();
    long n = b.length * Math.max(0, times);
    if (b.length > 0 && times > Integer.MAX_VALUE || n > Integer.MAX_VALUE - 16) {
      throw ctx.PyErr_SetNone(PyExc.MemoryError);
    }
    byte[] all = new byte[(int) n];
    for (int at = 0; at < all.length; at += b.length) {
      System.arraycopy(b, 0, all, at, b.length);
    }
    return all;
  }

  private static long times(PyContext ctx, PyObject count) {
    if (!ctx.PyIndex_Check(count)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "can't multiply sequence by non-int of type '" + ctx.PyObject_TypeName(count) + "'");
    }
    return ctx.PyNumber_AsSsize_t(count);
  }

  @PySlot
  static PyObject __mul__(PyContext ctx, PyArray self, PyObject count) {
    return PyArray.of(ctx, self.items, repeated(ctx, self, times(ctx, count)));
  }

  @PySlot
  static PyObject __rmul__(PyContext ctx, PyArray self, PyObject count) {
    return __mul__(ctx, self, count);
  }

  @PySlot
  static PyObject __imul__(PyContext ctx, PyArray self, PyObject count) {
    self.replace(ctx, 0, Integer.MAX_VALUE, repeated(ctx, self, times(ctx, count)));
    return self;
  }

  @PySlot
  static PyObject compare(PyContext ctx, PyArray self, PyObject other, PyCompareOp op) {
    if (!(other instanceof PyArray a)) {
      return ctx.Py_NotImplemented();
    }
    boolean equality = op == PyCompareOp.EQ || op == PyCompareOp.NE;
    if (equality && self.size() != a.size()) {
      return ctx.PyBool_FromBoolean(op == PyCompareOp.NE);
    }
    for (int i = 0; ; i++) {
      PyObject x = self.getOrNull(ctx, i);
      PyObject y = a.getOrNull(ctx, i);
      if (x == null || y == null) {
        return ctx.PyBool_FromBoolean(op.of(Integer.compare(self.size(), a.size())));
      }
      if (!ctx.PyObject_IsTrue(ctx.PyObject_RichCompare(x, y, PyCompareOp.EQ))) {
        return equality
            ? ctx.PyBool_FromBoolean(op == PyCompareOp.NE)
            : ctx.PyObject_RichCompare(x, y, op);
      }
    }
  }
}
