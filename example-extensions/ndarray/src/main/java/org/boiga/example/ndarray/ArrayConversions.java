package org.boiga.example.ndarray;

import java.lang.foreign.MemorySegment;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;

/** Arrays as Python numbers, lists, bytes and text. */
final class ArrayConversions {
  private ArrayConversions() {}

  @PyMethod(doc = "The elements as nested lists of numbers.")
  static PyObject tolist(PyContext ctx, NDArray a) {
    return list(ctx, a.data);
  }

  private static PyObject list(PyContext ctx, Strided s) {
    if (s.ndim() == 0) {
      return NDArray.scalar(ctx, s.memory(), s.type(), s.offset());
    }
    PyObject[] items = new PyObject[s.shape()[0]];
    for (int i = 0; i < items.length; i++) {
      items[i] =
          s.ndim() == 1
              ? NDArray.scalar(ctx, s.memory(), s.type(), s.offset() + i * s.strides()[0])
              : list(ctx, s.at(0, i));
    }
    return ctx.PyList_New(items);
  }

  @PyMethod(
      signature = "(*index)",
      doc = "An element as a number: the only one, one of all by a number, or one by its indices.")
  static PyObject item(PyContext ctx, NDArray a, PyObject[] index) {
    Strided s = a.data;
    if (index.length == 0) {
      return only(
          ctx, s, PyExc.ValueError, "can only convert an array of size 1 to a Python scalar");
    }
    if (index.length == 1 && ctx.PyIndex_Check(index[0])) {
      NDArray flat = ArrayMethods.ravel(ctx, a);
      return Indexing.get(ctx, flat, index[0]);
    }
    PyObject key = index.length == 1 ? index[0] : ctx.PyTuple_Pack(index);
    PyObject found = Indexing.get(ctx, a, key);
    if (found instanceof NDArray) {
      throw ctx.PyErr_Format(PyExc.ValueError, "incorrect number of indices for array");
    }
    return found;
  }

  private static PyObject only(PyContext ctx, Strided s, PyExc error, String message) {
    if (s.size() != 1) {
      throw ctx.PyErr_Format(error, message);
    }
    return NDArray.scalar(ctx, s.memory(), s.type(), s.offset());
  }

  @PyMethod(doc = "The elements' bytes in row-major order.")
  static PyObject tobytes(PyContext ctx, NDArray a) {
    Strided s = a.data.gapless();
    int n = Math.multiplyExact(s.size(), s.type().itemsize);
    byte[] bytes = new byte[n];
    MemorySegment.copy(s.memory().segment(), s.offset(), MemorySegment.ofArray(bytes), 0, n);
    return ctx.PyBytes_FromByteArray(bytes);
  }

  @PyMethod(doc = "For pickle: shape, name of the type, bytes.")
  static PyObject __reduce__(PyContext ctx, NDArray a) {
    PyObject module = ctx.PyImport_ImportModule("ndarray");
    return ctx.PyTuple_Pack(
        ctx.PyObject_GetAttrString(module, "_rebuild"),
        ctx.PyTuple_Pack(
            Arguments.tuple(ctx, a.data.shape()),
            ctx.PyUnicode_FromString(a.data.type().text),
            tobytes(ctx, a)));
  }

  // As numbers -----------------------------------------------------------------------------------

  @PySlot
  static boolean __bool__(PyContext ctx, NDArray a) {
    int size = a.data.size();
    if (size != 1) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          size == 0
              ? "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that"
                  + " an array is not empty."
              : "The truth value of an array with more than one element is ambiguous. Use a.any()"
                  + " or a.all()");
    }
    return a.data.getDouble(0) != 0;
  }

  private static PyObject number(PyContext ctx, NDArray a) {
    return only(
        ctx, a.data, PyExc.TypeError, "only length-1 arrays can be converted to Python scalars");
  }

  @PySlot
  static PyObject __int__(PyContext ctx, NDArray a) {
    return ctx.PyNumber_Long(number(ctx, a));
  }

  @PySlot
  static PyObject __float__(PyContext ctx, NDArray a) {
    return ctx.PyNumber_Float(number(ctx, a));
  }

  @PySlot
  static PyObject __index__(PyContext ctx, NDArray a) {
    if (a.data.ndim() > 0 || !a.data.type().isInteger()) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "only integer scalar arrays can be converted to a scalar index");
    }
    return number(ctx, a);
  }

  @PySlot
  static long __hash__(PyContext ctx, NDArray a) {
    throw ctx.PyErr_Format(PyExc.TypeError, "unhashable type: 'ndarray.ndarray'");
  }

  // As text --------------------------------------------------------------------------------------

  @PySlot
  static String __repr__(PyContext ctx, NDArray a) {
    return Printing.repr(a.data);
  }

  @PySlot
  static String __str__(PyContext ctx, NDArray a) {
    return Printing.str(a.data);
  }
}
