package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** What {@code int(x, base)} does with its arguments. */
final class IntConstructor {
  private static final Signature SIGNATURE =
      new Signature("int", 1, 2, 0, false, false, "", "base");

  private IntConstructor() {}

  /** The exact int for the arguments of a call. */
  static PyInt make(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames == null || kwnames.size() == 0) {
      if (n > 2) {
        throw Args.expected(ts, "int", 0, 2, n);
      }
      return make(ts, n > 0 ? args[start] : null, n > 1 ? args[start + 1] : null);
    }
    PyObject[] a = Args.parse(ts, SIGNATURE, args, start, n, kwnames);
    return make(ts, a[0], a[1]);
  }

  /** The exact int; {@code x} and {@code base} are null where omitted. */
  static PyInt make(ThreadState ts, PyObject x, PyObject base) {
    if (base == null) {
      return x == null ? SmallInt.of(0) : ofObject(ts, x);
    }
    if (x == null) {
      throw PyErr.typeError(ts, "int() missing string argument");
    }
    PyInt b = Numbers.index(ts, base);
    if (!b.isLong() || b.longValue() != 0 && (b.longValue() < 2 || b.longValue() > 36)) {
      throw PyErr.valueError(ts, "int() base must be >= 2 and <= 36, or 0");
    }
    if (x instanceof PyStr s) {
      return parse(ts, s, s.toString(), (int) b.longValue());
    }
    if (x instanceof PyBytes || x instanceof PyByteArray) {
      return parseBytes(ts, NumberText.bytesOrNull(ts, x), (int) b.longValue());
    }
    throw PyErr.typeError(ts, "int() can't convert non-string with explicit base");
  }

  /** {@code int(x)}. */
  static PyInt ofObject(ThreadState ts, PyObject x) {
    if (x.getClass() == SmallInt.class || x.getClass() == BigInt.class) {
      return (PyInt) x;
    }
    SlotFunction f = PyType.of(x).slot(Slot.INT);
    if (f != null) {
      PyObject r = f.unary(ts, x);
      if (r instanceof PyInt i) {
        if (i.type() != PyInt.TYPE) {
          deprecateSubclass(ts, "__int__", i);
        }
        return i.exact();
      }
      throw PyErr.typeError(ts, "__int__ returned non-int (type " + PyType.of(r).name() + ")");
    }
    if (PyType.of(x).slot(Slot.INDEX) != null) {
      return Numbers.index(ts, x).exact();
    }
    if (x instanceof PyStr s) {
      return parse(ts, s, s.toString(), 10);
    }
    PyBytes bytes = NumberText.bytesOrNull(ts, x);
    if (bytes != null) {
      return parseBytes(ts, bytes, 10);
    }
    throw PyErr.typeError(
        ts,
        "int() argument must be a string, a bytes-like object or a real number, not '"
            + PyType.of(x).name()
            + "'");
  }

  /** Warns that a conversion method gave an instance of a subclass of int. */
  static void deprecateSubclass(ThreadState ts, String method, PyInt result) {
    Warnings.warn(
        ts,
        PyExc.DeprecationWarning,
        method
            + " returned non-int (type "
            + result.type().name()
            + ").  The ability to return an instance of a strict subclass of int is"
            + " deprecated, and may be removed in a future version of Python.",
        1);
  }

  private static PyInt parseBytes(ThreadState ts, PyBytes bytes, int base) {
    return parse(ts, bytes, NumberText.ofBytes(bytes), base);
  }

  /** Reads {@code text}; {@code shown} is what an error message shows. */
  static PyInt parse(ThreadState ts, PyObject shown, String text, int base) {
    try {
      return IntText.parse(text, base, ts.interp.intMaxStrDigits);
    } catch (IntText.InvalidLiteral e) {
      if (e.digits >= 0) {
        throw IntText.tooLong(ts, e.digits);
      }
      String repr = Conversion.repr(ts, shown).toString();
      int end = repr.offsetByCodePoints(0, Math.min(200, repr.codePointCount(0, repr.length())));
      throw PyErr.valueError(
          ts, "invalid literal for int() with base " + base + ": " + repr.substring(0, end));
    }
  }
}
