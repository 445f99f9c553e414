package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.DistributionFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In checked mode the programs of {@code itests/programs} use no finalised object and end with all
 * counts balanced: otherwise a report is on standard error.
 */
class CheckedProgramsTest {
  private static final Path FOLDER = DistributionFolder.ROOT.resolve("itests/programs");

  @TempDir Path folder;

  static List<String> programs() {
    return PythonProgramsTest.NAMES;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void countsAreBalanced(String name) throws Exception {
    // The checks keep all objects: the log is a small one.
    boolean small = name.equals("log_analyser");
    String program = FOLDER.resolve(name + ".py").toString();
    String bundles = "bundles=" + DistributionFolder.vectorExtension().getParent();
    Result result =
        small
            ? BoigaProcess.boiga("-X", "refcheck", program, "2").run()
            : BoigaProcess.boiga("-X", "refcheck", "-X", bundles, program).run();
    Path expected = FOLDER.resolve("expected").resolve(name + (small ? "-2" : "") + ".txt");
    assertThat(result).isEqualTo(new Result(0, Files.readString(expected), ""));
  }

  @Test
  void countsAreBalancedAfterAnError() throws Exception {
    Result result = BoigaProcess.boiga("-X", "refcheck", "-c", "import nosuch").run();
    assertThat(result.err())
        .endsWith("ModuleNotFoundError: No module named 'nosuch'\n")
        .doesNotContain("refcheck");
  }

  @Test
  void anExceptionOutlivesTheScopeOfAnExtensionThatItLeaves() throws Exception {
    String program =
        """
        from vector import Vector

        for bad in (lambda x: [], lambda x: [][1]):
            try:
                Vector([1, 2]).map(bad)
            except (TypeError, IndexError) as e:
                print(type(e).__name__, e)
        """;
    String bundles = "bundles=" + DistributionFolder.vectorExtension().getParent();
    Result result = BoigaProcess.boiga("-X", "refcheck", "-X", bundles, "-c", program).run();
    String expected =
        "TypeError must be real number, not list\nIndexError list index out of range\n";
    assertThat(result).isEqualTo(new Result(0, expected, ""));
  }

  @Test
  void countsAreBalancedAfterCallsThatAreTooDeepOrDoNotFit() throws Exception {
    String program =
        """
        class V:
            pass

        def run():
            class C:
                def __init__(self, a=None, *rest):
                    self.c = C(V(), 2)
                def method(self, a, *rest, **options):
                    bound = self.method
                    return bound(a, V(), x=V())
                def exact(self, a):
                    bound = self.exact
                    return bound(V())
            def keywords(a, *, b=2, **c):
                return keywords(V(), b=a, c=V())
            def starred(*a, **k):
                return starred(V(), *a, **k)
            c = C.__new__(C)
            for f in C, c.method, c.exact, keywords, starred:
                try:
                    f(V())
                except RecursionError:
                    print('too deep')
            v, bound = V(), c.exact
            for call in (
                lambda: bound(v, V(), v), lambda: bound(V(), v), lambda: bound(v, z=V()),
                lambda: C.exact(v, V(), v),
            ):
                try:
                    call()
                except TypeError:
                    print('does not fit')

        run()
        """;
    Path file = Files.writeString(folder.resolve("program.py"), program);
    Result result = BoigaProcess.boiga("-X", "refcheck", file.toString()).run();
    assertThat(result)
        .isEqualTo(new Result(0, "too deep\n".repeat(5) + "does not fit\n".repeat(4), ""));
  }
}
