package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.CapturedErrors;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.ContainerPrograms;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Extensions that do what they must not, all in one container: each is an error that says what it
 * was, and another extension, other programs and the container go on.
 */
@Timeout(240)
class HostileBundlesTest {
  @TempDir Path folder;

  @RegisterExtension final CapturedErrors errors = new CapturedErrors();

  private static TestBundle module(String name, String version, String members) {
    return TestBundle.named(name + "." + version)
        .version(version)
        .source(
            name + ".Code",
            """
            package %1$s;
            import org.boiga.api.*;
            import org.boiga.api.annotation.*;
            @PyModule(name = "%1$s")
            public final class Code {
              %2$s
            }
            """
                .formatted(name, members));
  }

  private static TestBundle future() {
    return TestBundle.named("future")
        .header("Provide-Capability", "python.module;python.module=future;class=X")
        .header(
            "Require-Capability",
            "python.abi;filter:=\"(&(python.abi=boiga)(version>=2.0.0)(!(version>=3.0.0)))\""
                + ";effective:=active");
  }

  private void install(Container container) throws Exception {
    container.start(module("good", "1.0.0", "@PyFunction static int two(PyContext c) {return 2;}"));
    container.start(
        module(
            "thrower",
            "1.0.0",
            """
            @PyExec static void exec(PyContext ctx, PyModuleObject m) {
              throw new UnsupportedOperationException("never");
            }
            """));
    container.start(future());
    container.start(module("twin", "1.0.0", "@PyFunction static int n(PyContext c) {return 1;}"));
    container.start(module("twin", "2.0.0", "@PyFunction static int n(PyContext c) {return 2;}"));
    container.start(
        module(
            "blocker",
            "1.0.0",
            """
            @PyFunction static void block(PyContext ctx) {
              try (var d = ctx.detach()) {
                while (true) { java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000); }
              }
            }
            """));
    container.start(
        module("nothing", "1.0.0", "@PyFunction static PyObject n(PyContext c) { return null; }"));
    container.start(
        module(
            "keeper",
            "1.0.0",
            """
            private static final PyObject[] KEPT = new PyObject[1];
            @PyFunction static void keep(PyContext ctx, PyObject o) { KEPT[0] = o; }
            @PyFunction static PyObject kept(PyContext ctx) { return ctx.PyObject_Repr(KEPT[0]); }
            @PyFunction static void leak(PyContext ctx) { ctx.scope(); }
            """));
    container.start(
        module("shared", "1.0.0", "@PyFunction static long next(PyContext c) { return ++Own.n; }")
            .source("shared.Own", "package shared; final class Own { static long n; }"));
  }

  private static String program(String body) {
    return "import good\ntry:\n    "
        + body
        + "\nexcept Exception as e:\n    print(f'{type(e).__name__}: {e}')\n"
        + "print(good.two())";
  }

  @Test
  void eachGivesItsErrorAndOthersGoOn() throws Exception {
    try (Container container = Container.start(folder)) {
      install(container);
      ContainerPrograms programs = ContainerPrograms.in(container);
      says(
          programs,
          "import thrower",
          "SystemError: initialisation of module thrower raised"
              + " java.lang.UnsupportedOperationException: never (Code.java:7)");
      says(
          programs,
          "import future",
          "ImportError: module 'future' of bundle future 1.0.0 cannot be used: the bundle is built"
              + " for version 2.0.0 of the extension API, this platform has 1.0.0");
      says(programs, "import twin; print(twin.n())", "2");
      says(programs, "import nothing; nothing.n()", "SystemError: nothing.n returned null");
      assertThat(errors.lines())
          .containsExactly(
              "boiga: bundle future 1.0.0 is built for version 2.0.0 of the extension API,"
                  + " this platform has 1.0.0",
              "boiga: module 'twin' of bundle twin.1.0.0 1.0.0 is hidden by module 'twin' of bundle"
                  + " twin.2.0.0 2.0.0");
    }
  }

  @Test
  void whoBlocksForEverHoldsUpNobodyElse() throws Exception {
    try (Container container = Container.start(folder)) {
      install(container);
      ContainerPrograms programs = ContainerPrograms.in(container);
      says(
          programs,
          "import blocker, threading\n"
              + "    threading.Thread(target=blocker.block, daemon=True).start()\n"
              + "    print(sum(len([i]) for i in range(10000)))",
          "10000");
    }
  }

  @Test
  void aDebugContextTellsWhatElseIsWrong() throws Exception {
    try (Container container = Container.start(folder)) {
      install(container);
      ContainerPrograms programs = ContainerPrograms.in(container);
      int before = errors.lines().size();
      Result result =
          programs.run(
              "-X",
              "extdebug=*",
              "-c",
              program("import keeper, shared; keeper.leak(); keeper.keep([]); keeper.kept()"));
      assertThat(result)
          .isEqualTo(
              new Result(
                  0,
                  """
                  SystemError: keeper.kept: use of a 'list' object after its release: argument 1 of\
                   the call, released by the end of keeper.keep
                  2
                  """,
                  ""));
      assertThat(errors.lines().subList(before, errors.lines().size()))
          .containsExactly(
              "boiga: extdebug: module 'shared': static field shared.Own.n is shared by all"
                  + " interpreters: it belongs in the module's state",
              "boiga: extdebug: keeper.leak: PyScope is not closed at the end of the call, opened"
                  + " at keeper.Code.leak (Code.java:9)",
              "boiga: extdebug: keeper.kept: use of a 'list' object after its release: argument 1"
                  + " of the call, released by the end of keeper.keep");
      assertThat(programs.run("-c", program("pass"))).isEqualTo(new Result(0, "2\n", ""));
    }
  }

  private static void says(ContainerPrograms programs, String body, String line) throws Exception {
    assertThat(programs.run("-c", program(body))).isEqualTo(new Result(0, line + "\n2\n", ""));
    assertThat(programs.run("-c", program("pass"))).isEqualTo(new Result(0, "2\n", ""));
  }
}
