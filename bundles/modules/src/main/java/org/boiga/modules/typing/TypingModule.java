package org.boiga.modules.typing;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyGeneric;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyNoDefault;
import org.boiga.objects.PyParamSpec;
import org.boiga.objects.PyTypeAliasType;
import org.boiga.objects.PyTypeVar;
import org.boiga.objects.PyTypeVarTuple;
import org.boiga.objects.PyUnion;
import org.boiga.objects.ThreadState;

/** {@code _typing}: the types behind type parameters. */
@org.boiga.api.annotation.PyModule(
    name = "_typing",
    doc = "Primitives that module typing is made of.")
public final class TypingModule {
  private TypingModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "Generic", PyGeneric.TYPE);
    m.put(ts, "NoDefault", PyNoDefault.NO_DEFAULT);
    m.put(ts, "ParamSpec", PyParamSpec.TYPE);
    m.put(ts, "ParamSpecArgs", PyParamSpec.Access.ARGS);
    m.put(ts, "ParamSpecKwargs", PyParamSpec.Access.KWARGS);
    m.put(ts, "TypeAliasType", PyTypeAliasType.TYPE);
    m.put(ts, "TypeVar", PyTypeVar.TYPE);
    m.put(ts, "TypeVarTuple", PyTypeVarTuple.TYPE);
    m.put(ts, "Union", PyUnion.TYPE);
  }

  @PyFunction(signature = "(x, /)", doc = "Its argument.")
  static PyObject _idfunc(ThreadState ts, PyObject x) {
    return x;
  }
}
