package org.boiga.modules.multibyte;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySetter;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * What codes parts of a text one after another: it has the codec that its class names, the name of
 * an error handler, and a state.
 */
public abstract class MultibyteStage extends PyInstance {
  static final PyStr CODEC = PyStr.interned("codec");

  final PyMultibyteCodec codec;
  byte[] state = new byte[MultibyteEncoding.STATE_SIZE];
  private volatile PyStr errors;

  MultibyteStage(ThreadState ts, PyType type, String errors) {
    super(ts, type);
    this.errors = PyStr.of(errors);
    if (!(Attributes.get(ts, this, CODEC) instanceof PyMultibyteCodec c)) {
      throw PyErr.typeError(ts, "codec is unexpected type");
    }
    codec = c;
  }

  final String errors() {
    return errors.toString();
  }

  @PyGetter(name = "errors", doc = "How to treat errors.")
  final PyObject errors(ThreadState ts) {
    return errors;
  }

  @PySetter(name = "errors")
  final void setErrors(ThreadState ts, PyObject value) {
    if (value == null) {
      throw PyErr.of(ts, PyExc.AttributeError, "cannot delete attribute");
    }
    if (!(value instanceof PyStr s)) {
      throw PyErr.typeError(ts, "errors must be a string");
    }
    errors = s.exact();
  }
}
