package org.boiga.objects;

import org.boiga.memory.PyObject;

/**
 * What a decoder does about bytes that it cannot decode: the error handler of one call. The usual
 * handlers work without an exception object.
 */
public final class DecodeErrors {
  private static final int REPLACEMENT_CHARACTER = 0xFFFD;

  final ThreadState ts;
  final String encoding;
  private final String errors;

  /** The bytes to decode; a handler may replace them. */
  byte[] input;

  private final int size;
  private PyObject handler;

  public DecodeErrors(ThreadState ts, String encoding, byte[] input, String errors) {
    this.ts = ts;
    this.encoding = encoding;
    this.input = input;
    size = input.length;
    this.errors = errors == null ? "strict" : errors;
  }

  /**
   * The number of bytes that a decoder that ended at {@code i} says it took: without more to come,
   * all that it was given, whatever a handler made of them.
   */
  int consumed(int i, boolean last) {
    return last ? size : i;
  }

  /** The exception for the bytes from {@code start} to {@code end}. */
  public PyException failure(int start, int end, String reason) {
    return PyErr.of(
        ts,
        PyExc.UnicodeDecodeError,
        PyStr.of(encoding),
        PyBytes.of(input),
        Py.int_(start),
        Py.int_(end),
        PyStr.of(reason));
  }

  /**
   * Handles an error: appends what replaces the bytes.
   *
   * @return where to go on
   */
  public int handle(int start, int end, String reason, StrBuilder out) {
    switch (errors) {
      case "strict" -> throw failure(start, end, reason);
      case "ignore" -> {
        return end;
      }
      case "replace" -> {
        out.append(REPLACEMENT_CHARACTER);
        return end;
      }
      case "backslashreplace" -> {
        for (int i = start; i < end; i++) {
          StrRepr.escapeNumeric(out, input[i] & 0xFF);
        }
        return end;
      }
      case "surrogateescape" -> {
        int i = start;
        while (i < end && i < start + 4 && input[i] < 0) {
          out.append(0xDC00 + (input[i++] & 0xFF));
        }
        if (i > start) {
          return i;
        }
        throw failure(start, end, reason);
      }
      case "surrogatepass" -> {
        int size = ErrorHandlers.surrogateSize(encoding);
        int c = ErrorHandlers.surrogateAt(encoding, input, start);
        if (c < 0) {
          throw failure(start, end, reason);
        }
        out.append(c);
        return start + size;
      }
      default -> {
        return call(start, end, reason, out);
      }
    }
  }

  private int call(int start, int end, String reason, StrBuilder out) {
    if (handler == null) {
      handler = CodecRegistry.of(ts).errorHandler(ts, errors);
    }
    PyBaseException exception = failure(start, end, reason).value();
    PyObject r = Calls.call(ts, handler, exception);
    if (!(r instanceof PyTuple t)
        || t.items.length != 2
        || !(t.items[0] instanceof PyStr s)
        || !(t.items[1] instanceof PyInt position)) {
      throw PyErr.typeError(ts, "decoding error handler must return (str, int) tuple");
    }
    if (!(exception.member(ts, UnicodeErrorMembers.OBJECT) instanceof PyBytes changed)) {
      throw PyErr.typeError(ts, "exception attribute object must be bytes");
    }
    input = changed.content();
    int next = position(ts, position, input.length);
    out.append(s);
    return next;
  }

  /** The position that a handler returned; negative ones count from the end. */
  static int position(ThreadState ts, PyInt position, int length) {
    long p = Numbers.clampedIndex(ts, position);
    long from = p < 0 ? p + length : p;
    if (from < 0 || from > length) {
      throw PyErr.indexError(ts, "position " + p + " from error handler out of bounds");
    }
    return (int) from;
  }
}
