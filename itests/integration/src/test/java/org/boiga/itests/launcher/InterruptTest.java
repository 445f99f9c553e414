package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.RunningBoiga;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interrupt key reaches a program wherever it is, and ends it as it ends CPython. */
class InterruptTest {
  /** What the JDK tells of a process that SIGINT has ended; a shell does the same. */
  private static final int ENDED_BY_SIGINT = 128 + 2;

  private static final String READY = "print('ready', flush=True)\n";

  @TempDir Path folder;

  private RunningBoiga interrupted(String program) throws Exception {
    Path file = Files.writeString(folder.resolve("program.py"), program);
    RunningBoiga process =
        BoigaProcess.boiga(file.toString())
            .environment("BOIGA_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder)
            .start();
    try {
      process.awaitOutput("ready");
      TimeUnit.MILLISECONDS.sleep(200); // so that it waits, where it does
      process.interrupt();
      assertThat(process.endsWithin(Duration.ofSeconds(20))).as("%s ends", program).isTrue();
      return process;
    } catch (Throwable e) {
      process.close();
      throw e;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i = 0\nwhile True: i += 1",
        "import time; time.sleep(600)",
        "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()",
        "import threading; threading.Event().wait()",
        "import sys; sys.stdin.readline()",
        "import os; os.read(0, 1)",
      })
  void aProgramThatDoesNotCatchItEndsBySignal(String wait) throws Exception {
    try (RunningBoiga process =
        interrupted("import atexit; atexit.register(print, 'end')\n" + READY + wait)) {
      assertThat(process.exitCode()).isEqualTo(ENDED_BY_SIGINT);
      assertThat(process.errors())
          .startsWith("Traceback (most recent call last):\n")
          .contains(", in <module>\n")
          .endsWith("\nKeyboardInterrupt\n");
      assertThat(process.output()).isEqualTo("ready\nend\n");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**/boiga-*");
  }

  @Test
  void aProgramThatCatchesItGoesOn() throws Exception {
    String program =
        """
        import sys, time
        try:
            print("ready", flush=True)
            time.sleep(600)
        except KeyboardInterrupt:
            print("caught")
        sys.exit(5)
        """;
    try (RunningBoiga process = interrupted(program)) {
      assertThat(process.exitCode()).isEqualTo(5);
      assertThat(process.output()).isEqualTo("ready\ncaught\n");
      assertThat(process.errors()).isEmpty();
    }
  }

  @Test
  void aHandlerOfTheProgramsOwnRunsAndTheSleepGoesOn() throws Exception {
    String program =
        """
        import signal, time
        signal.signal(signal.SIGINT, lambda number, frame: print("handler", number))
        print("ready", flush=True)
        start = time.monotonic()
        time.sleep(1)
        print(time.monotonic() - start >= 1)
        """;
    try (RunningBoiga process = interrupted(program)) {
      assertThat(process.exitCode()).isZero();
      assertThat(process.output()).isEqualTo("ready\nhandler 2\nTrue\n");
      assertThat(process.errors()).isEmpty();
    }
  }
}
