package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is alive at the end of a program is finalised, once. */
class FinalizationAtExitTest {
  @ParameterizedTest
  @ValueSource(strings = {"policy=biased", "policy=atomic", "policy=off", "refcheck"})
  void anObjectThatRefersToItselfIsFinalisedOnce(String option) throws Exception {
    String program =
        """
        class Thing:
            def __del__(self):
                print("finalised", self.name)
        thing = Thing()
        thing.name = "cycle"
        thing.itself = thing
        del thing
        kept = Thing()
        kept.name = "global"
        print("end")
        """;
    Result result = BoigaProcess.boiga("-X", option, "-c", program).run();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .startsWith("end")
        .containsExactlyInAnyOrder("end", "finalised cycle", "finalised global");
  }
}
