package org.boiga.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.DistributionFolder;
import org.boiga.itests.support.TestBundle;
import org.boiga.stdlib.StandardLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

class StandardLibraryTest {
  @TempDir Path storage;

  @Test
  void aDistributionsLibraryIsUsedInPlace() throws Exception {
    try (Container container = Container.start(storage)) {
      assertThat(libraryFolder(container))
          .isEqualTo(DistributionFolder.HOME.resolve("lib/python3.14t"));
    }
  }

  @Test
  void aFrameworkWithoutADistributionGetsFilesToo() throws Exception {
    try (Container container = Container.start(storage, Map.of())) {
      Path folder = libraryFolder(container);
      assertThat(folder.startsWith(storage)).isTrue();
      assertThat(folder.resolve("os.py")).isNotEmptyFile();
      assertThat(folder.resolve("asyncio/events.py")).isNotEmptyFile();
      assertThat(folder.resolve("LICENSE.txt")).isNotEmptyFile();
    }
  }

  @Test
  void testsAndNativeCodeStayOut() {
    Path folder = DistributionFolder.HOME.resolve("lib/python3.14t");
    assertThat(folder.resolve("test")).doesNotExist();
    assertThat(folder.resolve("lib-dynload")).doesNotExist();
    assertThat(folder.resolve("tkinter")).doesNotExist();
  }

  private static Path libraryFolder(Container container) throws Exception {
    container.start(TestBundle.named("asker").activator(Asker.class));
    return (Path) container.service(Callable.class, "(asks=library)").call();
  }

  /** Uses the service as a bundle does. */
  public static final class Asker implements BundleActivator {
    @Override
    public void start(BundleContext context) {
      var reference = context.getServiceReference(StandardLibrary.class);
      StandardLibrary library = context.getService(reference);
      Callable<Path> folder = library::folder;
      context.registerService(
          Callable.class, folder, FrameworkUtil.asDictionary(Map.of("asks", "library")));
    }

    @Override
    public void stop(BundleContext context) {}
  }
}
