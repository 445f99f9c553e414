package org.boiga.objects;

import java.util.function.IntPredicate;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** Methods of {@code str}: joining, alignment, translation, classes of characters, encoding. */
final class StrMethods {
  private StrMethods() {}

  @PyMethod(
      signature = "(iterable, /)",
      doc = "The strings of the iterable, one after another, with this one between them.")
  static PyStr join(ThreadState ts, PyStr self, PyObject iterable) {
    PyObject[] items;
    if (iterable instanceof PyTuple t) {
      items = t.items;
    } else {
      if (PyType.of(iterable).slot(org.boiga.api.Slot.ITER) == null
          && PyType.of(iterable).slot(org.boiga.api.Slot.GETITEM) == null) {
        throw PyErr.typeError(ts, "can only join an iterable");
      }
      items = Iteration.toArray(ts, iterable);
    }
    return PyStr.join(ts, self, items);
  }

  // Alignment ------------------------------------------------------------------------------------

  @PyMethod(signature = "(width, fillchar=' ', /)", doc = "The text in the middle of the width.")
  static PyStr center(ThreadState ts, PyStr self, long width, PyObject fillchar) {
    long margin = width - self.length();
    long left = margin <= 0 ? 0 : margin / 2 + (margin & width & 1);
    return pad(ts, self, left, margin - left, fillchar);
  }

  @PyMethod(signature = "(width, fillchar=' ', /)", doc = "The text at the left of the width.")
  static PyStr ljust(ThreadState ts, PyStr self, long width, PyObject fillchar) {
    return pad(ts, self, 0, width - self.length(), fillchar);
  }

  @PyMethod(signature = "(width, fillchar=' ', /)", doc = "The text at the right of the width.")
  static PyStr rjust(ThreadState ts, PyStr self, long width, PyObject fillchar) {
    return pad(ts, self, width - self.length(), 0, fillchar);
  }

  private static PyStr pad(ThreadState ts, PyStr self, long left, long right, PyObject fillchar) {
    int fill = ' ';
    if (fillchar != null) {
      if (!(fillchar instanceof PyStr s)) {
        throw PyErr.typeError(
            ts,
            "The fill character must be a unicode character, not " + PyType.of(fillchar).name());
      }
      if (s.length() != 1) {
        throw PyErr.typeError(ts, "The fill character must be exactly one character long");
      }
      fill = s.at(0);
    }
    if (left <= 0 && right <= 0) {
      return self.exact();
    }
    long size = self.length() + Math.max(0, left) + Math.max(0, right);
    PyStr.checkSize(ts, size);
    return new StrBuilder((int) size)
        .repeat(fill, (int) Math.max(0, left))
        .append(self)
        .repeat(fill, (int) Math.max(0, right))
        .toStr();
  }

  @PyMethod(doc = "The text filled up with zeros at the left, after its sign, to the width.")
  static PyStr zfill(ThreadState ts, PyStr self, long width) {
    long fill = width - self.length();
    if (fill <= 0) {
      return self.exact();
    }
    PyStr.checkSize(ts, width);
    int sign = self.length() > 0 && (self.at(0) == '+' || self.at(0) == '-') ? 1 : 0;
    return new StrBuilder((int) width)
        .append(self, 0, sign)
        .repeat('0', (int) fill)
        .append(self, sign, self.length())
        .toStr();
  }

  @PyMethod(signature = "(tabsize=8)", doc = "A copy with tabs replaced by spaces.")
  static PyStr expandtabs(ThreadState ts, PyStr self, int tabsize) {
    StrBuilder b = new StrBuilder(self.length());
    int column = 0;
    for (int i = 0; i < self.length(); i++) {
      int c = self.at(i);
      if (c == '\t') {
        if (tabsize > 0) {
          int n = tabsize - column % tabsize;
          if ((long) b.length() + n > Integer.MAX_VALUE) {
            throw PyErr.overflowError(ts, "new string is too long");
          }
          column += n;
          b.repeat(' ', n);
        }
      } else {
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        b.append(c);
      }
    }
    return b.toStr();
  }

  // Translation ----------------------------------------------------------------------------------

  @PyMethod(
      signature = "(table, /)",
      doc = "A copy with each character replaced by what the table has for its code point.")
  static PyStr translate(ThreadState ts, PyStr self, PyObject table) {
    PyObject[] ascii = new PyObject[128];
    StrBuilder b = new StrBuilder(self.length());
    for (int i = 0; i < self.length(); i++) {
      int c = self.at(i);
      PyObject r;
      if (c < 128) {
        r = ascii[c] != null ? ascii[c] : (ascii[c] = replacement(ts, table, c));
      } else {
        r = replacement(ts, table, c);
      }
      appendReplacement(ts, b, r);
    }
    return b.toStr();
  }

  private static PyObject replacement(ThreadState ts, PyObject table, int c) {
    PyObject key = Py.int_(c);
    if (table.getClass() == PyDict.class) {
      PyObject r = ((PyDict) table).get(ts, key);
      return r == null ? key : r;
    }
    try {
      return Sequences.getItem(ts, table, key);
    } catch (PyException e) {
      if (!e.matches(PyExc.LookupError)) {
        throw e;
      }
      return key;
    }
  }

  private static void appendReplacement(ThreadState ts, StrBuilder b, PyObject r) {
    if (r instanceof PyInt i) {
      if (!i.isLong() || i.longValue() < 0 || i.longValue() > Character.MAX_CODE_POINT) {
        throw PyErr.valueError(ts, "character mapping must be in range(0x110000)");
      }
      b.append((int) i.longValue());
    } else if (r instanceof PyStr s) {
      b.append(s);
    } else if (r != Py.None) {
      throw PyErr.typeError(ts, "character mapping must return integer, None or str");
    }
  }

  @PyMethod(
      kind = PyMethod.Kind.STATIC,
      signature = "(x, y=<unrepresentable>, z=<unrepresentable>, /)",
      doc = "A table for translate, from a dict or from characters and their replacements.")
  static PyObject maketrans(ThreadState ts, PyObject x, PyStr y, PyStr z) {
    if (y == null) {
      return tableOfDict(ts, x);
    }
    if (!(x instanceof PyStr from)) {
      throw PyErr.typeError(
          ts, "first maketrans argument must be a string if there is a second argument");
    }
    if (from.length() != y.length()) {
      throw PyErr.valueError(ts, "the first two maketrans arguments must have equal length");
    }
    PyDict table = new PyDict(ts);
    for (int i = 0; i < from.length(); i++) {
      table.put(ts, Py.int_(from.at(i)), Py.int_(y.at(i)));
    }
    for (int i = 0; z != null && i < z.length(); i++) {
      table.put(ts, Py.int_(z.at(i)), Py.None);
    }
    return table;
  }

  private static PyObject tableOfDict(ThreadState ts, PyObject x) {
    if (x.getClass() != PyDict.class) {
      throw PyErr.typeError(ts, "if you give only one argument to maketrans it must be a dict");
    }
    PyDict given = (PyDict) x;
    PyDict table = new PyDict(ts);
    PyDict.Table t = given.table();
    for (int e = 0; e < t.used; e++) {
      PyObject value = given.hold(ts, t, e);
      if (value == null) {
        continue;
      }
      PyObject key = t.key(e);
      if (key instanceof PyStr s) {
        if (s.length() != 1) {
          throw PyErr.valueError(ts, "string keys in translate table must be of length 1");
        }
        key = Py.int_(s.at(0));
      } else if (!(key instanceof PyInt)) {
        throw PyErr.typeError(ts, "keys in translate table must be strings or integers");
      }
      table.put(ts, key, value);
    }
    return table;
  }

  // Classes of characters ------------------------------------------------------------------------

  private static boolean all(PyStr s, IntPredicate p) {
    int n = s.length();
    for (int i = 0; i < n; i++) {
      if (!p.test(s.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean someAndAll(PyStr s, IntPredicate p) {
    return s.length() > 0 && all(s, p);
  }

  @PyMethod(doc = "Whether there are characters and all are letters.")
  static boolean isalpha(ThreadState ts, PyStr self) {
    return someAndAll(self, Unicode::isAlpha);
  }

  @PyMethod(doc = "Whether there are characters and all are letters or numeric.")
  static boolean isalnum(ThreadState ts, PyStr self) {
    return someAndAll(self, Unicode::isAlnum);
  }

  @PyMethod(doc = "Whether there are characters and all are decimal digits.")
  static boolean isdecimal(ThreadState ts, PyStr self) {
    return someAndAll(self, Unicode::isDecimal);
  }

  @PyMethod(doc = "Whether there are characters and all are digits.")
  static boolean isdigit(ThreadState ts, PyStr self) {
    return someAndAll(self, Unicode::isDigit);
  }

  @PyMethod(doc = "Whether there are characters and all are numeric.")
  static boolean isnumeric(ThreadState ts, PyStr self) {
    return someAndAll(self, Unicode::isNumeric);
  }

  @PyMethod(doc = "Whether there are characters and all are white space.")
  static boolean isspace(ThreadState ts, PyStr self) {
    return someAndAll(self, Unicode::isSpace);
  }

  @PyMethod(doc = "Whether repr shows all characters as they are.")
  static boolean isprintable(ThreadState ts, PyStr self) {
    return all(self, Unicode::isPrintable);
  }

  @PyMethod(doc = "Whether all characters are ASCII.")
  static boolean isascii(ThreadState ts, PyStr self) {
    return self.isAscii();
  }

  @PyMethod(doc = "Whether the text is an identifier; keywords are.")
  static boolean isidentifier(ThreadState ts, PyStr self) {
    return self.length() > 0
        && Unicode.isIdentifierStart(self.at(0))
        && all(self, Unicode::isIdentifierPart);
  }

  // Others ---------------------------------------------------------------------------------------

  @PyMethod(
      signature = "(encoding='utf-8', errors='strict')",
      doc = "The text as bytes in the encoding.")
  static PyObject encode(ThreadState ts, PyStr self, String encoding, String errors) {
    Codecs.checkNoNull(ts, encoding);
    Codecs.checkNoNull(ts, errors);
    return Codecs.encodeToBytes(ts, self, encoding, errors);
  }

  @PyMethod
  static PyObject __getnewargs__(ThreadState ts, PyStr self) {
    return PyTuple.constant(self.copy());
  }

  @PyMethod(doc = "Size that the text has in the memory of a free-threaded CPython, in bytes.")
  static long __sizeof__(ThreadState ts, PyStr self) {
    int width = self.units() == null ? 4 : all(self, c -> c < 256) ? 1 : 2;
    return (width == 1 && self.isAscii() ? 56L : 72L) + (self.length() + 1L) * width;
  }
}
