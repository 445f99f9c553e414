package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.DistributionFolder;
import org.boiga.itests.support.Programs;
import org.boiga.itests.support.Programs.Start;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs of {@code itests/programs} print what CPython 3.14.3 prints, whichever way Boiga is
 * started, and whatever the policy by which references are counted.
 */
@ParameterizedClass
@EnumSource(Start.class)
class PythonProgramsTest {
  private static final Path FOLDER = DistributionFolder.ROOT.resolve("itests/programs");

  static final List<String> NAMES =
      List.of(
          "adventure",
          "bank",
          "bigint",
          "expressions",
          "json_text",
          "log_analyser",
          "many_variables",
          "matrix",
          "nbody",
          "simulation",
          "syntax_trees",
          "word_frequency");

  private static final List<String> POLICIES = List.of("biased", "atomic", "off");

  private static Programs programs;

  @Parameter Start start;

  @BeforeParameterizedClassInvocation
  static void startFramework(Start start, @TempDir Path storage) throws Exception {
    programs = Programs.in(start, storage);
  }

  @AfterParameterizedClassInvocation
  static void stopFramework() throws Exception {
    programs.close();
  }

  static Stream<Arguments> programsAndPolicies() {
    return NAMES.stream().flatMap(n -> POLICIES.stream().map(p -> Arguments.of(n, p)));
  }

  @ParameterizedTest(name = "{0} with policy {1}")
  @MethodSource("programsAndPolicies")
  void printsWhatTheReferencePrints(String name, String policy) throws Exception {
    // The large log is for the default alone.
    boolean isDefault = start == Start.CLASS_PATH && policy.equals("biased");
    boolean small = name.equals("log_analyser") && !isDefault;
    String program = FOLDER.resolve(name + ".py").toString();
    String option = "policy=" + policy;
    Result result =
        small ? programs.run("-X", option, program, "2") : programs.run("-X", option, program);
    Path expected = FOLDER.resolve("expected").resolve(name + (small ? "-2" : "") + ".txt");
    assertThat(result).isEqualTo(new Result(0, Files.readString(expected), ""));
  }
}
