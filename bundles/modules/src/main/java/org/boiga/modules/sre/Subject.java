package org.boiga.modules.sre;

import org.boiga.memory.PyObject;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/** What is searched: the characters of a str, or the bytes of a bytes-like object. */
abstract sealed class Subject {
  final int length;

  private Subject(int length) {
    this.length = length;
  }

  abstract int at(int i);

  /** The part from {@code from} to {@code to}, as a str or bytes object. */
  abstract PyObject part(int from, int to);

  abstract boolean isBytes();

  /** Appends the part from {@code from} to {@code to} of a str. */
  void appendTo(StrBuilder out, int from, int to) {
    throw new UnsupportedOperationException();
  }

  /** Appends the part from {@code from} to {@code to} of a bytes-like object. */
  void appendTo(ByteBuilder out, int from, int to) {
    throw new UnsupportedOperationException();
  }

  /** Where the characters {@code code[at:at+n]} occur first in the range, or -1. */
  int find(int[] code, int at, int n, int from, int to) {
    for (int i = from; i <= to - n; i++) {
      int k = 0;
      while (k < n && at(i + k) == code[at + k]) {
        k++;
      }
      if (k == n) {
        return i;
      }
    }
    return -1;
  }

  /** Lets go of the memory of an object that exports it. */
  void release(ThreadState ts) {}

  /** The subject that {@code o} is, until it is released; TypeError if it is none. */
  static Subject of(ThreadState ts, PyObject o) {
    if (o instanceof PyStr s) {
      return s.units() != null ? new Units(s) : new Points(s);
    }
    if (o instanceof PyBytes b) {
      return new Bytes(o, b.span(), null);
    }
    Buffer buffer;
    try {
      buffer = Buffers.acquireOrNull(ts, o, Buffer.SIMPLE);
    } catch (PyException e) {
      if (!e.matches(PyExc.BufferError)) {
        throw e;
      }
      buffer = null;
    }
    if (buffer == null) {
      throw PyErr.typeError(
          ts, "expected string or bytes-like object, got '" + PyType.of(o).name() + "'");
    }
    return new Bytes(o, buffer.span(), buffer);
  }

  private static final class Units extends Subject {
    private final PyStr text;
    private final String units;

    Units(PyStr text) {
      super(text.length());
      this.text = text;
      units = text.units();
    }

    @Override
    int at(int i) {
      return units.charAt(i);
    }

    @Override
    int find(int[] code, int at, int n, int from, int to) {
      int first = code[at];
      if (first >= 0x10000) {
        return -1;
      }
      for (int i = from; ; i++) {
        i = i <= to - n ? units.indexOf(first, i, to - n + 1) : -1;
        if (i < 0) {
          return -1;
        }
        int k = 1;
        while (k < n && units.charAt(i + k) == code[at + k]) {
          k++;
        }
        if (k == n) {
          return i;
        }
      }
    }

    @Override
    PyObject part(int from, int to) {
      return text.substring(from, to);
    }

    @Override
    void appendTo(StrBuilder out, int from, int to) {
      out.append(text, from, to);
    }

    @Override
    boolean isBytes() {
      return false;
    }
  }

  private static final class Points extends Subject {
    private final PyStr text;
    private final int[] points;

    Points(PyStr text) {
      super(text.length());
      this.text = text;
      points = text.codePoints();
    }

    @Override
    int at(int i) {
      return points[i];
    }

    @Override
    PyObject part(int from, int to) {
      return text.substring(from, to);
    }

    @Override
    void appendTo(StrBuilder out, int from, int to) {
      out.append(text, from, to);
    }

    @Override
    boolean isBytes() {
      return false;
    }
  }

  private static final class Bytes extends Subject {
    private final PyObject owner;
    private final byte[] array;
    private final int start;
    private Buffer buffer;

    Bytes(PyObject owner, ByteSpan span, Buffer buffer) {
      super(span.length());
      this.owner = owner;
      this.buffer = buffer;
      array = span.array();
      start = span.from();
    }

    @Override
    int at(int i) {
      return array[start + i] & 0xFF;
    }

    @Override
    void appendTo(ByteBuilder out, int from, int to) {
      out.append(array, start + from, start + to);
    }

    @Override
    PyObject part(int from, int to) {
      return to - from == length && owner.getClass() == PyBytes.class
          ? owner
          : PyBytes.of(java.util.Arrays.copyOfRange(array, start + from, start + to));
    }

    @Override
    boolean isBytes() {
      return true;
    }

    @Override
    void release(ThreadState ts) {
      Buffer b = buffer;
      buffer = null;
      if (b != null) {
        b.release(ts);
      }
    }
  }
}
