package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.DistributionFolder;
import org.boiga.itests.support.Programs;
import org.boiga.itests.support.Programs.Start;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs with mistakes end as CPython 3.14.3 ends them, with the same report and exit code, and
 * the next program runs.
 */
@ParameterizedClass
@EnumSource(Start.class)
class BrokenProgramsTest {
  private static final Path FOLDER = DistributionFolder.ROOT.resolve("itests/programs");

  private static Programs programs;

  @Parameter Start start;

  @TempDir Path folder;

  @BeforeParameterizedClassInvocation
  static void startFramework(Start start, @TempDir Path storage) throws Exception {
    programs = Programs.in(start, storage);
  }

  @AfterParameterizedClassInvocation
  static void stopFramework() throws Exception {
    programs.close();
  }

  @AfterEach
  void theNextProgramRuns() throws Exception {
    if (start == Start.CONTAINER) {
      assertThat(programs.run("-c", "print('next')")).isEqualTo(new Result(0, "next\n", ""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broken_import",
        "endless_recursion",
        "missing_module",
        "several",
        "syntax_error",
        "uncaught_exception",
        "undefined_name",
      })
  void theReportIsTheReferences(String name) throws Exception {
    Result result = programs.run(FOLDER.resolve("broken/" + name + ".py").toString());
    String report =
        "exit code %d\n--- standard output\n%s--- standard error\n%s"
            .formatted(
                result.exitCode(), result.out(), result.err().replace(FOLDER.toString() + "/", ""));
    assertThat(report)
        .isEqualTo(Files.readString(FOLDER.resolve("broken/expected/" + name + ".txt")));
  }

  @Test
  void tracebacksShowTheSourceOfACommand() throws Exception {
    assertThat(programs.run("-c", "def half(x):\n  return x / 2\nhalf('a')"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                Traceback (most recent call last):
                  File "<string>", line 3, in <module>
                    half('a')
                    ~~~~^^^^^
                  File "<string>", line 2, in half
                    return x / 2
                           ~~^~~
                TypeError: unsupported operand type(s) for /: 'str' and 'int'
                """));
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    Path missing = folder.resolve("missing.py");
    Result result = programs.run(missing.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .endsWith("boiga: can't open file '" + missing + "': [Errno 2] No such file or directory\n")
        .hasLineCount(1);
  }

  @Test
  void aMissingModuleOfMinusMIsNamed() throws Exception {
    Result result = programs.run("-m", "no_such_module");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).endsWith(": No module named no_such_module\n").hasLineCount(1);
  }

  @Test
  void aBadOptionIsAUsageError() throws Exception {
    Result result = programs.run("-Z");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("Unknown option: -Z\nusage: ");
  }

  @Test
  void anInvalidFilterIsPassedOver() throws Exception {
    assertThat(programs.run("-W", "bad", "-c", "print(1)"))
        .isEqualTo(new Result(0, "1\n", "Invalid -W option ignored: invalid action: 'bad'\n"));
  }

  @Test
  void anExitCodeIsTheProgramsOwn() throws Exception {
    assertThat(programs.run("-c", "import sys; sys.exit(3)")).isEqualTo(new Result(3, "", ""));
    assertThat(programs.run("-c", "raise SystemExit('so long')"))
        .isEqualTo(new Result(1, "", "so long\n"));
  }
}
