package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.DistributionFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code itests/stress} checks holds for a short time; run it by hand for longer. The seed
 * that it prints makes it choose the same operations again.
 */
class StressTest {
  /** The heap is as large as it looks but for small buffers; it may not grow. */
  private static final List<String> SMALL_ALLOCATION_BUFFERS =
      List.of("-J-XX:TLABSize=32k", "-J-XX:-ResizeTLAB");

  @ParameterizedTest
  @CsvSource({"policy=biased, 20", "policy=atomic, 5"})
  void invariantsHold(String option, String seconds) throws Exception {
    String program = DistributionFolder.ROOT.resolve("itests/stress/stress.py").toString();
    List<String> command = new ArrayList<>(SMALL_ALLOCATION_BUFFERS);
    command.addAll(List.of("-X", option, program, "--seconds", seconds));
    Result result = BoigaProcess.boiga(command.toArray(String[]::new)).run();
    assertThat(result.err()).as(result.out()).isEmpty();
    assertThat(result.out()).endsWith("\npassed\n");
    assertThat(result.exitCode()).isZero();
  }
}
