package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the library offers by {@code -m} works as with CPython 3.14.3. */
class LibraryToolsTest {
  @TempDir Path folder;

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private Result run(String... arguments) throws Exception {
    return BoigaProcess.boiga(arguments).in(folder).run();
  }

  @Test
  void sysconfigSaysWhereTheLibraryIs() throws Exception {
    Result result =
        run(
            "-c",
            """
            import os, sys, sysconfig
            library = os.path.dirname(os.__file__)
            print(sys.abiflags, os.path.relpath(library, sys.prefix))
            print(library == sysconfig.get_path("stdlib") == sys._stdlib_dir, library in sys.path)
            print(os.path.dirname(sysconfig.get_path("purelib")) == library)
            """);
    assertThat(result.out()).isEqualTo("t lib/python3.14t\nTrue True\nTrue\n");
  }

  @Test
  void unittestReportsWhatFails() throws Exception {
    write(
        "test_sums.py",
        """
        import unittest

        class Sums(unittest.TestCase):
            def test_right(self):
                self.assertEqual(1 + 1, 2)

            def test_wrong(self):
                self.assertEqual([1, 2], [1, 3])
        """);
    Result result = run("-m", "unittest", "-v", "test_sums");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("test_right (test_sums.Sums.test_right) ... ok\n")
        .contains(
            """
            FAIL: test_wrong (test_sums.Sums.test_wrong)
            ----------------------------------------------------------------------
            Traceback (most recent call last):
              File "%s/test_sums.py", line 8, in test_wrong
                self.assertEqual([1, 2], [1, 3])
                ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^
            AssertionError: Lists differ: [1, 2] != [1, 3]
            """
                .formatted(folder.toRealPath()))
        .contains("Ran 2 tests in ")
        .endsWith("\n\nFAILED (failures=1)\n");
    assertThat(run("-m", "unittest", "-k", "right", "test_sums").exitCode()).isZero();
  }

  @Test
  void doctestComparesExamples() throws Exception {
    write(
        "halves.py",
        """
        '''
        >>> half(4)
        2.0
        >>> half(3)
        1
        '''
        def half(x):
            return x / 2
        """);
    Result result = run("-m", "doctest", "halves.py");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .isEqualTo(
            """
            **********************************************************************
            File "%s/halves.py", line 4, in halves
            Failed example:
                half(3)
            Expected:
                1
            Got:
                1.5
            **********************************************************************
            1 item had failures:
               1 of   2 in halves
            ***Test Failed*** 1 failure.
            """
                .formatted(folder.toRealPath()));
  }

  @Test
  void jsonToolFormatsAndValidates() throws Exception {
    write("in.json", "{\"b\": [1, 2.50, null], \"a\": \"\\u00e9\"}");
    assertThat(run("-m", "json.tool", "--sort-keys", "--indent", "1", "in.json"))
        .isEqualTo(
            new Result(
                0,
                """
                {
                 "a": "\\u00e9",
                 "b": [
                  1,
                  2.5,
                  null
                 ]
                }
                """,
                ""));
    write("bad.json", "{\"b\": [1,]}");
    assertThat(run("-m", "json.tool", "bad.json"))
        .isEqualTo(
            new Result(
                1, "", "Illegal trailing comma before end of array: line 1 column 9 (char 8)\n"));
  }

  @Test
  void astPrintsTheTree() throws Exception {
    write("program.py", "x = f(1)\n");
    assertThat(run("-m", "ast", "-i", "2", "program.py"))
        .isEqualTo(
            new Result(
                0,
                """
                Module(
                  body=[
                    Assign(
                      targets=[
                        Name(id='x', ctx=Store())],
                      value=Call(
                        func=Name(id='f', ctx=Load()),
                        args=[
                          Constant(value=1)]))])
                """,
                ""));
  }

  @Test
  void tokenizeListsTokens() throws Exception {
    write("program.py", "x = 'é' # c\n");
    assertThat(run("-m", "tokenize", "-e", "program.py").out().lines().map(String::stripTrailing))
        .containsExactly(
            "0,0-0,0:            ENCODING       'utf-8'",
            "1,0-1,1:            NAME           'x'",
            "1,2-1,3:            EQUAL          '='",
            "1,4-1,7:            STRING         \"'é'\"",
            "1,8-1,11:           COMMENT        '# c'",
            "1,11-1,12:          NEWLINE        '\\n'",
            "2,0-2,0:            ENDMARKER      ''");
  }

  @Test
  void timeitMeasures() throws Exception {
    Result result = run("-m", "timeit", "-n", "3", "-r", "2", "-s", "y = 1", "x = y + 1");
    assertThat(result.out()).matches("3 loops, best of 2: [0-9.e+]+ [mnu]?sec per loop\n");
    assertThat(run("-m", "timeit", "x = undefined").err())
        .endsWith("NameError: name 'undefined' is not defined\n");
  }

  @Test
  void disShowsRegisterCode() throws Exception {
    write("program.py", "def f(a, b):\n    return a.get(b)\n");
    assertThat(run("-m", "dis", "program.py").out().lines())
        .contains(
            "  2           LOAD_METHOD              2 (t0, a, .get)",
            "              BORROW                   4 (~t2, b)");
  }
}
