package org.boiga.objects;

import org.boiga.memory.PyObject;

/** What type parameter lists and type statements make; results are held by the scope. */
public final class TypeParameters {
  private TypeParameters() {}

  /** A type variable; functions that evaluate bound and constraints may be null. */
  public static PyObject typeVar(
      ThreadState ts, PyObject name, PyObject bound, PyObject constraints) {
    return PyTypeVar.declared(ts, name, bound, constraints);
  }

  public static PyObject paramSpec(ThreadState ts, PyObject name) {
    return TypeParameter.inCallersModule(
        ts, new PyParamSpec(ts, name, null, false, false, true, null));
  }

  public static PyObject typeVarTuple(ThreadState ts, PyObject name) {
    return TypeParameter.inCallersModule(ts, new PyTypeVarTuple(ts, name, null));
  }

  /** {@code Generic[*parameters]}. */
  public static PyObject subscriptGeneric(ThreadState ts, PyTuple parameters) {
    PyObject[] items = parameters.toArray();
    for (int i = 0; i < items.length; i++) {
      if (items[i] instanceof PyTypeVarTuple) {
        items[i] = Iteration.toArray(ts, items[i])[0];
      }
    }
    return TypeParameter.typing(
        ts, "_generic_class_getitem", PyGeneric.TYPE, PyTuple.of(ts, items));
  }

  /** A type alias; {@code parameters} is a tuple or None, {@code function} evaluates the value. */
  public static PyObject typeAlias(
      ThreadState ts, PyObject name, PyObject parameters, PyObject function) {
    PyTuple params = parameters instanceof PyTuple t ? t : null;
    return new PyTypeAliasType(ts, name, params, LazyValue.by(ts, function));
  }

  /** Sets the function that evaluates a type parameter's default; gives the parameter. */
  public static PyObject setDefault(ThreadState ts, PyObject parameter, PyObject function) {
    ((TypeParameter) parameter).defaultValue.setFunction(ts, function);
    return parameter;
  }

  /** An iterator over {@code typing.Unpack[o]} alone, as {@code *o} wants it. */
  static PyObject unpacked(ThreadState ts, PyObject o) {
    PyObject typing = ts.interp.evaluator.importModule(ts, "typing");
    PyObject unpack = Sequences.getItem(ts, Attributes.get(ts, typing, "Unpack"), o);
    return Iteration.iter(ts, PyTuple.of(ts, unpack));
  }
}
