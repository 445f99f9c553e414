package org.boiga.objects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.boiga.memory.PyObject;

/** {@code BaseExceptionGroup}: an exception that stands for several (PEP 654). */
public final class ExceptionGroups {
  static final int MESSAGE = 0;
  static final int EXCEPTIONS = 1;

  private ExceptionGroups() {}

  /** The type {@code ExceptionGroup}, which has two bases. */
  static PyType exceptionGroupType(PyType group, PyType exception) {
    return PyType.builtinWithBases(
        new ExceptionTable("ExceptionGroup", "A group of exceptions that derive from Exception."),
        group,
        exception);
  }

  /** The exceptions in a group, borrowed from it. */
  static PyTuple exceptions(ThreadState ts, PyBaseException group) {
    return (PyTuple) group.member(ts, EXCEPTIONS);
  }

  static boolean isGroup(PyObject e) {
    return e instanceof PyBaseException x && x.type().isSubtype(PyExc.BaseExceptionGroup);
  }

  // Construction ---------------------------------------------------------------------------------

  static PyObject make(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, "BaseExceptionGroup.__new__() takes no keyword arguments");
    }
    if (n != 2) {
      throw PyErr.typeError(
          ts, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)".formatted(n));
    }
    if (!(args[start] instanceof PyStr message)) {
      throw PyErr.typeError(
          ts,
          "BaseExceptionGroup.__new__() argument 1 must be str, not "
              + PyType.of(args[start]).name());
    }
    PyTuple all = checkedExceptions(ts, args[start + 1]);
    boolean nestsBase = false;
    for (PyObject e : all.items) {
      nestsBase |= !PyType.of(e).isSubtype(PyExc.Exception);
    }
    if (cls == PyExc.BaseExceptionGroup) {
      cls = nestsBase ? cls : PyExc.ExceptionGroup;
    } else if (nestsBase && cls == PyExc.ExceptionGroup) {
      throw PyErr.typeError(ts, "Cannot nest BaseExceptions in an ExceptionGroup");
    } else if (nestsBase && cls.isSubtype(PyExc.Exception)) {
      throw PyErr.typeError(ts, "Cannot nest BaseExceptions in '" + cls.name() + "'");
    }
    PyBaseException self =
        new PyBaseException(ts, cls, PyTuple.of(ts, args[start], args[start + 1]));
    self.setSlot(ts, MESSAGE, message);
    self.setSlot(ts, EXCEPTIONS, all);
    return self;
  }

  private static PyTuple checkedExceptions(ThreadState ts, PyObject given) {
    if (!Sequences.isSequence(given)) {
      throw PyErr.typeError(ts, "second argument (exceptions) must be a sequence");
    }
    PyObject[] all = Iteration.toArray(ts, given);
    if (all.length == 0) {
      throw PyErr.valueError(ts, "second argument (exceptions) must be a non-empty sequence");
    }
    for (int i = 0; i < all.length; i++) {
      if (!(all[i] instanceof PyBaseException)) {
        throw PyErr.valueError(
            ts, "Item %d of second argument (exceptions) is not an exception".formatted(i));
      }
    }
    return PyTuple.of(ts, all);
  }

  // Splitting ------------------------------------------------------------------------------------

  /** The condition that a matcher given by Python code stands for. */
  static Predicate<PyBaseException> matcher(ThreadState ts, PyObject condition) {
    if (isExceptionType(condition)) {
      return e -> e.type().isSubtype((PyType) condition);
    }
    if (condition instanceof PyTuple t && t.size() > 0) {
      boolean all = true;
      for (PyObject c : t.items) {
        all &= isExceptionType(c);
      }
      if (all) {
        return e -> {
          for (PyObject c : t.items) {
            if (e.type().isSubtype((PyType) c)) {
              return true;
            }
          }
          return false;
        };
      }
    }
    if (Calls.isCallable(condition) && !(condition instanceof PyType)) {
      return e -> Comparison.truth(ts, Calls.call(ts, condition, e));
    }
    throw PyErr.typeError(
        ts,
        "expected an exception type, a tuple of exception types, or a callable (other than a"
            + " class)");
  }

  private static boolean isExceptionType(PyObject o) {
    return o instanceof PyType t && t.isSubtype(PyExc.BaseException);
  }

  /** The parts of a split; each may be null. */
  record Split(PyBaseException match, PyBaseException rest) {}

  /** Splits {@code e}, a group or not, by a condition. */
  static Split split(
      ThreadState ts, PyBaseException e, Predicate<PyBaseException> condition, boolean wantRest) {
    if (condition.test(e)) {
      return new Split(e, null);
    }
    if (!isGroup(e)) {
      return new Split(null, wantRest ? e : null);
    }
    List<PyObject> matches = new ArrayList<>();
    List<PyObject> rests = new ArrayList<>();
    ts.enterNative(" in exceptiongroup_split_recursive");
    try {
      for (PyObject inner : exceptions(ts, e).items) {
        Split s = split(ts, (PyBaseException) inner, condition, wantRest);
        if (s.match != null) {
          matches.add(s.match);
        }
        if (s.rest != null) {
          rests.add(s.rest);
        }
      }
    } finally {
      ts.leaveNative();
    }
    return new Split(
        matches.isEmpty() ? null : derived(ts, e, matches),
        rests.isEmpty() ? null : derived(ts, e, rests));
  }

  /** A group like {@code e} of other exceptions ({@code exceptiongroup_subset}). */
  static PyBaseException derived(ThreadState ts, PyBaseException e, List<PyObject> exceptions) {
    PyObject list = PyList.of(ts, exceptions.toArray(PyObject[]::new));
    PyObject r = Calls.method(ts, e, "derive", list);
    if (!isGroup(r)) {
      throw PyErr.typeError(ts, "derive must return an instance of BaseExceptionGroup");
    }
    PyBaseException g = (PyBaseException) r;
    g.setTraceback(ts, e.traceback(ts));
    g.setContext(ts, e.context(ts));
    g.setCause(ts, e.cause(ts));
    g.suppressContext(e.suppressesContext());
    PyObject notes = Attributes.getOrNull(ts, e, PyStr.interned("__notes__"));
    if (notes != null && Sequences.isSequence(notes)) {
      Attributes.set(ts, g, "__notes__", PyList.from(ts, notes));
    }
    return g;
  }

  /**
   * The part of a group that holds the leaves of {@code kept}: how {@code except*} merges what was
   * raised again unchanged. None if there is none.
   */
  public static PyObject project(ThreadState ts, PyObject original, PyObject[] kept) {
    Set<PyObject> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PyObject e : kept) {
      collectLeaves(ts, e, leaves);
    }
    PyBaseException match =
        split(ts, (PyBaseException) original, e -> !isGroup(e) && leaves.contains(e), false).match;
    return match == null ? Py.None : match;
  }

  private static void collectLeaves(ThreadState ts, PyObject e, Set<PyObject> leaves) {
    if (!isGroup(e)) {
      leaves.add(e);
      return;
    }
    for (PyObject inner : exceptions(ts, (PyBaseException) e).items) {
      collectLeaves(ts, inner, leaves);
    }
  }
}
