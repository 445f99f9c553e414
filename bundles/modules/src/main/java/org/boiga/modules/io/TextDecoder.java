package org.boiga.modules.io;

import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Codecs;
import org.boiga.objects.Decoded;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Utf8;

/** An incremental decoder, as the module {@code codecs} defines it. */
interface TextDecoder {
  /** Decodes; with {@code last} an incomplete character at the end is an error. */
  PyStr decode(ThreadState ts, byte[] input, boolean last);

  State getState(ThreadState ts);

  void setState(ThreadState ts, State state);

  void reset(ThreadState ts);

  /** The decoder as a Python object, which the owner of this decoder owns; null if it is none. */
  default PyObject object() {
    return null;
  }

  /**
   * What a decoder has to know to go on.
   *
   * @param pending input that is not decoded yet
   */
  record State(byte[] pending, PyInt flags) {
    static final PyInt NO_FLAGS = Py.int_(0);
    static final State START = new State(new byte[0], NO_FLAGS);

    PyTuple toTuple(ThreadState ts) {
      return PyTuple.of(ts, PyBytes.of(pending), flags);
    }

    /** Reads what a decoder's {@code getstate()} returned. */
    static State of(ThreadState ts, PyObject state) {
      if (!(state instanceof PyTuple t) || t.size() != 2) {
        throw PyErr.typeError(ts, "illegal decoder state");
      }
      if (!(t.at(0) instanceof PyBytes pending)) {
        throw PyErr.typeError(
            ts,
            "illegal decoder state: the first item should be a bytes object, not '"
                + PyType.of(t.at(0)).name()
                + "'");
      }
      return new State(pending.content(), Numbers.index(ts, t.at(1)));
    }
  }

  /** UTF-8. */
  final class OfUtf8 implements TextDecoder {
    private final String errors;
    private byte[] pending = new byte[0];

    OfUtf8(String errors) {
      this.errors = errors;
    }

    @Override
    public PyStr decode(ThreadState ts, byte[] input, boolean last) {
      byte[] b = input;
      if (pending.length > 0) {
        b = java.util.Arrays.copyOf(pending, pending.length + input.length);
        System.arraycopy(input, 0, b, pending.length, input.length);
      }
      Decoded d = Utf8.decode(ts, b, errors, last);
      pending =
          d.consumed() == b.length
              ? State.START.pending
              : java.util.Arrays.copyOfRange(b, d.consumed(), b.length);
      return d.text();
    }

    @Override
    public State getState(ThreadState ts) {
      return pending.length == 0 ? State.START : new State(pending, State.NO_FLAGS);
    }

    @Override
    public void setState(ThreadState ts, State state) {
      pending = state.pending;
    }

    @Override
    public void reset(ThreadState ts) {
      pending = State.START.pending;
    }
  }

  /** An encoding at hand that has no state, as ASCII and Latin-1. */
  record Stateless(String encoding, String errors) implements TextDecoder {
    @Override
    public PyStr decode(ThreadState ts, byte[] input, boolean last) {
      return Codecs.decode(ts, PyBytes.of(input), encoding, errors);
    }

    @Override
    public State getState(ThreadState ts) {
      return State.START;
    }

    @Override
    public void setState(ThreadState ts, State state) {}

    @Override
    public void reset(ThreadState ts) {}
  }

  /** A decoder that a codec made. */
  record OfObject(PyObject object) implements TextDecoder {
    private static final PyStr DECODE = PyStr.interned("decode");
    private static final PyStr GETSTATE = PyStr.interned("getstate");
    private static final PyStr SETSTATE = PyStr.interned("setstate");
    private static final PyStr RESET = PyStr.interned("reset");

    @Override
    public PyStr decode(ThreadState ts, byte[] input, boolean last) {
      return text(ts, Calls.method(ts, object, DECODE, PyBytes.of(input), Py.bool(last)));
    }

    static PyStr text(ThreadState ts, PyObject decoded) {
      if (!(decoded instanceof PyStr s)) {
        throw PyErr.typeError(
            ts, "decoder should return a string result, not '" + PyType.of(decoded).name() + "'");
      }
      return s;
    }

    @Override
    public State getState(ThreadState ts) {
      return State.of(ts, Calls.method(ts, object, GETSTATE));
    }

    @Override
    public void setState(ThreadState ts, State state) {
      Calls.method(ts, object, SETSTATE, state.toTuple(ts));
    }

    @Override
    public void reset(ThreadState ts) {
      Calls.method(ts, object, RESET);
    }
  }
}
