package org.boiga.modules.array;

import java.util.Arrays;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Identity;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyList;
import org.boiga.objects.PySlice;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Methods of arrays. */
final class ArrayMethods {
  private static final int PROTOCOL_WITH_RECONSTRUCTOR = 3;
  private static final int BLOCK = 64 * 1024;

  private ArrayMethods() {}

  // Looking --------------------------------------------------------------------------------------

  @PyGetter(doc = "The character that tells the type of the items.")
  static String typecode(ThreadState ts, PyArray self) {
    return String.valueOf(self.items.code);
  }

  @PyGetter(doc = "Number of bytes of an item.")
  static int itemsize(ThreadState ts, PyArray self) {
    return self.items.size;
  }

  /** The place of an item from {@code from} to {@code to}, or -1. */
  static long find(ThreadState ts, PyArray self, PyObject item, long from, long to) {
    for (long i = from; i < to; i++) {
      int mark = ts.mark();
      PyObject v = self.getOrNull(ts, i);
      if (v == null) {
        return -1;
      }
      boolean same = Comparison.same(ts, v, item);
      ts.release(mark);
      if (same) {
        return i;
      }
    }
    return -1;
  }

  @PyMethod(doc = "Number of items that equal v.")
  static long count(ThreadState ts, PyArray self, PyObject v) {
    long n = 0;
    for (long i = -1; (i = find(ts, self, v, i + 1, Long.MAX_VALUE)) >= 0; ) {
      n++;
    }
    return n;
  }

  @PyMethod(
      signature = "(v, start=0, stop=sys.maxsize, /)",
      doc = "The place of the first item that equals v; ValueError if there is none.")
  static long index(ThreadState ts, PyArray self, PyObject v, PyObject start, PyObject stop) {
    long from = PySlice.indexOrDefault(ts, start, 0);
    long to = PySlice.indexOrDefault(ts, stop, Long.MAX_VALUE);
    int n = self.size();
    long i = find(ts, self, v, from < 0 ? Math.max(0, from + n) : from, to < 0 ? to + n : to);
    if (i < 0) {
      throw PyErr.valueError(ts, "array.index(x): x not in array");
    }
    return i;
  }

  @PyMethod(doc = "All items.")
  static PyObject tolist(ThreadState ts, PyArray self) {
    PyArray.Content c = self.content();
    PyObject[] all = new PyObject[c.count()];
    for (int i = 0; i < all.length; i++) {
      all[i] = self.items.get(ts, c.bytes(), i * self.items.size);
    }
    return PyList.of(ts, all);
  }

  @PyMethod(doc = "The bytes of all items.")
  static PyObject tobytes(ThreadState ts, PyArray self) {
    return PyBytes.of(self.toBytes());
  }

  @PyMethod(doc = "The characters as a text.")
  static PyObject tounicode(ThreadState ts, PyArray self) {
    if (!self.items.isText()) {
      throw PyErr.valueError(
          ts, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    PyArray.Content c = self.content();
    int[] points = new int[c.count()];
    for (int i = 0; i < points.length; i++) {
      points[i] = self.items.character(ts, c.bytes(), i);
    }
    return PyStr.ofCodePoints(points);
  }

  @PyMethod(
      name = "buffer_info",
      doc = "The address of the items, which here is only a number, and how many they are.")
  static PyObject bufferInfo(ThreadState ts, PyArray self) {
    return PyTuple.of(ts, Identity.id(self), Py.int_(self.size()));
  }

  @PyMethod(doc = "A memoryview of the items.")
  static PyObject __buffer__(ThreadState ts, PyArray self, int flags) {
    return Buffers.memoryView(ts, self, flags);
  }

  @PyMethod(name = "__sizeof__", doc = "The size of the object in bytes.")
  static long sizeOf(ThreadState ts, PyArray self) {
    return 64 + (long) self.size() * self.items.size;
  }

  // Changing -------------------------------------------------------------------------------------

  @PyMethod(doc = "Add an item at the end.")
  static void append(ThreadState ts, PyArray self, PyObject v) {
    self.append(ts, self.items.convert(ts, v));
  }

  @PyMethod(signature = "(bb, /)", doc = "Add items at the end.")
  static void extend(ThreadState ts, PyArray self, PyObject bb) {
    if (!(bb instanceof PyArray a)) {
      self.appendAll(ts, bb);
      return;
    }
    if (a.items != self.items) {
      throw PyErr.typeError(ts, "can only extend with array of same kind");
    }
    self.append(ts, a.toBytes());
  }

  @PyMethod(signature = "(i, v, /)", doc = "Add an item before place i.")
  static void insert(ThreadState ts, PyArray self, PyObject i, PyObject v) {
    long at = org.boiga.objects.Numbers.sequenceIndex(ts, i);
    byte[] b = new byte[self.items.size];
    self.items.set(b, 0, self.items.convert(ts, v));
    at = at < 0 ? Math.max(0, at + self.size()) : at;
    self.replace(ts, at, at, b);
  }

  @PyMethod(signature = "(i=-1, /)", doc = "Remove the item at place i and return it.")
  static PyObject pop(ThreadState ts, PyArray self, PyObject i) {
    long at = i == null ? -1 : org.boiga.objects.Numbers.sequenceIndex(ts, i);
    int n = self.size();
    if (n == 0) {
      throw PyErr.indexError(ts, "pop from empty array");
    }
    at = at < 0 ? at + n : at;
    PyObject v = self.getOrNull(ts, at);
    if (v == null) {
      throw PyErr.indexError(ts, "pop index out of range");
    }
    self.replace(ts, at, at + 1, new byte[0]);
    return v;
  }

  @PyMethod(doc = "Remove the first item that equals v.")
  static void remove(ThreadState ts, PyArray self, PyObject v) {
    long i = find(ts, self, v, 0, Long.MAX_VALUE);
    if (i < 0) {
      throw PyErr.valueError(ts, "array.remove(x): x not in array");
    }
    self.replace(ts, i, i + 1, new byte[0]);
  }

  @PyMethod(doc = "Remove all items.")
  static void clear(ThreadState ts, PyArray self) {
    self.replace(ts, 0, Integer.MAX_VALUE, new byte[0]);
  }

  @PyMethod(doc = "Reverse the order of the items.")
  static void reverse(ThreadState ts, PyArray self) {
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
  static void byteswap(ThreadState ts, PyArray self) {
    self.change(self.items::swapBytes);
  }

  // Conversion -----------------------------------------------------------------------------------

  static void appendBytes(ThreadState ts, PyArray self, ByteSpan s) {
    if (s.length() % self.items.size != 0) {
      throw PyErr.valueError(ts, "bytes length not a multiple of item size");
    }
    self.append(ts, s.copy());
  }

  static void appendText(ThreadState ts, PyArray self, PyStr s) {
    byte[] b = new byte[s.length() * self.items.size];
    for (int i = 0; i < s.length(); i++) {
      self.items.setCharacter(b, i, s.at(i));
    }
    self.append(ts, b);
  }

  @PyMethod(signature = "(list, /)", doc = "Add the items of a list; all or none.")
  static void fromlist(ThreadState ts, PyArray self, PyObject list) {
    if (!(list instanceof PyList l)) {
      throw PyErr.typeError(ts, "arg must be list");
    }
    PyObject[] values = l.toArray(ts);
    byte[] b = new byte[values.length * self.items.size];
    for (int i = 0; i < values.length; i++) {
      self.items.set(b, i, self.items.convert(ts, values[i]));
      if (l.size() != values.length) {
        throw PyErr.runtimeError(ts, "list changed size during iteration");
      }
    }
    self.append(ts, b);
  }

  @PyMethod(signature = "(buffer, /)", doc = "Add the items whose bytes are given.")
  static void frombytes(ThreadState ts, PyArray self, PyObject buffer) {
    Buffer b = Buffers.acquire(ts, buffer, Buffer.SIMPLE);
    ByteSpan s;
    try {
      if (b.layout.itemSize() != 1) {
        throw PyErr.typeError(ts, "a bytes-like object is required");
      }
      s = b.span();
    } finally {
      b.release(ts);
    }
    appendBytes(ts, self, s);
  }

  @PyMethod(signature = "(ustr, /)", doc = "Add the characters of a text.")
  static void fromunicode(ThreadState ts, PyArray self, PyObject ustr) {
    if (!(ustr instanceof PyStr s)) {
      throw Args.badArgument(ts, "fromunicode", "argument", "str", ustr);
    }
    if (!self.items.isText()) {
      throw PyErr.valueError(
          ts, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    appendText(ts, self, s);
  }

  @PyMethod(signature = "(f, n, /)", doc = "Add n items, which are read from a file.")
  static void fromfile(ThreadState ts, PyArray self, PyObject f, PyObject count) {
    long n = org.boiga.objects.Numbers.sequenceIndex(ts, count);
    if (n < 0) {
      throw PyErr.valueError(ts, "negative count");
    }
    if (n > Integer.MAX_VALUE / self.items.size) {
      throw PyErr.of(ts, PyExc.MemoryError);
    }
    long size = n * self.items.size;
    PyObject read = Calls.method(ts, f, "read", Py.int_(size));
    if (!(read instanceof PyBytes b)) {
      throw PyErr.typeError(ts, "read() didn't return bytes");
    }
    frombytes(ts, self, b);
    if (b.span().length() != size) {
      throw PyErr.of(ts, PyExc.EOFError, "read() didn't return enough bytes");
    }
  }

  @PyMethod(signature = "(f, /)", doc = "Write the bytes of all items to a file.")
  static void tofile(ThreadState ts, PyArray self, PyObject f) {
    byte[] all = self.toBytes();
    for (int at = 0; at < all.length; at += BLOCK) {
      int mark = ts.mark();
      byte[] part = Arrays.copyOfRange(all, at, Math.min(all.length, at + BLOCK));
      Calls.method(ts, f, "write", PyBytes.of(part));
      ts.release(mark);
    }
    if (all.length == 0) {
      Attributes.get(ts, f, "write");
    }
  }

  // Copies ---------------------------------------------------------------------------------------

  @PyMethod(doc = "A copy of the array.")
  static PyObject __copy__(ThreadState ts, PyArray self) {
    return PyArray.of(ts, self.items, self.toBytes());
  }

  @PyMethod(signature = "(unused, /)", doc = "A copy of the array.")
  static PyObject __deepcopy__(ThreadState ts, PyArray self, PyObject unused) {
    return __copy__(ts, self);
  }

  @PyMethod(signature = "(value, /)", doc = "How to make the array again.")
  static PyObject __reduce_ex__(ThreadState ts, PyArray self, PyObject value) {
    if (!(value instanceof org.boiga.objects.PyInt)) {
      throw PyErr.typeError(ts, "__reduce_ex__ argument should be an integer");
    }
    PyObject state = Attributes.getOrNull(ts, self, Names.__dict__);
    state = state == null ? Py.None : state;
    PyStr code = PyStr.of(String.valueOf(self.items.code));
    MachineFormat format = MachineFormat.of(self.items);
    if (Args.toLong(ts, value) < PROTOCOL_WITH_RECONSTRUCTOR || format == null) {
      return PyTuple.of(ts, self.type(), PyTuple.of(ts, code, tolist(ts, self)), state);
    }
    PyObject module = ts.interp.evaluator.importModule(ts, "array");
    return PyTuple.of(
        ts,
        Attributes.get(ts, module, "_array_reconstructor"),
        PyTuple.of(ts, self.type(), code, Py.int_(format.code()), PyBytes.of(self.toBytes())),
        state);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(object, /)", doc = "See PEP 585.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject object) {
    return PyGenericAlias.of(ts, cls, object);
  }
}
