package org.boiga.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.boiga.objects.PyList;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What the kit does for tests, and what it finds. */
class PythonTest {
  private static final Path TESTS = Path.of("src/test/python/sample_tests.py");

  @Nested
  class Balanced {
    @RegisterExtension
    final Python python = Python.with(new Sample(1, 1)).startingWith("import sample, sys");

    @Test
    void anExpressionGivesItsReprOrItsException() {
      assertThat(python.eval("sample.add(), 'a'")).isEqualTo("(1, 'a')");
      assertThat(python.eval("sample.x"))
          .isEqualTo("AttributeError: module 'sample' has no attribute 'x'");
    }

    @Test
    void statementsThatRaiseFailWithTheirTraceback() {
      python.exec("def f():\n  return 1 / zero\nzero = 0");
      assertThatThrownBy(() -> python.exec("x = 5\nf()"))
          .isInstanceOf(AssertionError.class)
          .hasMessageMatching(
              "(?s)Traceback .*, line 2, in <module>\n    f\\(\\)\n.*, line 2, in f\n    return 1 /"
                  + " zero\n.*ZeroDivisionError: division by zero\n");
      assertThat(python.eval("x, sys.exception()")).isEqualTo("(5, None)");
    }

    @Test
    void whatIsPrintedCanBeLookedAt() {
      python.exec("print('out'); print('err', file=sys.stderr)");
      assertThat(python.output()).isEqualTo("out\nerr\n");
      assertThat(python.output()).isEmpty();
    }

    @Test
    void programsRunAsMain(@TempDir Path folder) throws Exception {
      Path program =
          Files.writeString(
              folder.resolve("program.py"),
              """
              import sys, helper
              if __name__ == "__main__":
                  print(sys.argv[1:], helper.name)
                  sys.exit(len(sys.argv) - 2)
              """);
      Files.writeString(folder.resolve("helper.py"), "name = __name__");
      assertThat(python.run(program, "a")).isEqualTo("['a'] helper\n");
      assertThatThrownBy(() -> python.run(program, "a", "b"))
          .hasMessageContaining("program.py exits with 1\n['a', 'b'] helper");
      assertThat(python.run(TESTS)).contains("Ran 1 test").endsWith("\nOK\n");
    }

    @Test
    void testsOfUnittestAreTestsOfJUnit() throws Throwable {
      Map<String, Executable> tests =
          python
              .tests(TESTS)
              .collect(Collectors.toMap(DynamicTest::getDisplayName, DynamicTest::getExecutable));
      assertThat(tests)
          .containsOnlyKeys("AddTest.test_adds", "AddTest.test_fails", "AddTest.test_waits");
      tests.get("AddTest.test_adds").execute();
      assertThatThrownBy(tests.get("AddTest.test_fails")::execute)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("sample_tests.py\", line 19, in test_fails")
          .hasMessageContaining("AssertionError: 0 != 1");
      assertThatThrownBy(tests.get("AddTest.test_waits")::execute)
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("not today");
    }

    @Test
    void threadsRunTheSameCode() {
      python.exec("seen = set()");
      python.onThreads(8, "mine = thread; sample.add(); seen.add(mine)");
      assertThat(python.eval("sample.add(), sorted(seen)"))
          .isEqualTo("(9, [0, 1, 2, 3, 4, 5, 6, 7])");
      assertThatThrownBy(() -> python.onThreads(8, "if thread == 6:\n  raise KeyError(7)"))
          .hasMessageContaining("thread 6: Traceback")
          .hasMessageEndingWith("KeyError: 7\n");
    }

    @Test
    void anUpdateTakesTheStateOver() {
      python.exec("add, module = sample.add, sample; add()");
      assertThat(python.update(new Sample(2, 1))).isTrue();
      assertThat(python.eval("sample.version(), add(), sample is module"))
          .isEqualTo("(2, 2, True)");
      assertThat(python.update(new Sample(3, 2))).isFalse();
      assertThat(python.eval("sample.version(), add()")).isEqualTo("(2, 3)");
    }

    @Test
    void aReloadStartsAnew() {
      python.exec("sample.add()");
      python.reload();
      assertThat(python.eval("sample.add()")).isEqualTo("1");
    }
  }

  private static List<String> found(String statements) {
    Python python = Python.with(new Sample(1, 1)).startingWith("import sample, threading");
    python.start();
    python.exec(statements);
    return python.end();
  }

  @Test
  void aDebugContextFindsMistakes() {
    assertThat(found("sample.forget()"))
        .singleElement()
        .asString()
        .startsWith("sample.forget: PyScope is not closed at the end of the call")
        .contains("Sample.java");
  }

  @Test
  void whatNobodyCatchesIsFound() {
    assertThat(found("x = sample.fragile(); del x"))
        .singleElement()
        .asString()
        .contains("cannot let go");
    assertThat(
            found("t = threading.Thread(target=lambda: 1 / 0, name='worker'); t.start(); t.join()"))
        .singleElement()
        .asString()
        .startsWith("exception in thread worker\nTraceback")
        .endsWith("ZeroDivisionError: division by zero\n");
  }

  @Test
  void aCountThatIsOffIsFoundOnce() {
    List<String> problems = new ArrayList<>();
    Session session = new Session(org.boiga.extension.ExtensionHost.of(), java.util.Set.of());
    session.run(ts -> ts.keep(new PyList(ts)));
    problems.addAll(session.end());
    assertThat(problems).containsExactly("PyList counts 1 references, 0 were found");
    assertThat(found("sample.add()")).isEmpty();
  }

  @Test
  void interpretersDoNotDisturbEachOther() {
    Python other = Python.with(new Sample(1, 1)).startingWith("import sample, json; x = [{}]");
    other.start();
    assertThat(found("import json; [].append(json.loads('[{}]'))")).isEmpty();
    assertThat(other.eval("sample.add()")).isEqualTo("1");
    assertThat(other.end()).isEmpty();
  }
}
