package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.RunningBoiga;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container that stops ends the program that it runs, with all that Python does at exit. */
class ContainerStopTest {
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  @TempDir Path folder;

  private RunningBoiga start(String source) throws Exception {
    Path program = Files.writeString(folder.resolve("program.py"), source);
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    return BoigaProcess.boiga("--container", "-X", "bundles=" + deploy, program.toString()).start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"time.sleep(1000)", "os.read(os.pipe()[0], 1)", "lock.acquire()", "0"})
  void aRunningProgramEnds(String step) throws Exception {
    try (RunningBoiga container =
        start(
            """
            import atexit, os, threading, time
            lock = threading.Lock()
            lock.acquire()
            atexit.register(print, "at exit")
            print("runs", flush=True)
            try:
                while True:
                    %s
            finally:
                print("finally")
            """
                .formatted(step))) {
      container.awaitOutput("runs");
      container.type("stop 0");
      assertThat(container.endsWithin(LONGEST_END)).isTrue();
      assertThat(container.output()).contains("finally\nat exit\n");
      assertThat(container.errors()).isEmpty();
    }
  }

  @Test
  void aProgramThatEndsIsWaitedFor() throws Exception {
    try (RunningBoiga container =
        start(
            """
            import atexit, time
            @atexit.register
            def last():
                print("ends", flush=True)
                time.sleep(1)
                import json
                print("ended", json.dumps([1]), flush=True)
            """)) {
      container.awaitOutput("ends");
      container.type("stop 0");
      container.awaitOutput("ended [1]");
      assertThat(container.endsWithin(LONGEST_END)).isTrue();
      assertThat(container.errors()).isEmpty();
    }
  }
}
