package org.boiga.objects;

import org.boiga.memory.PyObject;

/**
 * What an encoder does about text that it cannot encode: the error handler of one call. The usual
 * handlers work without an exception object.
 */
public final class EncodeErrors {
  final ThreadState ts;
  final String encoding;
  final PyStr text;
  private final String errors;

  /** After {@link #handle}, either this or {@link #bytes}. */
  private PyStr replacement;

  private byte[] bytes;

  private PyObject handler;

  public EncodeErrors(ThreadState ts, String encoding, PyStr text, String errors) {
    this.ts = ts;
    this.encoding = encoding;
    this.text = text;
    this.errors = errors == null ? "strict" : errors;
  }

  /** The exception for the text from {@code start} to {@code end}. */
  public PyException failure(int start, int end, String reason) {
    return PyErr.of(
        ts,
        PyExc.UnicodeEncodeError,
        PyStr.of(encoding),
        text.exact(),
        Py.int_(start),
        Py.int_(end),
        PyStr.of(reason));
  }

  /**
   * Handles an error: gives a {@link #replacement} or {@link #bytes}.
   *
   * @return where to go on
   */
  public int handle(int start, int end, String reason) {
    replacement = null;
    bytes = null;
    switch (errors) {
      case "strict" -> throw failure(start, end, reason);
      case "ignore" -> replacement = PyStr.EMPTY;
      case "replace" -> replacement = PyStr.repeat(ts, PyStr.ofCodePoint('?'), end - start);
      case "backslashreplace" -> replacement = ErrorHandlers.backslashes(text, start, end);
      case "xmlcharrefreplace" -> replacement = ErrorHandlers.references(text, start, end);
      case "namereplace" -> replacement = ErrorHandlers.names(text, start, end);
      case "surrogateescape" -> {
        int bad = start;
        while (bad < end && ErrorHandlers.isEscapedByte(text.at(bad))) {
          bad++;
        }
        if (bad < end) {
          throw failure(bad, end, reason);
        }
        bytes = ErrorHandlers.escapedBytes(text, start, end);
      }
      case "surrogatepass" -> {
        bytes = ErrorHandlers.surrogateBytes(encoding, text, start, end);
        if (bytes == null) {
          throw failure(start, end, reason);
        }
      }
      default -> {
        return call(start, end, reason);
      }
    }
    return end;
  }

  /** What to put for the text that was handled last, before it is encoded; or null. */
  public PyStr replacement() {
    return replacement;
  }

  /** The bytes for the text that was handled last, or null. */
  public byte[] bytes() {
    return bytes;
  }

  private int call(int start, int end, String reason) {
    if (handler == null) {
      handler = CodecRegistry.of(ts).errorHandler(ts, errors);
    }
    PyObject r = Calls.call(ts, handler, failure(start, end, reason).value());
    if (!(r instanceof PyTuple t)
        || t.items.length != 2
        || !(t.items[0] instanceof PyStr || t.items[0] instanceof PyBytes)
        || !(t.items[1] instanceof PyInt position)) {
      throw PyErr.typeError(ts, "encoding error handler must return (str/bytes, int) tuple");
    }
    if (t.items[0] instanceof PyStr s) {
      replacement = s;
    } else {
      bytes = ((PyBytes) t.items[0]).content();
    }
    return DecodeErrors.position(ts, position, text.length());
  }

  /** Encodes one character after another. */
  interface Encoder {
    /** Appends the bytes of a character; false if it has none. */
    boolean put(ByteBuilder out, int c);
  }

  /**
   * Encodes the text.
   *
   * @param groups whether neighbours that cannot be encoded are handled together
   * @param unit number of bytes that what a handler gives must be a multiple of
   * @param limit what the characters that a handler gives must be below
   */
  ByteBuilder encode(
      ByteBuilder out,
      int from,
      boolean groups,
      int unit,
      int limit,
      String reason,
      Encoder encoder) {
    int n = text.length();
    ByteBuilder probe = new ByteBuilder(4);
    for (int i = from; i < n; ) {
      if (encoder.put(out, text.at(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      while (groups && end < n && !encoder.put(probe, text.at(end))) {
        end++;
      }
      int next = handle(i, end, reason);
      if (bytes != null) {
        if (bytes.length % unit != 0) {
          throw failure(i, end, reason);
        }
        out.append(bytes, 0, bytes.length);
      } else {
        for (int k = 0; k < replacement.length(); k++) {
          int c = replacement.at(k);
          if (c >= limit || !encoder.put(out, c)) {
            throw failure(i, end, reason);
          }
        }
      }
      i = next;
    }
    return out;
  }
}
