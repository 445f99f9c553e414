package org.boiga.extension.internal;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
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
import org.boiga.objects.PyModule;
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
  private final List<WeakReference<ModuleInstance>> instances = new ArrayList<>();

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
      PyException e = PyErr.of(ts, PyExc.ImportError, p + " cannot be used: " + p.problem());
      Attributes.set(ts, e.value(), "name", PyStr.of(fullname));
      throw e;
    }
    PyObject spec = Attributes.get(ts, ts.interp.importlib, "ModuleSpec");
    return Calls.call(
        ts,
        spec,
        new PyObject[] {
          PyStr.interned(fullname),
          new BundleLoader(this, p),
          PyStr.of(p.bundle()),
          Py.bool(registry.hasSubmodules(fullname))
        },
        0,
        2,
        ORIGIN);
  }

  /** Fills a module, new or to be reloaded. */
  void fill(ThreadState ts, PyModule m, ModuleProvider p) {
    ModuleInstance made = ModuleInstance.fill(ts, m, p);
    synchronized (instances) {
      instances.removeIf(r -> r.get() == null);
      instances.add(new WeakReference<>(made));
    }
  }

  /** At the interpreter's end: drops what modules' states own. */
  void release(ThreadState ts) {
    List<WeakReference<ModuleInstance>> all;
    synchronized (instances) {
      all = List.copyOf(instances);
    }
    for (WeakReference<ModuleInstance> r : all) {
      ModuleInstance i = r.get();
      if (i != null) {
        i.release(ts);
      }
    }
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
