package org.boiga.modules.struct;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _struct.Struct}. */
@org.boiga.api.annotation.PyType(
    name = "_struct.Struct",
    doc = "Struct(fmt) --> compiled struct object\n\n")
public final class PyStruct extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyStructTable(), PyBaseObject.TYPE);

  /** Set by {@code __init__}. */
  private volatile StructFormat format;

  private PyStruct(ThreadState ts, PyType cls) {
    super(ts, cls);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyStruct(ts, cls);
  }

  @PySlot(signature = "(format)")
  void __init__(ThreadState ts, PyObject format) {
    this.format = Formats.of(ts, format);
  }

  private StructFormat format(ThreadState ts) {
    StructFormat f = format;
    if (f == null) {
      throw PyErr.runtimeError(ts, "Struct object is not initialized");
    }
    return f;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return type().name().replaceFirst(".*\\.", "")
        + "("
        + Conversion.repr(ts, PyStr.of(format(ts).text()))
        + ")";
  }

  @PyGetter(name = "format", doc = "struct format string")
  String formatText(ThreadState ts) {
    return format(ts).text();
  }

  @PyGetter(doc = "struct size in bytes")
  long size(ThreadState ts) {
    StructFormat f = format;
    return f == null ? -1 : f.size();
  }

  @PyMethod(doc = "Return a bytes object containing values packed according to the format.")
  PyObject pack(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    StructFunctions.rejectKeywords(ts, "Struct.pack", kwnames);
    return StructFunctions.pack(ts, format(ts), args, start, n);
  }

  @PyMethod(
      name = "pack_into",
      doc = "Pack values according to the format and write them into a writable buffer.")
  PyObject packInto(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    StructFunctions.rejectKeywords(ts, "Struct.pack_into", kwnames);
    StructFunctions.packInto(ts, format(ts), args, start, n);
    return Py.None;
  }

  @PyMethod(doc = "Return a tuple containing unpacked values.")
  PyObject unpack(ThreadState ts, PyObject buffer) {
    return StructFunctions.unpack(ts, format(ts), buffer);
  }

  @PyMethod(
      name = "unpack_from",
      signature = "(buffer, offset=0)",
      doc = "Return a tuple containing values unpacked from a buffer at an offset.")
  PyObject unpackFrom(ThreadState ts, PyObject buffer, PyObject offset) {
    return StructFunctions.unpackFrom(ts, format(ts), buffer, offset);
  }

  @PyMethod(
      name = "iter_unpack",
      doc = "Return an iterator yielding tuples unpacked from the given bytes.")
  PyObject iterUnpack(ThreadState ts, PyObject buffer) {
    return new UnpackIterator(ts, format(ts), buffer);
  }

  @PyMethod(name = "__sizeof__", doc = "Returns size in memory, in bytes.")
  long sizeOf(ThreadState ts) {
    return 56 + 32L * (format(ts).fields().size() + 1);
  }
}
