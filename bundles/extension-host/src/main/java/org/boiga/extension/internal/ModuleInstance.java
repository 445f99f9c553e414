package org.boiga.extension.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.boiga.api.PyNativeObject;
import org.boiga.api.spi.NativeTable;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Attributes;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyNativeFunction;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * A module of an extension in one interpreter: its types and its state. Nothing refers to it but
 * its own functions and types and their objects, so that it goes with the last of them, and its
 * code's loader with it.
 */
final class ModuleInstance {
  private final ModuleProvider provider;
  private final NativeTable table;
  private final ExtensionTable functions;

  /** For a module whose state crosses to the next version, else null. */
  final Succession succession;

  /** What watches the module's code, or null. */
  private final Debugging debugging;

  private PyModule module;
  private final Map<Class<?>, PyType> typeOfClass = new IdentityHashMap<>();
  private final Map<Class<?>, PyType> typeOfTable = new IdentityHashMap<>();
  private final List<OwnedField> globals = new ArrayList<>();

  /** Whether the module's bundle has been replaced twice since. */
  volatile boolean expired;

  /** What the extension set by {@code PyModule_SetState}. */
  volatile Object state;

  private ModuleInstance(ThreadState ts, ModuleProvider provider) {
    provider.use(ts);
    this.provider = provider;
    table = provider.table();
    succession = table.stateVersion() > 0 ? new Succession(this) : null;
    debugging = Debugging.of(ts).isOn(provider.name()) ? Debugging.of(ts) : null;
    if (debugging != null) {
      StaticState.find(table.getClass())
          .forEach(what -> debugging.report("module '" + name() + "'", what));
    }
    functions =
        new ExtensionTable(
            this, table, guard(table, table.name()), table.name(), succession != null);
  }

  /** A table of the module's, with what the module has around its entries. */
  private NativeTable guard(NativeTable t, String owner) {
    NativeTable guarded = debugging == null ? t : new DebugTable(t, owner, debugging);
    guarded = provider.lock() == null ? guarded : new LockedTable(guarded, provider.lock());
    return succession == null ? guarded : new DrainedTable(guarded, succession, t == table);
  }

  String name() {
    return provider.name();
  }

  long drainMillis() {
    return table.drainMillis();
  }

  ModuleProvider provider() {
    return provider;
  }

  boolean isOf(ModuleProvider p) {
    return provider == p;
  }

  boolean fills(PyModule m) {
    return module == m;
  }

  /** Fills a new module, or at a reload an old one, with what a table declares. */
  static void fill(ThreadState ts, PyModule m, ModuleProvider provider) {
    if (m.origin != null) {
      refill(ts, m, provider);
      m.origin = provider;
      return;
    }
    m.origin = provider;
    ModuleInstance instance = new ModuleInstance(ts, provider);
    instance.makeTypes(ts, true);
    instance.publish(ts, m);
    instance.exec(ts, m);
  }

  /** Fills a module that other threads use: they get functions whose state is complete. */
  static void refill(ThreadState ts, PyModule m, ModuleProvider provider) {
    ModuleInstance old = ModuleInstances.of(ts).filling(m);
    if (old != null && old.succession != null && provider.succeeds(old.provider)) {
      old.succession.moveTo(ts, provider, () -> {});
      return;
    }
    ModuleInstance instance = new ModuleInstance(ts, provider);
    instance.makeTypes(ts, m.origin != null);
    instance.exec(ts, m);
    instance.publish(ts, m);
  }

  /** Makes the next version's instance of the module that this one fills, with its state. */
  ModuleInstance transfer(ThreadState ts, ModuleProvider next) {
    if (next.problem() != null) {
      throw BundleFinder.unusable(ts, next);
    }
    Object state = functions.exportState(ts);
    if (state != null && state.getClass().getClassLoader() == table.getClass().getClassLoader()) {
      String c = state.getClass().getName();
      throw PyErr.systemError(
          ts, provider + " exports its state as " + c + ", which other versions do not know");
    }
    PyDict before = module.dict(ts).copyOf(ts);
    ModuleInstance made = new ModuleInstance(ts, next);
    try {
      made.makeTypes(ts, module.origin != null);
      made.exec(ts, module);
      made.functions.importState(ts, module, table.stateVersion(), state);
    } catch (PyException e) {
      ModuleInstances.of(ts).remove(made); // it does not fill the module
      made.release(ts);
      restore(ts, module.dict(ts), before);
      throw e;
    }
    made.publish(ts, module);
    if (module.origin != null) {
      module.origin = next;
      BundleLoader.setTo(ts, module, next);
    }
    return made;
  }

  /** Takes back what a version that does not succeed has set. */
  private static void restore(ThreadState ts, PyDict names, PyDict before) {
    for (PyObject name : names.keysArray(ts)) {
      PyObject value = before.get(ts, name);
      if (value == null) {
        names.remove(ts, name);
      } else {
        names.put(ts, name, value);
      }
    }
  }

  /** Calls the function of that name, for a call that was meant for an earlier version. */
  org.boiga.api.PyObject call(
      ThreadState ts,
      String function,
      org.boiga.api.PyObject[] args,
      int start,
      int n,
      org.boiga.api.PyObject kwnames) {
    for (var e : functions.entries()) {
      if (e.name().equals(function)) {
        PyObject[] all = (PyObject[]) args;
        return ContextBase.out(
            functions.call(e.id(), ts, module, all, start, n, (PyTuple) kwnames));
      }
    }
    throw PyErr.of(ts, PyExc.AttributeError, provider + " has no '" + function + "' any more");
  }

  /** A module that is part of Python, for the interpreter to make and then to execute. */
  static org.boiga.objects.NativeTable builtin(ThreadState ts, ModuleProvider provider) {
    return new ModuleInstance(ts, provider).functions;
  }

  /** Fills a module that {@link #builtin} declares, and that has its functions already. */
  void fillBuiltin(ThreadState ts, PyModule m) {
    makeTypes(ts, false);
    publishTypes(ts, m);
    exec(ts, m);
  }

  private void exec(ThreadState ts, PyModule m) {
    module = m;
    functions.initialize(ts, m);
    ModuleInstances.of(ts).add(this);
    if (succession != null) {
      succession.open(provider);
    }
  }

  private void makeTypes(ThreadState ts, boolean unloadable) {
    List<NativeTable> types = new ArrayList<>(table.types());
    types.addAll(table.internalTypes());
    types.forEach(t -> makeType(ts, t, types, unloadable));
  }

  private void publishTypes(ThreadState ts, PyModule m) {
    for (NativeTable t : table.types()) {
      m.addTypes(ts, typeOfClass.get(t.javaClass()));
    }
  }

  private void publish(ThreadState ts, PyModule m) {
    m.put(ts, Names.__doc__.toString(), Py.str(table.doc()));
    publishTypes(ts, m);
    for (var e : functions.entries()) {
      m.put(ts, e.name(), PyNativeFunction.ofModule(m, table.name(), functions, e));
    }
  }

  /** Makes a type after its base, if the module has that too. */
  private PyType makeType(
      ThreadState ts, NativeTable t, List<NativeTable> all, boolean unloadable) {
    PyType made = typeOfClass.get(t.javaClass());
    if (made != null) {
      return made;
    }
    String name = t.name().substring(t.name().lastIndexOf('.') + 1);
    ExtensionTable own = new ExtensionTable(this, t, guard(t, name), name, false);
    PyType type;
    if (PyNativeObject.class.isAssignableFrom(t.javaClass())) {
      type = PyType.builtin(own, base(ts, t, all, unloadable));
      if (t.weaklyReferable()) {
        type.weaklyReferable();
      }
    } else {
      type = PyType.builtinLike(own, namedBase(ts, t)); // its base makes the instances
    }
    switch (t.collection()) {
      case SEQUENCE -> type.matchedAs(PyType.SEQUENCE);
      case MAPPING -> type.matchedAs(PyType.MAPPING);
      case INHERITED -> {}
    }
    if (unloadable) {
      type.unloadable();
    }
    type.mro(); // completes it before there are instances
    typeOfClass.put(t.javaClass(), type);
    typeOfTable.put(t.getClass(), type);
    return type;
  }

  private PyType base(ThreadState ts, NativeTable t, List<NativeTable> all, boolean unloadable) {
    if (!t.base().isEmpty()) {
      PyType base = namedBase(ts, t);
      if (base.layout != PyBaseObject.TYPE && !(base.layout.table() instanceof ExtensionTable)) {
        throw notABase(ts, t, base);
      }
      return base;
    }
    for (NativeTable b : all) {
      if (b.javaClass() == t.javaClass().getSuperclass()) {
        return makeType(ts, b, all, unloadable);
      }
    }
    return PyBaseObject.TYPE;
  }

  private PyType namedBase(ThreadState ts, NativeTable t) {
    String name = t.base();
    int dot = name.lastIndexOf('.');
    String of = dot < 0 ? "builtins" : name.substring(0, dot);
    PyObject m = ts.interp.evaluator.importModule(ts, of);
    PyObject base = Attributes.get(ts, m, name.substring(dot + 1));
    if (base instanceof PyType b && !b.heap) {
      return b;
    }
    throw notABase(ts, t, base);
  }

  private PyException notABase(ThreadState ts, NativeTable t, PyObject base) {
    String what = base instanceof PyType b ? b.name() : PyType.of(base).name();
    return PyErr.of(
        ts, PyExc.ImportError, "type '%s' cannot derive from '%s'".formatted(t.name(), what));
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

  synchronized void traverse(Visitor v) {
    globals.forEach(g -> g.traverse(v));
  }

  /** Drops what the module's state refers to. */
  synchronized void release(ThreadState ts) {
    globals.forEach(g -> g.set(ts, null));
    provider.leave(ts.interp);
  }
}
