package org.boiga.interpreter;

import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyInterpolation;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Fields of template strings (PEP 750). Results are held by the scope. */
final class Templates {
  private static final PyStr[] CONVERSIONS = {
    null, PyStr.interned("s"), PyStr.interned("r"), PyStr.interned("a")
  };

  private Templates() {}

  static PyObject interpolation(
      ThreadState ts, PyObject value, PyObject expression, int conversion, PyObject spec) {
    PyObject c = conversion == 0 ? Py.None : CONVERSIONS[conversion];
    return new PyInterpolation(ts, value, (PyStr) expression, c, (PyStr) spec);
  }
}
