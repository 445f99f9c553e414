package org.boiga.extension.internal;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boiga.api.annotation.PyModExport;
import org.boiga.api.spi.NativeTable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;

/** The extender: follows the bundles of the framework and registers the modules in them. */
final class ExtensionTracker extends BundleTracker<List<ModuleProvider>>
    implements SynchronousBundleListener {
  private static final String EXTENDER_NAMESPACE = "osgi.extender";
  private static final Pattern LEAST = Pattern.compile("version>=([0-9.]+)");

  /** What this platform has, in the terms of a requirement's filter. */
  private static final Map<String, Object> ABI =
      Map.of(
          PyModExport.ABI_NAMESPACE,
          "boiga",
          Constants.VERSION_ATTRIBUTE,
          Version.parseVersion(PyModExport.ABI_VERSION));

  private final ModuleRegistry registry;
  private final Host host;

  /** What stopped bundles provided, for the case that they are uninstalled then. */
  private final Map<Long, List<ModuleProvider>> stopped = new ConcurrentHashMap<>();

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
    stopped.remove(bundle.getBundleId());
    String unfit = unfit(revision);
    if (unfit != null) {
      report(bundle, unfit);
    }
    List<ModuleProvider> all = new ArrayList<>();
    for (BundleCapability c : modules) {
      ModuleProvider p = provider(bundle, c, unfit);
      if (!p.isBuiltin() && p.problem() != null && unfit == null) {
        report(bundle, "module '" + p.name() + "' cannot be used: " + p.problem());
      }
      ModuleProvider rival = registry.add(p);
      if (rival != null && (p.isBuiltin() || p.problem() == null)) {
        boolean hidden = p.isReplaced();
        System.err.println(
            "boiga: " + (hidden ? p : rival) + " is hidden by " + (hidden ? rival : p));
      }
      all.add(p);
    }
    return all;
  }

  private static boolean wantsExtender(BundleRevision revision) {
    return revision.getDeclaredRequirements(EXTENDER_NAMESPACE).stream()
        .anyMatch(r -> filter(r).contains(PyModExport.EXTENDER));
  }

  private static String filter(BundleRequirement r) {
    return r.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
  }

  /** Why the platform cannot run what the bundle was built for, or null. */
  private static String unfit(BundleRevision revision) {
    List<BundleRequirement> wanted = revision.getDeclaredRequirements(PyModExport.ABI_NAMESPACE);
    for (BundleRequirement r : wanted) {
      try {
        if (!FrameworkUtil.createFilter(filter(r)).matches(ABI)) {
          Matcher least = LEAST.matcher(filter(r));
          return "is built for version %s of the extension API, this platform has %s"
              .formatted(least.find() ? least.group(1) : filter(r), PyModExport.ABI_VERSION);
        }
      } catch (InvalidSyntaxException e) {
        return "has a requirement that is no filter: " + e.getMessage();
      }
    }
    return wanted.isEmpty() ? "does not say for which version of the extension API it is" : null;
  }

  private static ModuleProvider provider(Bundle bundle, BundleCapability c, String unfit) {
    Map<String, Object> attributes = c.getAttributes();
    String className = String.valueOf(attributes.get("class"));
    return new ModuleProvider(
        String.valueOf(attributes.get(PyModExport.NAMESPACE)),
        bundle.getVersion(),
        describe(bundle),
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
    if (context.getBundle(0).getState() == Bundle.STOPPING) {
      return;
    }
    if (provided.stream().anyMatch(ModuleProvider::isUsed)) {
      BundleClasses.loadAll(bundle);
    }
    provided.forEach(registry::remove);
    stopped.put(bundle.getBundleId(), provided);
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.UNINSTALLED) {
      List<ModuleProvider> gone = stopped.remove(event.getBundle().getBundleId());
      if (gone != null) {
        for (ModuleProvider p : gone) {
          registry.uninstalled(p);
          host.evict(p);
        }
      }
    }
  }
}
