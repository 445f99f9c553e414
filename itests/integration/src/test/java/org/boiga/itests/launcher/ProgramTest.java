package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.boiga.embedding.ProgramRunner;
import org.boiga.embedding.options.ProgramOptions;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.RunningBoiga;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** The launcher hands a program to the runner with the highest rank, in both ways to start. */
class ProgramTest {
  private static final int EXIT_CODE = 7;
  private static final int DEPTH = 500_000;

  @TempDir Path folder;
  private String bundles;

  @BeforeEach
  void deployRunner() throws Exception {
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    TestBundle.named("runner").activator(Activator.class).add(Runner.class).writeTo(deploy);
    bundles = "bundles=" + deploy;
  }

  @Test
  void theProgramsExitCodeIsTheProcesss() throws Exception {
    Result result = BoigaProcess.boiga("-X", bundles, "-u", "-m", "mod", "-x").input("in").run();
    assertThat(result)
        .isEqualTo(
            new Result(EXIT_CODE, "Module[name=mod] [-x] read in\n", "recursed " + DEPTH + "\n"));
  }

  @Test
  void aContainerOutlivesItsProgramAndEndsBySignal() throws Exception {
    try (RunningBoiga container =
        BoigaProcess.boiga(
                "-J-Djava.io.tmpdir=" + folder, "--container", "-X", bundles, "file.py", "arg")
            .start()) {
      container.closeInput();
      container.awaitOutput("File[path=file.py] [arg]");
      assertThat(container.endsWithin(Duration.ofMillis(500))).isFalse();
      container.signal();
      assertThat(container.endsWithin(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(folder).isDirectoryNotContaining("glob:**/boiga-*");
  }

  @Test
  void aContainerReportsABadBundleInOneLineAndStaysUp() throws Exception {
    Path bad = Files.writeString(folder.resolve("deploy/bad.jar"), "no jar");
    TestBundle.named("broken").header("Import-Package", "no.such").writeTo(bad.getParent());
    try (RunningBoiga container = BoigaProcess.boiga("--container", "-X", bundles).start()) {
      container.awaitErrors("broken.jar: ");
      container.awaitErrors("bad.jar: ");
      container.type("stop 0");
      assertThat(container.endsWithin(Duration.ofSeconds(20))).isTrue();
      assertThat(container.errors().lines())
          .hasSize(2)
          .allMatch(line -> line.startsWith("boiga: "));
    }
  }

  /** Stands in for the interpreter, so that the launcher is tested alone. */
  public static final class Activator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
      context.registerService(
          ProgramRunner.class,
          new Runner(),
          FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, 1000)));
    }

    @Override
    public void stop(BundleContext context) {}
  }

  /** Reports what it was given, and how deep its thread lets it recurse. */
  public static final class Runner implements ProgramRunner {
    @Override
    public int run(ProgramOptions options, InputStream in, OutputStream out, OutputStream err) {
      try (PrintStream report = new PrintStream(out)) {
        String input = new String(in.readAllBytes());
        report.println(options.program() + " " + options.arguments() + " read " + input);
        err.write(("recursed " + recurse(0) + "\n").getBytes());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      return EXIT_CODE;
    }

    private static int recurse(int depth) {
      return depth == DEPTH ? depth : recurse(depth + 1);
    }
  }
}
