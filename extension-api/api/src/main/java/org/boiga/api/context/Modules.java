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
  PyTypeObject PyType_FromClass(Class<?> type);

  /** A built-in type. */
  PyTypeObject PyType_Builtin(PyTypes type);

  /**
   * Does with an object what a type does, whatever the object's own class makes of it: {@code
   * PyType_GetSlot} and a call. The slot takes no further arguments; SystemError if the type does
   * not have it.
   */
  PyObject PyType_CallSlot(PyTypeObject type, Slot slot, PyObject o);

  /**
   * Makes an instance by the constructor of a type, for a subtype that has its instances made so
   * ({@code tp_new}). TypeError where {@code cls} does not derive from {@code type}, or its
   * instances are represented otherwise.
   */
  PyObject PyType_CallNew(PyTypeObject type, PyTypeObject cls, PyObject... args);

  /** {@code types.GenericAlias(origin, args)}, for {@code __class_getitem__}. */
  PyObject Py_GenericAlias(PyObject origin, PyObject args);

  /**
   * Gives a type of the running module an attribute, before there are instances; the value must be
   * an int, str, float, None, or {@linkplain #PyUnstable_SetImmortal immortal}. In C: an item of
   * {@code tp_dict}.
   */
  void PyType_AddConstant(PyTypeObject type, String name, PyObject value);

  /**
   * Makes an object of an extension's type live as long as whatever refers to it: nobody counts
   * references to it any more, so that a Java field or a module's state may have it, as they have
   * types. For constants, right after they were made and before another thread can see them; what
   * {@link org.boiga.api.PyField}s of it own is never dropped. Nothing happens to what is not
   * counted anyway, such as a str; SystemError for other objects. Returns {@code o}.
   */
  <T extends PyObject> T PyUnstable_SetImmortal(T o);

  /**
   * Makes a type of tuples whose items have names ({@code PyStructSequence_NewType}).
   *
   * @param name dotted: {@code module.name}
   * @param visible how many of the fields are items; the others are attributes only
   */
  PyTypeObject PyStructSequence_NewType(String name, String doc, int visible, String... fields);

  /** A tuple of such a type, with all its fields; those that are missing are None. */
  PyObject PyStructSequence_New(PyTypeObject type, PyObject... values);

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

  /**
   * Wraps a Java object that one extension hands to another through Python ({@code PyCapsule_New}):
   * an implementation of an interface that both see.
   *
   * @param name under which it is imported, such as {@code module.attribute}
   */
  PyObject PyCapsule_New(Object pointer, String name);

  boolean PyCapsule_CheckExact(PyObject o);

  /**
   * The Java object in a capsule; ValueError unless {@code o} is one of that name, whose object is
   * of that type.
   */
  <T> T PyCapsule_GetPointer(PyObject o, String name, Class<T> type);

  /**
   * The Java object in the capsule of that name, {@code module.attribute}; imports the module.
   * Errors are those of the import, AttributeError, and AttributeError where the attribute is no
   * such capsule.
   */
  <T> T PyCapsule_Import(String name, Class<T> type);

  /** The dict of the built-ins. */
  PyObject PyEval_GetBuiltins();

  /** Evaluates an expression in a dict. */
  PyObject PyRun_Eval(String expression, PyObject globals);

  /** Executes statements in a dict. */
  void PyRun_Exec(String statements, PyObject globals);
}
