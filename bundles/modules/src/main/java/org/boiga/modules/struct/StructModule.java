package org.boiga.modules.struct;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.support.ModuleException;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** {@code _struct}. */
@org.boiga.api.annotation.PyModule(
    name = "_struct",
    doc =
        "Functions to convert between Python values and C structs, which are represented as"
            + " bytes objects.")
public final class StructModule {
  private static final ModuleException ERROR =
      new ModuleException("struct", "error", PyExc.Exception);

  private StructModule() {}

  static PyException error(ThreadState ts, String message) {
    return ERROR.of(ts, message);
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "Struct", PyStruct.TYPE);
    m.put(ts, "error", ERROR.type(ts));
  }

  @PyFunction(name = "_clearcache", doc = "Clear the internal cache.")
  static void clearCache(ThreadState ts) {
    Formats.clear();
  }

  @PyFunction(doc = "Return size in bytes of the struct described by the format string.")
  static long calcsize(ThreadState ts, PyObject format) {
    return Formats.of(ts, format).size();
  }

  @PyFunction(doc = "Return a bytes object containing values packed according to the format.")
  static PyObject pack(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    StructFunctions.rejectKeywords(ts, "_struct.pack", kwnames);
    return StructFunctions.pack(ts, format(ts, args, start, n), args, start + 1, n - 1);
  }

  @PyFunction(
      name = "pack_into",
      doc = "Pack values according to the format and write them into a writable buffer.")
  static PyObject packInto(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    StructFunctions.rejectKeywords(ts, "_struct.pack_into", kwnames);
    StructFunctions.packInto(ts, format(ts, args, start, n), args, start + 1, n - 1);
    return Py.None;
  }

  private static StructFormat format(ThreadState ts, PyObject[] args, int start, int n) {
    if (n == 0) {
      throw PyErr.typeError(ts, "missing format argument");
    }
    return Formats.of(ts, args[start]);
  }

  @PyFunction(doc = "Return a tuple containing values unpacked according to the format string.")
  static PyObject unpack(ThreadState ts, PyObject format, PyObject buffer) {
    return StructFunctions.unpack(ts, Formats.of(ts, format), buffer);
  }

  @PyFunction(
      name = "unpack_from",
      signature = "(format, /, buffer, offset=0)",
      doc = "Return a tuple containing values unpacked from a buffer at an offset.")
  static PyObject unpackFrom(ThreadState ts, PyObject format, PyObject buffer, PyObject offset) {
    return StructFunctions.unpackFrom(ts, Formats.of(ts, format), buffer, offset);
  }

  @PyFunction(
      name = "iter_unpack",
      doc = "Return an iterator yielding tuples unpacked from the given bytes.")
  static PyObject iterUnpack(ThreadState ts, PyObject format, PyObject buffer) {
    return new UnpackIterator(ts, Formats.of(ts, format), buffer);
  }
}
