package org.boiga.modules.io;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Calls;
import org.boiga.objects.PyErr;
import org.boiga.objects.ThreadState;

/** The methods of buffers that can be written to. */
final class BufferedWriting {
  private BufferedWriting() {}

  @PyMethod(doc = "Whether the stream can be written to.")
  static PyObject writable(ThreadState ts, PyBuffered self) {
    return Calls.method(ts, self.raw(ts), "writable");
  }

  @PyMethod(signature = "(buffer, /)", doc = "Write bytes; return their number.")
  static int write(ThreadState ts, PyBuffered self, PyObject buffer) {
    self.raw(ts);
    ByteSpan s = Buffers.span(ts, buffer);
    return write(ts, self, s.array(), s.from(), s.length());
  }

  static int write(ThreadState ts, PyBuffered self, byte[] b, int from, int n) {
    BufferedCore c = self.core;
    c.lock.enter(ts, self);
    try {
      if (RawStream.isClosed(ts, self.raw(ts))) {
        throw PyErr.valueError(ts, "write to closed file");
      }
      return c.write(ts, b, from, n);
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(doc = "Write what is buffered to the raw stream.")
  static void flush(ThreadState ts, PyBuffered self) {
    if (RawStream.isClosed(ts, self.raw(ts))) {
      throw PyErr.valueError(ts, "flush of closed file");
    }
    BufferedCore c = self.core;
    c.lock.enter(ts, self);
    try {
      c.flushAndRewind(ts);
    } finally {
      c.lock.leave();
    }
  }
}
