package org.boiga.api.context;

import org.boiga.api.PyCompareOp;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Constants, and what applies to any object (the C API's Object Protocol).
 *
 * <p>Parameters are borrowed, results held by the scope. What asks an object runs its Python code,
 * whose exceptions pass; checks, constants and names run none and throw nothing. Reads and writes
 * of attributes and items are atomic each, where the object's own methods are.
 */
@ProviderType
public interface ObjectProtocol {
  PyObject Py_None();

  PyObject Py_True();

  PyObject Py_False();

  PyObject Py_Ellipsis();

  /** What a binary operator returns for an operand that it does not support. */
  PyObject Py_NotImplemented();

  boolean Py_IsNone(PyObject o);

  /** Python's {@code is}: identity, which small values have by value. */
  boolean Py_Is(PyObject a, PyObject b);

  /** {@code type(o)}; held as long as {@code o}. */
  PyTypeObject Py_TYPE(PyObject o);

  /** The name of the type in messages ({@code Py_TYPE(o)->tp_name}). */
  String PyObject_TypeName(PyObject o);

  /** The address in a repr ({@code %p}), such as {@code 0x7f3a}; by it {@code id()} tells too. */
  String PyObject_Address(PyObject o);

  /** Whether {@code o} is an instance of {@code type} or of a subtype, without asking the type. */
  boolean PyObject_TypeCheck(PyObject o, PyTypeObject type);

  boolean PyObject_IsInstance(PyObject o, PyObject classOrTuple);

  boolean PyObject_IsSubclass(PyObject cls, PyObject classOrTuple);

  PyObject PyObject_GetAttr(PyObject o, PyObject name);

  PyObject PyObject_GetAttrString(PyObject o, String name);

  /** The attribute, or null if there is none; other errors than AttributeError are raised. */
  PyObject PyObject_GetOptionalAttr(PyObject o, PyObject name);

  PyObject PyObject_GetOptionalAttrString(PyObject o, String name);

  boolean PyObject_HasAttr(PyObject o, PyObject name);

  boolean PyObject_HasAttrString(PyObject o, String name);

  /**
   * A special method, bound: looked up on the type only; null if there is none ({@code
   * _PyObject_LookupSpecial}).
   */
  PyObject PyObject_LookupSpecial(PyObject o, String name);

  void PyObject_SetAttr(PyObject o, PyObject name, PyObject value);

  void PyObject_SetAttrString(PyObject o, String name, PyObject value);

  void PyObject_DelAttr(PyObject o, PyObject name);

  void PyObject_DelAttrString(PyObject o, String name);

  PyObject PyObject_RichCompare(PyObject a, PyObject b, PyCompareOp op);

  /** The truth of the comparison; identical objects are equal, as in containers. */
  boolean PyObject_RichCompareBool(PyObject a, PyObject b, PyCompareOp op);

  long PyObject_Hash(PyObject o);

  boolean PyObject_IsTrue(PyObject o);

  boolean PyObject_Not(PyObject o);

  PyObject PyObject_Repr(PyObject o);

  PyObject PyObject_ASCII(PyObject o);

  PyObject PyObject_Str(PyObject o);

  /** {@code format(o, spec)}; a null spec is an empty one. */
  PyObject PyObject_Format(PyObject o, PyObject spec);

  PyObject PyObject_Dir(PyObject o);

  long PyObject_Length(PyObject o);

  PyObject PyObject_GetItem(PyObject o, PyObject key);

  void PyObject_SetItem(PyObject o, PyObject key, PyObject value);

  void PyObject_DelItem(PyObject o, PyObject key);
}
