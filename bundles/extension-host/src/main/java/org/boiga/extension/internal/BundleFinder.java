package org.boiga.extension.internal;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * The finder on {@code sys.meta_path} of one interpreter that finds modules in extension bundles.
 */
@org.boiga.api.annotation.PyType(
    name = "boiga.BundleFinder",
    doc = "Finds modules in extension bundles.",
    subclassable = false)
final class BundleFinder extends PyObject {
  static final PyType TYPE = PyType.builtin(new BundleFinderTable(), PyBaseObject.TYPE);

  private static final PyTuple ORIGIN =
      PyTuple.constant(PyStr.interned("origin"), PyStr.interned("is_package"));

  private final ModuleRegistry registry;

  BundleFinder(ModuleRegistry registry) {
    this.registry = registry;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(
      signature = "(fullname, path=None, target=None)",
      doc = "The spec of a module, or None.")
  PyObject find_spec(ThreadState ts, String fullname, PyObject path, PyObject target) {
    ModuleProvider p = registry.find(ts, fullname);
    if (p == null) {
      return Py.None;
    }
    if (p.problem() != null) {
      throw unusable(ts, p);
    }
    PyObject spec = Attributes.get(ts, ts.interp.importlib, "ModuleSpec");
    return Calls.call(
        ts,
        spec,
        new PyObject[] {
          PyStr.interned(fullname),
          new BundleLoader(p),
          PyStr.of(p.bundle()),
          Py.bool(registry.hasSubmodules(fullname))
        },
        0,
        2,
        ORIGIN);
  }

  /** ImportError with the reason why a module cannot be used. */
  static PyException unusable(ThreadState ts, ModuleProvider p) {
    return importError(ts, p.name(), p + " cannot be used: " + p.problem());
  }

  static PyException importError(ThreadState ts, String module, String message) {
    PyException e = PyErr.of(ts, PyExc.ImportError, message);
    Attributes.set(ts, e.value(), "name", PyStr.of(module));
    return e;
  }

  /** Adds the finder after all others, so that a program's own files go first. */
  void install(ThreadState ts) {
    int mark = ts.mark();
    if (ts.interp.sys.get(ts, "meta_path") instanceof PyList finders) {
      finders.append(ts, this);
    }
    ts.release(mark);
  }
}
