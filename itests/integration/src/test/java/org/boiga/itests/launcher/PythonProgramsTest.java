package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.DistributionFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs of {@code itests/programs} print what CPython 3.14.3 prints, whatever the policy by
 * which references are counted, and leave no count unbalanced.
 */
class PythonProgramsTest {
  private static final Path PROGRAMS = DistributionFolder.ROOT.resolve("itests/programs");

  private static final List<String> NAMES =
      List.of(
          "adventure",
          "bank",
          "bigint",
          "expressions",
          "json_text",
          "log_analyser",
          "nbody",
          "simulation",
          "word_frequency");

  /** In checked mode a count that is off at exit is reported on standard error. */
  private static final List<String> MODES =
      List.of("policy=biased", "policy=atomic", "policy=off", "refcheck");

  static Stream<Arguments> programsAndModes() {
    return NAMES.stream().flatMap(n -> MODES.stream().map(m -> Arguments.of(n, m)));
  }

  @ParameterizedTest(name = "{0} with -X {1}")
  @MethodSource("programsAndModes")
  void printsWhatTheReferencePrints(String name, String mode) throws Exception {
    // The large log is for the default mode alone.
    boolean small = name.equals("log_analyser") && !mode.equals("policy=biased");
    String program = PROGRAMS.resolve(name + ".py").toString();
    Result result =
        small
            ? BoigaProcess.boiga("-X", mode, program, "2").run()
            : BoigaProcess.boiga("-X", mode, program).run();
    String expected =
        Files.readString(PROGRAMS.resolve("expected").resolve(name + (small ? "-2" : "") + ".txt"));
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo(expected);
    assertThat(result.exitCode()).isZero();
  }
}
