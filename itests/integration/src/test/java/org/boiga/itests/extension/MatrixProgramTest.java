package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.ContainerPrograms;
import org.boiga.itests.support.DistributionFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix program runs on the bundle of the example extension, in a container. */
class MatrixProgramTest {
  private static final Path PROGRAMS = DistributionFolder.ROOT.resolve("itests/programs");

  private static Container container;
  private static ContainerPrograms programs;

  @BeforeAll
  static void startContainer(@TempDir Path storage) throws Exception {
    container = Container.start(storage);
    container.installAndStart(List.of(DistributionFolder.vectorExtension()));
    programs = ContainerPrograms.in(container);
  }

  @AfterAll
  static void stopContainer() throws Exception {
    container.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"biased", "atomic", "off"})
  void itPrintsWhatTheReferencePrints(String policy) throws Exception {
    Result result =
        programs.run("-X", "policy=" + policy, PROGRAMS.resolve("matrix.py").toString());
    assertThat(result)
        .isEqualTo(new Result(0, Files.readString(PROGRAMS.resolve("expected/matrix.txt")), ""));
  }
}
