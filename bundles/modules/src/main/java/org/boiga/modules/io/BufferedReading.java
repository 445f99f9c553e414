package org.boiga.modules.io;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The methods of buffers that can be read. */
final class BufferedReading {
  private BufferedReading() {}

  @PyMethod(doc = "Whether the stream can be read from.")
  static PyObject readable(ThreadState ts, PyBuffered self) {
    return Calls.method(ts, self.raw(ts), "readable");
  }

  @PyMethod(
      signature = "(size=-1, /)",
      doc = "Read size bytes, less only at the end; everything for None or a negative size.")
  static PyObject read(ThreadState ts, PyBuffered self, PyObject size) {
    self.raw(ts);
    int n = -1;
    if (size != null && size != Py.None) {
      n = IoArgs.size(ts, size);
      if (n < 0 && PyIoBase.toLong(ts, size) < -1) {
        throw PyErr.valueError(ts, "read length must be non-negative or -1");
      }
    }
    BufferedCore c = self.enter(ts, "read of closed file");
    try {
      if (n < 0) {
        return c.readAll(ts);
      }
      byte[] b = c.read(ts, n);
      return b == null ? Py.None : PyBytes.of(b);
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(signature = "(size=-1, /)", doc = "Read at most size bytes by at most one raw read.")
  static PyObject read1(ThreadState ts, PyBuffered self, int size) {
    return PyBytes.of(readOnce(ts, self, size));
  }

  static byte[] readOnce(ThreadState ts, PyBuffered self, int size) {
    BufferedCore c = self.enter(ts, "read of closed file");
    try {
      return c.read1(ts, size < 0 ? c.size() : size);
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(signature = "(size=0, /)", doc = "Bytes that come next, without advancing.")
  static PyObject peek(ThreadState ts, PyBuffered self, PyObject size) {
    BufferedCore c = self.enter(ts, "peek of closed file");
    try {
      return PyBytes.of(c.peek(ts));
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(signature = "(buffer, /)", doc = "Read bytes into a buffer.")
  static PyObject readinto(ThreadState ts, PyBuffered self, PyObject buffer) {
    return readInto(ts, self, buffer, false);
  }

  @PyMethod(signature = "(buffer, /)", doc = "Read bytes into a buffer by at most one raw read.")
  static PyObject readinto1(ThreadState ts, PyBuffered self, PyObject buffer) {
    return readInto(ts, self, buffer, true);
  }

  private static PyObject readInto(ThreadState ts, PyBuffered self, PyObject buffer, boolean once) {
    self.raw(ts);
    Buffer b = Buffers.acquireWritable(ts, once ? "readinto1" : "readinto", "argument", buffer);
    try {
      byte[] to = new byte[(int) Math.min(b.length(), Integer.MAX_VALUE - 16)];
      BufferedCore c = self.enter(ts, "readinto of closed file");
      int n;
      try {
        n = c.readInto(ts, to, once);
      } finally {
        c.lock.leave();
      }
      if (n < 0) {
        return Py.None;
      }
      Bytes.copy(to, 0, n, b, 0);
      return Py.int_(n);
    } finally {
      b.release(ts);
    }
  }

  @PyMethod(signature = "(size=-1, /)", doc = "Read a line, at most size bytes of it.")
  static PyObject readline(ThreadState ts, PyBuffered self, PyObject size) {
    self.raw(ts);
    return line(ts, self, IoArgs.size(ts, size));
  }

  private static PyBytes line(ThreadState ts, PyBuffered self, int limit) {
    BufferedCore c = self.enter(ts, "readline of closed file");
    try {
      return PyBytes.of(c.readLine(ts, limit));
    } finally {
      c.lock.leave();
    }
  }

  @PySlot
  static PyObject __next__(ThreadState ts, PyBuffered self) {
    PyType t = self.type();
    PyBytes line;
    if (t == PyBufferedReader.TYPE || t == PyBufferedRandom.TYPE) {
      line = line(ts, self, -1);
    } else {
      PyObject r = Calls.method(ts, self, PyIoBase.READLINE);
      if (!(r instanceof PyBytes b)) {
        throw PyErr.of(
            ts,
            PyExc.OSError,
            "readline() should have returned a bytes object, not '" + PyType.of(r).name() + "'");
      }
      line = b;
    }
    return line.length() == 0 ? null : line;
  }
}
