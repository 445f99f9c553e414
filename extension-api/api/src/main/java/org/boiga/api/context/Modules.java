package org.boiga.api.context;

import org.boiga.api.PyGlobal;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.PyTypes;
import org.boiga.api.Slot;
import org.boiga.api.spi.Host;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Modules and their state, types, imports, code (the C API's PyModule, PyType, PyImport, PySys and
 * PyRun functions).
 *
 * <p>The running module is the one whose function, method or initialisation was called last on this
 * thread; SystemError where there is none. Types and modules are not counted. What is added to a
 * module or a dict gets a reference of its own; nothing is stolen, by {@code PyModule_AddObject}
 * neither.
 */
@ProviderType
public interface Modules {
  PyObject PyModule_GetDict(PyModuleObject module);

  String PyModule_GetName(PyModuleObject module);

  void PyModule_AddObject(PyModuleObject module, String name, PyObject value);

  void PyModule_AddIntConstant(PyModuleObject module, String name, long value);

  void PyModule_AddStringConstant(PyModuleObject module, String name, String value);

  /** Adds a type under its short name. */
  void PyModule_AddType(PyModuleObject module, PyTypeObject type);

  /**
   * Sets the running module's state in this interpreter: an object of a class of the extension's
   * own, instead of static fields.
   */
  void PyModule_SetState(Object state);

  /** The running module's state in this interpreter. */
  <T> T PyModule_GetState(Class<T> type);

  /** Makes a reference for the running module's state. */
  PyGlobal PyGlobal_New(PyObject value);

  /** The running module's type that a Java class declares. */
  PyTypeObject PyType_FromClass(Class<? extends PyNativeObject> type);

  /** A built-in type. */
  PyTypeObject PyType_Builtin(PyTypes type);

  /**
   * Does with an object what a type does, whatever the object's own class makes of it: {@code
   * PyType_GetSlot} and a call. The slot takes no further arguments; SystemError if the type does
   * not have it.
   */
  PyObject PyType_CallSlot(PyTypeObject type, Slot slot, PyObject o);

  /**
   * Gives a type of the running module an attribute, before there are instances; the value must be
   * an int, str, float or None. In C: an item of {@code tp_dict}.
   */
  void PyType_AddConstant(PyTypeObject type, String name, PyObject value);

  /** {@code types.GenericAlias(origin, args)}: a type with its parameters, such as {@code list[int]}. */
  PyObject Py_GenericAlias(PyTypeObject origin, PyObject args);

  boolean PyType_Check(PyObject o);

  boolean PyType_IsSubtype(PyTypeObject type, PyTypeObject base);

  String PyType_GetName(PyTypeObject type);

  /** The name with its module, unless that is builtins. */
  String PyType_GetFullyQualifiedName(PyTypeObject type);

  /** Makes the runtime's side of an object; {@link PyNativeObject}'s constructors call this. */
  Host PyType_GenericNew(PyNativeObject payload, PyTypeObject type);

  /** {@code importlib.import_module(name)}. */
  PyObject PyImport_ImportModule(String name);

  /** The module in {@code sys.modules}, or null. */
  PyObject PyImport_GetModule(String name);

  /** An attribute of module {@code sys}, or null. */
  PyObject PySys_GetObject(String name);

  /** The dict of the built-ins. */
  PyObject PyEval_GetBuiltins();

  /** Evaluates an expression in a dict. */
  PyObject PyRun_Eval(String expression, PyObject globals);

  /** Executes statements in a dict. */
  void PyRun_Exec(String statements, PyObject globals);
}
