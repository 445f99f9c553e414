package org.boiga.extension.internal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.boiga.api.spi.NativeTable;
import org.boiga.extension.ExtensionHost;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.ThreadState;
import org.osgi.framework.Version;

/** The interpreters that see a registry's modules. */
@Singleton
public final class Host implements ExtensionHost {
  private final ModuleRegistry registry;
  private final Map<InterpreterState, BundleFinder> finders =
      Collections.synchronizedMap(new WeakHashMap<>());

  @Inject
  Host(ModuleRegistry registry) {
    this.registry = registry;
  }

  /** A host of the given modules, without a framework. */
  public static Host of(NativeTable... modules) {
    ModuleRegistry registry = new ModuleRegistry();
    for (NativeTable m : modules) {
      registry.add(new ModuleProvider(m.name(), Version.emptyVersion, "no bundle", m, null));
    }
    return new Host(registry);
  }

  @Override
  public void install(ThreadState ts) {
    BundleFinder f = new BundleFinder(registry);
    finders.put(ts.interp, f);
    f.install(ts);
  }

  @Override
  public void release(ThreadState ts) {
    BundleFinder f = finders.remove(ts.interp);
    if (f != null) {
      f.release(ts);
    }
  }

  /**
   * Removes a module whose bundle is gone from all interpreters. On a thread of its own, since the
   * one that uninstalls a bundle may be running Python code.
   */
  void evict(ModuleProvider p) {
    Thread.ofVirtual().name("boiga-evictor").start(() -> evictNow(p));
  }

  private void evictNow(ModuleProvider p) {
    List<InterpreterState> all;
    synchronized (finders) {
      all = new ArrayList<>(finders.keySet());
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
