package org.boiga.modules.marshal;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * Module {@code marshal}: the format of .pyc files. Values have CPython's format; code objects have
 * one of our own, under a magic number of our own.
 */
@org.boiga.api.annotation.PyModule(
    name = "marshal",
    doc = "Values as bytes, for .pyc files; not safe for data from elsewhere.")
public final class MarshalModule {
  static final int VERSION = 5;

  private MarshalModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "version", Py.int_(VERSION));
  }

  @PyFunction(signature = "(value, version=5, /, *, allow_code=True)", doc = "The value as bytes.")
  static PyObject dumps(ThreadState ts, PyObject value, int version, boolean allowCode) {
    Writer w = new Writer(ts, version, allowCode);
    w.write(value);
    return PyBytes.of(w.toByteArray());
  }

  @PyFunction(
      signature = "(value, file, version=5, /, *, allow_code=True)",
      doc = "Write the value to a binary file.")
  static PyObject dump(
      ThreadState ts, PyObject value, PyObject file, int version, boolean allowCode) {
    return Calls.method(ts, file, "write", dumps(ts, value, version, allowCode));
  }

  @PyFunction(signature = "(bytes, /, *, allow_code=True)", doc = "The value of some bytes.")
  static PyObject loads(ThreadState ts, PyObject bytes, boolean allowCode) {
    return new Reader(ts, Source.of(Buffers.content(ts, bytes)), allowCode).readAll();
  }

  @PyFunction(signature = "(file, /, *, allow_code=True)", doc = "Read a value from a file.")
  static PyObject load(ThreadState ts, PyObject file, boolean allowCode) {
    PyObject probe = Calls.method(ts, file, "read", Py.int_(0));
    if (!(probe instanceof PyBytes)) {
      throw PyErr.of(
          ts, PyExc.TypeError, "file.read() returned not bytes but " + PyType.of(probe).name());
    }
    return new Reader(ts, Source.of(ts, file), allowCode).readAll();
  }
}
