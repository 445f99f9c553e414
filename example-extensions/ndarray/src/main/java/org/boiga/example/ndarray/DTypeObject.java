package org.boiga.example.ndarray;

import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** A type of elements as Python sees it; there is one object of each. */
@PyType(name = "ndarray.dtype", doc = "The type of an array's elements.", subclassable = false)
final class DTypeObject extends PyNativeObject {
  final DType type;

  DTypeObject(PyContext ctx, DType type) {
    super(ctx);
    this.type = type;
  }

  @PySlot(signature = "(dtype, /)")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, PyObject dtype) {
    return State.of(ctx).dtype(ctx, Arguments.dtype(ctx, dtype, DType.FLOAT64));
  }

  @PyGetter(doc = "The type's name.")
  String name(PyContext ctx) {
    return type.text;
  }

  @PyGetter(doc = "Bytes of one element.")
  int itemsize(PyContext ctx) {
    return type.itemsize;
  }

  @PyGetter(doc = "The format of an element as in module struct.")
  String char_(PyContext ctx) {
    return type.format;
  }

  @PyGetter(doc = "b, u, i or f: truth values, ints without and with sign, floats.")
  String kind(PyContext ctx) {
    return switch (type) {
      case BOOL -> "b";
      case UINT8 -> "u";
      case INT32, INT64 -> "i";
      case FLOAT32, FLOAT64 -> "f";
    };
  }

  /** The type itself, and by convenience its name, are equal to it. */
  @PySlot
  PyObject compare(PyContext ctx, PyObject other, PyCompareOp op) {
    if (op != PyCompareOp.EQ && op != PyCompareOp.NE) {
      return ctx.Py_NotImplemented();
    }
    DType found =
        other instanceof DTypeObject d
            ? d.type
            : ctx.PyUnicode_Check(other) ? DType.named(ctx.PyUnicode_AsString(other)) : null;
    return ctx.PyBool_FromBoolean((found == type) == (op == PyCompareOp.EQ));
  }

  @PySlot
  long __hash__(PyContext ctx) {
    return ctx.PyObject_Hash(ctx.PyUnicode_FromString(type.text));
  }

  @PySlot
  String __repr__(PyContext ctx) {
    return "dtype('" + type.text + "')";
  }

  @PySlot
  String __str__(PyContext ctx) {
    return type.text;
  }

  @PyMethod(doc = "For pickle: makes the type of its name.")
  PyObject __reduce__(PyContext ctx) {
    PyObject arguments = ctx.PyTuple_Pack(ctx.PyUnicode_FromString(type.text));
    return ctx.PyTuple_Pack(ctx.Py_TYPE(this), arguments);
  }
}
