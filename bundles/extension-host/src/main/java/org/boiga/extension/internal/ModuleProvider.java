package org.boiga.extension.internal;

import static org.boiga.api.Py_mod_gil.Py_MOD_GIL_USED;
import static org.boiga.api.Py_mod_multiple_interpreters.Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.boiga.api.spi.NativeTable;
import org.boiga.memory.ModuleLock;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;
import org.osgi.framework.Version;

/** One version of a module as one revision of a bundle provides it. */
final class ModuleProvider implements PyModule.Replaceable {
  /** Loads the class of a module's table and makes the table. */
  @FunctionalInterface
  interface Loader {
    NativeTable load() throws ReflectiveOperationException;
  }

  private final String name;
  private final Version version;
  private final String bundle;
  private final boolean builtin;
  private final long modified;
  private final Loader loader;
  private final boolean refused;
  private NativeTable table;
  private String problem;
  private volatile boolean used;
  private ModuleLock lock;

  /** What it has replaced, latest first. */
  private final List<WeakReference<ModuleProvider>> earlier = new ArrayList<>();

  private int generation;

  /** Completed when the states of instances of what it replaces have crossed. */
  volatile CompletableFuture<Void> arrived = CompletableFuture.completedFuture(null);

  /** For a module that one interpreter at a time may import: which one that is. */
  private WeakReference<InterpreterState> user = new WeakReference<>(null);

  private volatile boolean replaced;
  private volatile boolean stopped;
  private volatile boolean succeeded;

  /**
   * @param bundle the bundle in messages
   * @param modified when the content of the bundle was changed last
   * @param builtin whether the module is part of Python
   * @param problem why the module cannot be used, or null
   */
  ModuleProvider(
      String name,
      Version version,
      String bundle,
      long modified,
      boolean builtin,
      Loader loader,
      String problem) {
    this.name = name;
    this.version = version;
    this.bundle = bundle;
    this.modified = modified;
    this.builtin = builtin;
    this.loader = loader;
    this.problem = problem;
    refused = problem != null;
  }

  String name() {
    return name;
  }

  Version version() {
    return version;
  }

  String bundle() {
    return bundle;
  }

  boolean isBuiltin() {
    return builtin;
  }

  /** Whether the platform does not even try to load it. */
  boolean isRefused() {
    return refused;
  }

  /** The module's table, loaded when it is first asked for; null if there is a problem. */
  synchronized NativeTable table() {
    if (table == null && problem == null) {
      try {
        NativeTable t = loader.load();
        t.entries(); // tables are read late: whatever is wrong with them shows here
        if (!name.equals(t.name())) {
          throw new IllegalArgumentException("its table is that of module " + t.name());
        }
        table = t;
      } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
        problem = reason(e);
      }
    }
    return table;
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString().lines().findFirst().orElse("");
  }

  /** Why the module cannot be used, or null. */
  synchronized String problem() {
    table();
    return problem;
  }

  /**
   * Whether an import is to look for another version. A module whose state crosses stays the same
   * module, which the next version fills.
   */
  @Override
  public boolean isReplaced() {
    return replaced && !isStateful();
  }

  /** Whether the module's state crosses to the version that replaces it. */
  boolean isStateful() {
    return used && table().stateVersion() > 0;
  }

  /**
   * Notes what this one replaces: the module of that name as its bundle had it before.
   *
   * @return what is more than one generation old by that; a bundle that only stops and starts, as
   *     when it is refreshed, is of the same generation
   */
  List<ModuleProvider> succeed(ModuleProvider former) {
    former.succeeded = true;
    generation = former.generation + (modified == former.modified ? 0 : 1);
    List<ModuleProvider> expired = new ArrayList<>();
    earlier.add(new WeakReference<>(former));
    for (WeakReference<ModuleProvider> r : former.earlier) {
      ModuleProvider p = r.get();
      if (p != null) {
        earlier.add(r);
        if (p.generation < generation - 1 && !builtin) {
          expired.add(p);
        }
      }
    }
    return expired;
  }

  /** Notes that its bundle has stopped. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Whether the next version of it is there. */
  boolean isSucceeded() {
    return succeeded;
  }

  /** Whether it has replaced the given one, perhaps with others in between. */
  boolean succeeds(ModuleProvider former) {
    return earlier.stream().anyMatch(r -> r.get() == former);
  }

  /** Whether it is gone, or another bundle's module of this name comes first. */
  boolean isHidden() {
    return replaced;
  }

  void replaced(boolean b) {
    replaced = b;
  }

  /** Whether any interpreter has used it. */
  boolean isUsed() {
    return used;
  }

  /**
   * Notes that an interpreter makes an instance of the module.
   *
   * @throws PyException ImportError if it may not
   */
  void use(ThreadState ts) {
    boolean first = !used;
    NativeTable t = table();
    synchronized (this) {
      if (t.multipleInterpreters() == Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED) {
        InterpreterState other = user.get();
        if (other != null && other != ts.interp && !other.finalizing) {
          throw BundleFinder.importError(
              ts, name, "module " + name + " does not support loading in subinterpreters");
        }
        user = new WeakReference<>(ts.interp);
      }
      if (t.gil() == Py_MOD_GIL_USED && lock == null) {
        lock = new ModuleLock();
      }
      used = true;
    }
    if (first && lock != null) {
      System.err.println("boiga: " + this + " uses a lock of its own: it is not made for threads");
    }
  }

  /** Notes that an interpreter has ended. */
  synchronized void leave(InterpreterState interp) {
    if (user.get() == interp) {
      user = new WeakReference<>(null);
    }
  }

  /** What the module's code runs under, in all interpreters; null if it is made for threads. */
  synchronized ModuleLock lock() {
    return lock;
  }

  /** Removes its module from {@code sys.modules} of the thread's interpreter. */
  void evict(ThreadState ts) {
    int mark = ts.mark();
    if (ts.interp.modules.get(ts, name) instanceof PyModule m && m.origin == this) {
      ts.interp.modules.remove(ts, PyStr.interned(name));
    }
    ts.release(mark);
  }

  @Override
  public String toString() {
    return "module '" + name + "' of " + bundle;
  }
}
