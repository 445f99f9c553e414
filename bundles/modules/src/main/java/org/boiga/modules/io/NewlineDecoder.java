package org.boiga.modules.io;

import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/** Decodes by another decoder, notes which ends of lines occur, and may translate them to \n. */
final class NewlineDecoder implements TextDecoder {
  private static final int CR = 1;
  private static final int LF = 2;
  private static final int CRLF = 4;
  private static final PyStr CR_TEXT = PyStr.interned("\r");
  private static final PyStr LF_TEXT = PyStr.interned("\n");
  private static final PyStr CRLF_TEXT = PyStr.interned("\r\n");

  /** The decoder below, or null to translate text that is decoded already. */
  private final TextDecoder decoder;

  private final boolean translate;
  private boolean pendingCr;
  private int seen;

  NewlineDecoder(TextDecoder decoder, boolean translate) {
    this.decoder = decoder;
    this.translate = translate;
  }

  @Override
  public PyObject object() {
    return decoder == null ? null : decoder.object();
  }

  @Override
  public PyStr decode(ThreadState ts, byte[] input, boolean last) {
    return translate(decoder.decode(ts, input, last), last);
  }

  /** Handles the ends of lines of text that follows what was given before. */
  PyStr translate(PyStr text, boolean last) {
    PyStr s = text;
    if (pendingCr && (last || s.length() > 0)) {
      s = new StrBuilder(s.length() + 1).append('\r').append(s).toStr();
      pendingCr = false;
    }
    int n = s.length();
    if (!last && n > 0 && s.at(n - 1) == '\r') {
      // A newline may follow: which end of line it is shows only then.
      s = s.substring(0, n - 1);
      n--;
      pendingCr = true;
    }
    if (n == 0) {
      return s;
    }
    if (!s.hasCodePoint('\r')) {
      if ((seen & LF) == 0 && s.hasCodePoint('\n')) {
        seen |= LF;
      }
      return s;
    }
    StrBuilder out = translate ? new StrBuilder(n) : null;
    for (int i = 0; i < n; i++) {
      int c = s.at(i);
      if (c == '\r') {
        boolean both = i + 1 < n && s.at(i + 1) == '\n';
        seen |= both ? CRLF : CR;
        i += both ? 1 : 0;
        c = '\n';
      } else if (c == '\n') {
        seen |= LF;
      }
      if (out != null) {
        out.append(c);
      }
    }
    return out == null ? s : out.toStr();
  }

  @Override
  public State getState(ThreadState ts) {
    State s = decoder == null ? State.START : decoder.getState(ts);
    var flags = s.flags().bigValue().shiftLeft(1);
    return pendingCr || flags.signum() != 0
        ? new State(s.pending(), PyInt.of(pendingCr ? flags.setBit(0) : flags))
        : s;
  }

  @Override
  public void setState(ThreadState ts, State state) {
    var flags = state.flags().bigValue();
    pendingCr = flags.testBit(0);
    if (decoder != null) {
      decoder.setState(ts, new State(state.pending(), PyInt.of(flags.shiftRight(1))));
    }
  }

  @Override
  public void reset(ThreadState ts) {
    seen = 0;
    pendingCr = false;
    if (decoder != null) {
      decoder.reset(ts);
    }
  }

  /** The ends of lines seen so far: None, a str, or a tuple of several. */
  PyObject newlines() {
    return switch (seen) {
      case CR -> CR_TEXT;
      case LF -> LF_TEXT;
      case CRLF -> CRLF_TEXT;
      case CR | LF -> PyTuple.constant(CR_TEXT, LF_TEXT);
      case CR | CRLF -> PyTuple.constant(CR_TEXT, CRLF_TEXT);
      case LF | CRLF -> PyTuple.constant(LF_TEXT, CRLF_TEXT);
      case CR | LF | CRLF -> PyTuple.constant(CR_TEXT, LF_TEXT, CRLF_TEXT);
      default -> Py.None;
    };
  }
}
