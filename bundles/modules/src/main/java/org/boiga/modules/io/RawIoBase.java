package org.boiga.modules.io;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyByteArray;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code io.RawIOBase}: streams of bytes without a buffer. */
@org.boiga.api.annotation.PyType(
    name = "_io._RawIOBase",
    doc = "The base of raw streams of bytes, as files of the system are.")
final class RawIoBase {
  static final PyType TYPE = PyType.builtinLike(new RawIoBaseTable(), PyIoBase.TYPE);
  private static final PyStr READINTO = PyStr.interned("readinto");
  private static final PyStr READALL = PyStr.interned("readall");
  private static final int CHUNK = 128 * 1024;

  private RawIoBase() {}

  @PyMethod(signature = "(size=-1, /)", doc = "Read at most size bytes; None if it would block.")
  static PyObject read(ThreadState ts, PyObject self, PyObject size) {
    int n = IoArgs.size(ts, size);
    if (n < 0) {
      return Calls.method(ts, self, READALL);
    }
    PyByteArray b = new PyByteArray(ts, new byte[n]);
    PyObject r = Calls.method(ts, self, READINTO, b);
    if (r == Py.None) {
      return r;
    }
    long count = PyIoBase.toLong(ts, r);
    if (count < 0 || count > n) {
      throw PyErr.valueError(ts, "readinto returned " + count + " outside buffer size " + n);
    }
    var span = b.span();
    return PyBytes.of(span.part(0, (int) Math.min(count, span.length())).copy());
  }

  @PyMethod(doc = "Read until the end.")
  static PyObject readall(ThreadState ts, PyObject self) {
    ByteBuilder all = new ByteBuilder(CHUNK);
    boolean any = false;
    while (true) {
      int mark = ts.mark();
      PyObject r =
          Retry.interrupted(ts, () -> Calls.method(ts, self, PyIoBase.READ, Py.int_(CHUNK)));
      if (r == Py.None) {
        if (!any) {
          return r;
        }
        break;
      }
      if (!(r instanceof PyBytes b)) {
        throw PyErr.typeError(ts, "read() should return bytes");
      }
      byte[] c = b.content();
      ts.release(mark);
      if (c.length == 0) {
        break;
      }
      all.append(c, 0, c.length);
      any = true;
    }
    return PyBytes.of(all.toArray());
  }

  @PyMethod(doc = "Read bytes into a buffer; return their number.")
  static PyObject readinto(ThreadState ts, PyObject self, PyObject buffer) {
    throw PyErr.of(ts, PyExc.NotImplementedError);
  }

  @PyMethod(doc = "Write bytes; return how many were written.")
  static PyObject write(ThreadState ts, PyObject self, PyObject b) {
    throw PyErr.of(ts, PyExc.NotImplementedError);
  }
}
