package org.boiga.nativemodules.array;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.boiga.api.PyBuffer;
import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;

/** Methods of arrays. */
final class ArrayMethods {
  private static final int PROTOCOL_WITH_RECONSTRUCTOR = 3;
  private static final int BLOCK = 64 * 1024;

  private ArrayMethods() {}

  // Looking --------------------------------------------------------------------------------------

  @PyGetter(doc = "The character that tells the type of the items.")
  static String typecode(PyContext ctx, PyArray self) {
    return String.valueOf(self.items.code);
  }

  @PyGetter(doc = "Number of bytes of an item.")
  static int itemsize(PyContext ctx, PyArray self) {
    return self.items.size;
  }

  /** The place of an item from {@code from} to {@code to}, or -1. */
  static long find(PyContext ctx, PyArray self, PyObject item, long from, long to) {
    for (long i = from; i < to; i++) {
      try (PyScope scope = ctx.scope()) {
        PyObject v = self.getOrNull(ctx, i);
        if (v == null) {
          return -1;
        }
        if (ctx.PyObject_RichCompareBool(v, item, PyCompareOp.EQ)) {
          return i;
        }
      }
    }
    return -1;
  }

  @PyMethod(doc = "Number of items that equal v.")
  static long count(PyContext ctx, PyArray self, PyObject v) {
    long n = 0;
    for (long i = -1; (i = find(ctx, self, v, i + 1, Long.MAX_VALUE)) >= 0; ) {
      n++;
    }
    return n;
  }

  @PyMethod(
      signature = "(v, start=0, stop=sys.maxsize, /)",
      doc = "The place of the first item that equals v; ValueError if there is none.")
  static long index(PyContext ctx, PyArray self, PyObject v, PyObject start, PyObject stop) {
    long from = clampedIndex(ctx, start, 0);
    long to = clampedIndex(ctx, stop, Long.MAX_VALUE);
    int n = self.size();
    long i = find(ctx, self, v, from < 0 ? Math.max(0, from + n) : from, to < 0 ? to + n : to);
    if (i < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "array.index(x): x not in array");
    }
    return i;
  }

  private static long clampedIndex(PyContext ctx, PyObject o, long absent) {
    if (o == null) {
      return absent;
    }
    if (!ctx.PyIndex_Check(o)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "slice indices must be integers or have an __index__ method");
    }
    return ctx.PyNumber_AsClampedIndex(o);
  }

  @PyMethod(doc = "All items.")
  static PyObject tolist(PyContext ctx, PyArray self) {
    PyArray.Content c = self.content();
    PyObject[] all = new PyObject[c.count()];
    for (int i = 0; i < all.length; i++) {
      all[i] = self.items.get(ctx, c.bytes(), i * self.items.size);
    }
    return ctx.PyList_New(all);
  }

  @PyMethod(doc = "The bytes of all items.")
  static PyObject tobytes(PyContext ctx, PyArray self) {
    return ctx.PyBytes_FromByteArray(self.toBytes());
  }

  @PyMethod(doc = "The characters as a text.")
  static PyObject tounicode(PyContext ctx, PyArray self) {
    if (!self.items.isText()) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    PyArray.Content c = self.content();
    int[] points = new int[c.count()];
    for (int i = 0; i < points.length; i++) {
      points[i] = self.items.character(c.bytes(), i);
    }
    return ctx.PyUnicode_FromCodePoints(points);
  }

  @PyMethod(
      name = "buffer_info",
      doc = "The address of the items, which here is only a number, and how many they are.")
  static PyObject bufferInfo(PyContext ctx, PyArray self) {
    return ctx.PyTuple_Pack(ctx.PyLong_FromVoidPtr(self), ctx.PyLong_FromLong(self.size()));
  }

  @PyMethod(name = "__sizeof__", doc = "The size of the object in bytes.")
  static long sizeOf(PyContext ctx, PyArray self) {
    return 64 + (long) self.size() * self.items.size;
  }

  // Changing -------------------------------------------------------------------------------------

  @PyMethod(doc = "Add an item at the end.")
  static void append(PyContext ctx, PyArray self, PyObject v) {
    self.append(ctx, self.items.convert(ctx, v));
  }

  @PyMethod(signature = "(bb, /)", doc = "Add items at the end.")
  static void extend(PyContext ctx, PyArray self, PyObject bb) {
    if (!(bb instanceof PyArray a)) {
      self.appendAll(ctx, bb);
      return;
    }
    if (a.items != self.items) {
      throw ctx.PyErr_Format(PyExc.TypeError, "can only extend with array of same kind");
    }
    self.append(ctx, a.toBytes());
  }

  @PyMethod(signature = "(i, v, /)", doc = "Add an item before place i.")
  static void insert(PyContext ctx, PyArray self, PyObject i, PyObject v) {
    long at = ctx.PyNumber_AsSsize_t(i);
    byte[] b = new byte[self.items.size];
    self.items.set(b, 0, self.items.convert(ctx, v));
    at = at < 0 ? Math.max(0, at + self.size()) : at;
    self.replace(ctx, at, at, b);
  }

  @PyMethod(signature = "(i=-1, /)", doc = "Remove the item at place i and return it.")
  static PyObject pop(PyContext ctx, PyArray self, PyObject i) {
    long at = i == null ? -1 : ctx.PyNumber_AsSsize_t(i);
    return self.pop(ctx, at);
  }

  @PyMethod(doc = "Remove the first item that equals v.")
  static void remove(PyContext ctx, PyArray self, PyObject v) {
    long i = find(ctx, self, v, 0, Long.MAX_VALUE);
    if (i < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "array.remove(x): x not in array");
    }
    self.replace(ctx, i, i + 1, new byte[0]);
  }

  @PyMethod(doc = "Remove all items.")
  static void clear(PyContext ctx, PyArray self) {
    self.replace(ctx, 0, Integer.MAX_VALUE, new byte[0]);
  }

  @PyMethod(doc = "Reverse the order of the items.")
  static void reverse(PyContext ctx, PyArray self) {
    int size = self.items.size;
    self.change(
        (b, n) -> {
          byte[] old = Arrays.copyOf(b, n * size);
          for (int i = 0; i < n; i++) {
            System.arraycopy(old, i * size, b, (n - 1 - i) * size, size);
          }
        });
  }

  @PyMethod(doc = "Reverse the bytes of each item.")
  static void byteswap(PyContext ctx, PyArray self) {
    self.change(self.items::swapBytes);
  }

  // Conversion -----------------------------------------------------------------------------------

  static void appendBytes(PyContext ctx, PyArray self, byte[] b) {
    if (b.length % self.items.size != 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "bytes length not a multiple of item size");
    }
    self.append(ctx, b);
  }

  static void appendText(PyContext ctx, PyArray self, PyObject s) {
    int n = (int) ctx.PyUnicode_GetLength(s);
    byte[] b = new byte[n * self.items.size];
    for (int i = 0; i < n; i++) {
      self.items.set(b, i, ctx.PyUnicode_ReadChar(s, i));
    }
    self.append(ctx, b);
  }

  @PyMethod(signature = "(list, /)", doc = "Add the items of a list; all or none.")
  static void fromlist(PyContext ctx, PyArray self, PyObject list) {
    if (!ctx.PyList_Check(list)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "arg must be list");
    }
    PyObject[] values = ctx.PySequence_ToArray(list);
    byte[] b = new byte[values.length * self.items.size];
    for (int i = 0; i < values.length; i++) {
      self.items.set(b, i, self.items.convert(ctx, values[i]));
      if (ctx.PyList_Size(list) != values.length) {
        throw ctx.PyErr_Format(PyExc.RuntimeError, "list changed size during iteration");
      }
    }
    self.append(ctx, b);
  }

  @PyMethod(signature = "(buffer, /)", doc = "Add the items whose bytes are given.")
  static void frombytes(PyContext ctx, PyArray self, PyBuffer buffer) {
    if (buffer.itemsize() != 1) {
      throw ctx.PyErr_Format(PyExc.TypeError, "a bytes-like object is required");
    }
    appendBytes(ctx, self, buffer.memory().toArray(ValueLayout.JAVA_BYTE));
  }

  @PyMethod(signature = "(ustr, /)", doc = "Add the characters of a text.")
  static void fromunicode(PyContext ctx, PyArray self, PyObject ustr) {
    if (!ctx.PyUnicode_Check(ustr)) {
      throw ctx.PyArg_BadArgument("fromunicode", "argument", "str", ustr);
    }
    if (!self.items.isText()) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    appendText(ctx, self, ustr);
  }

  @PyMethod(signature = "(f, n, /)", doc = "Add n items, which are read from a file.")
  static void fromfile(PyContext ctx, PyArray self, PyObject f, PyObject count) {
    long n = ctx.PyNumber_AsSsize_t(count);
    if (n < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "negative count");
    }
    if (n > Integer.MAX_VALUE / self.items.size) {
      throw ctx.PyErr_SetNone(PyExc.MemoryError);
    }
    long size = n * self.items.size;
    PyObject read = ctx.PyObject_CallMethod(f, "read", ctx.PyLong_FromLong(size));
    if (!ctx.PyBytes_Check(read)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "read() didn't return bytes");
    }
    appendBytes(ctx, self, ctx.PyBytes_AsByteArray(read));
    if (ctx.PyBytes_Size(read) != size) {
      throw ctx.PyErr_Format(PyExc.EOFError, "read() didn't return enough bytes");
    }
  }

  @PyMethod(signature = "(f, /)", doc = "Write the bytes of all items to a file.")
  static void tofile(PyContext ctx, PyArray self, PyObject f) {
    byte[] all = self.toBytes();
    for (int at = 0; at < all.length; at += BLOCK) {
      byte[] part = Arrays.copyOfRange(all, at, Math.min(all.length, at + BLOCK));
      try (PyScope scope = ctx.scope()) {
        ctx.PyObject_CallMethod(f, "write", ctx.PyBytes_FromByteArray(part));
      }
    }
    if (all.length == 0) {
      ctx.PyObject_GetAttrString(f, "write");
    }
  }

  // Copies ---------------------------------------------------------------------------------------

  @PyMethod(doc = "A copy of the array.")
  static PyObject __copy__(PyContext ctx, PyArray self) {
    return PyArray.of(ctx, self.items, self.toBytes());
  }

  @PyMethod(signature = "(unused, /)", doc = "A copy of the array.")
  static PyObject __deepcopy__(PyContext ctx, PyArray self, PyObject unused) {
    return __copy__(ctx, self);
  }

  @PyMethod(signature = "(value, /)", doc = "How to make the array again.")
  static PyObject __reduce_ex__(PyContext ctx, PyArray self, PyObject value) {
    if (!ctx.PyLong_Check(value)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "__reduce_ex__ argument should be an integer");
    }
    PyObject state = ctx.PyObject_GetOptionalAttrString(self, "__dict__");
    state = state == null ? ctx.Py_None() : state;
    PyObject code = ctx.PyUnicode_FromString(String.valueOf(self.items.code));
    MachineFormat format = MachineFormat.of(self.items);
    if (ctx.PyLong_AsLong(value) < PROTOCOL_WITH_RECONSTRUCTOR || format == null) {
      return ctx.PyTuple_Pack(ctx.Py_TYPE(self), ctx.PyTuple_Pack(code, tolist(ctx, self)), state);
    }
    PyObject module = ctx.PyImport_ImportModule("array");
    return ctx.PyTuple_Pack(
        ctx.PyObject_GetAttrString(module, "_array_reconstructor"),
        ctx.PyTuple_Pack(
            ctx.Py_TYPE(self),
            code,
            ctx.PyLong_FromLong(format.code()),
            ctx.PyBytes_FromByteArray(self.toBytes())),
        state);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(object, /)", doc = "See PEP 585.")
  static PyObject __class_getitem__(PyContext ctx, PyTypeObject cls, PyObject object) {
    return ctx.Py_GenericAlias(cls, object);
  }
}
