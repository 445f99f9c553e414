package org.boiga.modules.mmap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PySlice;
import org.boiga.objects.ThreadState;

/** Mapped memory as a sequence of bytes. */
final class MmapItems {
  private MmapItems() {}

  @PySlot
  static long __len__(ThreadState ts, PyMmap self) {
    return self.length(ts);
  }

  private static long index(ThreadState ts, PyMmap self, PyObject key) {
    if (!Numbers.isIndex(key)) {
      throw PyErr.typeError(ts, "mmap indices must be integers");
    }
    long i = Numbers.sequenceIndex(ts, key);
    long n = self.length(ts);
    i = i < 0 ? i + n : i;
    if (i < 0 || i >= n) {
      throw PyErr.indexError(ts, "mmap index out of range");
    }
    return i;
  }

  @PySlot
  static PyObject __getitem__(ThreadState ts, PyMmap self, PyObject key) {
    if (!(key instanceof PySlice s)) {
      long i = index(ts, self, key);
      return Py.int_(self.use(ts, m -> m.get(ValueLayout.JAVA_BYTE, i)) & 0xFF);
    }
    PySlice.Indices x = s.bounds(ts).within(self.length(ts));
    if (x.step() == 1) {
      return PyBytes.of(self.bytes(ts, x.start(), x.start() + x.count()));
    }
    byte[] b = new byte[x.count()];
    self.use(
        ts,
        m -> {
          for (int i = 0; i < b.length; i++) {
            b[i] = m.get(ValueLayout.JAVA_BYTE, x.start() + i * x.step());
          }
          return null;
        });
    return PyBytes.of(b);
  }

  @PySlot
  static void __setitem__(ThreadState ts, PyMmap self, PyObject key, PyObject value) {
    self.mapping(ts);
    self.requireWritable(ts);
    if (!(key instanceof PySlice s)) {
      long i = index(ts, self, key);
      if (!Numbers.isIndex(value)) {
        throw PyErr.typeError(ts, "mmap item value must be an int");
      }
      long v = Numbers.clampedIndex(ts, value);
      if (v < 0 || v > 255) {
        throw PyErr.valueError(ts, "mmap item value must be in range(0, 256)");
      }
      self.use(
          ts,
          m -> {
            m.set(ValueLayout.JAVA_BYTE, i, (byte) v);
            return null;
          });
      return;
    }
    PySlice.Indices x = s.bounds(ts).within(self.length(ts));
    ByteSpan b = Buffers.span(ts, value);
    if (b.length() != x.count()) {
      throw PyErr.indexError(ts, "mmap slice assignment is wrong size");
    }
    self.use(
        ts,
        m -> {
          if (x.step() == 1) {
            MemorySegment.copy(
                b.array(), b.from(), m, ValueLayout.JAVA_BYTE, x.start(), b.length());
          } else {
            for (int i = 0; i < b.length(); i++) {
              m.set(ValueLayout.JAVA_BYTE, x.start() + i * x.step(), (byte) b.at(i));
            }
          }
          return null;
        });
  }

  @PySlot
  static void __delitem__(ThreadState ts, PyMmap self, PyObject key) {
    self.mapping(ts);
    self.requireWritable(ts);
    throw PyErr.typeError(
        ts,
        key instanceof PySlice
            ? "mmap object doesn't support slice deletion"
            : "mmap doesn't support item deletion");
  }

  // Search ---------------------------------------------------------------------------------------

  private static long place(ThreadState ts, PyObject o, long otherwise, long length) {
    if (o == null) {
      return otherwise;
    }
    long i = Numbers.clampedIndex(ts, o);
    return Math.clamp(i < 0 ? i + length : i, 0, length);
  }

  private static boolean matches(MemorySegment m, long at, ByteSpan s) {
    for (int i = 0; i < s.length(); i++) {
      if (m.get(ValueLayout.JAVA_BYTE, at + i) != (byte) s.at(i)) {
        return false;
      }
    }
    return true;
  }

  private static long find(
      ThreadState ts, PyMmap self, PyObject sub, PyObject start, PyObject end, boolean last) {
    self.mapping(ts);
    ByteSpan s = Buffers.span(ts, sub);
    long length = self.length(ts);
    long from = place(ts, start, self.position, length);
    long to = place(ts, end, length, length) - s.length();
    return self.use(
        ts,
        m -> {
          if (last) {
            for (long i = to; i >= from; i--) {
              if (matches(m, i, s)) {
                return i;
              }
            }
          } else {
            for (long i = from; i <= to; i++) {
              if (matches(m, i, s)) {
                return i;
              }
            }
          }
          return -1L;
        });
  }

  @PyMethod(
      signature = "(view, start=<unrepresentable>, end=<unrepresentable>, /)",
      doc = "The lowest place of some bytes, or -1.")
  static long find(ThreadState ts, PyMmap self, PyObject view, PyObject start, PyObject end) {
    return find(ts, self, view, start, end, false);
  }

  @PyMethod(
      signature = "(view, start=<unrepresentable>, end=<unrepresentable>, /)",
      doc = "The highest place of some bytes, or -1.")
  static long rfind(ThreadState ts, PyMmap self, PyObject view, PyObject start, PyObject end) {
    return find(ts, self, view, start, end, true);
  }

  @PyMethod(signature = "(dest, src, count, /)", doc = "Copy bytes within the memory.")
  static void move(ThreadState ts, PyMmap self, PyObject dest, PyObject src, PyObject count) {
    long to = PyMmap.size(ts, dest);
    long from = PyMmap.size(ts, src);
    long n = PyMmap.size(ts, count);
    long length = self.length(ts);
    self.requireWritable(ts);
    if (to < 0 || from < 0 || n < 0 || length - to < n || length - from < n) {
      throw PyErr.valueError(ts, "source, destination, or count out of range");
    }
    self.use(
        ts,
        m -> {
          MemorySegment.copy(m, from, m, to, n);
          return null;
        });
  }

  @PyMethod(doc = "A memoryview of the memory.")
  static PyObject __buffer__(ThreadState ts, PyMmap self, int flags) {
    return Buffers.memoryView(ts, self, flags);
  }
}
