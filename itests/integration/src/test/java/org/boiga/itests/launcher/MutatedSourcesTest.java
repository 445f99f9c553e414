package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.DistributionFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mutated files of the library compile to code or are rejected by an exception that Python programs
 * expect, within seconds. The system property {@code boiga.mutations} says how many: 100,000 before
 * a release. The program repeats a single one by its number.
 */
class MutatedSourcesTest {
  private static final String SEED = "1";
  private static final int COUNT = Integer.getInteger("boiga.mutations", 300);

  /** As many as one process is given, so that it ends within the patience of a test. */
  private static final int BATCH = 1000;

  static IntStream batches() {
    return IntStream.rangeClosed(0, (COUNT - 1) / BATCH).map(i -> i * BATCH);
  }

  @ParameterizedTest(name = "from {0}")
  @MethodSource("batches")
  void eachIsCompiledOrRejected(int first) throws Exception {
    String program =
        DistributionFolder.ROOT.resolve("itests/programs/mutation/mutate.py").toString();
    String count = Integer.toString(Math.min(BATCH, COUNT - first));
    Result result = BoigaProcess.boiga(program, SEED, Integer.toString(first), count).run();
    assertThat(result).isEqualTo(new Result(0, count + " mutations, 0 failures\n", ""));
  }
}
