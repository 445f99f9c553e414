package org.boiga.modules.io;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code io.BufferedIOBase}: streams of bytes whose methods do not return less than they could. */
@org.boiga.api.annotation.PyType(
    name = "_io._BufferedIOBase",
    doc = "The base of streams of bytes with a buffer.")
final class BufferedIoBase {
  static final PyType TYPE = PyType.builtinLike(new BufferedIoBaseTable(), PyIoBase.TYPE);
  private static final PyStr READ1 = PyStr.interned("read1");

  private BufferedIoBase() {}

  @PyMethod(doc = "Separate the raw stream from the buffer and return it.")
  static PyObject detach(ThreadState ts, PyObject self) {
    throw IoErrors.unsupported(ts, "detach");
  }

  @PyMethod(signature = "(size=-1, /)", doc = "Read at most size bytes.")
  static PyObject read(ThreadState ts, PyObject self, PyObject size) {
    throw IoErrors.unsupported(ts, "read");
  }

  @PyMethod(signature = "(size=-1, /)", doc = "Read at most size bytes by at most one raw read.")
  static PyObject read1(ThreadState ts, PyObject self, PyObject size) {
    throw IoErrors.unsupported(ts, "read1");
  }

  @PyMethod(signature = "(b, /)", doc = "Write bytes.")
  static PyObject write(ThreadState ts, PyObject self, PyObject b) {
    throw IoErrors.unsupported(ts, "write");
  }

  @PyMethod(signature = "(buffer, /)", doc = "Read bytes into a buffer.")
  static long readinto(ThreadState ts, PyObject self, PyObject buffer) {
    return readInto(ts, self, buffer, PyIoBase.READ);
  }

  @PyMethod(signature = "(buffer, /)", doc = "Read bytes into a buffer by at most one raw read.")
  static long readinto1(ThreadState ts, PyObject self, PyObject buffer) {
    return readInto(ts, self, buffer, READ1);
  }

  private static long readInto(ThreadState ts, PyObject self, PyObject buffer, PyStr method) {
    Buffer b = Buffers.acquireWritable(ts, method.toString(), "argument", buffer);
    try {
      PyObject r = Calls.method(ts, self, method, Py.int_(b.length()));
      if (!(r instanceof PyBytes bytes)) {
        throw PyErr.typeError(ts, method + "() should return bytes");
      }
      byte[] c = bytes.content();
      if (c.length > b.length()) {
        throw PyErr.valueError(
            ts,
            "read() returned too much data: "
                + b.length()
                + " bytes requested, "
                + c.length
                + " returned");
      }
      Bytes.copy(c, 0, c.length, b, 0);
      return c.length;
    } finally {
      b.release(ts);
    }
  }
}
