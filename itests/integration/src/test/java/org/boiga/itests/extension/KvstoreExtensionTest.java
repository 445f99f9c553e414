package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.ContainerPrograms;
import org.boiga.itests.support.DistributionFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

/** The example extension {@code kvstore}, with the library that its bundle embeds. */
class KvstoreExtensionTest {
  private static final Path BUNDLE = DistributionFolder.extension("kvstore");
  private static final Path FOLDER =
      DistributionFolder.ROOT.resolve("example-extensions/kvstore/src/test/python");
  private static final String PROGRAM = FOLDER.resolve("warehouse.py").toString();

  @TempDir Path folder;

  private static Result expected() throws Exception {
    return new Result(0, Files.readString(FOLDER.resolve("warehouse.txt")), "");
  }

  private static BoigaProcess boiga(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "-X";
    all[1] = "bundles=" + BUNDLE.getParent();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return BoigaProcess.boiga(all);
  }

  @Test
  void theProgramRunsInAContainer() throws Exception {
    try (Container container = Container.start(folder)) {
      Bundle bundle = container.context().installBundle(BUNDLE.toUri().toString());
      bundle.start();
      assertThat(ContainerPrograms.in(container).run(PROGRAM)).isEqualTo(expected());
      assertThat(bundle.getHeaders().get("Import-Package")).doesNotContain("org.h2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy=atomic", "refcheck"})
  void theProgramRunsUnderEveryPolicyThatCounts(String option) throws Exception {
    assertThat(boiga("-X", option, PROGRAM).run()).isEqualTo(expected());
  }

  @Test
  void commitsSurviveAProcessThatIsKilled() throws Exception {
    String file = folder.resolve("killed.kv").toString();
    String write =
        """
        import kvstore, os, signal, sys
        store = kvstore.open(sys.argv[1])
        for n in range(50):
            with store.begin() as t:
                t["m"].update({n * 100 + i: "x" * 50 for i in range(100)})
        lost = store.begin()
        lost["m"]["lost"] = 1
        os.kill(os.getpid(), signal.SIGKILL)
        """;
    assertThat(boiga("-c", write, file).run().exitCode()).isNotZero();
    String read =
        """
        import kvstore, sys
        m = kvstore.open(sys.argv[1])["m"]
        print(len(m), list(m) == list(range(5000)))
        """;
    assertThat(boiga("-c", read, file).run()).isEqualTo(new Result(0, "5000 True\n", ""));
  }
}
