package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code typing.TypeVarTuple}. */
@org.boiga.api.annotation.PyType(
    name = "typing.TypeVarTuple",
    doc = "A variable for any number of types.",
    subclassable = false,
    parts = TypeParameter.Members.class)
public final class PyTypeVarTuple extends TypeParameter {
  public static final PyType TYPE =
      PyType.builtinWithDict(new PyTypeVarTupleTable(), PyBaseObject.TYPE).weaklyReferable();

  PyTypeVarTuple(ThreadState ts, PyObject name, PyObject defaultValue) {
    super(ts, TYPE, name, false, false, true, defaultValue);
  }

  @PySlot(signature = "(name, *, default=typing.NoDefault)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject name, PyObject defaultValue) {
    checkName(ts, "typevartuple", name);
    return inCallersModule(ts, new PyTypeVarTuple(ts, name, defaultValue));
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return name.toString();
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return TypeParameters.unpacked(ts, this);
  }

  @PyMethod(signature = "(arg, /)")
  PyObject __typing_subst__(ThreadState ts, PyObject arg) {
    throw PyErr.typeError(ts, "Substitution of bare TypeVarTuple is not supported");
  }

  @PyMethod(signature = "(alias, args, /)")
  PyObject __typing_prepare_subst__(ThreadState ts, PyObject alias, PyObject args) {
    return typing(ts, "_typevartuple_prepare_subst", this, alias, args);
  }
}
