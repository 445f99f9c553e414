package org.boiga.modules.array;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Codecs;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code array}. */
@org.boiga.api.annotation.PyModule(
    name = "array",
    doc = "Arrays of numbers or characters, compact.")
public final class ArrayModule {
  private ArrayModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "array", PyArray.TYPE);
    m.put(ts, "ArrayType", PyArray.TYPE);
    StringBuilder codes = new StringBuilder();
    for (ItemType t : ItemType.values()) {
      codes.append(t.code);
    }
    m.put(ts, "typecodes", PyStr.of(codes.toString()));
    PyObject abc = ts.interp.evaluator.importModule(ts, "collections.abc");
    Calls.method(ts, Attributes.get(ts, abc, "MutableSequence"), "register", PyArray.TYPE);
  }

  @PyFunction(
      name = "_array_reconstructor",
      signature = "(arraytype, typecode, mformat_code, items, /)",
      doc = "The array of a pickle.")
  static PyObject reconstruct(
      ThreadState ts, PyObject arraytype, PyObject typecode, int mformatCode, PyObject items) {
    if (!(arraytype instanceof PyType cls)) {
      throw PyErr.typeError(
          ts, "first argument must be a type object, not " + PyType.of(arraytype).name());
    }
    if (!cls.isSubtype(PyArray.TYPE)) {
      throw PyErr.typeError(ts, cls.name() + " is not a subtype of array.array");
    }
    if (!(typecode instanceof PyStr s) || s.length() != 1) {
      throw Args.badArgument(
          ts, "_array_reconstructor", "argument 2", "a unicode character", typecode);
    }
    ItemType wanted = ItemType.of(s.at(0));
    if (wanted == null) {
      throw PyErr.valueError(ts, "second argument must be a valid type code");
    }
    MachineFormat f = MachineFormat.of(mformatCode);
    if (f == null) {
      throw PyErr.valueError(ts, "third argument must be a valid machine format code.");
    }
    if (!(items instanceof PyBytes bytes)) {
      throw PyErr.typeError(ts, "fourth argument should be bytes, not " + PyType.of(items).name());
    }
    byte[] b = bytes.span().copy();
    if (b.length % f.size() != 0) {
      throw PyErr.valueError(ts, "string length not a multiple of item size");
    }
    MachineFormat own = MachineFormat.of(wanted);
    if (f.equals(own)) {
      return new PyArray(ts, cls, wanted, b);
    }
    if (f.text()) {
      PyStr text = text(ts, f, b);
      PyArray a = new PyArray(ts, cls, wanted, new byte[0]);
      ArrayMethods.appendText(ts, a, text);
      return a;
    }
    ItemType type = f.itemType(wanted);
    if (!f.isNative()) {
      type.swapBytes(b, b.length / type.size);
    }
    PyArray a = new PyArray(ts, cls, type, b);
    if (!f.real() || type == wanted) {
      return a;
    }
    PyArray converted = new PyArray(ts, cls, wanted, new byte[0]);
    converted.appendAll(ts, a);
    return converted;
  }

  private static PyStr text(ThreadState ts, MachineFormat f, byte[] b) {
    String encoding = (f.size() == 2 ? "utf-16-" : "utf-32-") + (f.big() ? "be" : "le");
    return Codecs.decode(ts, PyBytes.of(b), encoding, "strict");
  }
}
