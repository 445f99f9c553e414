package org.boiga.modules.io;

import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.CodecRegistry;
import org.boiga.objects.Codecs;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The encoding of a text stream: the common ones are at hand, others are looked up. */
final class TextCodec {
  private static final PyStr IS_TEXT = PyStr.interned("_is_text_encoding");
  private static final PyStr ENCODE = PyStr.interned("encode");
  private static final PyStr SETSTATE = PyStr.interned("setstate");
  private static final PyStr RESET = PyStr.interned("reset");

  final String encoding;
  final String errors;

  /** What the registry knows of the encoding; null if it is at hand. Owned by the stream. */
  final PyTuple info;

  /** The incremental encoder, owned by the stream; null if at hand or not made. */
  PyObject encoder;

  private final String canonical;

  TextCodec(ThreadState ts, String encoding, String errors) {
    this.encoding = encoding;
    this.errors = errors;
    canonical = Codecs.canonical(encoding);
    info = isAtHand() ? null : lookup(ts, encoding);
  }

  private boolean isAtHand() {
    return canonical.equals("utf-8") || canonical.equals("ascii") || canonical.equals("latin-1");
  }

  private static PyTuple lookup(ThreadState ts, String encoding) {
    PyTuple info = CodecRegistry.of(ts).lookup(ts, encoding);
    PyObject text = Attributes.getOrNull(ts, info, IS_TEXT);
    if (text != null && !Comparison.truth(ts, text)) {
      throw PyErr.of(
          ts,
          PyExc.LookupError,
          "'"
              + encoding
              + "' is not a text encoding; use codecs.open() to handle arbitrary codecs");
    }
    return info;
  }

  /** A new decoder. */
  TextDecoder decoder(ThreadState ts) {
    if (info != null) {
      return new TextDecoder.OfObject(
          Calls.method(ts, info, "incrementaldecoder", PyStr.of(errors)));
    }
    return canonical.equals("utf-8")
        ? new TextDecoder.OfUtf8(errors)
        : new TextDecoder.Stateless(canonical, errors);
  }

  /** Makes the encoder; the stream takes over the reference. */
  void openEncoder(ThreadState ts) {
    if (info != null) {
      encoder = ts.keep(Calls.method(ts, info, "incrementalencoder", PyStr.of(errors)));
    }
  }

  byte[] encode(ThreadState ts, PyStr s) {
    if (info == null) {
      return Codecs.encode(ts, s, canonical, errors);
    }
    PyObject r = Calls.method(ts, encoder, ENCODE, s);
    if (!(r instanceof PyBytes b)) {
      throw PyErr.typeError(
          ts, "encoder should return a bytes object, not '" + PyType.of(r).name() + "'");
    }
    return b.content();
  }

  /** Tells the encoder whether it is at the start of the file, where a mark of order belongs. */
  void resetEncoder(ThreadState ts, boolean atStart) {
    if (encoder != null) {
      if (atStart) {
        Calls.method(ts, encoder, RESET);
      } else {
        Calls.method(ts, encoder, SETSTATE, Py.int_(0));
      }
    }
  }
}
