package org.boiga.modules.io;

import java.math.BigInteger;
import java.util.Arrays;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/**
 * The position of a text stream. Since the decoder may be in the middle of something, it is a
 * cookie that says where in the bytes to begin, in which state of the decoder, how many bytes to
 * feed it then, and how many of the resulting characters to skip.
 */
final class TextPosition {
  private TextPosition() {}

  record Cookie(long start, int flags, int bytesToFeed, int charsToSkip, boolean needEof) {
    private static final BigInteger INT_MASK = BigInteger.valueOf(0xFFFFFFFFL);

    static Cookie of(ThreadState ts, PyInt value) {
      BigInteger v = value.bigValue();
      if (v.bitLength() > 168) {
        throw PyErr.overflowError(ts, "int too big to convert");
      }
      return new Cookie(
          v.longValue(), part(v, 64), part(v, 96), part(v, 128), v.shiftRight(160).testBit(0));
    }

    private static int part(BigInteger v, int at) {
      return v.shiftRight(at).and(INT_MASK).intValue();
    }

    PyInt toInt() {
      if (flags == 0 && bytesToFeed == 0 && charsToSkip == 0 && !needEof) {
        return Py.int_(start);
      }
      BigInteger v =
          BigInteger.valueOf(start)
              .or(BigInteger.valueOf(flags & 0xFFFFFFFFL).shiftLeft(64))
              .or(BigInteger.valueOf(bytesToFeed).shiftLeft(96))
              .or(BigInteger.valueOf(charsToSkip).shiftLeft(128));
      return PyInt.of(needEof ? v.setBit(160) : v);
    }
  }

  /** The current position; the stream has been flushed. */
  static PyInt tell(ThreadState ts, TextCore c) {
    PyObject position = Calls.method(ts, c.buffer, PyIoBase.TELL);
    TextCore.Snapshot snapshot = c.snapshot();
    if (c.decoder == null || snapshot == null) {
      if (c.decoded() != null && c.decoded().length() > 0) {
        throw new AssertionError("decoded text without a snapshot");
      }
      return org.boiga.objects.Numbers.index(ts, position);
    }
    long start = IoArgs.offset(ts, position) - snapshot.input().length;
    int skip = c.used();
    if (skip == 0 || c.decoded() == null) {
      return new Cookie(start, snapshot.flags().bigValue().intValue(), 0, 0, false).toInt();
    }
    TextDecoder decoder = c.decoder;
    TextDecoder.State saved = decoder.getState(ts);
    try {
      return search(ts, decoder, snapshot, start, skip).toInt();
    } finally {
      decoder.setState(ts, saved);
    }
  }

  /** Finds the last point at or before the position where the decoder holds back nothing. */
  private static Cookie search(
      ThreadState ts, TextDecoder decoder, TextCore.Snapshot snapshot, long start, int skip) {
    byte[] input = snapshot.input();
    PyInt flags = snapshot.flags();
    // A safe point is found from a guess by halves: characters are at most as many as bytes.
    int safeBytes = 0;
    int safeChars = 0;
    PyInt safeFlags = flags;
    int low = 0;
    int high = input.length;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      decoder.setState(ts, new TextDecoder.State(new byte[0], flags));
      int chars = decoder.decode(ts, Arrays.copyOf(input, middle), false).length();
      TextDecoder.State state = decoder.getState(ts);
      if (chars > skip) {
        high = middle - 1;
        continue;
      }
      low = middle;
      if (middle - state.pending().length >= safeBytes && chars <= skip) {
        safeBytes = middle - state.pending().length;
        safeChars = chars;
        safeFlags = state.flags();
      }
    }
    int rest = skip - safeChars;
    if (rest == 0) {
      return new Cookie(start + safeBytes, safeFlags.bigValue().intValue(), 0, 0, false);
    }
    decoder.setState(ts, new TextDecoder.State(new byte[0], safeFlags));
    int fed = 0;
    int chars = 0;
    long base = start + safeBytes;
    PyInt stateFlags = safeFlags;
    for (int i = safeBytes; i < input.length; i++) {
      fed++;
      chars += decoder.decode(ts, Arrays.copyOfRange(input, i, i + 1), false).length();
      TextDecoder.State state = decoder.getState(ts);
      if (state.pending().length == 0 && chars <= rest) {
        base += fed;
        rest -= chars;
        stateFlags = state.flags();
        fed = 0;
        chars = 0;
      }
      if (chars >= rest) {
        return new Cookie(base, stateFlags.bigValue().intValue(), fed, rest, false);
      }
    }
    chars += decoder.decode(ts, new byte[0], true).length();
    if (chars < rest) {
      throw PyErr.of(ts, PyExc.OSError, "can't reconstruct logical file position");
    }
    return new Cookie(base, stateFlags.bigValue().intValue(), fed, rest, true);
  }

  /** Goes to a position that {@link #tell} gave; the stream has been flushed. */
  static void seek(ThreadState ts, TextCore c, PyInt position) {
    Cookie cookie = Cookie.of(ts, position);
    Calls.method(ts, c.buffer, PyIoBase.SEEK, Py.int_(cookie.start));
    c.setDecoded(null);
    c.setSnapshot(null);
    if (c.decoder != null) {
      if (cookie.start == 0 && cookie.flags == 0) {
        c.decoder.reset(ts);
      } else {
        c.decoder.setState(ts, new TextDecoder.State(new byte[0], flags(cookie)));
      }
    }
    if (cookie.charsToSkip > 0) {
      PyObject r = Calls.method(ts, c.buffer, PyIoBase.READ, Py.int_(cookie.bytesToFeed));
      byte[] input = Buffers.contentOrNull(ts, r);
      if (input == null) {
        throw PyErr.typeError(
            ts,
            "underlying read() should have returned a bytes object, not '%s'"
                .formatted(org.boiga.objects.PyType.of(r).name()));
      }
      c.setSnapshot(new TextCore.Snapshot(flags(cookie), input));
      PyStr text = c.decoder.decode(ts, input, cookie.needEof);
      c.setDecoded(text);
      if (text.length() < cookie.charsToSkip) {
        throw PyErr.of(ts, PyExc.OSError, "can't restore logical file position");
      }
      c.setUsed(cookie.charsToSkip);
    } else {
      c.setSnapshot(new TextCore.Snapshot(flags(cookie), new byte[0]));
    }
    c.codec.resetEncoder(ts, cookie.start == 0 && cookie.flags == 0);
  }

  private static PyInt flags(Cookie c) {
    return Py.int_(c.flags & 0xFFFFFFFFL);
  }
}
