package org.boiga.modules.io;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code io.IncrementalNewlineDecoder}. */
@org.boiga.api.annotation.PyType(
    name = "_io.IncrementalNewlineDecoder",
    doc = "Wraps an incremental decoder and may translate the ends of lines to newlines.")
public final class PyIncrementalNewlineDecoder extends PyInstance {
  static final PyType TYPE =
      PyType.builtin(new PyIncrementalNewlineDecoderTable(), PyBaseObject.TYPE);

  private PyObject decoder;
  private NewlineDecoder core;

  PyIncrementalNewlineDecoder(ThreadState ts, PyType type) {
    super(ts, type);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyIncrementalNewlineDecoder(ts, cls);
  }

  @PySlot(signature = "(decoder, translate, errors='strict')")
  void __init__(ThreadState ts, PyObject decoder, boolean translate, PyObject errors) {
    this.decoder = ts.swap(this.decoder, decoder);
    core =
        new NewlineDecoder(
            decoder == Py.None ? null : new TextDecoder.OfObject(decoder), translate);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(decoder);
  }

  private NewlineDecoder core(ThreadState ts) {
    if (core == null) {
      throw PyErr.valueError(ts, "IncrementalNewlineDecoder.__init__() not called");
    }
    return core;
  }

  @PyMethod(signature = "(input, final=False)", doc = "Decode a part of the input.")
  PyObject decode(ThreadState ts, PyObject input, boolean last) {
    core(ts);
    PyObject text =
        decoder == Py.None ? input : Calls.method(ts, decoder, "decode", input, Py.bool(last));
    PyStr s = TextDecoder.OfObject.text(ts, text);
    synchronized (core) {
      return core.translate(s, last);
    }
  }

  @PyMethod(doc = "The state of the decoder.")
  PyObject getstate(ThreadState ts) {
    return core(ts).getState(ts).toTuple(ts);
  }

  @PyMethod(signature = "(state, /)", doc = "Set the state of the decoder.")
  void setstate(ThreadState ts, PyObject state) {
    if (!(state instanceof PyTuple)) {
      throw PyErr.typeError(ts, "state argument must be a tuple");
    }
    core(ts).setState(ts, TextDecoder.State.of(ts, state));
  }

  @PyMethod(doc = "Go back to the initial state.")
  void reset(ThreadState ts) {
    core(ts).reset(ts);
  }

  @PyGetter(doc = "The ends of lines that were found so far.")
  PyObject newlines(ThreadState ts) {
    return core(ts).newlines();
  }
}
