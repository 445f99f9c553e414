package org.boiga.extension.internal;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.boiga.objects.ThreadState;

/**
 * The modules that the bundles of a framework provide, by name. Of several providers of one name
 * the one with the highest version counts, then the one that was there first.
 */
@Singleton
final class ModuleRegistry {
  /**
   * How long an import waits for a module whose bundle has just stopped, since a bundle that is
   * being updated stops and starts again.
   */
  private static final long UPDATE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ListMultimap<String, ModuleProvider> providers =
      MultimapBuilder.hashKeys().arrayListValues().build();

  /** Names whose last provider has just gone, with the time until when another may come. */
  private final Map<String, Long> awaited = new HashMap<>();

  @Inject
  ModuleRegistry() {}

  /**
   * Adds a provider.
   *
   * @return what provides a module of that name as well, or null: of the two one is hidden
   */
  ModuleProvider add(ModuleProvider p) {
    lock.lock();
    try {
      List<ModuleProvider> of = providers.get(p.name());
      ModuleProvider rival = of.isEmpty() ? null : of.getFirst();
      of.add(p);
      order(of);
      awaited.remove(p.name());
      changed.signalAll();
      return rival;
    } finally {
      lock.unlock();
    }
  }

  /** Removes a provider whose bundle stops, perhaps to be updated. */
  void remove(ModuleProvider p) {
    p.stop(); // before its instances are looked for
    lock.lock();
    try {
      List<ModuleProvider> of = providers.get(p.name());
      if (of.remove(p)) {
        p.replaced(true);
        order(of);
        if (of.isEmpty()) {
          awaited.put(p.name(), System.nanoTime() + UPDATE_NANOS);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private static void order(List<ModuleProvider> of) {
    of.sort(
        Comparator.comparing(ModuleProvider::isRefused)
            .thenComparing(ModuleProvider::version, Comparator.reverseOrder()));
    for (int i = 0; i < of.size(); i++) {
      of.get(i).replaced(i > 0);
    }
  }

  /** Says that a module's bundle is gone for good: imports need not wait for it. */
  void uninstalled(ModuleProvider p) {
    lock.lock();
    try {
      awaited.remove(p.name());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The provider of a module, or null; waits for one that is being updated. */
  ModuleProvider find(ThreadState ts, String name) {
    lock.lock();
    try {
      if (!providers.containsKey(name) && awaited.containsKey(name)) {
        await(ts, name);
      }
      List<ModuleProvider> of = providers.get(name);
      return of.isEmpty() ? null : of.getFirst();
    } finally {
      lock.unlock();
    }
  }

  private void await(ThreadState ts, String name) {
    ts.registry.world.detach(ts);
    try {
      Long until = awaited.get(name);
      while (until != null) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          awaited.remove(name);
          return;
        }
        changed.awaitNanos(left);
        until = awaited.get(name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      int holds = lock.getHoldCount();
      for (int i = 0; i < holds; i++) {
        lock.unlock();
      }
      ts.registry.world.attach(ts);
      for (int i = 0; i < holds; i++) {
        lock.lock();
      }
    }
  }

  /** The names of modules that are part of Python. */
  List<String> builtinNames() {
    lock.lock();
    try {
      return providers.asMap().entrySet().stream()
          .filter(e -> e.getValue().stream().anyMatch(ModuleProvider::isBuiltin))
          .map(Map.Entry::getKey)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there are modules in a package of that name. */
  boolean hasSubmodules(String name) {
    lock.lock();
    try {
      return providers.keySet().stream().anyMatch(n -> n.startsWith(name + "."));
    } finally {
      lock.unlock();
    }
  }
}
