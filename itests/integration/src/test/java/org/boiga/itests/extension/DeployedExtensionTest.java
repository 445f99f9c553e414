package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.RunningBoiga;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in a container sees the bundles of the deploy folder and of the shell change. */
class DeployedExtensionTest {
  private static final String PROGRAM =
      """
      import time
      print("started", flush=True)
      last = None
      while True:
          try:
              import ext
              version = ext.version()
          except ModuleNotFoundError:
              version = "none"
          if version != last:
              last = version
              print("version", version, flush=True)
          if version == 9:
              break
          time.sleep(0.02)
      """;

  @TempDir Path folder;

  private static TestBundle version(int version) {
    return TestBundle.named("ext")
        .version("1.0." + version)
        .source(
            "ext.Ext",
            """
            package ext;
            import org.boiga.api.*;
            import org.boiga.api.annotation.*;
            @PyModule(name = "ext")
            public final class Ext {
              @PyFunction static int version(PyContext ctx) { return %d; }
            }
            """
                .formatted(version));
  }

  @Test
  void filesAndCommandsSwapWhatARunningProgramImports() throws Exception {
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    Path program = Files.writeString(folder.resolve("program.py"), PROGRAM);
    try (RunningBoiga container =
        BoigaProcess.boiga("--container", "-X", "bundles=" + deploy, program.toString()).start()) {
      container.awaitOutput("version none");
      Path jar = version(1).writeTo(deploy);
      container.awaitOutput("version 1");
      version(2).writeTo(deploy);
      container.awaitOutput("version 2");
      Files.delete(jar);
      Path other = Files.createDirectory(folder.resolve("other"));
      Path next = version(9).writeTo(other);
      container.type("start " + next.toUri());
      container.awaitOutput("version 9");
      container.type("stop 0");
      assertThat(container.errors()).isEmpty();
    }
  }
}
