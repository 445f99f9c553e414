package org.boiga.interpreter;

import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Template strings (PEP 750): what {@code t"..."} makes. Results are held by the scope. */
final class Templates {
  private static final PyStr[] CONVERSIONS = {
    null, PyStr.interned("s"), PyStr.interned("r"), PyStr.interned("a")
  };

  private Templates() {}

  private static PyObject type(ThreadState ts, String name) {
    return Attributes.get(ts, ts.interp.evaluator.importModule(ts, "_templatelib"), name);
  }

  static PyObject interpolation(
      ThreadState ts, PyObject value, PyObject expression, int conversion, PyObject spec) {
    PyObject c = conversion == 0 ? Py.None : CONVERSIONS[conversion];
    return Calls.call(ts, type(ts, "Interpolation"), value, expression, c, spec);
  }

  /** A template of n + 1 strings and n interpolations between them. */
  static PyObject template(ThreadState ts, PyTuple strings, PyTuple interpolations) {
    PyObject[] args = new PyObject[strings.size() + interpolations.size()];
    for (int i = 0; i < args.length; i++) {
      args[i] = i % 2 == 0 ? strings.at(i / 2) : interpolations.at(i / 2);
    }
    return Calls.call(ts, type(ts, "Template"), args);
  }
}
