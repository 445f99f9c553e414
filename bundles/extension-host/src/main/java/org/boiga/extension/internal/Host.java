package org.boiga.extension.internal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.boiga.extension.ExtensionHost;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;
import org.osgi.framework.Version;

/** The interpreters that see a registry's modules, and what they see of them. */
@Singleton
public final class Host implements ExtensionHost, NativeModules {
  private final ModuleRegistry registry;
  private final Set<InterpreterState> interpreters =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  @Inject
  Host(ModuleRegistry registry) {
    this.registry = registry;
  }

  /** A host of the modules of a class path that are part of Python, without a framework. */
  public static Host ofClassPath(ClassLoader loader) {
    ModuleRegistry registry = new ModuleRegistry();
    ClassPathModules.builtin(loader).forEach(registry::add);
    return new Host(registry);
  }

  /** A host of the given modules, without a framework. */
  public static Host of(org.boiga.api.spi.NativeTable... modules) {
    ModuleRegistry registry = new ModuleRegistry();
    for (var m : modules) {
      registry.add(
          new ModuleProvider(m.name(), Version.emptyVersion, "no bundle", false, () -> m, null));
    }
    return new Host(registry);
  }

  @Override
  public void install(ThreadState ts, Set<String> debugged) {
    Debugging.of(ts).add(debugged);
    interpreters.add(ts.interp);
    new BundleFinder(registry).install(ts);
  }

  @Override
  public void release(ThreadState ts) {
    interpreters.remove(ts.interp);
    Debugging.of(ts).end();
    ModuleInstances.of(ts).release(ts);
  }

  @Override
  public List<String> debugReports(ThreadState ts) {
    return Debugging.of(ts).reports();
  }

  // Modules that are part of Python --------------------------------------------------------------

  @Override
  public List<String> names() {
    return registry.builtinNames();
  }

  @Override
  public NativeTable table(ThreadState ts, String name) {
    ModuleProvider p = registry.find(ts, name);
    if (p == null) {
      throw PyErr.of(ts, PyExc.ModuleNotFoundError, "No module named '" + name + "'");
    }
    if (p.problem() != null) {
      throw BundleFinder.unusable(ts, p);
    }
    return ModuleInstance.builtin(ts, p);
  }

  @Override
  public void reload(ThreadState ts, PyModule m) {
    ModuleInstance filling = ModuleInstances.of(ts).filling(m);
    ModuleProvider p = filling == null ? null : registry.find(ts, filling.name());
    if (p != null && !filling.isOf(p)) {
      if (p.problem() != null) {
        throw BundleFinder.unusable(ts, p);
      }
      ModuleInstance.refill(ts, m, p);
    }
  }

  // Bundles that go ------------------------------------------------------------------------------

  /**
   * Removes a module whose bundle is gone from all interpreters. On a thread of its own, since the
   * one that uninstalls a bundle may be running Python code.
   */
  void evict(ModuleProvider p) {
    Thread.ofVirtual().name("boiga-evictor").start(() -> evictNow(p));
  }

  private void evictNow(ModuleProvider p) {
    List<InterpreterState> all;
    synchronized (interpreters) {
      all = new ArrayList<>(interpreters);
    }
    for (InterpreterState interp : all) {
      if (!interp.finalizing) {
        ThreadState ts = new ThreadState(interp);
        try {
          p.evict(ts);
        } finally {
          ts.close();
        }
      }
    }
  }
}
