package org.boiga.extension.internal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyGlobal;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.PyTypes;
import org.boiga.api.Slot;
import org.boiga.api.context.Exceptions;
import org.boiga.api.context.Modules;
import org.boiga.api.spi.Host;
import org.boiga.memory.Counted;
import org.boiga.objects.Calls;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBool;
import org.boiga.objects.PyByteArray;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyCapsule;
import org.boiga.objects.PyComplex;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyMemoryView;
import org.boiga.objects.PyModule;
import org.boiga.objects.PySet;
import org.boiga.objects.PySlice;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SlotFunction;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Unraisable;
import org.boiga.objects.Warnings;

/** Exceptions, modules, types and code. */
abstract class ModuleContext extends ContainerContext implements Exceptions, Modules {
  /** The types behind the constants of {@link PyExc}. */
  private static final class BuiltinExceptions {
    static final PyType[] TYPES = new PyType[PyExc.values().length];

    static {
      Map<String, PyType> byName = new HashMap<>();
      for (PyType t : org.boiga.objects.PyExc.all()) {
        byName.put(t.shortName(), t);
      }
      for (PyExc e : PyExc.values()) {
        TYPES[e.ordinal()] = byName.get(e.name());
      }
    }
  }

  ModuleContext(ThreadState ts) {
    super(ts);
  }

  // Exceptions -----------------------------------------------------------------------------------

  private static PyType type(PyExc e) {
    return BuiltinExceptions.TYPES[e.ordinal()];
  }

  private PyType exceptionType(PyObject type) {
    PyType t = expect(type, PyType.class, "exception class");
    if (!t.isSubtype(org.boiga.objects.PyExc.BaseException)) {
      throw PyErr.typeError(ts, "exceptions must derive from BaseException");
    }
    return t;
  }

  @Override
  public PyTypeObject PyExc_Type(PyExc type) {
    return type(type);
  }

  private static String text(String format, Object... args) {
    return args.length == 0 ? format : String.format(Locale.ROOT, format, args);
  }

  @Override
  public PyError PyErr_Format(PyExc type, String format, Object... args) {
    return PyErr.of(ts, type(type), text(format, args));
  }

  @Override
  public PyError PyErr_Format(PyObject type, String format, Object... args) {
    return PyErr.of(ts, exceptionType(type), text(format, args));
  }

  @Override
  public PyError PyErr_SetNone(PyExc type) {
    return PyErr.of(ts, type(type));
  }

  @Override
  public PyError PyErr_SetObject(PyObject type, PyObject value) {
    PyType t = exceptionType(type);
    org.boiga.memory.PyObject v = in(value);
    return switch (v) {
      case PyBaseException e when e.type().isSubtype(t) -> PyErr.raise(ts, e);
      case PyTuple args -> PyErr.of(ts, t, args.toArray());
      default -> v == Py.None ? PyErr.of(ts, t) : PyErr.of(ts, t, v);
    };
  }

  @Override
  public PyError PyErr_SetRaisedException(PyObject exception) {
    return PyErr.raise(ts, expect(exception, PyBaseException.class, "exception"));
  }

  @Override
  public PyError PyErr_SetFromErrno(int errno, String message, String filename) {
    return filename == null
        ? PyErr.osError(ts, errno, message)
        : PyErr.osError(ts, errno, message, PyStr.of(filename));
  }

  @Override
  public boolean PyErr_ExceptionMatches(PyError e, PyExc type) {
    return ((PyException) e).matches(type(type));
  }

  @Override
  public boolean PyErr_ExceptionMatches(PyError e, PyObject typeOrTuple) {
    return switch (in(typeOrTuple)) {
      case PyType t -> ((PyException) e).matches(t);
      case PyTuple types -> {
        boolean any = false;
        for (int i = 0; i < types.size(); i++) {
          any |= PyErr_ExceptionMatches(e, types.at(i));
        }
        yield any;
      }
      default -> false;
    };
  }

  @Override
  public PyObject PyErr_GetHandledException() {
    return ts.hold(ts.handling());
  }

  @Override
  public PyError PyException_SetCause(PyError e, PyObject cause) {
    ((PyException) e)
        .value()
        .setCause(ts, cause == null ? null : expect(cause, PyBaseException.class, "exception"));
    return e;
  }

  @Override
  public PyTypeObject PyErr_NewException(String name, PyObject base, String doc) {
    int dot = name.lastIndexOf('.');
    PyDict namespace = new PyDict(ts);
    namespace.put(ts, Names.__module__, PyStr.of(dot < 0 ? "builtins" : name.substring(0, dot)));
    namespace.put(ts, Names.__doc__, Py.str(doc));
    PyType b = base == null ? org.boiga.objects.PyExc.Exception : exceptionType(base);
    return (PyType)
        Calls.call(
            ts, PyType.TYPE, PyStr.of(name.substring(dot + 1)), PyTuple.of(ts, b), namespace);
  }

  @Override
  public void PyErr_WarnEx(PyExc category, String message, int stackLevel) {
    Warnings.warn(ts, type(category), message, stackLevel);
  }

  @Override
  public void PyErr_WriteUnraisable(PyError e, PyObject where) {
    Unraisable.report(ts, (PyException) e, in(where));
  }

  // Modules --------------------------------------------------------------------------------------

  private PyModule moduleOf(PyModuleObject m) {
    return (PyModule) m;
  }

  @Override
  public PyObject PyModule_GetDict(PyModuleObject m) {
    return moduleOf(m).dict(ts);
  }

  @Override
  public String PyModule_GetName(PyModuleObject m) {
    return PyUnicode_AsString(PyObject_GetAttr(m, Names.__name__));
  }

  @Override
  public void PyModule_AddObject(PyModuleObject m, String name, PyObject value) {
    moduleOf(m).put(ts, name, in(value));
  }

  @Override
  public void PyModule_AddIntConstant(PyModuleObject m, String name, long value) {
    moduleOf(m).put(ts, name, Py.int_(value));
  }

  @Override
  public void PyModule_AddStringConstant(PyModuleObject m, String name, String value) {
    moduleOf(m).put(ts, name, PyStr.of(value));
  }

  @Override
  public void PyModule_AddType(PyModuleObject m, PyTypeObject type) {
    moduleOf(m).put(ts, ((PyType) type).shortName(), (PyType) type);
  }

  final ModuleInstance running() {
    if (module == null) {
      throw PyErr.systemError(ts, "no function of an extension module is running");
    }
    return module;
  }

  @Override
  public void PyModule_SetState(Object state) {
    running().state = state;
  }

  @Override
  public <T> T PyModule_GetState(Class<T> type) {
    return type.cast(running().state);
  }

  @Override
  public PyGlobal PyGlobal_New(PyObject value) {
    return running().newGlobal(ts, in(value));
  }

  // Types ----------------------------------------------------------------------------------------

  @Override
  public PyTypeObject PyType_FromClass(Class<?> type) {
    return running().typeOf(ts, type);
  }

  private static final Map<PyTypes, PyType> BUILTIN_TYPES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(PyTypes.PyBaseObject_Type, PyBaseObject.TYPE),
              Map.entry(PyTypes.PyType_Type, PyType.TYPE),
              Map.entry(PyTypes.PyBool_Type, PyBool.TYPE),
              Map.entry(PyTypes.PyLong_Type, PyInt.TYPE),
              Map.entry(PyTypes.PyFloat_Type, PyFloat.TYPE),
              Map.entry(PyTypes.PyComplex_Type, PyComplex.TYPE),
              Map.entry(PyTypes.PyUnicode_Type, PyStr.TYPE),
              Map.entry(PyTypes.PyBytes_Type, PyBytes.TYPE),
              Map.entry(PyTypes.PyByteArray_Type, PyByteArray.TYPE),
              Map.entry(PyTypes.PyMemoryView_Type, PyMemoryView.TYPE),
              Map.entry(PyTypes.PyTuple_Type, PyTuple.TYPE),
              Map.entry(PyTypes.PyList_Type, PyList.TYPE),
              Map.entry(PyTypes.PyDict_Type, PyDict.TYPE),
              Map.entry(PyTypes.PySet_Type, PySet.TYPE),
              Map.entry(PyTypes.PyFrozenSet_Type, PyFrozenSet.TYPE),
              Map.entry(PyTypes.PySlice_Type, PySlice.TYPE),
              Map.entry(PyTypes.PyModule_Type, PyModule.TYPE)));

  @Override
  public PyTypeObject PyType_Builtin(PyTypes type) {
    return BUILTIN_TYPES.get(type);
  }

  @Override
  public PyObject PyType_CallSlot(PyTypeObject type, Slot slot, PyObject o) {
    PyType t = (PyType) type;
    if (t.slot(slot) == null || !PyType.of(in(o)).isSubtype(t)) {
      throw PyErr.systemError(ts, "no slot " + slot + " of '" + t.name() + "' for the object");
    }
    return out(t.slot(slot).unary(ts, in(o)));
  }

  @Override
  public void PyType_AddConstant(PyTypeObject type, String name, PyObject value) {
    ((PyType) type).constant(name, in(value));
  }

  @Override
  public <T extends PyObject> T PyUnstable_SetImmortal(T o) {
    switch (in(o)) {
      case ExtensionInstance i -> i.immortalize();
      case Counted c when !c.isUncounted() ->
          throw PyErr.systemError(ts, PyType.of(c).name() + " cannot be made immortal");
      default -> {}
    }
    return o;
  }

  @Override
  public PyObject PyType_CallNew(PyTypeObject type, PyTypeObject cls, PyObject... args) {
    PyType t = (PyType) type;
    PyType c = (PyType) cls;
    SlotFunction maker = t.slot(Slot.NEW);
    if (maker == null || !c.isSubtype(t) || c.layout != t.layout) {
      throw PyErr.typeError(ts, "%s cannot make instances of %s".formatted(t.name(), c.name()));
    }
    return out(maker.call(ts, c, in(args), 0, args.length, null));
  }

  @Override
  public PyObject Py_GenericAlias(PyObject origin, PyObject args) {
    return PyGenericAlias.of(ts, in(origin), in(args));
  }

  @Override
  public PyTypeObject PyStructSequence_NewType(
      String name, String doc, int visible, String... fields) {
    return StructSequence.define(name, doc, true, visible, fields);
  }

  @Override
  public PyObject PyStructSequence_New(PyTypeObject type, PyObject... values) {
    return StructSequence.of(ts, (PyType) type, in(values));
  }

  @Override
  public boolean PyType_Check(PyObject o) {
    return o instanceof PyType;
  }

  @Override
  public boolean PyType_IsSubtype(PyTypeObject type, PyTypeObject base) {
    return ((PyType) type).isSubtype((PyType) base);
  }

  @Override
  public String PyType_GetName(PyTypeObject type) {
    return ((PyType) type).shortName();
  }

  @Override
  public String PyType_GetFullyQualifiedName(PyTypeObject type) {
    PyObject m = PyObject_GetOptionalAttr(type, Names.__module__);
    String name = PyUnicode_AsString(PyObject_GetAttr(type, Names.__qualname__));
    return !(m instanceof PyStr s) || s.toString().equals("builtins") ? name : s + "." + name;
  }

  @Override
  public Host PyType_GenericNew(PyNativeObject payload, PyTypeObject type) {
    if (type == null) {
      return ExtensionInstance.make(ts, running().typeOf(ts, payload.getClass()), payload);
    }
    PyType t = (PyType) type;
    if (!represents(payload.getClass(), t.layout)) {
      throw PyErr.systemError(
          ts,
          "%s is implemented by another class than %s"
              .formatted(t.name(), payload.getClass().getName()));
    }
    return ExtensionInstance.make(ts, t, payload);
  }

  /** Whether objects of a Java class are those of a type, whatever module is running. */
  private boolean represents(Class<?> c, PyType layout) {
    return layout.table() instanceof ExtensionTable t
        && (t.javaClass() == c || t.module().typeOf(ts, c) == layout);
  }

  // Imports and code -----------------------------------------------------------------------------

  @Override
  public PyObject PyImport_ImportModule(String name) {
    return out(ts.interp.evaluator.importModule(ts, name));
  }

  @Override
  public PyObject PyImport_GetModule(String name) {
    return out(ts.interp.modules.get(ts, name));
  }

  @Override
  public PyObject PySys_GetObject(String name) {
    return out(ts.interp.sys.get(ts, name));
  }

  // Capsules -------------------------------------------------------------------------------------

  @Override
  public PyObject PyCapsule_New(Object pointer, String name) {
    return new PyCapsule(pointer, name);
  }

  @Override
  public boolean PyCapsule_CheckExact(PyObject o) {
    return o instanceof PyCapsule;
  }

  @Override
  public <T> T PyCapsule_GetPointer(PyObject o, String name, Class<T> type) {
    if (o instanceof PyCapsule c && c.name().equals(name) && type.isInstance(c.content)) {
      return type.cast(c.content);
    }
    throw PyErr.valueError(ts, "PyCapsule_GetPointer called with incorrect name");
  }

  @Override
  public <T> T PyCapsule_Import(String name, Class<T> type) {
    int dot = name.lastIndexOf('.');
    PyObject o =
        PyObject_GetAttrString(
            PyImport_ImportModule(name.substring(0, dot)), name.substring(dot + 1));
    if (o instanceof PyCapsule c && c.name().equals(name) && type.isInstance(c.content)) {
      return type.cast(c.content);
    }
    throw PyErr.of(
        ts,
        org.boiga.objects.PyExc.AttributeError,
        "PyCapsule_Import \"" + name + "\" is not valid");
  }

  @Override
  public PyObject PyEval_GetBuiltins() {
    return ts.interp.builtins;
  }

  private PyObject run(String function, String code, PyObject globals) {
    org.boiga.memory.PyObject f = ts.interp.builtins.get(ts, function);
    return out(Calls.call(ts, f, PyStr.of(code), in(globals)));
  }

  @Override
  public PyObject PyRun_Eval(String expression, PyObject globals) {
    return run("eval", expression, globals);
  }

  @Override
  public void PyRun_Exec(String statements, PyObject globals) {
    run("exec", statements, globals);
  }
}
