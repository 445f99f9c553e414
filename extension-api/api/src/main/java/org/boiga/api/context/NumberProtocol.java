package org.boiga.api.context;

import org.boiga.api.PyObject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Arithmetic on any objects (the C API's Number Protocol): each operation is that of the operator,
 * by the operands' special methods, reflected ones too.
 *
 * <p>Operands are borrowed, results held by the scope; TypeError where the operands do not support
 * the operation, and what their methods raise. Numbers never change, so that threads may share
 * them.
 */
@ProviderType
public interface NumberProtocol {
  boolean PyNumber_Check(PyObject o);

  /** Whether {@code o} has {@code __index__}. */
  boolean PyIndex_Check(PyObject o);

  PyObject PyNumber_Add(PyObject a, PyObject b);

  PyObject PyNumber_Subtract(PyObject a, PyObject b);

  PyObject PyNumber_Multiply(PyObject a, PyObject b);

  PyObject PyNumber_MatrixMultiply(PyObject a, PyObject b);

  PyObject PyNumber_TrueDivide(PyObject a, PyObject b);

  PyObject PyNumber_FloorDivide(PyObject a, PyObject b);

  PyObject PyNumber_Remainder(PyObject a, PyObject b);

  PyObject PyNumber_Lshift(PyObject a, PyObject b);

  PyObject PyNumber_Rshift(PyObject a, PyObject b);

  PyObject PyNumber_And(PyObject a, PyObject b);

  PyObject PyNumber_Xor(PyObject a, PyObject b);

  PyObject PyNumber_Or(PyObject a, PyObject b);

  PyObject PyNumber_Divmod(PyObject a, PyObject b);

  /** {@code pow(a, b, mod)}; mod may be None or null. */
  PyObject PyNumber_Power(PyObject a, PyObject b, PyObject mod);

  PyObject PyNumber_Negative(PyObject o);

  PyObject PyNumber_Positive(PyObject o);

  PyObject PyNumber_Absolute(PyObject o);

  PyObject PyNumber_Invert(PyObject o);

  PyObject PyNumber_InPlaceAdd(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceSubtract(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceMultiply(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceMatrixMultiply(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceTrueDivide(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceFloorDivide(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceRemainder(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceLshift(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceRshift(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceAnd(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceXor(PyObject a, PyObject b);

  PyObject PyNumber_InPlaceOr(PyObject a, PyObject b);

  /** {@code int(o)}. */
  PyObject PyNumber_Long(PyObject o);

  /** {@code float(o)}. */
  PyObject PyNumber_Float(PyObject o);

  /** {@code operator.index(o)}. */
  PyObject PyNumber_Index(PyObject o);

  /** An index, clamped to the range of a long where it does not fit. */
  long PyNumber_AsClampedIndex(PyObject o);

  /** An index for a Java array or a container; IndexError where it fits no long. */
  long PyNumber_AsSsize_t(PyObject o);
}
