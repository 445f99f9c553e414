package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.SPLIT_GROUP;

import java.util.ArrayList;
import java.util.List;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code except*} (PEP 654). */
@ManualCounting("registers own references")
final class Groups {
  private Groups() {}

  static PyObject execute(ThreadState ts, int w, int word, int base, int ft) {
    int a = w >>> 8 & 0xff;
    int b = w >>> 16 & 0xff;
    int c = w >>> 24;
    PyObject[] regs = ts.stack.regs;
    int mark = ts.mark();
    if ((w & 0xff) == SPLIT_GROUP) {
      PyObject[] parts = split(ts, regs[base + word], regs[base + b]);
      ts.keep(parts[0]);
      ts.keep(parts[1]);
      ts.release(mark);
      Frames.consume(ts, base, b, ft);
      Frames.clearOwned(ts, base + word);
      ts.stack.regs[base + a] = parts[0];
      ts.stack.regs[base + a + 1] = parts[1];
      return null;
    }
    PyObject r = ts.take(mark, reraise(ts, regs[base + b], (PyList) regs[base + c]));
    Frames.consume(ts, base, b, ft);
    Frames.consume(ts, base, c, ft);
    return r;
  }

  private static PyObject[] split(ThreadState ts, PyObject e, PyObject types) {
    if (e == Py.None) {
      return new PyObject[] {Py.None, Py.None};
    }
    checkTypes(ts, types);
    if (!(PyType.of(e).isSubtype(PyExc.BaseExceptionGroup))) {
      boolean matches = false;
      if (types instanceof PyTuple t) {
        for (int i = 0; i < t.size(); i++) {
          matches |= PyType.of(e).isSubtype((PyType) t.at(i));
        }
      } else {
        matches = PyType.of(e).isSubtype((PyType) types);
      }
      if (!matches) {
        return new PyObject[] {Py.None, e};
      }
      PyObject group =
          Calls.call(ts, PyExc.ExceptionGroupFor(ts, e), PyStr.EMPTY, PyTuple.of(ts, e));
      ((PyBaseException) group).setTraceback(ts, ((PyBaseException) e).traceback(ts));
      return new PyObject[] {group, Py.None};
    }
    PyObject pair = Calls.method(ts, e, "split", types);
    if (!(pair instanceof PyTuple t) || t.size() < 2) {
      throw PyErr.typeError(
          ts,
          PyType.of(e).name()
              + ".split must return a "
              + (pair instanceof PyTuple x
                  ? "2-tuple, got tuple of size " + x.size()
                  : "tuple, not " + PyType.of(pair).name()));
    }
    return new PyObject[] {t.at(0), t.at(1)};
  }

  private static void checkTypes(ThreadState ts, PyObject types) {
    if (types instanceof PyTuple t) {
      for (int i = 0; i < t.size(); i++) {
        checkType(ts, t.at(i));
      }
    } else {
      checkType(ts, types);
    }
  }

  private static void checkType(ThreadState ts, PyObject o) {
    if (!(o instanceof PyType t) || !t.isSubtype(PyExc.BaseException)) {
      throw PyErr.typeError(
          ts, "catching classes that do not inherit from BaseException is not allowed");
    }
    if (t.isSubtype(PyExc.BaseExceptionGroup)) {
      throw PyErr.typeError(
          ts, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
  }

  /**
   * What a try statement with except* raises in the end: of the exceptions in {@code list}, those
   * that were re-raised unchanged are merged back into the shape of the original group.
   */
  private static PyObject reraise(ThreadState ts, PyObject original, PyList list) {
    PyObject[] all = list.toArray(ts);
    if (!PyType.of(original).isSubtype(PyExc.BaseExceptionGroup)) {
      for (PyObject e : all) {
        if (e != Py.None) {
          return e;
        }
      }
      return Py.None;
    }
    List<PyObject> raised = new ArrayList<>();
    List<PyObject> again = new ArrayList<>();
    for (PyObject e : all) {
      if (e == Py.None) {
        continue;
      }
      (sameOrigin(ts, e, original) ? again : raised).add(e);
    }
    PyObject projected = Py.None;
    if (!again.isEmpty()) {
      PyObject[] leaves = again.toArray(PyObject[]::new);
      projected = org.boiga.objects.ExceptionGroups.project(ts, original, leaves);
    }
    if (raised.isEmpty()) {
      return projected;
    }
    if (projected != Py.None) {
      raised.add(projected);
    }
    if (raised.size() == 1) {
      return raised.getFirst();
    }
    return Calls.call(
        ts, PyExc.BaseExceptionGroup, PyStr.EMPTY, PyList.of(ts, raised.toArray(PyObject[]::new)));
  }

  private static boolean sameOrigin(ThreadState ts, PyObject e, PyObject original) {
    return e instanceof PyBaseException x
        && original instanceof PyBaseException o
        && PyType.of(e).isSubtype(PyExc.BaseExceptionGroup)
        && x.traceback(ts) == o.traceback(ts)
        && x.cause(ts) == o.cause(ts)
        && x.context(ts) == o.context(ts);
  }
}
