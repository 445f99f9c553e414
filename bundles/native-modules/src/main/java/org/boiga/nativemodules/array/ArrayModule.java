package org.boiga.nativemodules.array;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** Module {@code array}. */
@PyModule(
    builtin = true,
    name = "array",
    doc = "Arrays of numbers or characters, compact.",
    types = PyArray.class,
    internalTypes = PyArrayIterator.class)
public final class ArrayModule {
  private ArrayModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyTypeObject array = ctx.PyType_FromClass(PyArray.class);
    ctx.PyModule_AddObject(m, "ArrayType", array);
    StringBuilder codes = new StringBuilder();
    for (ItemType t : ItemType.values()) {
      codes.append(t.code);
    }
    ctx.PyModule_AddStringConstant(m, "typecodes", codes.toString());
    PyObject abc = ctx.PyImport_ImportModule("collections.abc");
    ctx.PyObject_CallMethod(ctx.PyObject_GetAttrString(abc, "MutableSequence"), "register", array);
  }

  @PyFunction(
      name = "_array_reconstructor",
      signature = "(arraytype, typecode, mformat_code, items, /)",
      doc = "The array of a pickle.")
  static PyObject reconstruct(
      PyContext ctx, PyObject arraytype, PyObject typecode, int mformatCode, PyObject items) {
    if (!(arraytype instanceof PyTypeObject cls)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "first argument must be a type object, not " + ctx.PyObject_TypeName(arraytype));
    }
    if (!ctx.PyType_IsSubtype(cls, ctx.PyType_FromClass(PyArray.class))) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, ctx.PyType_GetName(cls) + " is not a subtype of array.array");
    }
    if (!ctx.PyUnicode_Check(typecode) || ctx.PyUnicode_GetLength(typecode) != 1) {
      throw ctx.PyArg_BadArgument(
          "_array_reconstructor", "argument 2", "a unicode character", typecode);
    }
    ItemType wanted = ItemType.of(ctx.PyUnicode_ReadChar(typecode, 0));
    if (wanted == null) {
      throw ctx.PyErr_Format(PyExc.ValueError, "second argument must be a valid type code");
    }
    MachineFormat f = MachineFormat.of(mformatCode);
    if (f == null) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "third argument must be a valid machine format code.");
    }
    if (!ctx.PyBytes_Check(items)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "fourth argument should be bytes, not " + ctx.PyObject_TypeName(items));
    }
    byte[] b = ctx.PyBytes_AsByteArray(items);
    if (b.length % f.size() != 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "string length not a multiple of item size");
    }
    return reconstruct(ctx, cls, wanted, f, b);
  }

  private static PyArray reconstruct(
      PyContext ctx, PyTypeObject cls, ItemType wanted, MachineFormat f, byte[] b) {
    if (f.equals(MachineFormat.of(wanted))) {
      return new PyArray(ctx, cls, wanted, b);
    }
    if (f.text()) {
      PyObject text = text(ctx, f, b);
      PyArray a = new PyArray(ctx, cls, wanted, new byte[0]);
      ArrayMethods.appendText(ctx, a, text);
      return a;
    }
    ItemType type = f.itemType(wanted);
    if (!f.isNative()) {
      type.swapBytes(b, b.length / type.size);
    }
    PyArray a = new PyArray(ctx, cls, type, b);
    if (!f.real() || type == wanted) {
      return a;
    }
    PyArray converted = new PyArray(ctx, cls, wanted, new byte[0]);
    converted.appendAll(ctx, a);
    return converted;
  }

  private static PyObject text(PyContext ctx, MachineFormat f, byte[] b) {
    String encoding = (f.size() == 2 ? "utf-16-" : "utf-32-") + (f.big() ? "be" : "le");
    return ctx.PyUnicode_Decode(b, encoding, "strict");
  }
}
