package org.boiga.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.TestBundle;
import org.boiga.stdlib.StandardLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The platform's bundles resolve and start, whichever way the framework is started. */
class PlatformBundlesTest {
  @TempDir Path folder;

  @Test
  void allAreActiveInAContainer() throws Exception {
    try (Container container = Container.start(folder)) {
      assertThat(container.bundles())
          .hasSizeGreaterThan(10)
          .allSatisfy(bundle -> assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE));
    }
  }

  @Test
  void allAreActiveOnTheClassPath() throws Exception {
    TestBundle.named("probe").activator(Probe.class).writeTo(folder);
    BoigaProcess.Result result = BoigaProcess.boiga("-X", "bundles=" + folder, "-c", "pass").run();
    assertThat(result.out().lines().filter(line -> line.startsWith("state ")))
        .contains("state org.boiga.memory ACTIVE", "state org.boiga.shell ACTIVE")
        .allMatch(line -> line.endsWith(" ACTIVE"));
    assertThat(result.out()).contains("library is a class of org.boiga.stdlib");
    assertThat(result.err()).doesNotContain("cannot start");
  }

  /** Prints what it sees of the framework around it; it is the last to start. */
  public static final class Probe implements BundleActivator {
    @Override
    public void start(BundleContext context) {
      String states =
          Stream.of(context.getBundles())
              .filter(bundle -> bundle.getBundleId() != 0 && bundle != context.getBundle())
              .map(bundle -> "state " + bundle.getSymbolicName() + " " + state(bundle))
              .collect(Collectors.joining("\n"));
      System.out.println(states);
      var reference = context.getServiceReference(StandardLibrary.class);
      Class<?> library = context.getService(reference).getClass();
      System.out.println(
          "library is a class of " + FrameworkUtil.getBundle(library).getSymbolicName());
    }

    private static String state(Bundle bundle) {
      return bundle.getState() == Bundle.ACTIVE ? "ACTIVE" : "state " + bundle.getState();
    }

    @Override
    public void stop(BundleContext context) {}
  }
}
