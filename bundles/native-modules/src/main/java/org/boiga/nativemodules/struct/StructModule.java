package org.boiga.nativemodules.struct;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** {@code _struct}. */
@PyModule(
    builtin = true,
    name = "_struct",
    doc =
        "Functions to convert between Python values and C structs, which are represented as"
            + " bytes objects.",
    types = PyStruct.class,
    internalTypes = UnpackIterator.class)
public final class StructModule {
  private StructModule() {}

  private record State(PyTypeObject error) {}

  static PyError error(PyContext ctx, String message) {
    return ctx.PyErr_Format(ctx.PyModule_GetState(State.class).error, message);
  }

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyTypeObject error = ctx.PyErr_NewException("struct.error", null, null);
    ctx.PyModule_SetState(new State(error));
    ctx.PyModule_AddType(m, error);
  }

  @PyFunction(name = "_clearcache", doc = "Clear the internal cache.")
  static void clearCache(PyContext ctx) {
    Formats.clear();
  }

  @PyFunction(doc = "Return size in bytes of the struct described by the format string.")
  static long calcsize(PyContext ctx, PyObject format) {
    return Formats.of(ctx, format).size();
  }

  @PyFunction(doc = "Return a bytes object containing values packed according to the format.")
  static PyObject pack(PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
    ctx.PyArg_NoKeywords("_struct.pack", kwnames);
    return StructFunctions.pack(ctx, format(ctx, args, start, n), args, start + 1, n - 1);
  }

  @PyFunction(
      name = "pack_into",
      doc = "Pack values according to the format and write them into a writable buffer.")
  static PyObject packInto(PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
    ctx.PyArg_NoKeywords("_struct.pack_into", kwnames);
    StructFunctions.packInto(ctx, format(ctx, args, start, n), args, start + 1, n - 1);
    return ctx.Py_None();
  }

  private static StructFormat format(PyContext ctx, PyObject[] args, int start, int n) {
    if (n == 0) {
      throw ctx.PyErr_Format(PyExc.TypeError, "missing format argument");
    }
    return Formats.of(ctx, args[start]);
  }

  @PyFunction(doc = "Return a tuple containing values unpacked according to the format string.")
  static PyObject unpack(PyContext ctx, PyObject format, PyObject buffer) {
    return StructFunctions.unpack(ctx, Formats.of(ctx, format), buffer);
  }

  @PyFunction(
      name = "unpack_from",
      signature = "(format, /, buffer, offset=0)",
      doc = "Return a tuple containing values unpacked from a buffer at an offset.")
  static PyObject unpackFrom(PyContext ctx, PyObject format, PyObject buffer, PyObject offset) {
    return StructFunctions.unpackFrom(ctx, Formats.of(ctx, format), buffer, offset);
  }

  @PyFunction(
      name = "iter_unpack",
      doc = "Return an iterator yielding tuples unpacked from the given bytes.")
  static PyObject iterUnpack(PyContext ctx, PyObject format, PyObject buffer) {
    return new UnpackIterator(ctx, Formats.of(ctx, format), buffer);
  }
}
