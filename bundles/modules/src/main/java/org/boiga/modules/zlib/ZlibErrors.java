package org.boiga.modules.zlib;

import org.boiga.memory.PyObject;
import org.boiga.modules.support.ModuleException;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Numbers;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.ThreadState;

/** The errors of zlib, and running what raises them. */
final class ZlibErrors {
  static final ModuleException ERROR = new ModuleException("zlib", "error", PyExc.Exception);

  private static final int NEED_DICTIONARY = 2;
  private static final int STREAM_ERROR = -2;
  private static final int DATA_ERROR = -3;

  private ZlibErrors() {}

  private static PyException error(ThreadState ts, int code, String when, String what) {
    return ERROR.of(ts, "Error " + code + " " + when + (what == null ? "" : ": " + what));
  }

  static PyException streamError(ThreadState ts, String when) {
    return error(ts, STREAM_ERROR, when, "inconsistent stream state");
  }

  static PyException incomplete(ThreadState ts) {
    return error(ts, -5, "while decompressing data", "incomplete or truncated stream");
  }

  static PyException wrongDictionary(ThreadState ts) {
    return error(ts, DATA_ERROR, "while setting zdict", "invalid input data");
  }

  /** A size argument. */
  static long size(ThreadState ts, PyObject o) {
    PyInt i = Numbers.index(ts, o);
    if (!i.isLong()) {
      throw PyErr.overflowError(ts, "Python int too large to convert to C ssize_t");
    }
    return i.longValue();
  }

  /** Decompresses {@code s}, with the dictionary where the stream asks for one. */
  static Inflate.Result run(
      ThreadState ts, Inflate i, ByteSpan s, int limit, byte[] dictionary, String when) {
    try {
      Inflate.Result r = i.run(s.array(), s.from(), s.to(), limit);
      if (!i.needsDictionary()) {
        return r;
      }
      if (dictionary == null) {
        throw error(ts, NEED_DICTIONARY, when, null);
      }
      if (!i.setDictionary(ByteSpan.of(dictionary))) {
        throw wrongDictionary(ts);
      }
      return i.run(s.array(), r.next(), s.to(), limit);
    } catch (DataError e) {
      throw error(ts, DATA_ERROR, when, e.getMessage());
    }
  }
}
