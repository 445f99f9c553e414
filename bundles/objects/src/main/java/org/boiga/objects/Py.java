package org.boiga.objects;

import org.boiga.memory.PyObject;

/** The singletons, and the shortest ways to make common values. */
public final class Py {
  public static final PyObject None = PyNone.NONE;
  public static final PyObject NotImplemented = PyNotImplemented.NOT_IMPLEMENTED;
  public static final PyObject Ellipsis = PyEllipsis.ELLIPSIS;
  public static final PyBool True = PyBool.TRUE;
  public static final PyBool False = PyBool.FALSE;

  private Py() {}

  public static PyBool bool(boolean b) {
    return b ? True : False;
  }

  public static PyInt int_(long v) {
    return SmallInt.of(v);
  }

  public static PyFloat float_(double v) {
    return new PyFloat(v);
  }

  /** A str of a Java string; null gives None. */
  public static PyObject str(String s) {
    return s == null ? None : PyStr.of(s);
  }
}
