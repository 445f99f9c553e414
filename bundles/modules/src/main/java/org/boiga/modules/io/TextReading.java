package org.boiga.modules.io;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The methods of {@code io.TextIOWrapper} for reading and for the position. */
final class TextReading {
  private TextReading() {}

  @PyMethod(
      signature = "(size=-1, /)",
      doc = "Read size characters, less only at the end; everything for None.")
  static PyObject read(ThreadState ts, PyTextIOWrapper self, PyObject size) {
    int n = IoArgs.size(ts, size);
    TextCore c = self.enter(ts);
    try {
      return c.read(ts, n);
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(signature = "(size=-1, /)", doc = "Read a line, at most size characters of it.")
  static PyObject readline(ThreadState ts, PyTextIOWrapper self, PyObject size) {
    int limit = size == null ? -1 : IoArgs.size(ts, Numbers.index(ts, size));
    return line(ts, self, limit);
  }

  private static PyStr line(ThreadState ts, PyTextIOWrapper self, int limit) {
    TextCore c = self.enter(ts);
    try {
      return c.readLine(ts, limit);
    } finally {
      c.lock.leave();
    }
  }

  @PySlot
  static PyObject __next__(ThreadState ts, PyTextIOWrapper self) {
    TextCore c = self.core;
    self.buffer(ts);
    c.telling = false;
    PyStr line;
    if (self.type() == PyTextIOWrapper.TYPE) {
      line = line(ts, self, -1);
    } else {
      PyObject r = Calls.method(ts, self, PyIoBase.READLINE);
      if (!(r instanceof PyStr s)) {
        throw PyErr.of(
            ts,
            PyExc.OSError,
            "readline() should have returned a str object, not '" + PyType.of(r).name() + "'");
      }
      line = s;
    }
    if (line.length() > 0) {
      return line;
    }
    c.setSnapshot(null);
    c.telling = c.seekable;
    return null;
  }

  // Position -------------------------------------------------------------------------------------

  @PyMethod(doc = "The position, as a number that only seek understands.")
  static PyObject tell(ThreadState ts, PyTextIOWrapper self) {
    TextCore c = self.enter(ts);
    try {
      if (!c.seekable) {
        throw IoErrors.unsupported(ts, "underlying stream is not seekable");
      }
      if (!c.telling) {
        throw PyErr.of(ts, PyExc.OSError, "telling position disabled by next() call");
      }
      c.writePending(ts);
      Calls.method(ts, self, PyIoBase.FLUSH);
      return TextPosition.tell(ts, c);
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(
      signature = "(cookie, whence=0, /)",
      doc = "Go to a position that tell gave, to the start or to the end.")
  static PyObject seek(ThreadState ts, PyTextIOWrapper self, PyObject cookie, int whence) {
    TextCore c = self.enter(ts);
    try {
      if (!c.seekable) {
        throw IoErrors.unsupported(ts, "underlying stream is not seekable");
      }
      PyObject target = cookie;
      boolean zero = !Comparison.truth(ts, cookie);
      switch (whence) {
        case 0 -> {}
        case 1 -> {
          if (!zero) {
            throw IoErrors.unsupported(ts, "can't do nonzero cur-relative seeks");
          }
          target = Calls.method(ts, self, PyIoBase.TELL);
        }
        case 2 -> {
          if (!zero) {
            throw IoErrors.unsupported(ts, "can't do nonzero end-relative seeks");
          }
          return seekEnd(ts, self, c);
        }
        default ->
            throw PyErr.valueError(ts, "invalid whence (" + whence + ", should be 0, 1 or 2)");
      }
      PyInt position = Numbers.index(ts, target);
      if (position.bigValue().signum() < 0) {
        throw PyErr.valueError(ts, "negative seek position " + position.bigValue());
      }
      Calls.method(ts, self, PyIoBase.FLUSH);
      TextPosition.seek(ts, c, position);
      return target;
    } finally {
      c.lock.leave();
    }
  }

  private static PyObject seekEnd(ThreadState ts, PyTextIOWrapper self, TextCore c) {
    Calls.method(ts, self, PyIoBase.FLUSH);
    c.setDecoded(null);
    c.setSnapshot(null);
    if (c.decoder != null) {
      c.decoder.reset(ts);
    }
    PyObject r = Calls.method(ts, c.buffer, PyIoBase.SEEK, Py.int_(0), Py.int_(2));
    c.codec.resetEncoder(ts, !Comparison.truth(ts, r));
    return r;
  }

  @PyMethod(signature = "(pos=None, /)", doc = "Change the size of the stream of bytes.")
  static PyObject truncate(ThreadState ts, PyTextIOWrapper self, PyObject pos) {
    PyObject buffer = self.buffer(ts);
    Calls.method(ts, self, PyIoBase.FLUSH);
    return Calls.method(ts, buffer, "truncate", pos == null ? Py.None : pos);
  }
}
