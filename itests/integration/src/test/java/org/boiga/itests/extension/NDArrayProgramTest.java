package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.ContainerPrograms;
import org.boiga.itests.support.DistributionFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python tests of the example extension {@code ndarray}. */
class NDArrayProgramTest {
  private static final String PROGRAM =
      DistributionFolder.ROOT
          .resolve("example-extensions/ndarray/src/test/python/test_ndarray.py")
          .toString();

  @TempDir Path folder;

  @Test
  void theyPassInAProcess() throws Exception {
    String bundles = "bundles=" + DistributionFolder.extension("ndarray").getParent();
    assertPassed(BoigaProcess.boiga("-X", bundles, PROGRAM).run());
  }

  @Test
  void theyPassInAContainer() throws Exception {
    try (Container container = Container.start(folder)) {
      container.installAndStart(List.of(DistributionFolder.extension("ndarray")));
      assertPassed(ContainerPrograms.in(container).run(PROGRAM));
    }
  }

  private static void assertPassed(Result result) {
    assertThat(result.err()).endsWith("\nOK\n");
    assertThat(result.exitCode()).isZero();
  }
}
