package org.boiga.nativemodules.struct;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** {@code _struct.Struct}. */
@PyType(name = "_struct.Struct", doc = "Struct(fmt) --> compiled struct object\n\n")
public final class PyStruct extends PyNativeObject {
  /** Set by {@code __init__}. */
  private volatile StructFormat format;

  private PyStruct(PyContext ctx, PyTypeObject cls) {
    super(ctx, cls);
  }

  @PySlot
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, PyObject[] args, int start, int n, PyObject kwnames) {
    return new PyStruct(ctx, cls);
  }

  @PySlot(signature = "(format)")
  void __init__(PyContext ctx, PyObject format) {
    this.format = Formats.of(ctx, format);
  }

  private StructFormat format(PyContext ctx) {
    StructFormat f = format;
    if (f == null) {
      throw ctx.PyErr_Format(PyExc.RuntimeError, "Struct object is not initialized");
    }
    return f;
  }

  @PySlot
  String __repr__(PyContext ctx) {
    PyObject text = ctx.PyObject_Repr(ctx.PyUnicode_FromString(format(ctx).text()));
    return ctx.PyType_GetName(ctx.Py_TYPE(this)) + "(" + ctx.PyUnicode_AsString(text) + ")";
  }

  @PyGetter(name = "format", doc = "struct format string")
  String formatText(PyContext ctx) {
    return format(ctx).text();
  }

  @PyGetter(doc = "struct size in bytes")
  long size(PyContext ctx) {
    StructFormat f = format;
    return f == null ? -1 : f.size();
  }

  @PyMethod(doc = "Return a bytes object containing values packed according to the format.")
  PyObject pack(PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
    ctx.PyArg_NoKeywords("Struct.pack", kwnames);
    return StructFunctions.pack(ctx, format(ctx), args, start, n);
  }

  @PyMethod(
      name = "pack_into",
      doc = "Pack values according to the format and write them into a writable buffer.")
  PyObject packInto(PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
    ctx.PyArg_NoKeywords("Struct.pack_into", kwnames);
    StructFunctions.packInto(ctx, format(ctx), args, start, n);
    return ctx.Py_None();
  }

  @PyMethod(doc = "Return a tuple containing unpacked values.")
  PyObject unpack(PyContext ctx, PyObject buffer) {
    return StructFunctions.unpack(ctx, format(ctx), buffer);
  }

  @PyMethod(
      name = "unpack_from",
      signature = "(buffer, offset=0)",
      doc = "Return a tuple containing values unpacked from a buffer at an offset.")
  PyObject unpackFrom(PyContext ctx, PyObject buffer, PyObject offset) {
    return StructFunctions.unpackFrom(ctx, format(ctx), buffer, offset);
  }

  @PyMethod(
      name = "iter_unpack",
      doc = "Return an iterator yielding tuples unpacked from the given bytes.")
  PyObject iterUnpack(PyContext ctx, PyObject buffer) {
    return new UnpackIterator(ctx, format(ctx), buffer);
  }

  @PyMethod(name = "__sizeof__", doc = "Returns size in memory, in bytes.")
  long sizeOf(PyContext ctx) {
    return 56 + 32L * (format(ctx).fields().size() + 1);
  }
}
