package org.boiga.objects;

import org.boiga.memory.PyObject;

/** What {@code yield from} and {@code await} do with the iterator that they delegate to. */
public final class Delegation {
  private Delegation() {}

  /**
   * Sends a value to an iterator.
   *
   * @param result gets the value that the iterator returned, at index 0, where it ends
   * @return what it yields, or null when it ended
   */
  public static PyObject send(
      ThreadState ts, PyObject iterator, PyObject value, PyObject[] result) {
    if (iterator instanceof PyGenerator g && !(g instanceof PyAsyncGenerator)) {
      PyObject v = g.resume(ts, value, null);
      if (v == null) {
        result[0] = g.takeReturned(ts);
      }
      return v;
    }
    ts.stopValue(null);
    try {
      PyObject v =
          value == Py.None && PyType.of(iterator).slot(org.boiga.api.Slot.NEXT) != null
              ? Iteration.next(ts, iterator)
              : Calls.method(ts, iterator, Names.send, value);
      if (v == null) {
        result[0] = ts.takeStopValue();
      }
      return v;
    } catch (PyException e) {
      result[0] = stopValue(ts, e);
      return null;
    }
  }

  /** The value of a StopIteration; any other exception goes on. */
  public static PyObject stopValue(ThreadState ts, PyException e) {
    if (!e.matches(PyExc.StopIteration)) {
      throw e;
    }
    return e.value().memberOrNone(ts, 0);
  }

  /**
   * Throws an exception into an iterator that a generator delegates to: GeneratorExit closes it.
   *
   * @param result as for {@link #send}
   * @return what the iterator yields, or null when it ended with a result
   * @throws PyException what the delegating generator raises: {@code thrown}, or what came of it
   */
  public static PyObject throwInto(
      ThreadState ts, PyObject iterator, PyException thrown, PyObject[] result) {
    if (thrown.matches(PyExc.GeneratorExit)) {
      close(ts, iterator);
      throw thrown;
    }
    if (iterator instanceof PyGenerator g && !(g instanceof PyAsyncGenerator)) {
      PyObject v = g.resume(ts, null, thrown);
      if (v == null) {
        result[0] = g.takeReturned(ts);
      }
      return v;
    }
    PyObject method = Attributes.getOrNull(ts, iterator, Names.throw_);
    if (method == null) {
      throw thrown;
    }
    try {
      return Calls.call(ts, method, thrown.value());
    } catch (PyException e) {
      result[0] = stopValue(ts, e);
      return null;
    }
  }

  /** Closes an iterator that a generator delegates to. */
  public static void close(ThreadState ts, PyObject iterator) {
    if (iterator instanceof PyGenerator g && !(g instanceof PyAsyncGenerator)) {
      g.closeByExit(ts);
      return;
    }
    PyObject method;
    try {
      method = Attributes.getOrNull(ts, iterator, Names.close);
    } catch (PyException e) {
      Unraisable.report(ts, e, iterator);
      return;
    }
    if (method != null) {
      Calls.call(ts, method);
    }
  }

  /** The exception that the arguments of a generator's {@code throw} mean. */
  static PyException exception(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
    if (value != null || traceback != null) {
      Warnings.warn(
          ts,
          PyExc.DeprecationWarning,
          "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature"
              + " instead.",
          1);
    }
    PyTraceback tb = null;
    if (traceback != null && traceback != Py.None) {
      if (!(traceback instanceof PyTraceback given)) {
        throw PyErr.typeError(ts, "throw() third argument must be a traceback object");
      }
      tb = given;
    }
    PyBaseException e;
    if (type instanceof PyType t && t.isSubtype(PyExc.BaseException)) {
      if (value instanceof PyBaseException x && x.type().isSubtype(t)) {
        e = x;
      } else if (value == null || value == Py.None) {
        e = PyErr.of(ts, t).value();
      } else if (value instanceof PyTuple args) {
        e = PyErr.of(ts, t, args.toArray()).value();
      } else {
        e = PyErr.of(ts, t, value).value();
      }
    } else if (type instanceof PyBaseException x) {
      if (value != null && value != Py.None) {
        throw PyErr.typeError(ts, "instance exception may not have a separate value");
      }
      e = x;
    } else {
      throw PyErr.typeError(
          ts,
          "exceptions must be classes or instances deriving from BaseException, not "
              + PyType.of(type).name());
    }
    if (tb != null) {
      e.setTraceback(ts, tb);
    }
    return new PyException(e);
  }
}
