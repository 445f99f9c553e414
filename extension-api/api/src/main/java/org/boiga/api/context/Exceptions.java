package org.boiga.api.context;

import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Raising and examining exceptions (the C API's PyErr functions). Makers return the exception for
 * {@code throw}, where C sets the thread's error indicator; there is none here.
 *
 * <p>Types and values are borrowed; the exception keeps what it is made of. A {@link
 * org.boiga.api.PyError} belongs to the thread that caught it.
 */
@ProviderType
public interface Exceptions {
  PyTypeObject PyExc_Type(PyExc type);

  /** An exception with a message by {@code String.format}; without arguments the text as it is. */
  PyError PyErr_Format(PyExc type, String format, Object... args);

  PyError PyErr_Format(PyObject type, String format, Object... args);

  /** An exception without arguments. */
  PyError PyErr_SetNone(PyExc type);

  /** An exception with one argument, or with several if {@code value} is a tuple. */
  PyError PyErr_SetObject(PyObject type, PyObject value);

  /** The exception for an exception object ({@code PyErr_SetRaisedException}). */
  PyError PyErr_SetRaisedException(PyObject exception);

  /** OSError of the class that the number stands for. */
  PyError PyErr_SetFromErrno(int errno, String message, String filename);

  boolean PyErr_ExceptionMatches(PyError e, PyExc type);

  boolean PyErr_ExceptionMatches(PyError e, PyObject typeOrTuple);

  /** The exception that is being handled ({@code sys.exception()}), or null. */
  PyObject PyErr_GetHandledException();

  /** Sets {@code __cause__} ({@code raise e from cause}) and returns {@code e}. */
  PyError PyException_SetCause(PyError e, PyObject cause);

  /**
   * Makes an exception class.
   *
   * @param name dotted: {@code module.Name}
   * @param base null for Exception
   * @param doc may be null
   */
  PyTypeObject PyErr_NewException(String name, PyObject base, String doc);

  /** Issues a warning, which a filter may turn into an exception. */
  void PyErr_WarnEx(PyExc category, String message, int stackLevel);

  /** Reports an exception that cannot be raised, through {@code sys.unraisablehook}. */
  void PyErr_WriteUnraisable(PyError e, PyObject where);
}
