package org.boiga.nativemodules.multibyte;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSink;

/** {@code _multibytecodec.MultibyteIncrementalEncoder}. */
@PyType(name = "_multibytecodec.MultibyteIncrementalEncoder", parts = MultibyteStage.class)
public final class PyMultibyteIncrementalEncoder extends EncodingStage {
  private static final int LONGEST_PENDING = 4 * MOST_PENDING;

  private PyMultibyteIncrementalEncoder(PyContext ctx, PyTypeObject type, String errors) {
    super(ctx, type, errors);
  }

  @PySlot(signature = "(errors='strict')")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, String errors) {
    return new PyMultibyteIncrementalEncoder(ctx, cls, errors);
  }

  @PyMethod(signature = "(input, final=False)", doc = "Encode a part of a text.")
  PyObject encode(PyContext ctx, PyObject input, boolean last) {
    return ctx.PyBytes_FromByteArray(feed(ctx, input, last));
  }

  @PyMethod(doc = "Go back to the initial state.")
  void reset(PyContext ctx) {
    codec.encoding().resetEncoder(state, new ByteSink(-1));
    pending = new int[0];
  }

  @PyMethod(doc = "The state, as a number: what is pending, and what the encoding remembers.")
  PyObject getstate(PyContext ctx) {
    int[] text = pending;
    byte[] waiting = new String(text, 0, text.length).getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[1 + waiting.length + state.length];
    all[0] = (byte) waiting.length;
    System.arraycopy(waiting, 0, all, 1, waiting.length);
    System.arraycopy(state, 0, all, 1 + waiting.length, state.length);
    return ctx.PyLong_FromBigInteger(LittleEndian.number(all));
  }

  @PyMethod(signature = "(state, /)", doc = "Set the state.")
  void setstate(PyContext ctx, PyObject state) {
    if (!ctx.PyLong_Check(state)) {
      throw ctx.PyArg_BadArgument("setstate", "argument", "int", state);
    }
    BigInteger number = ctx.PyLong_AsBigInteger(state);
    int most = 1 + LONGEST_PENDING + MultibyteEncoding.STATE_SIZE;
    byte[] all = LittleEndian.bytes(ctx, number, most);
    int n = all[0] & 0xFF;
    if (n > LONGEST_PENDING) {
      throw ctx.PyErr_Format(PyExc.UnicodeError, "pending buffer too large");
    }
    PyObject waiting = ctx.PyBytes_FromByteArray(Arrays.copyOfRange(all, 1, 1 + n));
    pending = ctx.PyUnicode_AsUCS4(ctx.PyObject_CallMethod(waiting, "decode"));
    this.state = Arrays.copyOfRange(all, 1 + n, 1 + n + MultibyteEncoding.STATE_SIZE);
  }
}
