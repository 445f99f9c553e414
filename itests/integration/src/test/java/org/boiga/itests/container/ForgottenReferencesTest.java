package org.boiga.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java code that forgets to close a reference delays a finaliser; nothing is lost or leaks. */
class ForgottenReferencesTest {
  private static final int OBJECTS = 500;

  @TempDir Path folder;

  @Test
  void whatForgottenReferencesHeldIsFinalisedOnce() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      python.exec(
          """
          import gc, time, weakref
          log = []
          class Thing:
              def __init__(self, n): self.n = n
              def __del__(self): log.append(self.n)
          class Holder:
              def __init__(self, thing): self.thing = thing
          def wait(n):
              gc.collect()
              end = time.monotonic() + 60
              while len(log) < n and time.monotonic() < end:
                  time.sleep(0.02)
                  gc.collect()
          """);
      for (int i = 0; i < OBJECTS; i++) {
        assertThat(python.eval("Thing(" + i + ")")).isNotNull(); // and forgotten
        assertThat(python.eval("Holder([Thing(" + (OBJECTS + i) + ")])")).isNotNull();
      }
      python.exec("wait(" + 2 * OBJECTS + ")");
      assertThat(python.eval("sorted(log) == list(range(" + 2 * OBJECTS + "))")).isEqualTo(true);
      assertThat(python.eval("__import__('sys')._memory_counters()['finalized_late']"))
          .isEqualTo(2L * OBJECTS);
    }
  }

  @Test
  void forgottenReferencesTakeNoMemory() throws Exception {
    int megabytes = (int) (Runtime.getRuntime().maxMemory() >> 20) * 2;
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      python.exec(
          """
          class Block:
              def __init__(self): self.content = bytearray(1 << 20)
          """);
      for (int i = 0; i < megabytes; i++) {
        assertThat(python.eval("Block()")).isNotNull(); // and forgotten
      }
    }
  }
}
