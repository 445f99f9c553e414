package org.boiga.objects;

import java.util.Arrays;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** Methods of bytes and bytearray: joining, alignment, hexadecimal and text forms. */
final class ByteMethods {
  private ByteMethods() {}

  private static ByteSpan span(PyObject self) {
    return ((ByteString) self).span();
  }

  // Concatenation --------------------------------------------------------------------------------

  /** {@code self + other}. */
  static PyObject concat(ThreadState ts, ByteString self, PyObject other) {
    ByteSpan b = Buffers.spanOrNull(ts, other);
    if (b == null) {
      SlotFunction f = PyType.of(other).slot(Slot.RADD);
      PyObject r = f == null ? Py.NotImplemented : f.binary(ts, other, (PyObject) self);
      if (r == Py.NotImplemented) {
        throw cannotConcatenate(ts, (PyObject) self, other);
      }
      return r;
    }
    ByteSpan a = self.span();
    PyStr.checkSize(ts, (long) a.length() + b.length());
    byte[] to = Arrays.copyOfRange(a.array(), a.from(), a.to() + b.length());
    System.arraycopy(b.array(), b.from(), to, a.length(), b.length());
    return self.make(ts, to);
  }

  static PyException cannotConcatenate(ThreadState ts, PyObject self, PyObject other) {
    return PyErr.typeError(
        ts, "can't concat %s to %s".formatted(PyType.of(other).name(), PyType.of(self).name()));
  }

  /** The content repeated {@code count} times. */
  static byte[] repeat(ThreadState ts, ByteSpan s, long count) {
    int n = s.length();
    if (count <= 0 || n == 0) {
      return new byte[0];
    }
    if (count > Long.MAX_VALUE / n) {
      throw PyErr.overflowError(ts, "repeated bytes are too long");
    }
    PyStr.checkSize(ts, n * count);
    byte[] to = new byte[(int) (n * count)];
    System.arraycopy(s.array(), s.from(), to, 0, n);
    if (n == 1) {
      Arrays.fill(to, to[0]);
    } else {
      for (int done = n; done < to.length; done *= 2) {
        System.arraycopy(to, 0, to, done, Math.min(done, to.length - done));
      }
    }
    return to;
  }

  @PyMethod(
      signature = "(iterable_of_bytes, /)",
      doc =
          "The bytes-like objects of the iterable, one after another, with this one between them.")
  static PyObject join(ThreadState ts, PyObject self, PyObject iterable) {
    if (PyType.of(iterable).slot(Slot.ITER) == null
        && PyType.of(iterable).slot(Slot.GETITEM) == null) {
      throw PyErr.typeError(ts, "can only join an iterable");
    }
    PyObject[] items = ((ByteString) self).pinned(() -> Iteration.toArray(ts, iterable));
    ByteSpan sep = span(self);
    if (items.length == 1 && self instanceof PyBytes && items[0].getClass() == PyBytes.class) {
      return items[0];
    }
    ByteSpan[] spans = new ByteSpan[items.length];
    long size = Math.max(0, items.length - 1L) * sep.length();
    for (int i = 0; i < items.length; i++) {
      spans[i] = contiguousOrNull(ts, items[i]);
      if (spans[i] == null) {
        throw PyErr.typeError(
            ts,
            "sequence item %d: expected a bytes-like object, %s found"
                .formatted(i, PyType.of(items[i]).name()));
      }
      size += spans[i].length();
    }
    PyStr.checkSize(ts, size);
    byte[] to = new byte[(int) size];
    int at = 0;
    for (int i = 0; i < spans.length; i++) {
      if (i > 0) {
        System.arraycopy(sep.array(), sep.from(), to, at, sep.length());
        at += sep.length();
      }
      ByteSpan s = spans[i];
      System.arraycopy(s.array(), s.from(), to, at, s.length());
      at += s.length();
    }
    return ((ByteString) self).make(ts, to);
  }

  private static ByteSpan contiguousOrNull(ThreadState ts, PyObject o) {
    try {
      return Buffers.spanOrNull(ts, o);
    } catch (PyException e) {
      if (!e.matches(PyExc.BufferError)) {
        throw e;
      }
      return null;
    }
  }

  // Alignment ------------------------------------------------------------------------------------

  @PyMethod(signature = "(width, fillchar=b' ', /)", doc = "The bytes in the middle of the width.")
  static PyObject center(ThreadState ts, PyObject self, long width, PyObject fillchar) {
    int fill = fill(ts, "center", fillchar);
    ByteSpan s = span(self);
    long margin = width - s.length();
    long left = margin <= 0 ? 0 : margin / 2 + (margin & width & 1);
    return pad(ts, self, s, left, margin - left, fill);
  }

  @PyMethod(signature = "(width, fillchar=b' ', /)", doc = "The bytes at the left of the width.")
  static PyObject ljust(ThreadState ts, PyObject self, long width, PyObject fillchar) {
    int fill = fill(ts, "ljust", fillchar);
    ByteSpan s = span(self);
    return pad(ts, self, s, 0, width - s.length(), fill);
  }

  @PyMethod(signature = "(width, fillchar=b' ', /)", doc = "The bytes at the right of the width.")
  static PyObject rjust(ThreadState ts, PyObject self, long width, PyObject fillchar) {
    int fill = fill(ts, "rjust", fillchar);
    ByteSpan s = span(self);
    return pad(ts, self, s, width - s.length(), 0, fill);
  }

  private static int fill(ThreadState ts, String function, PyObject fillchar) {
    if (fillchar == null) {
      return ' ';
    }
    String wanted = "argument 2 must be a byte string of length 1, not ";
    if (!(fillchar instanceof ByteString b)) {
      throw PyErr.typeError(ts, function + "() " + wanted + PyType.of(fillchar).name());
    }
    ByteSpan s = b.span();
    if (s.length() != 1) {
      throw PyErr.typeError(
          ts,
          "%s(): %sa %s object of length %d"
              .formatted(function, wanted, PyType.of(fillchar).layout.name(), s.length()));
    }
    return s.at(0);
  }

  private static PyObject pad(
      ThreadState ts, PyObject self, ByteSpan s, long left, long right, int fill) {
    long before = Math.max(0, left);
    long size = s.length() + before + Math.max(0, right);
    PyStr.checkSize(ts, size);
    if (size == s.length()) {
      return ((ByteString) self).part(ts, s, 0, s.length());
    }
    byte[] to = new byte[(int) size];
    Arrays.fill(to, (byte) fill);
    System.arraycopy(s.array(), s.from(), to, (int) before, s.length());
    return ((ByteString) self).make(ts, to);
  }

  @PyMethod(doc = "The bytes filled up with zeros at the left, after their sign, to the width.")
  static PyObject zfill(ThreadState ts, PyObject self, long width) {
    ByteSpan s = span(self);
    long fill = width - s.length();
    if (fill <= 0) {
      return ((ByteString) self).part(ts, s, 0, s.length());
    }
    PyStr.checkSize(ts, width);
    byte[] to = new byte[(int) width];
    Arrays.fill(to, (byte) '0');
    System.arraycopy(s.array(), s.from(), to, (int) fill, s.length());
    if (s.length() > 0 && (s.at(0) == '+' || s.at(0) == '-')) {
      to[0] = (byte) s.at(0);
      to[(int) fill] = '0';
    }
    return ((ByteString) self).make(ts, to);
  }

  @PyMethod(signature = "(tabsize=8)", doc = "A copy with tabs replaced by spaces.")
  static PyObject expandtabs(ThreadState ts, PyObject self, int tabsize) {
    ByteSpan s = span(self);
    ByteBuilder to = new ByteBuilder(s.length());
    int column = 0;
    for (int i = 0; i < s.length(); i++) {
      int b = s.at(i);
      if (b == '\t') {
        if (tabsize > 0) {
          int n = tabsize - column % tabsize;
          if ((long) to.length() + n > Integer.MAX_VALUE - 8) {
            throw PyErr.overflowError(ts, "result too long");
          }
          column += n;
          to.repeat(' ', n);
        }
      } else {
        column = b == '\n' || b == '\r' ? 0 : column + 1;
        to.append(b);
      }
    }
    return ((ByteString) self).make(ts, to.toArray());
  }

  // Other forms ----------------------------------------------------------------------------------

  @PyMethod(
      signature = "(encoding='utf-8', errors='strict')",
      doc = "The text that the bytes are in the encoding.")
  static PyObject decode(ThreadState ts, PyObject self, String encoding, String errors) {
    Codecs.checkNoNull(ts, encoding);
    Codecs.checkNoNull(ts, errors);
    return Codecs.decode(ts, self, encoding, errors);
  }

  @PyMethod(
      signature = "(sep=<unrepresentable>, bytes_per_sep=1)",
      doc =
          """
          The bytes as hexadecimal digits, with a separator between groups.

          >>> bytes([10, 11, 12]).hex('-'), bytearray([10, 11, 12]).hex('-', 2)
          ('0a-0b-0c', '0a-0b0c')\
          """)
  static PyObject hex(ThreadState ts, PyObject self, PyObject sep, int bytesPerSep) {
    ByteSpan s = span(self);
    return ((ByteString) self).pinned(() -> Hex.of(ts, s, sep, bytesPerSep));
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(string, /)",
      doc = "The bytes that hexadecimal digits, maybe with white space between bytes, stand for.")
  static PyObject fromhex(ThreadState ts, PyType cls, PyObject string) {
    byte[] b = Hex.parse(ts, string);
    PyObject plain = cls.isSubtype(PyByteArray.TYPE) ? new PyByteArray(ts, b) : PyBytes.of(b);
    return cls == PyType.of(plain) ? plain : Calls.call(ts, cls, plain);
  }

  /** {@code repr}: what is not printable ASCII escaped, within the kind of quotes that suits. */
  static PyStr repr(ByteSpan s) {
    return repr(s, false);
  }

  /**
   * As {@link #repr(ByteSpan)}.
   *
   * @param apostrophes whether they are escaped within any quotes, as bytearray does
   */
  static PyStr repr(ByteSpan s, boolean apostrophes) {
    int quote = s.has('\'') && !s.has('"') ? '"' : '\'';
    return appendRepr(new StrBuilder(s.length() + 3), s, quote, apostrophes).toStr();
  }

  private static StrBuilder appendRepr(StrBuilder b, ByteSpan s, int quote, boolean apostrophes) {
    b.append('b').append(quote);
    for (int i = 0; i < s.length(); i++) {
      int c = s.at(i);
      switch (c) {
        case '\t' -> b.append('\\').append('t');
        case '\n' -> b.append('\\').append('n');
        case '\r' -> b.append('\\').append('r');
        case '\\' -> b.append('\\').append('\\');
        default -> {
          if (c == quote || apostrophes && c == '\'') {
            b.append('\\').append(c);
          } else if (c < ' ' || c >= 127) {
            StrRepr.escapeNumeric(b, c);
          } else {
            b.append(c);
          }
        }
      }
    }
    return b.append(quote);
  }
}
