package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.DistributionFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cycles end as CPython 3.14.3 ends them, and all counts are balanced after. Where nothing is
 * counted the JVM alone finds them, so that the policy {@code off} is not for this program.
 */
class CyclesTest {
  private static final Path FOLDER = DistributionFolder.ROOT.resolve("itests/programs");

  @ParameterizedTest
  @ValueSource(strings = {"policy=biased", "policy=atomic", "refcheck"})
  void cyclesEndAsInTheReference(String option) throws Exception {
    Result result = BoigaProcess.boiga("-X", option, FOLDER.resolve("cycles.py").toString()).run();
    String expected = Files.readString(FOLDER.resolve("expected/cycles.txt"));
    assertThat(result).isEqualTo(new Result(0, expected, ""));
  }

  @Test
  void finalisersAtExitSeeModulesWhole() throws Exception {
    String program =
        """
        import os
        def helper(): return "helper"
        class A:
            def __del__(self): print(self.name, os.path.basename("a/b"), helper())
        a = A(); a.name = "plain"
        b = A(); b.name = "ring"; b.me = b
        def waiting():
            try: yield
            finally: print("generator", helper())
        g = waiting(); next(g)
        """;
    Result result = BoigaProcess.boiga("-c", program).run();
    assertThat(result)
        .isEqualTo(new Result(0, "plain b helper\nring b helper\ngenerator helper\n", ""));
  }
}
