package org.boiga.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.RunningBoiga;
import org.boiga.itests.support.SourceCompiler;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody types at a container's shell. */
class ShellCommandsTest {
  private static final String MODULE =
      """
      package shown;
      import org.boiga.api.PyContext;
      import org.boiga.api.annotation.*;
      @PyModule(name = "shown")
      public final class Shown {
        @PyFunction static long version(PyContext ctx) { return VERSION; }
      }
      """;

  @TempDir Path folder;

  private static void deploy(Path deploy, int version) throws Exception {
    TestBundle.named("shown")
        .version("1.0." + version)
        .classes(
            SourceCompiler.compile(
                Map.of("shown.Shown", MODULE.replace("VERSION", String.valueOf(version)))))
        .writeTo(deploy);
  }

  @Test
  void programsRunAndModulesAreListed() throws Exception {
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    deploy(deploy, 1);
    Path program =
        Files.writeString(
            folder.resolve("keeper.py"),
            """
            import shown, time
            kept = shown.version
            print("keeps", kept(), flush=True)
            time.sleep(1000)
            """);
    try (RunningBoiga container =
        BoigaProcess.boiga("--container", "-X", "bundles=" + deploy, program.toString()).start()) {
      container.awaitOutput("keeps 1");
      container.type("py:modules");
      container.awaitOutput("shown: bundle shown 1.0.1, in use");
      container.type("py:run -c 'import shown; print(\"ran\", shown.version())'");
      container.awaitOutput("ran 1");
      container.type("py:run -c 'import sys; sys.exit(\"exits\")'");
      container.awaitErrors("exits");
      container.type("py:run -Z");
      container.awaitErrors("Unknown option: -Z");
      deploy(deploy, 2);
      do {
        container.type("py:modules");
        Thread.sleep(200);
      } while (!container.output().contains("shown: bundle shown 1.0.2, not in use"));
      container.type("py:held");
      container.awaitOutput(
          "module 'shown' of bundle shown 1.0.1: function version in dict['kept']");
      container.type("stop 0");
      assertThat(container.endsWithin(Duration.ofSeconds(20))).isTrue();
    }
  }
}
