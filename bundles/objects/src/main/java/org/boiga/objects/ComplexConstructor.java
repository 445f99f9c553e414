package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.api.libm.ComplexMath.C;
import org.boiga.memory.PyObject;

/** What {@code complex(real, imag)} does with its arguments. */
final class ComplexConstructor {
  private static final Signature SIGNATURE =
      new Signature("complex", 0, 2, 0, false, false, "real", "imag");

  private ComplexConstructor() {}

  static PyObject make(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n == 1 && (kwnames == null || kwnames.size() == 0)) {
      return ofObject(ts, cls, args[start]);
    }
    PyObject[] parts = Args.parse(ts, SIGNATURE, args, start, n, kwnames);
    return PyComplex.ofClass(ts, cls, ofParts(ts, parts[0], parts[1]));
  }

  private static PyComplex ofObject(ThreadState ts, PyType cls, PyObject x) {
    if (x instanceof PyStr s) {
      String text = NumberText.withoutUnderscores(NumberText.normalize(s.toString()));
      if (text == null) {
        throw PyErr.valueError(
            ts, "could not convert string to complex: " + Conversion.repr(ts, s));
      }
      C c = ComplexText.parse(text);
      if (c == null) {
        throw PyErr.valueError(ts, "complex() arg is a malformed string");
      }
      return PyComplex.ofClass(ts, cls, c);
    }
    if (cls == PyComplex.TYPE && x.getClass() == PyComplex.class) {
      return (PyComplex) x;
    }
    PyObject number = special(ts, x);
    if (!isNumber(number)) {
      throw PyErr.typeError(
          ts, "complex() argument must be a string or a number, not " + PyType.of(x).name());
    }
    return PyComplex.ofClass(ts, cls, value(ts, number));
  }

  /** {@code PyComplex_AsCComplex}. */
  static C toComplex(ThreadState ts, PyObject x) {
    PyObject number = special(ts, x);
    return number instanceof PyComplex c ? c.value() : new C(Args.toDouble(ts, number), 0.0);
  }

  /** The result of {@code __complex__} where there is one, else the object itself. */
  private static PyObject special(ThreadState ts, PyObject x) {
    if (x.getClass() == PyComplex.class || x instanceof PyFloat || x instanceof PyInt) {
      return x;
    }
    PyObject r = Calls.special(ts, x, Names.__complex__);
    if (r == null) {
      return x;
    }
    String text = "__complex__ returned non-complex (type " + PyType.of(r).name() + ")";
    if (!(r instanceof PyComplex)) {
      throw PyErr.typeError(ts, text);
    }
    if (r.getClass() != PyComplex.class) {
      deprecated(
          ts,
          text
              + ".  The ability to return an instance of a strict subclass of complex is"
              + " deprecated, and may be removed in a future version of Python.");
    }
    return r;
  }

  private static boolean isNumber(PyObject o) {
    PyType t = PyType.of(o);
    return o instanceof PyComplex || t.slot(Slot.FLOAT) != null || t.slot(Slot.INDEX) != null;
  }

  private static C value(ThreadState ts, PyObject number) {
    return number instanceof PyComplex c ? c.value() : new C(PyFloat.ofNumber(ts, number), 0.0);
  }

  private static C ofParts(ThreadState ts, PyObject real, PyObject imag) {
    PyObject number = real == null ? SmallInt.of(0) : special(ts, real);
    check(ts, number, "real", real);
    if (imag != null) {
      check(ts, imag, "imag", imag);
    }
    if (number instanceof PyComplex) {
      deprecated(ts, "complex() argument 'real' must be a real number, not " + name(real));
    }
    C re = value(ts, number);
    if (imag == null) {
      return re;
    }
    if (imag instanceof PyComplex) {
      deprecated(ts, "complex() argument 'imag' must be a real number, not " + name(imag));
    }
    C im = value(ts, imag);
    // A part that is complex itself adds to both.
    return new C(
        imag instanceof PyComplex ? re.re() - im.im() : re.re(),
        number instanceof PyComplex ? im.re() + re.im() : im.re());
  }

  private static String name(PyObject o) {
    return PyType.of(o).name();
  }

  private static void deprecated(ThreadState ts, String message) {
    Warnings.warn(ts, PyExc.DeprecationWarning, message, 1);
  }

  private static void check(ThreadState ts, PyObject number, String name, PyObject argument) {
    if (!isNumber(number)) {
      throw PyErr.typeError(
          ts, "complex() argument '" + name + "' must be a real number, not " + name(argument));
    }
  }
}
