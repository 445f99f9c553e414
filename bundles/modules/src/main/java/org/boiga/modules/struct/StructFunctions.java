package org.boiga.modules.struct;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Numbers;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** What the functions of the module and the methods of Struct have in common. */
final class StructFunctions {
  private StructFunctions() {}

  static void rejectKeywords(ThreadState ts, String function, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, function, kwnames);
    }
  }

  /** Packs {@code n} arguments from {@code start} on. */
  static PyObject pack(ThreadState ts, StructFormat f, PyObject[] args, int start, int n) {
    checkCount(ts, f, "pack", n);
    return PyBytes.of(StructWriter.write(ts, f, args, start));
  }

  private static void checkCount(ThreadState ts, StructFormat f, String function, int n) {
    if (n != f.values()) {
      throw StructModule.error(
          ts, "%s expected %d items for packing (got %d)".formatted(function, f.values(), n));
    }
  }

  /** Packs into a buffer: the arguments from {@code start} on are buffer, offset and values. */
  static void packInto(ThreadState ts, StructFormat f, PyObject[] args, int start, int n) {
    if (n < 2) {
      throw StructModule.error(
          ts, "pack_into expected " + (n == 0 ? "buffer" : "offset") + " argument");
    }
    checkCount(ts, f, "pack_into", n - 2);
    Buffer b = writable(ts, args[start]);
    try {
      long offset =
          offset(ts, f, args[start + 1], b.length(), "pack_into", "packing", "no space to pack");
      byte[] bytes = StructWriter.write(ts, f, args, start + 2);
      MemorySegment.copy(
          bytes, 0, b.memory(), ValueLayout.JAVA_BYTE, b.layout.offset() + offset, bytes.length);
    } finally {
      b.release(ts);
    }
  }

  private static Buffer writable(ThreadState ts, PyObject o) {
    Buffer b = Buffers.acquireWritableOrNull(ts, o);
    if (b == null) {
      throw PyErr.typeError(
          ts, "argument must be read-write bytes-like object, not " + PyType.of(o).name());
    }
    return b;
  }

  static PyObject unpack(ThreadState ts, StructFormat f, PyObject buffer) {
    ByteSpan s = Buffers.span(ts, buffer);
    if (s.length() != f.size()) {
      throw StructModule.error(ts, "unpack requires a buffer of " + f.size() + " bytes");
    }
    return StructReader.read(ts, f, s.array(), s.from());
  }

  static PyObject unpackFrom(ThreadState ts, StructFormat f, PyObject buffer, PyObject offset) {
    ByteSpan s = Buffers.span(ts, buffer);
    long at =
        offset(ts, f, offset, s.length(), "unpack_from", "unpacking", "not enough data to unpack");
    return StructReader.read(ts, f, s.array(), s.from() + (int) at);
  }

  /** The offset, checked to leave room for the format; negative ones count from the end. */
  private static long offset(
      ThreadState ts,
      StructFormat f,
      PyObject o,
      long length,
      String function,
      String verb,
      String noRoom) {
    long offset = o == null ? 0 : Numbers.sequenceIndex(ts, o);
    if (offset < 0) {
      if (offset + f.size() > 0) {
        throw StructModule.error(
            ts, "%s %d bytes at offset %d".formatted(noRoom, f.size(), offset));
      }
      if (offset + length < 0) {
        throw StructModule.error(
            ts, "offset %d out of range for %d-byte buffer".formatted(offset, length));
      }
      offset += length;
    }
    if (length - offset < f.size()) {
      throw StructModule.error(
          ts,
          "%s requires a buffer of at least %s bytes for %s %d bytes at offset %d (actual buffer size is %d)"
              .formatted(
                  function,
                  Long.toUnsignedString(f.size() + offset),
                  verb,
                  f.size(),
                  offset,
                  length));
    }
    return offset;
  }
}
