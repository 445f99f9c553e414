package org.boiga.modules.multibyte;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _multibytecodec.MultibyteStreamReader}. */
@org.boiga.api.annotation.PyType(
    name = "_multibytecodec.MultibyteStreamReader",
    parts = MultibyteStage.class)
public final class PyMultibyteStreamReader extends DecodingStage {
  static final PyType TYPE = PyType.builtin(new PyMultibyteStreamReaderTable(), PyBaseObject.TYPE);

  private final PyObject stream;

  private PyMultibyteStreamReader(ThreadState ts, PyType type, PyObject stream, String errors) {
    super(ts, type, errors);
    this.stream = ts.keep(stream);
  }

  @PySlot(signature = "(stream, errors='strict')")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject stream, String errors) {
    return new PyMultibyteStreamReader(ts, cls, stream, errors);
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

  private static long size(ThreadState ts, PyObject size) {
    if (size == null || size == Py.None) {
      return -1;
    }
    if (!(size instanceof PyInt n)) {
      throw PyErr.typeError(ts, "arg 1 must be an integer");
    }
    return Numbers.clampedIndex(ts, n);
  }

  /** Reads by a method of the stream; if that gives no whole character, byte by byte until one. */
  private PyStr read(ThreadState ts, String method, long size) {
    if (size == 0) {
      return PyStr.EMPTY;
    }
    long next = size;
    while (true) {
      PyObject r =
          size < 0
              ? Calls.method(ts, stream, method)
              : Calls.method(ts, stream, method, Py.int_(next));
      if (!(r instanceof PyBytes b)) {
        throw PyErr.typeError(
            ts,
            "stream function returned a non-bytes object (" + PyType.of(r).shortName() + ")");
      }
      boolean end = b.length() == 0;
      PyStr text = feed(ts, b.content(), end || size < 0);
      if (end || size < 0 || text.length() > 0) {
        return text;
      }
      next = 1;
    }
  }

  @PyMethod(name = "read", signature = "(sizeobj=None, /)", doc = "Read text.")
  PyObject read(ThreadState ts, PyObject size) {
    return read(ts, "read", size(ts, size));
  }

  @PyMethod(signature = "(sizeobj=None, /)", doc = "Read a line.")
  PyObject readline(ThreadState ts, PyObject size) {
    return read(ts, "readline", size(ts, size));
  }

  @PyMethod(signature = "(sizehintobj=None, /)", doc = "Read lines.")
  PyObject readlines(ThreadState ts, PyObject size) {
    return Calls.method(ts, read(ts, "read", size(ts, size)), "splitlines", Py.True);
  }

  @PyMethod(doc = "Go back to the initial state.")
  void reset(ThreadState ts) {
    restart();
  }
}
