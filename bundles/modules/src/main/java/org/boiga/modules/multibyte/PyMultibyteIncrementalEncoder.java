package org.boiga.modules.multibyte;

import java.math.BigInteger;
import java.util.Arrays;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Utf8;

/** {@code _multibytecodec.MultibyteIncrementalEncoder}. */
@org.boiga.api.annotation.PyType(
    name = "_multibytecodec.MultibyteIncrementalEncoder",
    parts = MultibyteStage.class)
public final class PyMultibyteIncrementalEncoder extends EncodingStage {
  static final PyType TYPE =
      PyType.builtin(new PyMultibyteIncrementalEncoderTable(), PyBaseObject.TYPE);

  private static final int LONGEST_PENDING = 4 * MOST_PENDING;

  private PyMultibyteIncrementalEncoder(ThreadState ts, PyType type, String errors) {
    super(ts, type, errors);
  }

  @PySlot(signature = "(errors='strict')")
  static PyObject __new__(ThreadState ts, PyType cls, String errors) {
    return new PyMultibyteIncrementalEncoder(ts, cls, errors);
  }

  @PySlot
  void __init__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {}

  @PyMethod(signature = "(input, final=False)", doc = "Encode a part of a text.")
  PyObject encode(ThreadState ts, PyObject input, boolean last) {
    return feed(ts, input, last);
  }

  @PyMethod(doc = "Go back to the initial state.")
  void reset(ThreadState ts) {
    codec.encoding().resetEncoder(state, new ByteBuilder(0));
    pending = PyStr.EMPTY;
  }

  @PyMethod(doc = "The state, as a number: what is pending, and what the encoding remembers.")
  PyObject getstate(ThreadState ts) {
    byte[] waiting = Utf8.encode(ts, pending, "surrogatepass");
    byte[] all =
        new ByteBuilder(1 + waiting.length + state.length)
            .append(waiting.length)
            .append(waiting, 0, waiting.length)
            .append(state, 0, state.length)
            .toArray();
    return PyInt.of(LittleEndian.number(all));
  }

  @PyMethod(signature = "(state, /)", doc = "Set the state.")
  void setstate(ThreadState ts, PyInt state) {
    BigInteger number = state.bigValue();
    int most = 1 + LONGEST_PENDING + MultibyteEncoding.STATE_SIZE;
    byte[] all = LittleEndian.bytes(ts, number, most);
    int n = all[0] & 0xFF;
    if (n > LONGEST_PENDING) {
      throw PyErr.of(ts, PyExc.UnicodeError, "pending buffer too large");
    }
    pending = Utf8.decode(ts, Arrays.copyOfRange(all, 1, 1 + n), null);
    this.state = Arrays.copyOfRange(all, 1 + n, 1 + n + MultibyteEncoding.STATE_SIZE);
  }
}
