package org.boiga.modules.io;

import java.util.Arrays;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/**
 * A text stream over a stream of bytes: decodes what it reads by chunks, and collects what it
 * encodes. All methods are called with the stream's lock.
 */
final class TextCore {
  private static final PyStr READ1 = PyStr.interned("read1");
  private static final int DEFAULT_CHUNK = 8192;

  /** The stream of bytes, owned by the text stream; null when detached. */
  PyObject buffer;

  boolean ok;
  boolean detached;
  boolean finalizing;
  boolean lineBuffering;
  boolean writeThrough;
  boolean seekable;

  /** Whether snapshots are taken, so that the position can be told. */
  boolean telling;

  final IoLock lock = new IoLock();
  TextCodec codec;
  LineEnds ends;
  boolean writable;

  /** Null if the stream cannot be read. */
  TextDecoder decoder;

  int chunkSize = DEFAULT_CHUNK;
  private boolean hasRead1;
  private double bytesPerChar;

  /** The current chunk, and how much of it has been read; null if there is none. */
  private PyStr decoded;

  private int used;

  /**
   * The decoder's state before the current chunk, and the input that made it; null if not known.
   */
  private Snapshot snapshot;

  private ByteBuilder pending;

  record Snapshot(PyInt flags, byte[] input) {}

  /** Starts on a stream of bytes. */
  void start(ThreadState ts, PyObject stream) {
    hasRead1 = Attributes.getOrNull(ts, stream, READ1) != null;
    decoded = null;
    used = 0;
    snapshot = null;
    bytesPerChar = 0;
    pending = null;
    chunkSize = DEFAULT_CHUNK;
  }

  private PyBuffered bufferedOrNull(PyType type) {
    return buffer instanceof PyBuffered b && b.type() == type ? b : null;
  }

  // Writing --------------------------------------------------------------------------------------

  /** Writes text, translating ends of lines. */
  void write(ThreadState ts, PyStr s) {
    PyStr text = s;
    boolean newline = false;
    if (ends.translateWrite() && ends.write() != null || lineBuffering) {
      newline = s.hasCodePoint('\n');
      if (newline && ends.translateWrite() && ends.write() != null) {
        text = PyStringIO.withNewlines(s, ends.write());
      }
    }
    boolean flush = lineBuffering && (newline || text.hasCodePoint('\r'));
    byte[] b = codec.encode(ts, text);
    if (pending != null && pending.length() + b.length > chunkSize) {
      writePending(ts);
    }
    if (b.length > 0) {
      if (pending == null) {
        pending = new ByteBuilder(Math.max(b.length, 64));
      }
      pending.append(b, 0, b.length);
    }
    if (pending != null && pending.length() >= chunkSize || flush || writeThrough) {
      writePending(ts);
    }
    if (flush) {
      Calls.method(ts, buffer, PyIoBase.FLUSH);
    }
    if (snapshot != null) {
      setDecoded(null);
      snapshot = null;
    }
    if (decoder != null) {
      decoder.reset(ts);
    }
  }

  /** Hands what is collected to the stream of bytes. */
  void writePending(ThreadState ts) {
    ByteBuilder p = pending;
    if (p == null) {
      return;
    }
    pending = null;
    byte[] b = p.toArray();
    PyBuffered direct = bufferedOrNull(PyBufferedWriter.TYPE);
    if (direct != null) {
      direct.raw(ts);
      BufferedWriting.write(ts, direct, b, 0, b.length);
      return;
    }
    PyBytes bytes = PyBytes.of(b);
    int mark = ts.mark();
    Retry.interrupted(ts, () -> Calls.method(ts, buffer, PyIoBase.WRITE, bytes));
    ts.release(mark);
  }

  // Decoded text ---------------------------------------------------------------------------------

  void setDecoded(PyStr s) {
    decoded = s;
    used = 0;
  }

  PyStr decoded() {
    return decoded;
  }

  int used() {
    return used;
  }

  void setUsed(int n) {
    used = n;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  void setSnapshot(Snapshot s) {
    snapshot = s;
  }

  private int available() {
    return decoded == null ? 0 : decoded.length() - used;
  }

  /** Takes at most {@code n} characters of the current chunk, all for a negative number. */
  private PyStr take(int n) {
    int have = available();
    if (have == 0) {
      return PyStr.EMPTY;
    }
    int k = n < 0 ? have : Math.min(n, have);
    PyStr s = decoded.substring(used, used + k);
    used += k;
    return s;
  }

  // Reading --------------------------------------------------------------------------------------

  private byte[] readBytes(ThreadState ts, int n) {
    PyBuffered direct = bufferedOrNull(PyBufferedReader.TYPE);
    if (direct != null) {
      return BufferedReading.readOnce(ts, direct, n);
    }
    int mark = ts.mark();
    PyStr method = hasRead1 ? READ1 : PyIoBase.READ;
    PyObject r = Retry.interrupted(ts, () -> Calls.method(ts, buffer, method, Py.int_(n)));
    byte[] b = Buffers.contentOrNull(ts, r);
    if (b == null) {
      throw PyErr.typeError(
          ts,
          "underlying %s() should have returned a bytes-like object, not '%s'"
              .formatted(method, PyType.of(r).name()));
    }
    ts.release(mark);
    return b;
  }

  /**
   * Reads and decodes one more chunk.
   *
   * @param hint how many characters are wanted, or 0
   * @return false at the end
   */
  boolean readChunk(ThreadState ts, int hint) {
    if (decoder == null) {
      throw IoErrors.unsupported(ts, "not readable");
    }
    TextDecoder.State before = telling ? decoder.getState(ts) : null;
    int size = hint > 0 ? (int) Math.min(bytesPerChar * hint, Integer.MAX_VALUE - 16) : 0;
    byte[] input = readBytes(ts, Math.max(chunkSize, size));
    boolean end = input.length == 0;
    PyStr text = decoder.decode(ts, input, end);
    setDecoded(text);
    if (text.length() > 0) {
      bytesPerChar = (double) input.length / text.length();
      end = false;
    } else {
      bytesPerChar = 0;
    }
    if (before != null) {
      snapshot = new Snapshot(before.flags(), concat(before.pending(), input));
    }
    return !end;
  }

  private static byte[] concat(byte[] a, byte[] b) {
    if (a.length == 0) {
      return b;
    }
    byte[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  /** Reads {@code n} characters, everything for a negative number. */
  PyStr read(ThreadState ts, int n) {
    if (decoder == null) {
      throw IoErrors.unsupported(ts, "not readable");
    }
    writePending(ts);
    if (n < 0) {
      return readAll(ts);
    }
    PyStr first = take(n);
    if (first.length() == n) {
      return first;
    }
    StrBuilder all = new StrBuilder(n).append(first);
    while (all.length() < n && readChunk(ts, n - all.length())) {
      all.append(take(n - all.length()));
    }
    return all.toStr();
  }

  private PyStr readAll(ThreadState ts) {
    PyObject r = Calls.method(ts, buffer, PyIoBase.READ);
    if (r == Py.None) {
      throw PyErr.of(ts, PyExc.BlockingIOError, "Read returned None.");
    }
    if (!(r instanceof PyBytes) && Buffers.contentOrNull(ts, r) == null) {
      throw PyErr.typeError(
          ts,
          "underlying read() should have returned a bytes-like object, not '%s'"
              .formatted(PyType.of(r).name()));
    }
    PyStr rest = decoder.decode(ts, Buffers.content(ts, r), true);
    PyStr all = available() == 0 ? rest : PyStr.concat(ts, take(-1), rest);
    if (snapshot != null) {
      setDecoded(null);
      snapshot = null;
    }
    return all;
  }

  /** Reads a line, at most {@code limit} characters of it unless that is negative. */
  PyStr readLine(ThreadState ts, int limit) {
    if (pending != null) {
      writePending(ts);
    }
    StrBuilder line = null; // what earlier chunks gave
    while (true) {
      if (available() == 0) {
        boolean more = readChunk(ts, 0);
        if (!more) {
          setDecoded(null);
          snapshot = null;
          return line == null ? PyStr.EMPTY : line.toStr();
        }
        if (available() == 0) {
          continue; // only part of a character, or an end of line that may go on
        }
      }
      PyStr chunk = decoded;
      if (line != null
          && line.length() > 0
          && "\r\n".equals(ends.read())
          && !ends.universal()
          && line.at(line.length() - 1) == '\r'
          && chunk.at(used) == '\n'
          && (limit < 0 || line.length() < limit)) {
        used++;
        return line.append('\n').toStr();
      }
      int have = chunk.length() - used;
      int rest = limit < 0 ? have : Math.min(have, limit - (line == null ? 0 : line.length()));
      int end = ends.find(chunk.units(), chunk::at, used, used + rest);
      boolean full = limit >= 0 && rest + (line == null ? 0 : line.length()) == limit;
      int to = end >= 0 ? end : used + rest;
      if (end >= 0 || full) {
        PyStr part = chunk.substring(used, to);
        used = to;
        return line == null ? part : line.append(part).toStr();
      }
      line = line == null ? new StrBuilder(rest + 80) : line;
      line.append(chunk, used, to);
      used = to;
    }
  }
}
