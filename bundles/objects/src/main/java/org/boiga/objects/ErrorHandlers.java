package org.boiga.objects;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;

/**
 * The built-in error handlers of codecs: what they do, and the functions that {@code
 * codecs.lookup_error} gives for them.
 */
@org.boiga.api.annotation.PyModule(name = "_codecs")
public final class ErrorHandlers {
  private ErrorHandlers() {}

  // What they do ---------------------------------------------------------------------------------

  static PyStr backslashes(PyStr s, int start, int end) {
    StrBuilder b = new StrBuilder();
    for (int i = start; i < end; i++) {
      StrRepr.escapeNumeric(b, s.at(i));
    }
    return b.toStr();
  }

  static PyStr references(PyStr s, int start, int end) {
    StrBuilder b = new StrBuilder();
    for (int i = start; i < end; i++) {
      b.appendUnits("&#" + s.at(i) + ";");
    }
    return b.toStr();
  }

  static PyStr names(PyStr s, int start, int end) {
    StrBuilder b = new StrBuilder();
    for (int i = start; i < end; i++) {
      String name = UnicodeNames.name(s.at(i));
      if (name != null) {
        b.appendUnits("\\N{" + name + "}");
      } else {
        StrRepr.escapeNumeric(b, s.at(i));
      }
    }
    return b.toStr();
  }

  /** Whether a character stands for a byte as {@code surrogateescape} makes it. */
  static boolean isEscapedByte(int c) {
    return c >= 0xDC80 && c <= 0xDCFF;
  }

  /** The bytes that surrogates from {@code surrogateescape} stand for; null if others are there. */
  static byte[] escapedBytes(PyStr s, int start, int end) {
    byte[] b = new byte[end - start];
    for (int i = start; i < end; i++) {
      int c = s.at(i);
      if (!isEscapedByte(c)) {
        return null;
      }
      b[i - start] = (byte) c;
    }
    return b;
  }

  /** Number of bytes of a surrogate in a Unicode transformation format, or -1 for other codecs. */
  static int surrogateSize(String encoding) {
    return switch (Codecs.canonical(encoding)) {
      case "utf-8", "cp65001" -> 3;
      case "utf-16", "utf-16-le", "utf-16-be" -> 2;
      case "utf-32", "utf-32-le", "utf-32-be" -> 4;
      default -> -1;
    };
  }

  private static boolean isBigEndian(String encoding) {
    String e = Codecs.canonical(encoding);
    return e.endsWith("be");
  }

  /** Surrogates in a Unicode transformation format; null if there are other characters. */
  static byte[] surrogateBytes(String encoding, PyStr s, int start, int end) {
    int size = surrogateSize(encoding);
    if (size < 0) {
      return null;
    }
    boolean big = isBigEndian(encoding);
    ByteBuilder b = new ByteBuilder((end - start) * size);
    for (int i = start; i < end; i++) {
      int c = s.at(i);
      if (!Unicode.isSurrogate(c)) {
        return null;
      }
      switch (size) {
        case 3 -> b.append(0xE0 | c >> 12).append(0x80 | c >> 6 & 0x3F).append(0x80 | c & 0x3F);
        case 2 -> b.append(big ? c >> 8 : c).append(big ? c : c >> 8);
        default -> {
          if (big) {
            b.append(0).append(0).append(c >> 8).append(c);
          } else {
            b.append(c).append(c >> 8).append(0).append(0);
          }
        }
      }
    }
    return b.toArray();
  }

  /** The surrogate that is encoded at {@code at}, or -1. */
  static int surrogateAt(String encoding, byte[] b, int at) {
    int size = surrogateSize(encoding);
    if (size < 0 || at + size > b.length) {
      return -1;
    }
    boolean big = isBigEndian(encoding);
    int c = 0;
    if (size == 3) {
      if ((b[at] & 0xF0) != 0xE0 || (b[at + 1] & 0xC0) != 0x80 || (b[at + 2] & 0xC0) != 0x80) {
        return -1;
      }
      c = (b[at] & 0x0F) << 12 | (b[at + 1] & 0x3F) << 6 | b[at + 2] & 0x3F;
    } else {
      for (int i = 0; i < size; i++) {
        c = c << 8 | b[big ? at + i : at + size - 1 - i] & 0xFF;
      }
    }
    return Unicode.isSurrogate(c) ? c : -1;
  }

  // Functions ------------------------------------------------------------------------------------

  /** The text or bytes and the range that an exception of a codec is about. */
  private record Problem(PyBaseException error, PyObject object, int start, int end) {
    boolean encoding() {
      return error.type().isSubtype(PyExc.UnicodeEncodeError);
    }

    boolean decoding() {
      return error.type().isSubtype(PyExc.UnicodeDecodeError);
    }

    String codec(ThreadState ts) {
      return String.valueOf(error.member(ts, UnicodeErrorMembers.ENCODING));
    }

    PyObject result(PyObject replacement, int next) {
      return PyTuple.constant(replacement, Py.int_(next));
    }
  }

  private static Problem problem(
      ThreadState ts, PyObject o, boolean decoding, boolean translating) {
    if (o instanceof PyBaseException e) {
      PyType t = e.type();
      boolean decode = t.isSubtype(PyExc.UnicodeDecodeError);
      if (t.isSubtype(PyExc.UnicodeEncodeError)
          || decoding && decode
          || translating && t.isSubtype(PyExc.UnicodeTranslateError)) {
        PyObject object = e.member(ts, UnicodeErrorMembers.OBJECT);
        if (decode ? !(object instanceof PyBytes) : !(object instanceof PyStr)) {
          throw PyErr.typeError(
              ts,
              object == null
                  ? "UnicodeError 'object' attribute is not set"
                  : "UnicodeError 'object' attribute must be a " + (decode ? "bytes" : "string"));
        }
        int n = object instanceof PyStr s ? s.length() : ((PyBytes) object).length();
        int start = number(ts, e, UnicodeErrorMembers.START);
        int end = number(ts, e, UnicodeErrorMembers.END);
        start = Math.clamp(start, 0, Math.max(0, n - 1));
        return new Problem(e, object, start, Math.max(start, Math.clamp(end, Math.min(1, n), n)));
      }
    }
    throw PyErr.typeError(
        ts, "don't know how to handle " + PyType.of(o).shortName() + " in error callback");
  }

  private static int number(ThreadState ts, PyBaseException e, int field) {
    return e.member(ts, field) instanceof PyInt i
        ? (int) Math.clamp(i.longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE)
        : 0;
  }

  @PyFunction(doc = "Implements the 'strict' error handling: raises the exception.")
  static PyObject strict_errors(ThreadState ts, PyObject exc) {
    if (exc instanceof PyBaseException e) {
      throw PyErr.raise(ts, e);
    }
    throw PyErr.typeError(ts, "codec must pass exception instance");
  }

  @PyFunction(doc = "Implements the 'ignore' error handling: leaves out what is wrong.")
  static PyObject ignore_errors(ThreadState ts, PyObject exc) {
    Problem p = problem(ts, exc, true, true);
    return p.result(PyStr.EMPTY, p.end);
  }

  @PyFunction(doc = "Implements the 'replace' error handling: puts a replacement marker.")
  static PyObject replace_errors(ThreadState ts, PyObject exc) {
    Problem p = problem(ts, exc, true, true);
    int marker = p.encoding() ? '?' : 0xFFFD;
    int n = p.decoding() ? 1 : p.end - p.start;
    return p.result(new StrBuilder().repeat(marker, n).toStr(), p.end);
  }

  @PyFunction(doc = "Implements the 'xmlcharrefreplace' error handling.")
  static PyObject xmlcharrefreplace_errors(ThreadState ts, PyObject exc) {
    Problem p = problem(ts, exc, false, false);
    return p.result(references((PyStr) p.object, p.start, p.end), p.end);
  }

  @PyFunction(doc = "Implements the 'namereplace' error handling.")
  static PyObject namereplace_errors(ThreadState ts, PyObject exc) {
    Problem p = problem(ts, exc, false, false);
    return p.result(names((PyStr) p.object, p.start, p.end), p.end);
  }

  @PyFunction(doc = "Implements the 'backslashreplace' error handling.")
  static PyObject backslashreplace_errors(ThreadState ts, PyObject exc) {
    Problem p = problem(ts, exc, true, true);
    if (p.object instanceof PyStr s) {
      return p.result(backslashes(s, p.start, p.end), p.end);
    }
    PyStr s = Latin1.toStr(((PyBytes) p.object).content());
    return p.result(backslashes(s, p.start, p.end), p.end);
  }

  @PyFunction(doc = "Implements the 'surrogatepass' error handling.")
  static PyObject surrogatepass(ThreadState ts, PyObject exc) {
    Problem p = problem(ts, exc, true, false);
    String codec = p.codec(ts);
    if (p.object instanceof PyStr s) {
      byte[] b = surrogateBytes(codec, s, p.start, p.end);
      if (b == null) {
        throw PyErr.raise(ts, p.error);
      }
      return p.result(PyBytes.of(b), p.end);
    }
    byte[] b = ((PyBytes) p.object).content();
    int c = surrogateAt(codec, b, p.start);
    if (c < 0) {
      throw PyErr.raise(ts, p.error);
    }
    return p.result(PyStr.ofCodePoint(c), p.start + surrogateSize(codec));
  }

  @PyFunction(doc = "Implements the 'surrogateescape' error handling.")
  static PyObject surrogateescape(ThreadState ts, PyObject exc) {
    Problem p = problem(ts, exc, true, false);
    if (p.object instanceof PyStr s) {
      byte[] b = escapedBytes(s, p.start, p.end);
      if (b == null) {
        throw PyErr.raise(ts, p.error);
      }
      return p.result(PyBytes.of(b), p.end);
    }
    byte[] b = ((PyBytes) p.object).content();
    StrBuilder out = new StrBuilder();
    int i = p.start;
    while (i < p.end && i < p.start + 4 && b[i] < 0) {
      out.append(0xDC00 + (b[i++] & 0xFF));
    }
    if (i == p.start) {
      throw PyErr.raise(ts, p.error);
    }
    return p.result(out.toStr(), i);
  }
}
