package org.boiga.itests.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A real framework in the test's JVM with the distribution's bundles, each with a loader of its
 * own. Services of the JDK's types (such as {@code Callable}) are how a test talks to a bundle.
 */
public final class Container implements AutoCloseable {
  private static final long PATIENCE = Duration.ofSeconds(20).toMillis();

  private final Framework framework;

  private Container(Framework framework) {
    this.framework = framework;
  }

  /** A container with the platform's bundles, started, and a distribution around it. */
  public static Container start(Path storage) throws Exception {
    return start(storage, Map.of("boiga.home", DistributionFolder.HOME.toString()));
  }

  /** A container with the platform's bundles and the given framework properties alone. */
  public static Container start(Path storage, Map<String, String> properties) throws Exception {
    Map<String, String> all = new HashMap<>(properties);
    all.put(Constants.FRAMEWORK_STORAGE, storage.resolve("framework").toString());
    all.put(Constants.FRAMEWORK_BOOTDELEGATION, "sun.misc");
    all.put("felix.log.level", "1");
    Framework framework = new FrameworkFactory().newFramework(all);
    framework.start();
    Container container = new Container(framework);
    container.installAndStart(DistributionFolder.bundles());
    return container;
  }

  /** Installs all, then starts all. */
  public void installAndStart(List<Path> jars) throws BundleException {
    List<Bundle> installed = jars.stream().map(this::install).toList();
    for (Bundle bundle : installed) {
      if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
        bundle.start();
      }
    }
  }

  /** Installs and starts a bundle that a test has made. */
  public Bundle start(TestBundle bundle) throws Exception {
    Bundle installed = context().installBundle("test:" + bundle.name(), bundle.content());
    installed.start();
    return installed;
  }

  /** Lets go of everything that old revisions of the bundles hold. */
  public void refresh(Bundle... bundles) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    framework
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(bundles), event -> done.countDown());
    assertThat(done.await(PATIENCE, TimeUnit.MILLISECONDS)).as("refresh").isTrue();
  }

  public BundleContext context() {
    return framework.getBundleContext();
  }

  public Stream<Bundle> bundles() {
    return Stream.of(context().getBundles());
  }

  public Bundle bundle(String symbolicName) {
    return bundles()
        .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
        .findFirst()
        .orElseThrow();
  }

  /** A service, as soon as it is there. */
  public <T> T service(Class<T> type, String filter) throws Exception {
    String both = "(&(%s=%s)%s)".formatted(Constants.OBJECTCLASS, type.getName(), filter);
    ServiceTracker<T, T> tracker =
        new ServiceTracker<>(context(), context().createFilter(both), null);
    tracker.open();
    try {
      T service = tracker.waitForService(PATIENCE);
      assertThat(service).as("service %s", both).isNotNull();
      return service;
    } finally {
      tracker.close();
    }
  }

  public static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE;
    while (!condition.getAsBoolean()) {
      assertThat(System.currentTimeMillis()).as("waiting for %s", what).isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(PATIENCE);
  }

  private Bundle install(Path jar) {
    try {
      return context().installBundle(jar.toUri().toString(), Files.newInputStream(jar));
    } catch (IOException | BundleException e) {
      throw new AssertionError("cannot install " + jar, e);
    }
  }
}
