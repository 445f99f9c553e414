package org.boiga.api.context;

import org.boiga.api.PyObject;
import org.osgi.annotation.versioning.ProviderType;

/** Calling objects. */
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
   * Calls without making a tuple.
   *
   * @param args holds {@code n} positional arguments from {@code start}, then a value for each name
   *     in {@code kwnames}
   * @param kwnames a tuple of names, or null
   */
  PyObject PyObject_Vectorcall(PyObject f, PyObject[] args, int start, int n, PyObject kwnames);
}
