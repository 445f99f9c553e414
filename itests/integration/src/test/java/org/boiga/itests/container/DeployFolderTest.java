package org.boiga.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.DistributionFolder;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class DeployFolderTest {
  @TempDir Path folder;

  @Test
  void bundlesComeChangeAndGoWithTheirJars() throws Exception {
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    Map<String, String> properties =
        Map.of(
            "felix.fileinstall.dir",
            deploy.toString(),
            "felix.fileinstall.poll",
            "100",
            "felix.fileinstall.tmpdir",
            folder.resolve("fileinstall").toString(),
            "felix.fileinstall.noInitialDelay",
            "true");
    try (Container container = Container.start(folder, properties)) {
      container.installAndStart(
          DistributionFolder.containerBundles().stream()
              .filter(jar -> jar.toString().contains("fileinstall"))
              .toList());

      Path jar = TestBundle.named("guest").version("1.0.0").writeTo(deploy);
      Container.await("the bundle", () -> isActive(container, "1.0.0"));

      TestBundle.named("guest").version("2.0.0").writeTo(deploy);
      Container.await("its update", () -> isActive(container, "2.0.0"));
      assertThat(container.bundles().filter(DeployFolderTest::isGuest)).hasSize(1);

      Files.delete(jar);
      Container.await(
          "its removal", () -> container.bundles().noneMatch(DeployFolderTest::isGuest));
    }
  }

  private static boolean isActive(Container container, String version) {
    return container
        .bundles()
        .filter(DeployFolderTest::isGuest)
        .anyMatch(
            bundle ->
                bundle.getState() == Bundle.ACTIVE
                    && bundle.getVersion().toString().equals(version));
  }

  private static boolean isGuest(Bundle bundle) {
    return "guest".equals(bundle.getSymbolicName());
  }
}
