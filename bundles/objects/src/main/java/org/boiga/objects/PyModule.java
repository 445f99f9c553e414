package org.boiga.objects;

import org.boiga.api.PyModuleObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code module}. Modules are not counted: they live as long as their interpreter. */
@org.boiga.api.annotation.PyType(name = "module", doc = "A module.")
public final class PyModule extends PyInstance implements PyModuleObject {
  public static final PyType TYPE =
      PyType.builtinWithDict(new PyModuleTable(), PyBaseObject.TYPE).weaklyReferable();

  private static final PyStr INITIALIZING = PyStr.interned("_initializing");

  /** Where a module comes from whose code can be replaced while the program runs. */
  public interface Replaceable {
    /** Whether that code has been replaced or removed, so that an import must look for it anew. */
    boolean isReplaced();
  }

  /**
   * Set for modules of extension bundles; inline caches must not refer to what such a module holds.
   */
  public volatile Replaceable origin;

  /** What declares the functions of a native module, else null. */
  final NativeTable table;

  /** Makes a module with {@code __name__} and {@code __doc__}. */
  public PyModule(ThreadState ts, PyType type, String name, PyObject doc) {
    this(ts, type, null);
    setUp(ts, PyStr.interned(name), doc);
  }

  PyModule(ThreadState ts, PyType type, NativeTable table) {
    super(type);
    this.table = table;
    dict(ts);
  }

  private void setUp(ThreadState ts, PyStr name, PyObject doc) {
    PyDict d = dict(ts);
    d.put(ts, Names.__name__, name);
    d.put(ts, Names.__doc__, doc);
    d.put(ts, Names.__package__, Py.None);
    d.put(ts, Names.__loader__, Py.None);
    d.put(ts, Names.__spec__, Py.None);
  }

  /** Sets an attribute of the module. */
  public void put(ThreadState ts, String name, PyObject value) {
    dict(ts).put(ts, name, value);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyModule(ts, cls, null);
  }

  @PySlot(signature = "(name, doc=None)")
  void __init__(ThreadState ts, PyObject name, PyObject doc) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(
          ts,
          "module() argument 'name' must be str, not "
              + (name == Py.None ? "None" : PyType.of(name).name()));
    }
    setUp(ts, s, doc == null ? Py.None : doc);
  }

  // Attributes -----------------------------------------------------------------------------------

  @PySlot
  PyObject __getattribute__(ThreadState ts, PyObject name) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(
          ts, "attribute name must be string, not '" + PyType.of(name).name() + "'");
    }
    PyObject v = getAttributeOrNull(ts, s);
    if (v == null) {
      throw missing(ts, s);
    }
    return v;
  }

  /** The attribute, also by the module's own {@code __getattr__}; null if there is none. */
  PyObject getAttributeOrNull(ThreadState ts, PyStr name) {
    PyObject v = Attributes.genericGetOrNull(ts, this, name);
    if (v != null) {
      return v;
    }
    PyObject hook = dict(ts).get(ts, Names.__getattr__);
    if (hook == null) {
      return null;
    }
    return Calls.call(ts, hook, name);
  }

  /** Whether the import system still executes the module. */
  private static boolean isInitializing(ThreadState ts, PyDict d) {
    PyObject spec = d.get(ts, Names.__spec__);
    PyObject busy =
        spec == null || spec == Py.None ? null : Attributes.getOrNull(ts, spec, INITIALIZING);
    return busy != null && Comparison.truth(ts, busy);
  }

  private PyException missing(ThreadState ts, PyStr name) {
    PyDict d = dict(ts);
    if (!(d.get(ts, Names.__name__) instanceof PyStr own)) {
      return PyErr.attributeErrorFor(ts, this, name, "module has no attribute '" + name + "'");
    }
    String what = "module '" + own + "'";
    if (isInitializing(ts, d)) {
      what = "partially initialized " + what;
      PyObject file = d.get(ts, Names.__file__);
      return PyErr.attributeErrorFor(
          ts,
          this,
          name,
          what
              + (file instanceof PyStr f ? " from '" + f + "'" : "")
              + " has no attribute '"
              + name
              + "' (most likely due to a circular import)");
    }
    return PyErr.attributeErrorFor(ts, this, name, what + " has no attribute '" + name + "'");
  }

  @PyMethod(doc = "The names of the module's attributes.")
  PyObject __dir__(ThreadState ts) {
    if (!(Attributes.get(ts, this, Names.__dict__) instanceof PyDict d)) {
      throw PyErr.typeError(ts, "<module>.__dict__ is not a dictionary");
    }
    PyObject hook = d.get(ts, Names.__dir__);
    return hook != null ? Calls.call(ts, hook) : PyList.from(ts, d);
  }

  @PySlot
  PyObject __repr__(ThreadState ts) {
    PyDict d = dict(ts);
    PyObject spec = d.get(ts, Names.__spec__);
    PyObject importlib = ts.interp.importlib;
    if (importlib != null) {
      return Calls.method(ts, importlib, "_module_repr", this);
    }
    PyObject name = d.get(ts, Names.__name__);
    String n = name == null ? "'?'" : Conversion.repr(ts, name).toString();
    return PyStr.of("<module " + n + (spec == null || spec == Py.None ? "" : " (built-in)") + ">");
  }

  // Annotations ----------------------------------------------------------------------------------

  @PyGetter
  PyObject __annotate__(ThreadState ts) {
    PyObject f = dict(ts).get(ts, Names.__annotate__);
    if (f == null) {
      dict(ts).put(ts, Names.__annotate__, Py.None);
      return Py.None;
    }
    return f;
  }

  @PySetter(name = "__annotate__")
  void setAnnotate(ThreadState ts, PyObject value) {
    if (value == null) {
      throw PyErr.typeError(ts, "cannot delete __annotate__ attribute");
    }
    if (value != Py.None && !Calls.isCallable(value)) {
      throw PyErr.typeError(ts, "__annotate__ must be callable or None");
    }
    dict(ts).put(ts, Names.__annotate__, value);
    if (value != Py.None) {
      dict(ts).remove(ts, Names.__annotations__);
    }
  }

  @PyGetter
  PyObject __annotations__(ThreadState ts) {
    PyDict d = dict(ts);
    PyObject a = d.get(ts, Names.__annotations__);
    if (a == null) {
      a = Annotations.evaluate(ts, d.get(ts, Names.__annotate__));
      if (!isInitializing(ts, d)) { // then there may be more to come
        d.put(ts, Names.__annotations__, a);
      }
    }
    return a;
  }

  @PySetter(name = "__annotations__")
  void setAnnotations(ThreadState ts, PyObject value) {
    PyDict d = dict(ts);
    if (value != null) {
      d.put(ts, Names.__annotations__, value);
    } else if (d.remove(ts, Names.__annotations__) == null) {
      throw PyErr.attributeErrorFor(ts, this, Names.__annotations__, "__annotations__");
    }
    d.remove(ts, Names.__annotate__);
  }

  /** Adds types under their names. */
  public void addTypes(ThreadState ts, PyType... types) {
    for (PyType t : types) {
      put(ts, t.shortName(), t);
    }
  }
}
