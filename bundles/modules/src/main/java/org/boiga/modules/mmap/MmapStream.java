package org.boiga.modules.mmap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.CriticalSection;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.ThreadState;

/** Mapped memory as a stream. */
final class MmapStream {
  private MmapStream() {}

  /** Moves the position by {@code n} bytes, or to the end; returns where it was. */
  private static long advance(PyMmap self, long n, long length) {
    self.lock();
    long at = self.position;
    self.position = at + Math.clamp(length - at, 0, Math.max(0, n));
    self.unlock();
    return at;
  }

  @PyMethod(signature = "(n=None, /)", doc = "Read bytes; without a number all that is left.")
  static PyObject read(ThreadState ts, PyMmap self, PyObject n) {
    long length = self.length(ts);
    long count = n == null || n == Py.None ? -1 : PyMmap.size(ts, n);
    count = count < 0 ? Long.MAX_VALUE : count;
    long at = advance(self, count, length);
    long from = Math.min(at, length);
    return PyBytes.of(self.bytes(ts, from, from + Math.min(length - from, count)));
  }

  @PyMethod(name = "read_byte", doc = "Read a byte as an int.")
  static int readByte(ThreadState ts, PyMmap self) {
    long length = self.length(ts);
    long at = advance(self, 1, length);
    if (at >= length) {
      throw PyErr.valueError(ts, "read byte out of range");
    }
    return self.use(ts, m -> m.get(ValueLayout.JAVA_BYTE, at)) & 0xFF;
  }

  @PyMethod(doc = "Read a line.")
  static PyObject readline(ThreadState ts, PyMmap self) {
    try (var _ = CriticalSection.enter(ts, self)) {
      long length = self.length(ts);
      self.lock();
      long at = Math.min(self.position, length);
      self.unlock();
      long end =
          self.use(
              ts,
              m -> {
                long i = at;
                while (i < length && m.get(ValueLayout.JAVA_BYTE, i) != '\n') {
                  i++;
                }
                return Math.min(i + 1, length);
              });
      self.lock();
      self.position = end;
      self.unlock();
      return PyBytes.of(self.bytes(ts, at, end));
    }
  }

  private static void write(ThreadState ts, PyMmap self, ByteSpan s, String problem) {
    self.mapping(ts);
    self.requireWritable(ts);
    long length = self.length(ts);
    self.lock();
    long at = self.position;
    boolean fits = at <= length && length - at >= s.length();
    if (fits) {
      self.position = at + s.length();
    }
    self.unlock();
    if (!fits) {
      throw PyErr.valueError(ts, problem);
    }
    self.use(
        ts,
        m -> {
          MemorySegment.copy(s.array(), s.from(), m, ValueLayout.JAVA_BYTE, at, s.length());
          return null;
        });
  }

  @PyMethod(signature = "(bytes, /)", doc = "Write bytes; returns their number.")
  static int write(ThreadState ts, PyMmap self, PyObject bytes) {
    ByteSpan s = Buffers.span(ts, bytes);
    write(ts, self, s, "data out of range");
    return s.length();
  }

  @PyMethod(name = "write_byte", signature = "(byte, /)", doc = "Write a byte given as an int.")
  static void writeByte(ThreadState ts, PyMmap self, PyObject value) {
    long v = Args.toCLong(ts, value);
    if (v < 0 || v > 255) {
      throw PyErr.overflowError(
          ts, "unsigned byte integer is " + (v < 0 ? "less than minimum" : "greater than maximum"));
    }
    write(ts, self, ByteSpan.of(new byte[] {(byte) v}), "write byte out of range");
  }

  private static PyException outOfRange(ThreadState ts) {
    return PyErr.valueError(ts, "seek out of range");
  }

  @PyMethod(signature = "(pos, whence=0, /)", doc = "Go to a place; returns where it is.")
  static long seek(ThreadState ts, PyMmap self, PyObject pos, int whence) {
    long distance = PyMmap.size(ts, pos);
    long length = self.length(ts);
    if (whence < 0 || whence > 2) {
      throw PyErr.valueError(ts, "unknown seek type");
    }
    self.lock();
    long from = whence == 0 ? 0 : whence == 1 ? self.position : length;
    long to = from + distance;
    boolean valid = to >= 0 && to <= length && Math.abs(distance) <= length;
    if (valid) {
      self.position = to;
    }
    self.unlock();
    if (!valid) {
      throw outOfRange(ts);
    }
    return to;
  }

  @PyMethod(doc = "Where the stream is.")
  static long tell(ThreadState ts, PyMmap self) {
    self.mapping(ts);
    return self.position;
  }

  @PyMethod(doc = "True: one can go to any place.")
  static boolean seekable(ThreadState ts, PyMmap self) {
    return true;
  }
}
