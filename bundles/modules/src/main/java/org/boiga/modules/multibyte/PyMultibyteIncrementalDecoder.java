package org.boiga.modules.multibyte;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.DecodeErrors;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _multibytecodec.MultibyteIncrementalDecoder}. */
@org.boiga.api.annotation.PyType(
    name = "_multibytecodec.MultibyteIncrementalDecoder",
    parts = MultibyteStage.class)
public final class PyMultibyteIncrementalDecoder extends DecodingStage {
  static final PyType TYPE =
      PyType.builtin(new PyMultibyteIncrementalDecoderTable(), PyBaseObject.TYPE);

  private PyMultibyteIncrementalDecoder(ThreadState ts, PyType type, String errors) {
    super(ts, type, errors);
  }

  @PySlot(signature = "(errors='strict')")
  static PyObject __new__(ThreadState ts, PyType cls, String errors) {
    return new PyMultibyteIncrementalDecoder(ts, cls, errors);
  }

  @PySlot
  void __init__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {}

  @PyMethod(signature = "(input, final=False)", doc = "Decode a part of the bytes.")
  PyObject decode(ThreadState ts, PyObject input, boolean last) {
    return feed(ts, Buffers.content(ts, input), last);
  }

  @PyMethod(doc = "Go back to the initial state.")
  void reset(ThreadState ts) {
    restart();
  }

  @PyMethod(doc = "The state: the bytes that are pending, and a number.")
  PyObject getstate(ThreadState ts) {
    return PyTuple.constant(PyBytes.of(pending), PyInt.of(LittleEndian.number(state)));
  }

  @PyMethod(signature = "(state, /)", doc = "Set the state.")
  void setstate(ThreadState ts, PyTuple state) {
    if (state.size() != 2
        || !(state.at(0) instanceof PyBytes waiting)
        || !(state.at(1) instanceof PyInt number)) {
      throw PyErr.typeError(ts, "setstate(): illegal state argument");
    }
    byte[] bytes = waiting.content();
    if (bytes.length > MOST_PENDING) {
      throw new DecodeErrors(ts, codec.name, bytes, null)
          .failure(0, bytes.length, "pending buffer too large");
    }
    this.state = LittleEndian.bytes(ts, number.bigValue(), MultibyteEncoding.STATE_SIZE);
    pending = bytes;
  }
}
