package org.boiga.extension.internal;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.api.annotation.PyModExport;
import org.boiga.api.spi.NativeTable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;

/** The extender: follows the bundles of the framework and registers the modules in them. */
final class ExtensionTracker extends BundleTracker<List<ModuleProvider>>
    implements SynchronousBundleListener {
  private static final String EXTENDER_NAMESPACE = "osgi.extender";
  private final ModuleRegistry registry;
  private final Host host;

  /** What stopped bundles provided, for the case that they are uninstalled then. */
  private final Map<Long, List<ModuleProvider>> stopped = new ConcurrentHashMap<>();

  /** What bundles provide that are built for another version of the API: they may not resolve. */
  private final Map<Long, List<ModuleProvider>> refused = new ConcurrentHashMap<>();

  @Inject
  ExtensionTracker(BundleContext context, ModuleRegistry registry, Host host) {
    super(context, Bundle.STARTING | Bundle.ACTIVE, null);
    this.registry = registry;
    this.host = host;
  }

  @Override
  public void open() {
    context.addBundleListener(this);
    super.open();
    for (Bundle b : context.getBundles()) {
      if (b.getState() == Bundle.INSTALLED) {
        refuse(b);
      }
    }
  }

  @Override
  public void close() {
    super.close();
    context.removeBundleListener(this);
  }

  // Bundles come ---------------------------------------------------------------------------------

  @Override
  public List<ModuleProvider> addingBundle(Bundle bundle, BundleEvent event) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    List<BundleCapability> modules = revision.getDeclaredCapabilities(PyModExport.NAMESPACE);
    if (modules.isEmpty()) {
      if (wantsExtender(revision)) {
        report(bundle, "is an extension without a Python module");
      }
      return List.of();
    }
    List<ModuleProvider> former = stopped.remove(bundle.getBundleId());
    List<ModuleProvider> unusable = refuse(bundle);
    if (unusable != null) {
      return unusable;
    }
    List<ModuleProvider> all = new ArrayList<>();
    for (BundleCapability c : modules) {
      ModuleProvider p = provider(bundle, c, null);
      if (!p.isBuiltin() && p.problem() != null) {
        report(bundle, "module '" + p.name() + "' cannot be used: " + p.problem());
      }
      ModuleProvider rival = registry.add(p);
      if (rival != null && (p.isBuiltin() || p.problem() == null)) {
        boolean hidden = p.isHidden();
        System.err.println(
            "boiga: " + (hidden ? p : rival) + " is hidden by " + (hidden ? rival : p));
      }
      all.add(p);
      if (former != null) {
        former.stream()
            .filter(f -> f.name().equals(p.name()))
            .findFirst()
            .ifPresent(f -> host.replace(f, p));
      }
    }
    return all;
  }

  private static boolean wantsExtender(BundleRevision revision) {
    return revision.getDeclaredRequirements(EXTENDER_NAMESPACE).stream()
        .anyMatch(r -> Abi.filter(r).contains(PyModExport.EXTENDER));
  }

  /**
   * Registers the modules of a bundle that is built for another version of the API, so that their
   * import tells why; reported once, when the bundle is installed, since the framework may not even
   * resolve it.
   *
   * @return null if the bundle is no such bundle
   */
  private List<ModuleProvider> refuse(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null) {
      return null;
    }
    List<BundleCapability> modules = revision.getDeclaredCapabilities(PyModExport.NAMESPACE);
    String unfit = modules.isEmpty() ? null : Abi.PLATFORM.unfit(revision);
    if (unfit == null) {
      return null;
    }
    return refused.computeIfAbsent(
        bundle.getBundleId(),
        id -> {
          report(bundle, unfit);
          List<ModuleProvider> all = modules.stream().map(c -> provider(bundle, c, unfit)).toList();
          all.forEach(registry::add);
          return all;
        });
  }

  private static ModuleProvider provider(Bundle bundle, BundleCapability c, String unfit) {
    Map<String, Object> attributes = c.getAttributes();
    String className = String.valueOf(attributes.get("class"));
    return new ModuleProvider(
        String.valueOf(attributes.get(PyModExport.NAMESPACE)),
        bundle.getVersion(),
        describe(bundle),
        bundle.getLastModified(),
        "true".equals(attributes.get("builtin")),
        () -> load(bundle, className),
        unfit == null ? null : "the bundle " + unfit);
  }

  private static NativeTable load(Bundle bundle, String className)
      throws ReflectiveOperationException {
    Class<?> c = bundle.adapt(BundleWiring.class).getClassLoader().loadClass(className);
    var constructor = c.getDeclaredConstructor();
    constructor.setAccessible(true);
    if (constructor.newInstance() instanceof NativeTable t) {
      return t;
    }
    throw new ClassCastException(className + " is no module table of this platform's API");
  }

  private static String describe(Bundle bundle) {
    return "bundle " + bundle.getSymbolicName() + " " + bundle.getVersion();
  }

  private static void report(Bundle bundle, String problem) {
    System.err.println("boiga: " + describe(bundle) + " " + problem);
  }

  // Bundles go -----------------------------------------------------------------------------------

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, List<ModuleProvider> provided) {
    if (context.getBundle(0).getState() == Bundle.STOPPING
        || refused.containsKey(bundle.getBundleId())) {
      return;
    }
    if (provided.stream().anyMatch(ModuleProvider::isUsed)) {
      BundleClasses.loadAll(bundle);
    }
    provided.forEach(registry::remove);
    provided.stream().filter(ModuleProvider::isStateful).forEach(host::drain);
    stopped.put(bundle.getBundleId(), provided);
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    switch (event.getType()) {
      case BundleEvent.INSTALLED -> refuse(event.getBundle());
      case BundleEvent.UPDATED -> {
        forget(refused.remove(event.getBundle().getBundleId()));
        refuse(event.getBundle());
      }
      case BundleEvent.UNINSTALLED -> {
        forget(refused.remove(event.getBundle().getBundleId()));
        evict(event.getBundle());
      }
      default -> {}
    }
  }

  private void forget(List<ModuleProvider> provided) {
    if (provided != null) {
      for (ModuleProvider p : provided) {
        registry.remove(p);
        registry.uninstalled(p);
      }
    }
  }

  private void evict(Bundle bundle) {
    List<ModuleProvider> gone = stopped.remove(bundle.getBundleId());
    if (gone != null) {
      for (ModuleProvider p : gone) {
        registry.uninstalled(p);
        host.evict(p);
      }
    }
  }
}
