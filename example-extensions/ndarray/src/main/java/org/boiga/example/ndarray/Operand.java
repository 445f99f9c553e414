package org.boiga.example.ndarray;

import org.boiga.api.PyContext;
import org.boiga.api.PyObject;

/**
 * What an operation takes: an array, or a Python number, which adapts to the type of an array that
 * it is combined with.
 *
 * @param number the kind of Python number, as the type that it has among its like, or null
 */
record Operand(Strided data, DType number) {
  /** An operand from an array, a number or a sequence; null for anything else. */
  static Operand of(PyContext ctx, PyObject o) {
    if (o instanceof NDArray a) {
      return new Operand(a.data, null);
    }
    if (ctx.PyFloat_Check(o)) {
      return number(Memory.of(ctx.PyFloat_AsDouble(o)), DType.FLOAT64, DType.FLOAT64);
    }
    if (ctx.PyBool_Check(o)) {
      return number(Memory.of(ctx.PyLong_AsLong(o)), DType.INT64, DType.BOOL);
    }
    if (ctx.PyLong_Check(o)) {
      return number(Memory.of(ctx.PyLong_AsLong(o)), DType.INT64, DType.INT64);
    }
    if (ctx.PyList_Check(o) || ctx.PyTuple_Check(o) || ctx.PyObject_CheckBuffer(o)) {
      return new Operand(Creation.converted(ctx, o, null).data, null);
    }
    return null;
  }

  private static Operand number(Memory m, DType stored, DType kind) {
    return new Operand(Strided.over(m, stored), kind);
  }

  DType type() {
    return number != null ? number : data.type();
  }

  /** The type to combine both in. */
  static DType common(PyContext ctx, Operand a, Operand b, boolean predicate) {
    if (a.number == null == (b.number == null)) {
      return DType.promote(a.type(), b.type());
    }
    Operand array = a.number == null ? a : b;
    Operand number = array == a ? b : a;
    DType type = array.data.type();
    return switch (number.number) {
      case BOOL -> type;
      case FLOAT64 -> type.isFloating() ? type : DType.FLOAT64;
      default -> {
        long v = number.data.getLong(0);
        DType adapted = type == DType.BOOL ? DType.INT64 : type;
        if (adapted.holds(v)) {
          yield adapted;
        }
        if (predicate) {
          yield DType.INT64;
        }
        throw Arguments.outOfBounds(ctx, v, adapted);
      }
    };
  }
}
