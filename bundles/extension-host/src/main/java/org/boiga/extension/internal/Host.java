package org.boiga.extension.internal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.boiga.extension.LocalExtensionHost;
import org.boiga.memory.World;
import org.boiga.objects.Conversion;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;
import org.osgi.framework.Version;

/** The interpreters that see a registry's modules, and what they see of them. */
@Singleton
public final class Host implements LocalExtensionHost, NativeModules {
  private final ModuleRegistry registry;
  private final Set<InterpreterState> interpreters =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Versions of modules that others have replaced. */
  private final List<WeakReference<ModuleProvider>> replaced = new ArrayList<>();

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
      registry.add(local(m, 0));
    }
    return new Host(registry);
  }

  private static ModuleProvider local(org.boiga.api.spi.NativeTable m, long modified) {
    return new ModuleProvider(
        m.name(), Version.emptyVersion, "no bundle", modified, false, () -> m, null);
  }

  @Override
  public boolean update(org.boiga.api.spi.NativeTable next) {
    ModuleProvider former = registry.provider(next.name());
    ModuleProvider p = local(next, former.modified() + 1);
    registry.remove(former);
    boolean crosses = former.isStateful();
    if (crosses) {
      drain(former);
    }
    registry.add(p);
    replace(former, p);
    p.arrived.join();
    return !crosses || instances(former).stream().allMatch(i -> i.succession.isOver());
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
    for (InterpreterState interp : live()) {
      attached(interp, p::evict);
    }
  }

  private List<InterpreterState> live() {
    synchronized (interpreters) {
      return interpreters.stream().filter(i -> !i.finalizing).toList();
    }
  }

  /** Does something with an interpreter on a thread that does not run Python code. */
  private static void attached(InterpreterState interp, Consumer<ThreadState> action) {
    ThreadState ts = new ThreadState(interp);
    int mark = ts.mark();
    try {
      action.accept(ts);
    } finally {
      ts.release(mark);
      ts.close();
    }
  }

  // Bundles that are replaced --------------------------------------------------------------------

  private List<ModuleInstance> instances(ModuleProvider p) {
    return live().stream().flatMap(i -> ModuleInstances.of(i).of(p).stream()).toList();
  }

  /** Has new calls of a stateful module wait for its next version, and waits for those that run. */
  void drain(ModuleProvider p) {
    List<ModuleInstance> all = instances(p);
    all.forEach(i -> i.succession.close());
    all.forEach(i -> i.succession.awaitDrained(0));
  }

  /**
   * One version of a module takes the place of another: states cross, and what is two generations
   * old has had its time. States cross on threads of their own, since the one that starts a bundle
   * may be running Python code, one version after the other.
   */
  void replace(ModuleProvider former, ModuleProvider next) {
    synchronized (replaced) {
      replaced.removeIf(r -> r.get() == null);
      replaced.add(new WeakReference<>(former));
    }
    List<ModuleProvider> expired = next.succeed(former); // before instances are looked for
    instances(former).stream()
        .filter(i -> i.succession != null)
        .forEach(i -> i.succession.expect());
    next.arrived =
        former.arrived.thenRunAsync(
            () -> {
              Runnable expire =
                  () -> expired.forEach(p -> instances(p).forEach(i -> i.expired = true));
              transfer(former, next, expire);
              expire.run();
            },
            task -> Thread.ofVirtual().name("boiga-transfer").start(task));
  }

  @Override
  public List<String> modules() {
    return registry.extensions().stream().map(ModuleProvider::describe).toList();
  }

  @Override
  public List<String> heldVersions() {
    System.gc();
    List<ModuleProvider> left;
    synchronized (replaced) {
      left = replaced.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
    }
    List<String> lines = new ArrayList<>();
    for (ModuleProvider p : left) {
      if (p.isUsed()) {
        int before = lines.size();
        for (InterpreterState interp : live()) {
          attached(interp, ts -> Holders.find(ts, p).forEach(way -> lines.add(p + ": " + way)));
        }
        if (lines.size() == before && !instances(p).isEmpty()) {
          lines.add(p + ": running code, or Java code");
        }
      }
    }
    return lines;
  }

  private void transfer(ModuleProvider former, ModuleProvider next, Runnable beforeUse) {
    for (InterpreterState interp : live()) {
      for (ModuleInstance i : ModuleInstances.of(interp).of(former)) {
        if (i.succession != null) {
          try {
            attached(interp, ts -> transfer(ts, i, next, beforeUse));
          } catch (World.Ended e) {
            // The interpreter has ended meanwhile.
          }
        }
      }
    }
  }

  private static void transfer(
      ThreadState ts, ModuleInstance i, ModuleProvider next, Runnable beforeUse) {
    try {
      i.succession.moveTo(ts, next, beforeUse);
    } catch (PyException e) {
      System.err.println(
          "boiga: %s does not take over the state of %s, which stays in service: %s: %s"
              .formatted(
                  next, i.provider(), e.value().type().name(), Conversion.str(ts, e.value())));
    }
  }
}
