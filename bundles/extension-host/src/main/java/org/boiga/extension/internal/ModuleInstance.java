package org.boiga.extension.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.boiga.api.PyNativeObject;
import org.boiga.api.spi.NativeTable;
import org.boiga.memory.PyObject;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyNativeFunction;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * A module of an extension in one interpreter: its types and its state. Nothing refers to it but
 * its own functions and types and their objects, so that it goes with the last of them, and its
 * code's loader with it.
 */
final class ModuleInstance {
  private final NativeTable table;
  private final Map<Class<?>, PyType> typeOfClass = new IdentityHashMap<>();
  private final Map<Class<?>, PyType> typeOfTable = new IdentityHashMap<>();
  private final List<OwnedField> globals = new ArrayList<>();

  /** What the extension set by {@code PyModule_SetState}. */
  volatile Object state;

  private ModuleInstance(NativeTable table) {
    this.table = table;
  }

  /** Fills a new module, or at a reload an old one, with what a table declares. */
  static ModuleInstance fill(ThreadState ts, PyModule m, ModuleProvider provider) {
    ModuleInstance instance = new ModuleInstance(provider.table());
    instance.makeTypes();
    provider.markUsed();
    ExtensionTable functions = new ExtensionTable(instance, instance.table, instance.table.name());
    if (m.origin == null) {
      m.origin = provider;
      instance.publish(ts, m, functions);
      functions.exec(ts, m);
    } else {
      // Other threads use the module: they get functions whose state is complete.
      functions.exec(ts, m);
      m.origin = provider;
      instance.publish(ts, m, functions);
    }
    return instance;
  }

  private void makeTypes() {
    List<NativeTable> types = new ArrayList<>(table.types());
    types.addAll(table.internalTypes());
    types.forEach(t -> makeType(t, types));
  }

  private void publish(ThreadState ts, PyModule m, ExtensionTable functions) {
    m.put(ts, Names.__doc__.toString(), Py.str(table.doc()));
    for (NativeTable t : table.types()) {
      PyType type = typeOfClass.get(t.javaClass());
      m.put(ts, type.shortName(), type);
    }
    for (var e : functions.entries()) {
      m.put(ts, e.name(), PyNativeFunction.ofModule(m, table.name(), functions, e));
    }
  }

  /** Makes a type after that of its class's superclass, if the module has one, as its base. */
  private PyType makeType(NativeTable t, List<NativeTable> all) {
    PyType made = typeOfClass.get(t.javaClass());
    if (made != null) {
      return made;
    }
    PyType base = PyBaseObject.TYPE;
    for (NativeTable b : all) {
      if (b.javaClass() == t.javaClass().getSuperclass()) {
        base = makeType(b, all);
      }
    }
    String name = t.name().substring(t.name().lastIndexOf('.') + 1);
    PyType type =
        PyType.builtin(new ExtensionTable(this, t, name), base).weaklyReferable().unloadable();
    type.mro(); // completes it before there are instances
    typeOfClass.put(t.javaClass(), type);
    typeOfTable.put(t.getClass(), type);
    return type;
  }

  /** The type that a Java class, or a class that it extends, declares. */
  PyType typeOf(ThreadState ts, Class<?> c) {
    for (Class<?> s = c; s != PyNativeObject.class && s != null; s = s.getSuperclass()) {
      PyType t = typeOfClass.get(s);
      if (t != null) {
        return t;
      }
    }
    throw PyErr.systemError(ts, c.getName() + " is no type of module " + table.name());
  }

  /** The type that a generated table declares. */
  PyType typeOfTable(Class<? extends NativeTable> t) {
    return typeOfTable.get(t);
  }

  synchronized OwnedField newGlobal(ThreadState ts, PyObject value) {
    OwnedField g = new OwnedField();
    g.set(ts, value);
    globals.add(g);
    return g;
  }

  /** Drops what the module's state refers to. */
  synchronized void release(ThreadState ts) {
    globals.forEach(g -> g.set(ts, null));
  }
}
