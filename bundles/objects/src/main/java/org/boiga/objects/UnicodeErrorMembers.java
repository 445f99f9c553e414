package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** The exceptions of codecs. */
final class UnicodeErrorMembers {
  /** In this order they are the arguments too; translation errors have no encoding. */
  static final String[] FIELDS = {"encoding", "object", "start", "end", "reason"};

  static final int ENCODING = 0;
  static final int OBJECT = 1;
  static final int START = 2;
  static final int END = 3;
  static final int REASON = 4;

  private UnicodeErrorMembers() {}

  private static void init(
      ThreadState ts,
      PyBaseException self,
      PyObject[] args,
      int start,
      int n,
      PyTuple kwnames,
      int first,
      boolean bytes) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, self.type().name() + "() takes no keyword arguments");
    }
    self.initArgs(ts, args, start, n);
    int expected = FIELDS.length - first;
    if (n != expected) {
      throw PyErr.typeError(
          ts, "function takes exactly %d arguments (%d given)".formatted(expected, n));
    }
    for (int i = 0; i < n; i++) {
      int field = first + i;
      PyObject v = args[start + i];
      switch (field) {
        case START, END -> v = Numbers.index(ts, v);
        case OBJECT -> {
          if (bytes && !(v instanceof PyBytes)) {
            v = PyBytes.copyOf(ts, v);
          } else if (!bytes) {
            requireStr(ts, v, i + 1);
          }
        }
        default -> requireStr(ts, v, i + 1);
      }
      self.setSlot(ts, field, v);
    }
  }

  private static void requireStr(ThreadState ts, PyObject v, int argument) {
    if (!(v instanceof PyStr)) {
      throw PyErr.typeError(
          ts, "argument " + argument + " must be str, not " + PyType.of(v).name());
    }
  }

  private static long index(ThreadState ts, PyBaseException self, int field) {
    return self.member(ts, field) instanceof PyInt i ? i.longValue() : 0;
  }

  private static PyStr text(ThreadState ts, PyBaseException self, int field) {
    return Conversion.str(ts, self.memberOrNone(ts, field));
  }

  private static String positions(long start, long end) {
    return "in position " + start + "-" + (end - 1);
  }

  private static String escaped(int c) {
    return c < 0x100
        ? "'\\x%02x'".formatted(c)
        : c < 0x10000 ? "'\\u%04x'".formatted(c) : "'\\U%08x'".formatted(c);
  }

  /** The error of an {@code object} that a program removed or replaced. */
  private static PyException badObject(ThreadState ts, PyObject object, String type) {
    return PyErr.typeError(
        ts,
        "UnicodeError 'object' attribute " + (object == null ? "is not set" : "must be a " + type));
  }

  /** What an error about text says: one character by its code, several by their positions. */
  private static PyObject describe(ThreadState ts, PyBaseException self, boolean coded) {
    if (self.member(ts, OBJECT) == null) {
      return PyStr.EMPTY;
    }
    String verb =
        coded ? "'" + text(ts, self, ENCODING) + "' codec can't encode" : "can't translate";
    PyStr reason = text(ts, self, REASON);
    PyObject object = self.member(ts, OBJECT); // which what these call may have replaced
    if (!(object instanceof PyStr s)) {
      throw badObject(ts, object, "string");
    }
    long start = index(ts, self, START);
    long end = index(ts, self, END);
    boolean one = start >= 0 && start < s.length() && end == start + 1;
    return PyStr.of(
        verb
            + (one
                ? " character " + escaped(s.at((int) start)) + " in position " + start
                : " characters " + positions(start, end))
            + ": "
            + reason);
  }

  /** UnicodeEncodeError. */
  @org.boiga.api.annotation.PyType(name = "UnicodeEncodeError", doc = "Text cannot be encoded.")
  static final class Encode {
    @PySlot
    static void __init__(
        ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
      init(ts, self, args, start, n, kwnames, ENCODING, false);
    }

    @PySlot
    static PyObject __str__(ThreadState ts, PyBaseException self) {
      return describe(ts, self, true);
    }
  }

  /** UnicodeTranslateError. */
  @org.boiga.api.annotation.PyType(
      name = "UnicodeTranslateError",
      doc = "Text cannot be translated.")
  static final class Translate {
    @PySlot
    static void __init__(
        ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
      init(ts, self, args, start, n, kwnames, OBJECT, false);
    }

    @PySlot
    static PyObject __str__(ThreadState ts, PyBaseException self) {
      return describe(ts, self, false);
    }
  }

  /** UnicodeDecodeError. */
  @org.boiga.api.annotation.PyType(name = "UnicodeDecodeError", doc = "Bytes cannot be decoded.")
  static final class Decode {
    @PySlot
    static void __init__(
        ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
      init(ts, self, args, start, n, kwnames, ENCODING, true);
    }

    @PySlot
    static PyObject __str__(ThreadState ts, PyBaseException self) {
      if (self.member(ts, OBJECT) == null) {
        return PyStr.EMPTY;
      }
      PyStr encoding = text(ts, self, ENCODING);
      PyStr reason = text(ts, self, REASON);
      PyObject object = self.member(ts, OBJECT);
      if (!(object instanceof PyBytes b)) {
        throw badObject(ts, object, "bytes");
      }
      long start = index(ts, self, START);
      long end = index(ts, self, END);
      boolean one = start >= 0 && start < b.length() && end == start + 1;
      return PyStr.of(
          "'"
              + encoding
              + "' codec can't decode "
              + (one
                  ? "byte 0x%02x in position %d".formatted(b.content()[(int) start] & 0xff, start)
                  : "bytes " + positions(start, end))
              + ": "
              + reason);
    }
  }
}
