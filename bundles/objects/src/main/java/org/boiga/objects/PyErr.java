package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/**
 * Makers of the exceptions that Java code raises: {@code throw PyErr.typeError(ts, "...")}. The
 * types are in {@link PyExc}.
 */
public final class PyErr {
  private PyErr() {}

  /** An exception of any type with one message. */
  public static PyException of(ThreadState ts, PyType type, String message) {
    return of(ts, type, PyStr.of(message));
  }

  /** OSError of the subclass that the error number stands for. */
  public static PyException osError(ThreadState ts, int errno, String text) {
    return of(ts, PyExc.OSError, Py.int_(errno), PyStr.of(text));
  }

  /** OSError about a file. */
  public static PyException osError(ThreadState ts, int errno, String text, PyObject filename) {
    return of(ts, PyExc.OSError, Py.int_(errno), PyStr.of(text), filename);
  }

  /** OSError about two files, as renaming has. */
  public static PyException osError(
      ThreadState ts, int errno, String text, PyObject filename, PyObject filename2) {
    return of(ts, PyExc.OSError, Py.int_(errno), PyStr.of(text), filename, Py.None, filename2);
  }

  /** An exception made by calling its type. */
  public static PyException of(ThreadState ts, PyType type, PyObject... args) {
    if (isPlain(type)) {
      return raise(ts, new PyBaseException(ts, type, PyTuple.of(ts, args)));
    }
    PyObject e = Calls.call(ts, type, args);
    if (e instanceof PyBaseException x) {
      return raise(ts, x);
    }
    return typeError(
        ts,
        "calling %s should have returned an instance of BaseException, not %s"
            .formatted(Conversion.repr(ts, type), PyType.of(e).name()));
  }

  /** Whether instances are made by {@code BaseException} itself, whatever they get. */
  private static boolean isPlain(PyType type) {
    return type.slot(Slot.NEW) == PyExc.BaseException.slot(Slot.NEW)
        && type.slot(Slot.INIT) == PyExc.BaseException.slot(Slot.INIT);
  }

  /** Raises an exception object: gives it the exception being handled for its context. */
  public static PyException raise(ThreadState ts, PyBaseException e) {
    e.setContextFrom(ts, ts.handling());
    return new PyException(e);
  }

  public static PyException typeError(ThreadState ts, String message) {
    return of(ts, PyExc.TypeError, message);
  }

  public static PyException valueError(ThreadState ts, String message) {
    return of(ts, PyExc.ValueError, message);
  }

  public static PyException indexError(ThreadState ts, String message) {
    return of(ts, PyExc.IndexError, message);
  }

  /** KeyError for a missing key; the key itself is the argument. */
  public static PyException keyError(ThreadState ts, PyObject key) {
    return of(ts, PyExc.KeyError, key);
  }

  public static PyException overflowError(ThreadState ts, String message) {
    return of(ts, PyExc.OverflowError, message);
  }

  public static PyException zeroDivisionError(ThreadState ts, String message) {
    return of(ts, PyExc.ZeroDivisionError, message);
  }

  public static PyException runtimeError(ThreadState ts, String message) {
    return of(ts, PyExc.RuntimeError, message);
  }

  public static PyException recursionError(ThreadState ts, String message) {
    return of(ts, PyExc.RecursionError, message);
  }

  public static PyException systemError(ThreadState ts, String message) {
    return of(ts, PyExc.SystemError, message);
  }

  public static PyException notImplementedError(ThreadState ts, String message) {
    return of(ts, PyExc.NotImplementedError, message);
  }

  public static PyException attributeError(ThreadState ts, String message) {
    return of(ts, PyExc.AttributeError, message);
  }

  /** AttributeError that tells the object and the name, from which suggestions are made. */
  public static PyException attributeErrorFor(
      ThreadState ts, PyObject o, PyStr name, String message) {
    PyException e = attributeError(ts, message);
    e.value().setSlot(ts, ExceptionMembers.AttributeError.NAME, name);
    e.value().setSlot(ts, ExceptionMembers.AttributeError.OBJ, o);
    return e;
  }

  /** NameError that tells the name, from which suggestions are made. */
  public static PyException nameError(ThreadState ts, PyType type, PyStr name, String message) {
    PyException e = of(ts, type, message);
    e.value().setSlot(ts, ExceptionMembers.NameError.NAME, name);
    return e;
  }

  public static PyException bufferError(ThreadState ts, String message) {
    return of(ts, PyExc.BufferError, message);
  }

  /** StopIteration with a value, which may be None. */
  public static PyException stopIteration(ThreadState ts, PyObject value) {
    return value == Py.None ? of(ts, PyExc.StopIteration) : of(ts, PyExc.StopIteration, value);
  }
}
