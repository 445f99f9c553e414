package org.boiga.example.ndarray;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyGlobal;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.PyTypes;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** Module {@code ndarray}: arrays of any number of dimensions. */
@PyModule(
    name = "ndarray",
    doc = "Arrays of any number of dimensions, and arithmetic by elements.",
    types = {NDArray.class, DTypeObject.class, RandomGenerator.class},
    internalTypes = ArrayIterator.class,
    parts = {Creation.class, Joining.class, MathFunctions.class, ArrayFunctions.class})
public final class NDArrayModule {
  private NDArrayModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject module) {
    PyTypeObject axisError = axisError(ctx);
    PyGlobal[] dtypes = new PyGlobal[DType.values().length];
    for (DType type : DType.values()) {
      DTypeObject object = new DTypeObject(ctx, type);
      dtypes[type.ordinal()] = ctx.PyGlobal_New(object);
      ctx.PyModule_AddObject(module, type == DType.BOOL ? "bool_" : type.text, object);
    }
    ctx.PyModule_SetState(new State(new MemoryPool(), dtypes, axisError));
    ctx.PyModule_AddType(module, axisError);
    ctx.PyModule_AddObject(module, "newaxis", ctx.Py_None());
    ctx.PyModule_AddObject(module, "pi", ctx.PyFloat_FromDouble(Math.PI));
    ctx.PyModule_AddObject(module, "inf", ctx.PyFloat_FromDouble(Double.POSITIVE_INFINITY));
    ctx.PyModule_AddObject(module, "nan", ctx.PyFloat_FromDouble(Double.NaN));
    ctx.PyModule_AddStringConstant(module, "__version__", "0.1.0");
  }

  /** A class with two bases, as {@code type()} makes it. */
  private static PyTypeObject axisError(PyContext ctx) {
    PyObject bases =
        ctx.PyTuple_Pack(ctx.PyExc_Type(PyExc.ValueError), ctx.PyExc_Type(PyExc.IndexError));
    PyObject members = ctx.PyDict_New();
    ctx.PyDict_SetItemString(members, "__module__", ctx.PyUnicode_FromString("ndarray"));
    ctx.PyDict_SetItemString(
        members, "__doc__", ctx.PyUnicode_FromString("An axis that an array does not have."));
    return (PyTypeObject)
        ctx.PyObject_CallFunctionObjArgs(
            ctx.PyType_Builtin(PyTypes.PyType_Type),
            ctx.PyUnicode_FromString("AxisError"),
            bases,
            members);
  }

  @PyFunction(signature = "(seed=None)", doc = "A generator of random numbers.")
  static PyObject default_rng(PyContext ctx, PyObject seed) {
    return ctx.PyObject_CallOneArg(
        ctx.PyType_FromClass(RandomGenerator.class), seed == null ? ctx.Py_None() : seed);
  }
}
