package org.boiga.nativemodules.struct;

import java.lang.foreign.MemorySegment;
import org.boiga.api.PyBuffer;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.nativemodules.support.ByteSpan;

/** What the functions of the module and the methods of Struct have in common. */
final class StructFunctions {
  private StructFunctions() {}

  /** Packs {@code n} arguments from {@code start} on. */
  static PyObject pack(PyContext ctx, StructFormat f, PyObject[] args, int start, int n) {
    checkCount(ctx, f, "pack", n);
    return ctx.PyBytes_FromByteArray(StructWriter.write(ctx, f, args, start));
  }

  private static void checkCount(PyContext ctx, StructFormat f, String function, int n) {
    if (n != f.values()) {
      throw StructModule.error(
          ctx, "%s expected %d items for packing (got %d)".formatted(function, f.values(), n));
    }
  }

  /** Packs into a buffer: the arguments from {@code start} on are buffer, offset and values. */
  static void packInto(PyContext ctx, StructFormat f, PyObject[] args, int start, int n) {
    if (n < 2) {
      throw StructModule.error(
          ctx, "pack_into expected " + (n == 0 ? "buffer" : "offset") + " argument");
    }
    checkCount(ctx, f, "pack_into", n - 2);
    try (PyBuffer b = writable(ctx, args[start])) {
      long offset =
          offset(ctx, f, args[start + 1], b.len(), "pack_into", "packing", "no space to pack");
      byte[] bytes = StructWriter.write(ctx, f, args, start + 2);
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, b.memory(), offset, bytes.length);
    }
  }

  private static PyBuffer writable(PyContext ctx, PyObject o) {
    try {
      return ctx.PyObject_GetBuffer(o, PyBuffer.WRITABLE);
    } catch (PyError e) {
      if (!ctx.PyErr_ExceptionMatches(e, PyExc.BufferError)
          && !ctx.PyErr_ExceptionMatches(e, PyExc.TypeError)) {
        throw e;
      }
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "argument must be read-write bytes-like object, not %s",
          ctx.PyObject_TypeName(o));
    }
  }

  static PyObject unpack(PyContext ctx, StructFormat f, PyObject buffer) {
    ByteSpan s = ByteSpan.of(ctx, buffer);
    if (s.length() != f.size()) {
      throw StructModule.error(ctx, "unpack requires a buffer of " + f.size() + " bytes");
    }
    return StructReader.read(ctx, f, s.array(), s.from());
  }

  static PyObject unpackFrom(PyContext ctx, StructFormat f, PyObject buffer, PyObject offset) {
    ByteSpan s = ByteSpan.of(ctx, buffer);
    long at =
        offset(ctx, f, offset, s.length(), "unpack_from", "unpacking", "not enough data to unpack");
    return StructReader.read(ctx, f, s.array(), s.from() + (int) at);
  }

  /** The offset, checked to leave room for the format; negative ones count from the end. */
  private static long offset(
      PyContext ctx,
      StructFormat f,
      PyObject o,
      long length,
      String function,
      String verb,
      String noRoom) {
    long offset = o == null ? 0 : ctx.PyNumber_AsSsize_t(o);
    if (offset < 0) {
      if (offset + f.size() > 0) {
        throw StructModule.error(
            ctx, "%s %d bytes at offset %d".formatted(noRoom, f.size(), offset));
      }
      if (offset + length < 0) {
        throw StructModule.error(
            ctx, "offset %d out of range for %d-byte buffer".formatted(offset, length));
      }
      offset += length;
    }
    if (length - offset < f.size()) {
      throw StructModule.error(
          ctx,
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
