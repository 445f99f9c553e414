package org.boiga.objects;

import java.math.BigInteger;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code bool}. */
@org.boiga.api.annotation.PyType(
    name = "bool",
    doc = "The builtins True and False are the only two instances of the class bool.",
    subclassable = false)
public final class PyBool extends PyInt {
  @SuppressWarnings("hiding")
  public static final PyType TYPE = PyType.builtin(new PyBoolTable(), PyInt.TYPE);

  static final PyBool TRUE = new PyBool(1);
  static final PyBool FALSE = new PyBool(0);

  public final int value;

  private PyBool(int value) {
    this.value = value;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public long longValue() {
    return value;
  }

  @Override
  public BigInteger bigValue() {
    return BigInteger.valueOf(value);
  }

  @Override
  public PyInt exact() {
    return SmallInt.of(value);
  }

  // Static: int's own methods, which ignore these, can be called on a bool too.

  @PySlot(signature = "(object=False, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject object) {
    return Py.bool(object != null && Comparison.truth(ts, object));
  }

  @PySlot
  static String __repr__(ThreadState ts, PyBool self) {
    return self == TRUE ? "True" : "False";
  }

  @PySlot
  static PyObject __invert__(ThreadState ts, PyBool self) {
    Warnings.warn(
        ts,
        PyExc.DeprecationWarning,
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This"
            + " returns the bitwise inversion of the underlying int object and is usually not what"
            + " you expect from negating a bool. Use the 'not' operator for boolean negation or"
            + " ~int(x) if you really want the bitwise inversion of the underlying int.",
        1);
    return self.__invert__(ts);
  }

  @PySlot
  static PyObject __and__(ThreadState ts, PyBool self, PyObject other) {
    return other instanceof PyBool b
        ? Py.bool((self.value & b.value) != 0)
        : self.__and__(ts, other);
  }

  @PySlot
  static PyObject __rand__(ThreadState ts, PyBool self, PyObject other) {
    return __and__(ts, self, other);
  }

  @PySlot
  static PyObject __or__(ThreadState ts, PyBool self, PyObject other) {
    return other instanceof PyBool b
        ? Py.bool((self.value | b.value) != 0)
        : self.__or__(ts, other);
  }

  @PySlot
  static PyObject __ror__(ThreadState ts, PyBool self, PyObject other) {
    return __or__(ts, self, other);
  }

  @PySlot
  static PyObject __xor__(ThreadState ts, PyBool self, PyObject other) {
    return other instanceof PyBool b ? Py.bool(self.value != b.value) : self.__xor__(ts, other);
  }

  @PySlot
  static PyObject __rxor__(ThreadState ts, PyBool self, PyObject other) {
    return __xor__(ts, self, other);
  }
}
