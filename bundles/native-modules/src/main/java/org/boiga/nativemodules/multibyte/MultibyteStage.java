package org.boiga.nativemodules.multibyte;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;

/**
 * What codes parts of a text one after another: it has the codec that its class names, the name of
 * an error handler, and a state.
 */
public abstract class MultibyteStage extends PyNativeObject {
  final PyMultibyteCodec codec;
  byte[] state = new byte[MultibyteEncoding.STATE_SIZE];
  private volatile String errors;

  MultibyteStage(PyContext ctx, PyTypeObject type, String errors) {
    super(ctx, type);
    this.errors = errors;
    if (!(ctx.PyObject_GetAttrString(this, "codec") instanceof PyMultibyteCodec c)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "codec is unexpected type");
    }
    codec = c;
  }

  /** The constructor has done everything. */
  @PySlot
  final void __init__(PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {}

  final String errors() {
    return errors;
  }

  @PyGetter(name = "errors", doc = "How to treat errors.")
  final String errors(PyContext ctx) {
    return errors;
  }

  @PySetter(name = "errors")
  final void setErrors(PyContext ctx, PyObject value) {
    if (value == null) {
      throw ctx.PyErr_Format(PyExc.AttributeError, "cannot delete attribute");
    }
    if (!ctx.PyUnicode_Check(value)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "errors must be a string");
    }
    errors = ctx.PyUnicode_AsString(value);
  }
}
