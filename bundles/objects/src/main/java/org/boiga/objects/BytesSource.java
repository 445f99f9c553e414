package org.boiga.objects;

import java.util.function.IntConsumer;
import org.boiga.memory.PyObject;

/** What the constructors of bytes and bytearray accept. */
final class BytesSource {
  private BytesSource() {}

  /**
   * The content for the arguments of a constructor, null where omitted.
   *
   * @param type the name in messages
   */
  static byte[] content(
      ThreadState ts, String type, PyObject source, PyObject encoding, PyObject errors) {
    byte[] content = contentOrNull(ts, type, source, encoding, errors);
    if (content != null) {
      return content;
    }
    ByteBuilder b =
        new ByteBuilder((int) Math.clamp(Iteration.lengthHint(ts, source, 16), 0, 1 << 20));
    forItems(ts, type, source, b::append);
    return b.toArray();
  }

  /** As {@link #content}, with null where the source is to be iterated over. */
  static byte[] contentOrNull(
      ThreadState ts, String type, PyObject source, PyObject encoding, PyObject errors) {
    String enc = text(ts, type, "encoding", encoding);
    String err = text(ts, type, "errors", errors);
    if (source instanceof PyStr s && enc != null) {
      PyObject b = Codecs.encodeToBytes(ts, s, enc, err == null ? "strict" : err);
      return Buffers.content(ts, b);
    }
    if (enc != null) {
      throw PyErr.typeError(ts, "encoding without a string argument");
    }
    if (source instanceof PyStr) {
      throw PyErr.typeError(ts, "string argument without an encoding");
    }
    if (err != null) {
      throw PyErr.typeError(ts, "errors without a string argument");
    }
    return source == null ? new byte[0] : ofObjectOrNull(ts, source);
  }

  private static String text(ThreadState ts, String type, String name, PyObject o) {
    if (o == null) {
      return null;
    }
    if (!(o instanceof PyStr s)) {
      throw Args.badArgument(ts, type, "argument '" + name + "'", "str", o);
    }
    Codecs.checkNoNull(ts, s.toString());
    return s.toString();
  }

  private static byte[] ofObjectOrNull(ThreadState ts, PyObject o) {
    if (Numbers.isIndex(o)) {
      PyInt count = sizeOrNull(ts, o);
      if (count != null) {
        return zeros(ts, count, o);
      }
    }
    return Buffers.contentOrNull(ts, o);
  }

  /** The integer, or null where {@code __index__} raises TypeError. */
  private static PyInt sizeOrNull(ThreadState ts, PyObject o) {
    try {
      return Numbers.index(ts, o);
    } catch (PyException e) {
      if (!e.matches(PyExc.TypeError)) {
        throw e;
      }
      return null;
    }
  }

  private static byte[] zeros(ThreadState ts, PyInt count, PyObject o) {
    if (!count.isLong()) {
      throw PyErr.overflowError(
          ts, "cannot fit '" + PyType.of(o).name() + "' into an index-sized integer");
    }
    if (count.longValue() < 0) {
      throw PyErr.valueError(ts, "negative count");
    }
    PyStr.checkSize(ts, count.longValue());
    return new byte[(int) count.longValue()];
  }

  /** Gives the bytes that an iterable consists of to {@code to}, one after another. */
  static void forItems(ThreadState ts, String type, PyObject o, IntConsumer to) {
    PyType t = PyType.of(o);
    if (t.slot(org.boiga.api.Slot.ITER) == null && t.slot(org.boiga.api.Slot.GETITEM) == null) {
      throw PyErr.typeError(ts, "cannot convert '" + t.name() + "' object to " + type);
    }
    String range = (type.equals("bytes") ? "bytes" : "byte") + " must be in range(0, 256)";
    forBytes(ts, o, range, to);
  }

  /** The bytes that the integers of an iterable stand for. */
  static byte[] ofItems(ThreadState ts, PyObject iterable, String range) {
    ByteBuilder b =
        new ByteBuilder((int) Math.clamp(Iteration.lengthHint(ts, iterable, 16), 0, 1 << 20));
    forBytes(ts, iterable, range, b::append);
    return b.toArray();
  }

  private static void forBytes(ThreadState ts, PyObject iterable, String range, IntConsumer to) {
    Iteration.forEach(
        ts,
        iterable,
        item -> {
          long v = Numbers.clampedIndex(ts, item);
          if (v < 0 || v > 255) {
            throw PyErr.valueError(ts, range);
          }
          to.accept((int) v);
          return true;
        });
  }
}
