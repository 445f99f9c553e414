package org.boiga.api.context;

import org.boiga.api.PyArg_Parser;
import org.boiga.api.PyError;
import org.boiga.api.PyObject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Calling objects (the C API's Call Protocol), and checking arguments.
 *
 * <p>Callables and arguments are borrowed for the call, the result is held by the scope; exceptions
 * of the callee pass. Safe on all threads: nothing is shared but the callable.
 */
@ProviderType
public interface CallProtocol {
  boolean PyCallable_Check(PyObject o);

  /**
   * Calls with a tuple of positional arguments and a dict of keyword arguments, which may be null.
   */
  PyObject PyObject_Call(PyObject f, PyObject args, PyObject kwargs);

  PyObject PyObject_CallNoArgs(PyObject f);

  PyObject PyObject_CallOneArg(PyObject f, PyObject arg);

  PyObject PyObject_CallFunctionObjArgs(PyObject f, PyObject... args);

  PyObject PyObject_CallMethod(PyObject o, String name, PyObject... args);

  /**
   * Enters code that may recurse; RecursionError where calls nest too deep. Call {@link
   * #Py_LeaveRecursiveCall} in a finally block.
   *
   * @param where the end of the message, such as {@code while encoding}
   */
  void Py_EnterRecursiveCall(String where);

  void Py_LeaveRecursiveCall();

  /**
   * Fails if there are keyword arguments, for functions that take arguments as they are passed
   * ({@code _PyArg_NoKeywords}).
   *
   * @param kwnames null or a tuple of names
   */
  void PyArg_NoKeywords(String function, PyObject kwnames);

  /** Fails unless {@code min <= n <= max} ({@code _PyArg_CheckPositional}). */
  void PyArg_CheckPositional(String function, int n, int min, int max);

  /**
   * Matches arguments to parameters that may be passed by keyword ({@code
   * PyArg_ParseTupleAndKeywords}), for functions that look at the arguments as they are passed
   * first. TypeError where they do not match.
   *
   * @return an element for each parameter, borrowed as the arguments are; null where it was omitted
   */
  PyObject[] PyArg_ParseTupleAndKeywords(
      PyArg_Parser parameters, PyObject[] args, int start, int n, PyObject kwnames);

  /**
   * The error for an argument of a wrong type ({@code _PyArg_BadArgument}).
   *
   * @param argument such as {@code argument 1}
   * @param expected the type that is asked for
   */
  PyError PyArg_BadArgument(String function, String argument, String expected, PyObject actual);

  /**
   * Calls without making a tuple.
   *
   * @param args holds {@code n} positional arguments from {@code start}, then a value for each name
   *     in {@code kwnames}
   * @param kwnames a tuple of names, or null
   */
  PyObject PyObject_Vectorcall(PyObject f, PyObject[] args, int start, int n, PyObject kwnames);
}
