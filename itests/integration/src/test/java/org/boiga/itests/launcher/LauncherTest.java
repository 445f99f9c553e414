package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.DistributionFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir Path folder;

  @Test
  void theVersionIsPythons() throws Exception {
    assertThat(BoigaProcess.boiga("--version").run())
        .isEqualTo(new Result(0, "Python 3.14.3\n", ""));
    assertThat(BoigaProcess.boiga("-VV").run().out())
        .startsWith("Python 3.14.3 ")
        .contains("Boiga");
  }

  @Test
  void anUnknownOptionIsAUsageError() throws Exception {
    Result result = BoigaProcess.boiga("-Z").run();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Unknown option: -Z\nusage: ");
  }

  @Test
  void itStartsThroughSymbolicLinksAndFromOtherFolders() throws Exception {
    Path link =
        Files.createSymbolicLink(folder.resolve("first"), DistributionFolder.ROOT.resolve("boiga"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
    assertThat(BoigaProcess.at(link, "--version").in(folder).run().exitCode()).isZero();
    assertThat(BoigaProcess.at(second, "--version").in(folder).run().exitCode()).isZero();
    assertThat(BoigaProcess.at(Path.of("./second"), "--version").in(folder).run().exitCode())
        .isZero();
  }

  @Test
  void theDistributionStartsByItself() throws Exception {
    Result result =
        BoigaProcess.at(DistributionFolder.HOME.resolve("boiga"), "--version").in(folder).run();
    assertThat(result).isEqualTo(new Result(0, "Python 3.14.3\n", ""));
  }

  @Test
  void optionsForTheJvmComeFirst() throws Exception {
    Result result = BoigaProcess.boiga("-J-Xmx64m", "-J-XX:+PrintFlagsFinal", "--version").run();
    assertThat(result.out()).containsPattern("MaxHeapSize +:?= 67108864");
    assertThat(BoigaProcess.boiga("-E", "-J-Xmx64m").run().err()).startsWith("Unknown option: -J");
  }

  @Test
  void aMissingJdkIsNamedInOneLine() throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", ". tools/find-java.sh; java_wanted=999; find_java")
            .directory(DistributionFolder.ROOT.toFile())
            .start();
    String problem = new String(process.getErrorStream().readAllBytes());
    assertThat(process.waitFor()).isNotZero();
    assertThat(problem.lines())
        .containsExactly(
            "boiga: needs a JDK 999 or later: install one,"
                + " or set BOIGA_JAVA_HOME or JAVA_HOME to one");
  }

  @Test
  void aContainerTakesCommandsOfItsShell() throws Exception {
    Result result =
        BoigaProcess.boiga("--container", "-X", "bundles=" + folder.resolve("deploy"))
            .input("lb -s\nstop 0\n")
            .run();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("org.boiga.embedding", "org.apache.felix.fileinstall");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    BoigaProcess.boiga("-c", "pass")
        .environment("BOIGA_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder)
        .run();
    assertThat(folder).isEmptyDirectory();
  }
}
