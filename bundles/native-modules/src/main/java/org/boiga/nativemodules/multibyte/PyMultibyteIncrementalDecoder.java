package org.boiga.nativemodules.multibyte;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTupleObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;

/** {@code _multibytecodec.MultibyteIncrementalDecoder}. */
@PyType(name = "_multibytecodec.MultibyteIncrementalDecoder", parts = MultibyteStage.class)
public final class PyMultibyteIncrementalDecoder extends DecodingStage {
  private PyMultibyteIncrementalDecoder(PyContext ctx, PyTypeObject type, String errors) {
    super(ctx, type, errors);
  }

  @PySlot(signature = "(errors='strict')")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, String errors) {
    return new PyMultibyteIncrementalDecoder(ctx, cls, errors);
  }

  @PyMethod(signature = "(input, final=False)", doc = "Decode a part of the bytes.")
  PyObject decode(PyContext ctx, PyObject input, boolean last) {
    return feed(ctx, ByteSpan.of(ctx, input).copy(), last);
  }

  @PyMethod(doc = "Go back to the initial state.")
  void reset(PyContext ctx) {
    restart();
  }

  @PyMethod(doc = "The state: the bytes that are pending, and a number.")
  PyObject getstate(PyContext ctx) {
    return ctx.PyTuple_Pack(
        ctx.PyBytes_FromByteArray(pending), ctx.PyLong_FromBigInteger(LittleEndian.number(state)));
  }

  @PyMethod(signature = "(state, /)", doc = "Set the state.")
  void setstate(PyContext ctx, PyTupleObject state) {
    boolean isPair = ctx.PyTuple_Size(state) == 2;
    PyObject waiting = isPair ? ctx.PyTuple_GetItem(state, 0) : null;
    PyObject number = isPair ? ctx.PyTuple_GetItem(state, 1) : null;
    if (!isPair || !ctx.PyBytes_Check(waiting) || !ctx.PyLong_Check(number)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "setstate(): illegal state argument");
    }
    byte[] bytes = ctx.PyBytes_AsByteArray(waiting);
    if (bytes.length > MOST_PENDING) {
      throw new CodecErrors(ctx, codec.name, null)
          .decodingError(bytes, 0, bytes.length, "pending buffer too large");
    }
    this.state =
        LittleEndian.bytes(ctx, ctx.PyLong_AsBigInteger(number), MultibyteEncoding.STATE_SIZE);
    pending = bytes;
  }
}
