package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.boiga.itests.support.CapturedErrors;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.Python;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a module says of itself in {@code Py_mod_gil} and {@code Py_mod_multiple_interpreters}. */
@Timeout(120)
class ModuleSlotsTest {
  /** Code that loses updates if two threads run it at once. */
  private static final String COUNTING =
      """
      package %1$s;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      @PyModule(name = "%1$s", types = Meter.class, gil = Py_mod_gil.Py_MOD_GIL_USED)
      public final class Counting {
        private static final long[] COUNT = new long[1];
        static long step() {
          long n = COUNT[0];
          Thread.yield();
          COUNT[0] = n + 1;
          return n + 1;
        }
        @PyFunction static long count(PyContext ctx) { return step(); }
        @PyFunction static long read(PyContext ctx) { return COUNT[0]; }
        @PyFunction static PyObject call(PyContext ctx, PyObject f) {
          return ctx.PyObject_CallNoArgs(f);
        }
        @PyFunction static void pause(PyContext ctx, int seconds) {
          try (var detached = ctx.detach()) {
            java.util.concurrent.locks.LockSupport.parkNanos(seconds * 1_000_000_000L);
          }
        }
      }
      """;

  private static final String METER =
      """
      package %1$s;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      @PyType(name = "%1$s.Meter")
      public final class Meter extends PyNativeObject {
        Meter(PyContext ctx, PyTypeObject type) { super(ctx, type); }
        @PySlot(signature = "()") static Meter __new__(PyContext ctx, PyTypeObject type) {
          return new Meter(ctx, type);
        }
        @PySlot long __len__(PyContext ctx) { return Counting.step(); }
      }
      """;

  @TempDir Path folder;

  @RegisterExtension final CapturedErrors errors = new CapturedErrors();

  private static TestBundle counting(String name) {
    return TestBundle.named(name)
        .source(name + ".Counting", COUNTING.formatted(name))
        .source(name + ".Meter", METER.formatted(name));
  }

  @Test
  void noTwoEntriesOfAModuleThatIsNotMadeForThreadsRunAtOnce() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(counting("counting"));
      python.exec(
          """
          import counting, threading
          def work():
              meter = counting.Meter()
              for _ in range(2000):
                  counting.count()
                  len(meter)
          threads = [threading.Thread(target=work) for _ in range(8)]
          for t in threads: t.start()
          for t in threads: t.join()
          """);
      assertThat(python.eval("counting.read()")).isEqualTo(32000L);
      assertThat(errors.lines())
          .containsExactly(
              "boiga: module 'counting' of bundle counting 1.0.0 uses a lock of its own: it is not"
                  + " made for threads");
    }
  }

  @Test
  void theLockIsGivenUpWhereTheModuleDetachesOrCallsPythonCode() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(counting("counting"));
      python.exec(
          """
          import counting, threading
          flag = False
          def wait():
              while not flag: pass
              return "seen"
          results = []
          spinning = threading.Thread(target=lambda: results.append(counting.call(wait)))
          pausing = threading.Thread(target=lambda: counting.pause(100), daemon=True)
          spinning.start(); pausing.start()
          counting.count()
          flag = True
          spinning.join()
          """);
      assertThat(python.eval("results")).isEqualTo(List.of("seen"));
    }
  }

  @Test
  void twoSuchModulesThatCallEachOtherDoNotDeadlock() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(counting("left"));
      container.start(counting("right"));
      python.exec(
          """
          import left, right, threading
          def work(a, b):
              for _ in range(500):
                  a.call(lambda: b.call(lambda: a.call(b.count)))
          threads = [threading.Thread(target=work, args=m) for m in ((left, right), (right, left)) * 4]
          for t in threads: t.start()
          for t in threads: t.join()
          """);
      assertThat(python.eval("left.read(), right.read()")).isEqualTo(List.of(2000L, 2000L));
    }
  }

  @Test
  void aModuleForOneInterpreterIsNotImportedByASecond() throws Exception {
    try (Container container = Container.start(folder);
        Python second = Python.in(container)) {
      container.start(
          TestBundle.named("single")
              .source(
                  "single.Single",
                  """
                  package single;
                  import org.boiga.api.annotation.*;
                  import org.boiga.api.*;
                  @PyModExport("single")
                  public final class Single extends PyModuleDef {
                    public Single() {
                      super("single");
                      slot(Py_mod_multiple_interpreters.Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED);
                    }
                  }
                  """));
      try (Python first = Python.in(container)) {
        first.exec("import single, importlib; importlib.reload(single)");
        assertThat(second.failure("import single"))
            .isEqualTo("ImportError: module single does not support loading in subinterpreters");
        first.exec("import single");
      }
      second.exec("import single");
    }
    assertThat(errors.lines()).isEmpty();
  }
}
