package org.boiga.modules.operator;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Buffers;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** {@code _operator}: the operators as functions. */
@org.boiga.api.annotation.PyModule(
    name = "_operator",
    doc = "Operator interface.",
    parts = {Operators.class})
public final class OperatorModule {
  private OperatorModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.addTypes(ts, ItemGetter.TYPE, AttrGetter.TYPE, MethodCaller.TYPE);
  }

  // Logic ----------------------------------------------------------------------------------------

  @PyFunction(signature = "(a, /)", doc = "Return whether a is true.")
  static boolean truth(ThreadState ts, PyObject a) {
    return Comparison.truth(ts, a);
  }

  @PyFunction(name = "not_", signature = "(a, /)", doc = "Same as not a.")
  static boolean not_(ThreadState ts, PyObject a) {
    return !Comparison.truth(ts, a);
  }

  @PyFunction(name = "is_", signature = "(a, b, /)", doc = "Same as a is b.")
  static boolean is_(ThreadState ts, PyObject a, PyObject b) {
    return Comparison.is(a, b);
  }

  @PyFunction(name = "is_not", signature = "(a, b, /)", doc = "Same as a is not b.")
  static boolean isNot(ThreadState ts, PyObject a, PyObject b) {
    return !Comparison.is(a, b);
  }

  @PyFunction(name = "is_none", signature = "(a, /)", doc = "Same as a is None.")
  static boolean isNone(ThreadState ts, PyObject a) {
    return a == Py.None;
  }

  @PyFunction(name = "is_not_none", signature = "(a, /)", doc = "Same as a is not None.")
  static boolean isNotNone(ThreadState ts, PyObject a) {
    return a != Py.None;
  }

  @PyFunction(signature = "(a, /)", doc = "Same as a.__index__().")
  static PyObject index(ThreadState ts, PyObject a) {
    return Numbers.index(ts, a).exact();
  }

  // Containers -----------------------------------------------------------------------------------

  @PyFunction(signature = "(a, b, /)", doc = "Same as a + b, for sequences.")
  static PyObject concat(ThreadState ts, PyObject a, PyObject b) {
    requireSequence(ts, a);
    return Numbers.binary(ts, a, b, Slot.ADD, "+");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a += b, for sequences.")
  static PyObject iconcat(ThreadState ts, PyObject a, PyObject b) {
    requireSequence(ts, a);
    return Numbers.inPlace(ts, a, b, Slot.ADD, "+");
  }

  private static void requireSequence(ThreadState ts, PyObject a) {
    if (PyType.of(a).slot(Slot.GETITEM) == null) {
      throw PyErr.typeError(ts, "'" + PyType.of(a).name() + "' object can't be concatenated");
    }
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as b in a; mind the order.")
  static boolean contains(ThreadState ts, PyObject a, PyObject b) {
    return Sequences.contains(ts, a, b);
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a[b].")
  static PyObject getitem(ThreadState ts, PyObject a, PyObject b) {
    return Sequences.getItem(ts, a, b);
  }

  @PyFunction(signature = "(a, b, c, /)", doc = "Same as a[b] = c.")
  static void setitem(ThreadState ts, PyObject a, PyObject b, PyObject c) {
    Sequences.setItem(ts, a, b, c);
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as del a[b].")
  static void delitem(ThreadState ts, PyObject a, PyObject b) {
    Sequences.deleteItem(ts, a, b);
  }

  @PyFunction(signature = "(a, b, /)", doc = "Return the number of items of a that equal b.")
  static long countOf(ThreadState ts, PyObject a, PyObject b) {
    long[] n = {0};
    Iteration.drain(ts, iter(ts, a), x -> n[0] += Comparison.same(ts, x, b) ? 1 : 0);
    return n[0];
  }

  @PyFunction(signature = "(a, b, /)", doc = "Return the first index of an item that equals b.")
  static long indexOf(ThreadState ts, PyObject a, PyObject b) {
    PyObject it = iter(ts, a);
    for (long i = 0; ; i++) {
      int mark = ts.mark();
      PyObject item = Iteration.next(ts, it);
      if (item == null) {
        throw PyErr.valueError(ts, "sequence.index(x): x not in sequence");
      }
      if (Comparison.same(ts, item, b)) {
        return i;
      }
      ts.release(mark);
    }
  }

  private static PyObject iter(ThreadState ts, PyObject a) {
    try {
      return Iteration.iter(ts, a);
    } catch (PyException e) {
      if (!e.matches(PyExc.TypeError)) {
        throw e;
      }
      throw PyErr.typeError(ts, "argument of type '" + PyType.of(a).name() + "' is not iterable");
    }
  }

  @PyFunction(
      name = "length_hint",
      signature = "(obj, default=0, /)",
      doc = "Return an estimate of the number of items.")
  static long lengthHint(ThreadState ts, PyObject obj, long fallback) {
    return Iteration.lengthHint(ts, obj, fallback);
  }

  // Calls ----------------------------------------------------------------------------------------

  @PyFunction(signature = "(obj, /, *args, **kwargs)", doc = "Same as obj(*args, **kwargs).")
  static PyObject call(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n == 0) {
      throw Args.expected(ts, "call", 1, Integer.MAX_VALUE, 0);
    }
    return Calls.call(ts, args[start], args, start + 1, n - 1, kwnames);
  }

  @PyFunction(
      name = "_compare_digest",
      signature = "(a, b, /)",
      doc = "Compare two strings or bytes in a time that does not tell where they differ.")
  public static boolean compareDigest(ThreadState ts, PyObject a, PyObject b) {
    if (a instanceof PyStr s && b instanceof PyStr t) {
      if (!s.isAscii() || !t.isAscii()) {
        throw PyErr.typeError(ts, "comparing strings with non-ASCII characters is not supported");
      }
      return java.security.MessageDigest.isEqual(latin1(s), latin1(t));
    }
    if (!Buffers.isExporter(a) && !Buffers.isExporter(b)) {
      throw PyErr.typeError(
          ts,
          "unsupported operand types(s) or combination of types: '%s' and '%s'"
              .formatted(PyType.of(a).name(), PyType.of(b).name()));
    }
    return java.security.MessageDigest.isEqual(Buffers.content(ts, a), Buffers.content(ts, b));
  }

  private static byte[] latin1(PyStr s) {
    return s.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
