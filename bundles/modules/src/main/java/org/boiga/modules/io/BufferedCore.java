package org.boiga.modules.io;

import java.util.Arrays;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/**
 * The buffer between a program and a raw stream. One array serves for reading ahead and for
 * collecting writes; positions are offsets in it. All methods are called with the stream's lock.
 *
 * <p>{@code pos} is where the program is, {@code rawPos} where the raw stream is; what was read
 * ahead ends at {@code readEnd}, and what is to be written is from {@code writePos} to {@code
 * writeEnd}. An end of -1 says that there is nothing of the kind.
 */
final class BufferedCore {
  private static final PyStr READALL = PyStr.interned("readall");

  /** The raw stream, owned by the stream object; null when detached. */
  PyObject raw;

  boolean ok;
  boolean detached;
  boolean readable;
  boolean writable;
  boolean finalizing;
  final IoLock lock = new IoLock();

  byte[] buffer;
  private int size;
  private long absolute; // the raw stream's position in the file, -1 where not known
  private int pos;
  private long rawPos;
  private int readEnd;
  private int writePos;
  private int writeEnd;

  /** Starts with an empty buffer at the raw stream's position. */
  void start(ThreadState ts, int bufferSize) {
    if (bufferSize <= 0) {
      throw PyErr.valueError(ts, "buffer size must be strictly positive");
    }
    size = bufferSize;
    buffer = null;
    pos = 0;
    rawPos = 0;
    resetRead();
    resetWrite();
    try {
      absolute = -1;
      absolute = RawStream.tell(ts, raw);
    } catch (PyException e) {
      absolute = -1; // it cannot tell
    }
  }

  /** The array is made when it is needed: many files are only opened and closed. */
  private byte[] buffer() {
    byte[] b = buffer;
    if (b == null) {
      b = new byte[size];
      buffer = b;
    }
    return b;
  }

  int size() {
    return size;
  }

  // State ----------------------------------------------------------------------------------------

  private boolean hasRead() {
    return readable && readEnd != -1;
  }

  private boolean hasWrite() {
    return writable && writeEnd != -1;
  }

  /** Number of bytes that can be read without the raw stream. */
  int readAhead() {
    return hasRead() ? readEnd - pos : 0;
  }

  /** How far the raw stream is ahead of the program. */
  private long rawOffset() {
    return (hasRead() || hasWrite()) && rawPos >= 0 ? rawPos - pos : 0;
  }

  private void setPosition(int p) {
    pos = p;
    if (hasRead() && readEnd < p) {
      readEnd = p;
    }
  }

  private void resetRead() {
    readEnd = -1;
  }

  private void resetWrite() {
    writePos = 0;
    writeEnd = -1;
  }

  private void advance(int n) {
    if (n > 0 && absolute != -1) {
      absolute += n;
    }
  }

  private int rawRead(ThreadState ts, byte[] to, int from, int n) {
    int r = RawStream.read(ts, raw, to, from, n);
    advance(r);
    return r;
  }

  private int rawWrite(ThreadState ts, byte[] b, int from, int n) {
    int r = RawStream.write(ts, raw, b, from, n);
    advance(r);
    return r;
  }

  private long rawTell(ThreadState ts) {
    absolute = -1;
    absolute = RawStream.tell(ts, raw);
    return absolute;
  }

  private long rawSeek(ThreadState ts, long target, int whence) {
    absolute = -1;
    absolute = RawStream.seek(ts, raw, target, whence);
    return absolute;
  }

  // Reading --------------------------------------------------------------------------------------

  private byte[] take(int n) {
    byte[] b = Arrays.copyOfRange(buffer(), pos, pos + n);
    pos += n;
    return b;
  }

  /** Reads ahead once; 0 at the end, or WOULD_BLOCK. */
  private int fill(ThreadState ts) {
    int start = hasRead() ? readEnd : 0;
    int n = rawRead(ts, buffer(), start, size - start);
    if (n > 0) {
      readEnd = start + n;
      rawPos = start + n;
    }
    return n;
  }

  private void finishWrites(ThreadState ts) {
    if (writable) {
      flushAndRewind(ts);
    }
  }

  byte[] peek(ThreadState ts) {
    finishWrites(ts);
    int have = readAhead();
    if (have > 0) {
      return Arrays.copyOfRange(buffer(), pos, pos + have);
    }
    resetRead();
    int n = fill(ts);
    pos = 0;
    return n <= 0 ? new byte[0] : Arrays.copyOf(buffer(), n);
  }

  /** Exactly {@code n} bytes, less at the end; null if it would block before the first. */
  byte[] read(ThreadState ts, int n) {
    int have = readAhead();
    if (n <= have) {
      return take(n);
    }
    byte[] out = new byte[n];
    int done = have;
    if (have > 0) {
      System.arraycopy(buffer(), pos, out, 0, have);
      pos += have;
    }
    finishWrites(ts);
    resetRead();
    // Whole blocks go to the result without a copy.
    while (n - done >= size) {
      int r = rawRead(ts, out, done, (n - done) / size * size);
      if (r <= 0) {
        return partial(out, done, r);
      }
      done += r;
    }
    pos = 0;
    rawPos = 0;
    readEnd = 0;
    while (done < n && readEnd < size) {
      int r = fill(ts);
      if (r <= 0) {
        return partial(out, done, r);
      }
      int part = Math.min(r, n - done);
      System.arraycopy(buffer(), pos, out, done, part);
      done += part;
      pos += part;
    }
    return done == n ? out : Arrays.copyOf(out, done);
  }

  private static byte[] partial(byte[] out, int done, int r) {
    return r == 0 || done > 0 ? Arrays.copyOf(out, done) : null;
  }

  /** At most {@code n} bytes by at most one raw read. */
  byte[] read1(ThreadState ts, int n) {
    if (n == 0) {
      return new byte[0];
    }
    int have = readAhead();
    if (have > 0) {
      return take(Math.min(have, n));
    }
    finishWrites(ts);
    resetRead();
    byte[] out = new byte[n];
    int r = Math.max(rawRead(ts, out, 0, n), 0);
    return r == n ? out : Arrays.copyOf(out, r);
  }

  /** Everything to the end: bytes, or None if it would block before the first. */
  PyObject readAll(ThreadState ts) {
    int have = readAhead();
    byte[] first = have > 0 ? take(have) : new byte[0];
    finishWrites(ts);
    resetRead();
    absolute = -1;
    PyFileIO f = RawStream.fileOrNull(raw);
    if (f != null) {
      byte[] rest = f.readRest(ts);
      return have == 0 && rest != null
          ? PyBytes.of(rest)
          : have == 0 ? Py.None : joined(first, rest == null ? new byte[0] : rest);
    }
    PyObject method = Attributes.getOrNull(ts, raw, READALL);
    if (method != null) {
      PyObject rest = Calls.call(ts, method);
      if (rest != Py.None && !(rest instanceof PyBytes)) {
        throw PyErr.typeError(ts, "readall() should return bytes");
      }
      return have == 0
          ? rest
          : joined(first, rest instanceof PyBytes b ? b.content() : new byte[0]);
    }
    ByteBuilder all = new ByteBuilder(Math.max(have, 8192)).append(first, 0, have);
    while (true) {
      PyObject r = Calls.method(ts, raw, PyIoBase.READ);
      if (r != Py.None && !(r instanceof PyBytes)) {
        throw PyErr.typeError(ts, "read() should return bytes");
      }
      if (!(r instanceof PyBytes b) || b.length() == 0) {
        return all.length() == 0 ? r : PyBytes.of(all.toArray());
      }
      all.append(b.content(), 0, b.length());
    }
  }

  private static PyObject joined(byte[] a, byte[] b) {
    byte[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return PyBytes.of(all);
  }

  /** Reads into an array; -1 if it would block before the first byte. */
  int readInto(ThreadState ts, byte[] to, boolean once) {
    int n = to.length;
    int have = readAhead();
    int done = Math.min(have, n);
    if (have > 0) {
      System.arraycopy(buffer(), pos, to, 0, done);
      pos += done;
      if (done == n) {
        return n;
      }
    }
    finishWrites(ts);
    resetRead();
    pos = 0;
    while (done < n) {
      int rest = n - done;
      int r;
      if (rest > size) {
        r = rawRead(ts, to, done, rest);
      } else if (once && done > 0) {
        break;
      } else {
        r = fill(ts);
        if (r > 0) {
          int part = Math.min(r, rest);
          System.arraycopy(buffer(), pos, to, done, part);
          pos += part;
          done += part;
          if (once) {
            break;
          }
          continue;
        }
      }
      if (r == 0 || r < 0 && done > 0) {
        break;
      }
      if (r < 0) {
        return -1;
      }
      done += r;
      if (once) {
        break;
      }
    }
    return done;
  }

  /** A line, at most {@code limit} bytes of it unless that is negative. */
  byte[] readLine(ThreadState ts, int limit) {
    int have = readAhead();
    int visible = limit < 0 ? have : Math.min(have, limit);
    int end = visible == 0 ? -1 : newline(pos, pos + visible);
    if (end >= 0) {
      return take(end - pos);
    }
    if (limit >= 0 && visible == limit) {
      return take(limit);
    }
    ByteBuilder line = new ByteBuilder(have + 120);
    if (have > 0) {
      line.append(buffer(), pos, pos + have);
      pos += have;
    }
    finishWrites(ts);
    while (true) {
      resetRead();
      int n = fill(ts);
      pos = 0;
      if (n <= 0) {
        return line.toArray();
      }
      int usable = limit < 0 ? n : Math.min(n, limit - line.length());
      end = newline(0, usable);
      int part = end >= 0 ? end : usable;
      line.append(buffer(), 0, part);
      pos = part;
      if (end >= 0 || limit >= 0 && line.length() == limit) {
        return line.toArray();
      }
    }
  }

  /** The offset after the first newline, or -1. */
  private int newline(int from, int to) {
    byte[] b = buffer;
    for (int i = from; i < to; i++) {
      if (b[i] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  // Writing --------------------------------------------------------------------------------------

  /** Writes what is collected. */
  void flushWrites(ThreadState ts) {
    if (hasWrite() && writePos < writeEnd) {
      long rewind = rawOffset() + (pos - writePos);
      if (rewind != 0) {
        rawSeek(ts, -rewind, 1);
        rawPos -= rewind;
      }
      while (writePos < writeEnd) {
        int n = rawWrite(ts, buffer, writePos, writeEnd - writePos);
        if (n == RawStream.WOULD_BLOCK) {
          throw IoErrors.wouldBlock(ts, "write could not complete without blocking", 0);
        }
        writePos += n;
        rawPos = writePos;
      }
    }
    resetWrite();
  }

  /** Writes what is collected and gives up what was read ahead. */
  void flushAndRewind(ThreadState ts) {
    flushWrites(ts);
    if (readable) {
      long offset = rawOffset();
      resetRead();
      if (offset != 0) {
        rawSeek(ts, -offset, 1);
      }
    }
  }

  /** Writes {@code n} bytes; BlockingIOError where not all can be kept. */
  int write(ThreadState ts, byte[] b, int from, int n) {
    if (!hasRead() && !hasWrite()) {
      pos = 0;
      rawPos = 0;
    }
    int room = size - pos;
    if (n <= room && n < size) {
      System.arraycopy(b, from, buffer(), pos, n);
      if (!hasWrite() || writePos > pos) {
        writePos = pos;
      }
      setPosition(pos + n);
      if (writeEnd < pos) {
        writeEnd = pos;
      }
      return n;
    }
    try {
      flushWrites(ts);
    } catch (PyException e) {
      if (!e.matches(PyExc.BlockingIOError)) {
        throw e;
      }
      return keepBlocked(ts, b, from, n);
    }
    long offset = rawOffset();
    if (offset != 0) {
      rawSeek(ts, -offset, 1);
      rawPos -= offset;
    }
    return writeLarge(ts, b, from, n);
  }

  /** Keeps as much as there is room for, since the raw stream takes nothing now. */
  private int keepBlocked(ThreadState ts, byte[] b, int from, int n) {
    if (readable) {
      resetRead();
    }
    System.arraycopy(buffer, writePos, buffer, 0, writeEnd - writePos);
    writeEnd -= writePos;
    rawPos -= writePos;
    pos -= writePos;
    writePos = 0;
    int kept = Math.min(n, size - writeEnd);
    System.arraycopy(b, from, buffer, writeEnd, kept);
    writeEnd += kept;
    pos += kept;
    if (kept < n) {
      throw IoErrors.wouldBlock(ts, "write could not complete without blocking", kept);
    }
    return n;
  }

  private int writeLarge(ThreadState ts, byte[] b, int from, int n) {
    int done = 0;
    while (n - done > size) {
      int r = rawWrite(ts, b, from + done, n - done);
      if (r == RawStream.WOULD_BLOCK) {
        System.arraycopy(b, from + done, buffer(), 0, size);
        rawPos = 0;
        setPosition(size);
        writePos = 0;
        writeEnd = size;
        throw IoErrors.wouldBlock(ts, "write could not complete without blocking", done + size);
      }
      done += r;
    }
    if (readable) {
      resetRead();
    }
    int rest = n - done;
    if (rest > 0) {
      System.arraycopy(b, from + done, buffer(), 0, rest);
    }
    writePos = 0;
    writeEnd = rest;
    setPosition(rest);
    rawPos = 0;
    return n;
  }

  // Position -------------------------------------------------------------------------------------

  long tell(ThreadState ts) {
    return Math.max(rawTell(ts) - rawOffset(), 0);
  }

  long seek(ThreadState ts, long target, int whence) {
    if ((whence == 0 || whence == 1) && readable && readAhead() > 0) {
      long current = absolute != -1 ? absolute : rawTell(ts);
      long offset = whence == 0 ? target - (current - rawOffset()) : target;
      if (offset >= -pos && offset <= readAhead()) {
        pos += (int) offset;
        return current - rawOffset();
      }
    }
    if (writable) {
      flushWrites(ts);
    }
    long to = whence == 1 ? target - rawOffset() : target;
    long n = rawSeek(ts, to, whence);
    rawPos = -1;
    if (readable) {
      resetRead();
    }
    return n;
  }

  PyObject truncate(ThreadState ts, PyObject size) {
    flushAndRewind(ts);
    PyObject r = Calls.method(ts, raw, "truncate", size);
    try {
      rawTell(ts);
    } catch (PyException e) {
      absolute = -1;
    }
    return r;
  }
}
