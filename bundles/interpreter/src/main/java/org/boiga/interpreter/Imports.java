package org.boiga.interpreter;

import org.boiga.interpreter.sys.DisModule;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Iteration;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/**
 * The import statement and {@code __import__}. Finding and loading is done by the library's own
 * {@code importlib._bootstrap}; here is what CPython does in C around it. Results are held by the
 * scope.
 */
public final class Imports {
  private static final PyStr DIS = PyStr.interned("dis");
  private static final PyStr DOT = PyStr.interned(".");
  private static final PyStr INITIALIZING = PyStr.interned("_initializing");
  private static final PyStr PARENT = PyStr.interned("parent");

  /** The stack level of warnings of what the caller of {@code __import__} has in its globals. */
  private static final int FROM_CALLER = 1;

  private Imports() {}

  /** IMPORT_NAME: calls {@code __import__}, which may have been replaced. */
  static PyObject importName(
      ThreadState ts,
      PyFunction fn,
      PyObject namespace,
      PyCode co,
      PyStr name,
      PyObject fromlist,
      int level) {
    PyObject f = Globals.fromNamespace(ts, fn.builtins, Names.__import__);
    if (f == null) {
      throw PyErr.of(ts, PyExc.ImportError, "__import__ not found");
    }
    if (f == ts.interp.importFunction) {
      return importModule(ts, name, fn.globals, fromlist, level);
    }
    PyObject locals = (co.flags & PyCode.CO_OPTIMIZED) == 0 ? namespace : Py.None;
    return Calls.call(ts, f, name, fn.globals, locals, fromlist, SmallInt.of(level));
  }

  /** {@code __import__(name, globals, None, fromlist, level)}. */
  public static PyObject importModule(
      ThreadState ts, PyStr name, PyDict globals, PyObject fromlist, int level) {
    PyStr absolute = name;
    if (level > 0) {
      absolute = resolve(ts, name, globals, level);
    } else if (name.length() == 0) {
      throw PyErr.valueError(ts, "Empty module name");
    }
    PyObject module = absolute(ts, absolute);
    if (fromlist != null && fromlist != Py.None && Comparison.truth(ts, fromlist)) {
      if (Attributes.getOrNull(ts, module, Names.__path__) == null) {
        return module;
      }
      return bootstrap(ts, "_handle_fromlist", module, fromlist, ts.interp.importFunction);
    }
    if (level == 0) {
      int dot = name.toString().indexOf('.');
      return dot < 0 ? module : absolute(ts, PyStr.interned(name.toString().substring(0, dot)));
    }
    if (name.length() == 0) {
      return module;
    }
    int dot = name.toString().indexOf('.');
    if (dot < 0) {
      return module;
    }
    int cut = absolute.length() - (name.length() - dot);
    PyStr top = PyStr.interned(absolute.toString().substring(0, cut));
    PyObject found = ts.interp.modules.get(ts, top);
    if (found == null) {
      throw PyErr.keyError(ts, top);
    }
    return found;
  }

  private static PyObject bootstrap(ThreadState ts) {
    PyObject b = ts.interp.importlib;
    if (b == null) {
      throw PyErr.of(ts, PyExc.ImportError, "the import system has not been initialised");
    }
    return b;
  }

  private static PyObject bootstrap(ThreadState ts, String function, PyObject... arguments) {
    try {
      return Calls.method(ts, bootstrap(ts), function, arguments);
    } catch (PyException e) {
      ImportlibFrames.remove(ts, e.value());
      throw e;
    }
  }

  /** The module of that absolute name, imported if necessary. */
  static PyObject absolute(ThreadState ts, PyStr name) {
    PyObject module = findOrLoad(ts, name);
    if (name == DIS) {
      DisModule.adapt(ts, module);
    }
    return module;
  }

  private static PyObject findOrLoad(ThreadState ts, PyStr name) {
    PyObject module = ts.interp.modules.get(ts, name);
    if (module == Py.None) {
      PyException e =
          PyErr.of(
              ts, PyExc.ModuleNotFoundError, "import of " + name + " halted; None in sys.modules");
      Attributes.set(ts, e.value(), "name", name);
      throw e;
    }
    if (module instanceof PyModule m && m.origin != null && m.origin.isReplaced()) {
      module = ts.interp.modules.get(ts, name);
      if (module == m) {
        ts.interp.modules.remove(ts, name);
        module = null;
      }
    }
    if (module == null) {
      return bootstrap(ts, "_find_and_load", name, find(ts));
    }
    PyObject spec = Attributes.getOrNull(ts, module, Names.__spec__);
    if (spec != null && spec != Py.None) {
      PyObject busy = Attributes.getOrNull(ts, spec, INITIALIZING);
      if (busy != null && Comparison.truth(ts, busy)) {
        bootstrap(ts, "_lock_unlock_module", name);
      }
    }
    return module;
  }

  private static PyObject find(ThreadState ts) {
    return Attributes.get(ts, bootstrap(ts), "_gcd_import");
  }

  private static PyStr resolve(ThreadState ts, PyStr name, PyDict globals, int level) {
    if (globals == null) {
      throw PyErr.keyError(ts, PyStr.of("'__name__' not in globals"));
    }
    PyObject p = globals.get(ts, Names.__package__);
    PyObject spec = globals.get(ts, Names.__spec__);
    String parent;
    if (p != null && p != Py.None) {
      if (!(p instanceof PyStr s)) {
        throw PyErr.typeError(ts, "package must be a string");
      }
      parent = s.toString();
      if (spec != null && spec != Py.None) {
        PyObject other = Attributes.get(ts, spec, PARENT);
        if (!Comparison.same(ts, p, other)) {
          Warnings.warn(
              ts, PyExc.DeprecationWarning, "__package__ != __spec__.parent", FROM_CALLER);
        }
      }
    } else if (spec != null && spec != Py.None) {
      parent = Conversion.str(ts, Attributes.get(ts, spec, PARENT)).toString();
    } else {
      Warnings.warn(
          ts,
          PyExc.ImportWarning,
          "can't resolve package from __spec__ or __package__,"
              + " falling back on __name__ and __path__",
          FROM_CALLER);
      PyObject n = globals.get(ts, Names.__name__);
      if (n == null) {
        throw PyErr.keyError(ts, PyStr.of("'__name__' not in globals"));
      }
      if (!(n instanceof PyStr s)) {
        throw PyErr.typeError(ts, "__name__ must be a string");
      }
      parent = s.toString();
      if (!globals.containsKey(ts, Names.__path__)) {
        int dot = parent.lastIndexOf('.');
        parent = dot < 0 ? "" : parent.substring(0, dot);
      }
    }
    if (parent.isEmpty()) {
      throw PyErr.of(
          ts, PyExc.ImportError, "attempted relative import with no known parent package");
    }
    for (int i = 1; i < level; i++) {
      int dot = parent.lastIndexOf('.');
      if (dot < 0) {
        throw PyErr.of(ts, PyExc.ImportError, "attempted relative import beyond top-level package");
      }
      parent = parent.substring(0, dot);
    }
    return PyStr.interned(name.length() == 0 ? parent : parent + DOT + name);
  }

  /** IMPORT_FROM: an attribute, or else the submodule of that name. */
  static PyObject importFrom(ThreadState ts, PyObject module, PyStr name) {
    PyObject v = Attributes.getOrNull(ts, module, name);
    if (v != null) {
      return v;
    }
    PyObject pkg = Attributes.getOrNull(ts, module, Names.__name__);
    if (pkg instanceof PyStr s) {
      v = ts.interp.modules.get(ts, PyStr.interned(s + "." + name));
      if (v != null) {
        return v;
      }
    }
    throw cannotImport(ts, module, pkg, name);
  }

  private static PyException cannotImport(
      ThreadState ts, PyObject module, PyObject pkg, PyStr name) {
    String from = pkg instanceof PyStr s ? s.toString() : "<unknown module name>";
    PyObject spec = Attributes.getOrNull(ts, module, Names.__spec__);
    PyObject file = Attributes.getOrNull(ts, module, Names.__file__);
    PyObject busy =
        spec == null || spec == Py.None ? null : Attributes.getOrNull(ts, spec, INITIALIZING);
    String where = file instanceof PyStr s ? s.toString() : "unknown location";
    boolean circular = busy != null && Comparison.truth(ts, busy);
    String text =
        circular
            ? "cannot import name '"
                + name
                + "' from partially initialized module '"
                + from
                + "' (most likely due to a circular import) ("
                + where
                + ")"
            : "cannot import name '" + name + "' from '" + from + "' (" + where + ")";
    PyException e = PyErr.of(ts, PyExc.ImportError, text);
    Attributes.set(ts, e.value(), "name", pkg == null ? Py.None : pkg);
    Attributes.set(ts, e.value(), "path", file == null ? Py.None : file);
    Attributes.set(ts, e.value(), "name_from", name);
    return e;
  }

  /** IMPORT_STAR. */
  static void importStar(ThreadState ts, PyObject module, PyObject namespace) {
    PyObject all = Attributes.getOrNull(ts, module, PyStr.interned("__all__"));
    boolean skipPrivate = all == null;
    PyObject names = all;
    if (skipPrivate) {
      PyObject d = Attributes.getOrNull(ts, module, Names.__dict__);
      if (d == null) {
        throw PyErr.of(
            ts, PyExc.ImportError, "from-import-* object has no __dict__ and no __all__");
      }
      names = Calls.method(ts, d, Names.keys);
    }
    for (PyObject n : Iteration.toArray(ts, names)) {
      if (!(n instanceof PyStr name)) {
        PyObject m = Attributes.getOrNull(ts, module, Names.__name__);
        throw PyErr.typeError(
            ts,
            (skipPrivate ? "Key in " : "Item in ")
                + m
                + (skipPrivate ? ".__dict__" : ".__all__")
                + " must be str, not "
                + PyType.of(n).name());
      }
      if (skipPrivate && name.length() > 0 && name.at(0) == '_') {
        continue;
      }
      Globals.store(ts, namespace, name, Attributes.get(ts, module, name));
    }
  }
}
