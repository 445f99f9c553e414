package org.boiga.extension.internal;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Loads one version of a module of an extension bundle. */
@org.boiga.api.annotation.PyType(
    name = "boiga.BundleLoader",
    doc = "Loads a module of an extension bundle.",
    subclassable = false)
final class BundleLoader extends PyObject {
  static final PyType TYPE = PyType.builtin(new BundleLoaderTable(), PyBaseObject.TYPE);

  private final ModuleProvider provider;

  BundleLoader(ModuleProvider provider) {
    this.provider = provider;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** Says in a module that another version fills it; the former one's loader is not held. */
  static void setTo(ThreadState ts, PyModule m, ModuleProvider provider) {
    BundleLoader loader = new BundleLoader(provider);
    m.put(ts, "__loader__", loader);
    PyObject spec = m.dict(ts).get(ts, "__spec__");
    if (spec != null && spec != Py.None) {
      Attributes.set(ts, spec, "loader", loader);
      Attributes.set(ts, spec, "origin", PyStr.of(provider.bundle()));
    }
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<loader of " + provider + ">";
  }

  @PyMethod(doc = "None: an ordinary module object serves.")
  PyObject create_module(ThreadState ts, PyObject spec) {
    return Py.None;
  }

  @PyMethod(doc = "Fill a module, new or to be reloaded.")
  void exec_module(ThreadState ts, PyObject module) {
    if (!(module instanceof PyModule m)) {
      throw PyErr.typeError(
          ts, "exec_module() argument must be module, not " + PyType.of(module).name());
    }
    ModuleInstance.fill(ts, m, provider);
  }
}
