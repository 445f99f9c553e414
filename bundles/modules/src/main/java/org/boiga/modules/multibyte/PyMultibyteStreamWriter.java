package org.boiga.modules.multibyte;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _multibytecodec.MultibyteStreamWriter}. */
@org.boiga.api.annotation.PyType(
    name = "_multibytecodec.MultibyteStreamWriter",
    parts = MultibyteStage.class)
public final class PyMultibyteStreamWriter extends EncodingStage {
  static final PyType TYPE = PyType.builtin(new PyMultibyteStreamWriterTable(), PyBaseObject.TYPE);

  private final PyObject stream;

  private PyMultibyteStreamWriter(ThreadState ts, PyType type, PyObject stream, String errors) {
    super(ts, type, errors);
    this.stream = ts.keep(stream);
  }

  @PySlot(signature = "(stream, errors='strict')")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject stream, String errors) {
    return new PyMultibyteStreamWriter(ts, cls, stream, errors);
  }

  @PySlot
  void __init__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {}

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(stream);
  }

  @PyGetter(name = "stream", doc = "The stream of bytes.")
  PyObject stream(ThreadState ts) {
    return ts.hold(stream);
  }

  @PyMethod(signature = "(strobj, /)", doc = "Write text.")
  void write(ThreadState ts, PyObject text) {
    if (!(text instanceof PyStr)) {
      throw PyErr.typeError(ts, "only unicode objects are encodable.");
    }
    Calls.method(ts, stream, "write", feed(ts, text, false));
  }

  @PyMethod(signature = "(lines, /)", doc = "Write the texts of a sequence.")
  void writelines(ThreadState ts, PyObject lines) {
    Iteration.forEach(
        ts,
        lines,
        line -> {
          write(ts, line);
          return true;
        });
  }

  @PyMethod(doc = "Write what is pending and go back to the initial state.")
  void reset(ThreadState ts) {
    PyBytes rest = feed(ts, PyStr.EMPTY, true);
    if (rest.length() > 0) {
      Calls.method(ts, stream, "write", rest);
    }
  }
}
