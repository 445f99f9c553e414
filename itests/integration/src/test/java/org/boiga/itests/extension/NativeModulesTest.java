package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.DistributionFolder;
import org.boiga.itests.support.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Modules that are part of Python, in a bundle that comes and goes as any extension does. */
class NativeModulesTest {
  private static final String BUNDLE = "org.boiga.native-modules";

  @TempDir Path folder;

  @Test
  void theyAreBuiltIn() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      python.exec("import math, sys");
      assertThat(
              python.eval(
                  "('math' in sys.builtin_module_names, math.__spec__.origin,"
                      + " hasattr(math, '__file__'))"))
          .isEqualTo(List.of(true, "built-in", false));
    }
  }

  @Test
  void anInterpreterKeepsItsVersionUntilAReload() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      python.exec("import importlib, math; old = math.sqrt; module = math");
      update(container.bundle(BUNDLE));
      assertThat(python.eval("(math.sqrt is old, math.sqrt(4))")).isEqualTo(List.of(true, 2.0));
      python.exec("importlib.reload(math); import cmath");
      assertThat(
              python.eval(
                  "(math is module, math.sqrt is old, math.sqrt(9), old(16), cmath.phase(1))"))
          .isEqualTo(List.of(true, false, 3.0, 4.0, 0.0));
    }
  }

  @Test
  void whatIsImportedOutlivesTheBundle() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      python.exec("import math");
      container.bundle(BUNDLE).uninstall();
      container.refresh();
      assertThat(python.eval("math.hypot(3, 4)")).isEqualTo(5.0);
      assertThat(python.failure("import cmath"))
          .isEqualTo("ModuleNotFoundError: No module named 'cmath'");
      try (Python later = Python.in(container)) {
        assertThat(later.failure("import math"))
            .isEqualTo("ModuleNotFoundError: No module named 'math'");
      }
    }
  }

  private static void update(Bundle bundle) throws Exception {
    Path jar = DistributionFolder.HOME.resolve("bundles/boiga-native-modules.jar");
    try (InputStream content = Files.newInputStream(jar)) {
      bundle.update(content);
    }
  }
}
