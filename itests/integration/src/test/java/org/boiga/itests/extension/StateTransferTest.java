package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.boiga.itests.support.CapturedErrors;
import org.boiga.itests.support.ClassLoaders;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.Python;
import org.boiga.itests.support.SourceCompiler;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Bundles are replaced whose modules' state crosses to the next version. */
@Timeout(240)
class StateTransferTest {
  private static final int THREADS = 8;
  private static final int SWAPS = 100;

  private static final String TALLY =
      """
      package tally;
      import java.util.concurrent.atomic.AtomicLong;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      @PyModExport("tally")
      public final class Tally extends PyModuleDef {
        record State(AtomicLong n) {}
        static final class Step extends PyNativeObject {
          private final State state;
          Step(PyContext ctx) {
            super(ctx);
            state = ctx.PyModule_GetState(State.class);
          }
        }
        static final long VERSION = read();
        private static long read() {
          try (var in = Tally.class.getResourceAsStream("/version.txt")) {
            return Long.parseLong(new String(in.readAllBytes()));
          } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
          }
        }
        public Tally() {
          super("tally");
          exec((ctx, m) -> ctx.PyModule_SetState(new State(new AtomicLong())));
          method(PyMethodDef.METH_NOARGS("add", (ctx, self) -> ctx.PyTuple_Pack(
              ctx.PyLong_FromLong(VERSION),
              ctx.PyLong_FromLong(ctx.PyModule_GetState(State.class).n.incrementAndGet())),
              "($module, /)", null));
          method(PyMethodDef.METH_O("call", (ctx, self, f) -> {
            ctx.PyObject_CallNoArgs(f);
            return ctx.PyLong_FromLong(VERSION);
          }, "($module, f, /)", null));
          method(PyMethodDef.METH_NOARGS("step", (ctx, self) -> new Step(ctx), "($module, /)", null));
          type(new PyType_Spec("tally.Step", Step.class)
              .method(PyMethodDef.METH_NOARGS("version",
                  (ctx, self) -> ctx.PyLong_FromLong(VERSION), "($self, /)", null)));
          drain(java.time.Duration.ofMillis(%s));
          %s
        }
      }
      """;

  private static final String CROSSING =
      """
      state(1, ctx -> ctx.PyModule_GetState(State.class).n.get(),
          (ctx, m, n) -> ctx.PyModule_GetState(State.class).n.set((Long) n));
      """;

  @TempDir Path folder;

  @RegisterExtension final CapturedErrors errors = new CapturedErrors();

  private static Map<String, byte[]> compile(long drain, String state) throws Exception {
    return SourceCompiler.compile(Map.of("tally.Tally", TALLY.formatted(drain, state)));
  }

  private static InputStream content(Map<String, byte[]> classes, int version) throws Exception {
    return TestBundle.named("tally")
        .version("1.0." + version)
        .classes(classes)
        .entry("version.txt", String.valueOf(version))
        .content();
  }

  private static Bundle install(Container container, Map<String, byte[]> classes) throws Exception {
    Bundle bundle = container.context().installBundle("test:tally", content(classes, 0));
    bundle.start();
    return bundle;
  }

  @Test
  void noCallIsLostOrDoubledAndOldCodeGoes() throws Exception {
    Map<String, byte[]> classes = compile(5000, CROSSING);
    ClassLoaders loaders = new ClassLoaders();
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = install(container, classes);
      loaders.add(bundle);
      python.exec(
          """
          import tally, threading, time
          stop = False
          errors, calls, sums, versions = [], [], [], set()

          def work():
              count = sum = latest = 0
              try:
                  while not stop:
                      version, n = tally.add()
                      if version != latest:
                          if version < latest:
                              errors.append(f"{version} after {latest}")
                          latest = version
                          versions.add(version)
                      count += 1
                      sum += n
                      if count %% 100 == 0:
                          time.sleep(0.001)
              except BaseException as e:
                  errors.append(repr(e))
              calls.append(count)
              sums.append(sum)

          threads = [threading.Thread(target=work) for _ in range(%d)]
          for t in threads: t.start()
          """
              .formatted(THREADS));
      for (int version = 1; version <= SWAPS; version++) {
        bundle.update(content(classes, version));
        loaders.add(bundle);
        Thread.sleep(20);
      }
      python.exec(
          """
          stop = True
          for t in threads: t.join()
          last, n = tally.add()
          total = sum(calls)
          """);
      assertThat((List<?>) python.eval("errors")).isEmpty();
      assertThat(python.eval("last")).isEqualTo((long) SWAPS);
      assertThat((Boolean) python.eval("n == total + 1")).as("as many steps as calls").isTrue();
      assertThat((Boolean) python.eval("sum(sums) == total * (total + 1) // 2"))
          .as("no step twice")
          .isTrue();
      assertThat((Boolean) python.eval("len(versions) > 10")).isTrue();
      container.refresh(bundle);
      assertThat((Boolean) python.eval("tally.add()[1] == total + 2")).isTrue();
      loaders.awaitEnd();
    }
    assertThat(errors.lines()).isEmpty();
  }

  @Test
  void aDrainThatTimesOutSaysSo() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = install(container, compile(100, CROSSING));
      python.exec(
          """
          import tally, threading
          inside, go, results = threading.Event(), threading.Event(), []
          def wait():
              inside.set()
              go.wait()
          t = threading.Thread(target=lambda: results.append(tally.call(wait)))
          t.start()
          inside.wait()
          """);
      bundle.update(content(compile(100, CROSSING), 1));
      assertThat(errors.lines())
          .containsExactly(
              "boiga: module 'tally' of bundle tally 1.0.0: 1 call has not finished within 100 ms,"
                  + " and goes on in the old version");
      assertThat(python.eval("(tally.add(), go.set(), t.join(), results)"))
          .hasToString("[[1, 1], null, null, [0]]");
    }
  }

  @Test
  void objectsStayWhatTheyAreForOneGeneration() throws Exception {
    Map<String, byte[]> classes = compile(5000, CROSSING);
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = install(container, classes);
      python.exec("import tally; from tally import add; add(); step = tally.step()");
      bundle.update(content(classes, 1));
      assertThat(python.eval("add(), step.version(), tally.step().version()"))
          .isEqualTo(List.of(List.of(1L, 2L), 0L, 1L));
      bundle.update(content(classes, 2));
      assertThat(python.eval("tally.add()")).isEqualTo(List.of(2L, 3L));
      assertThat(python.failure("step.version()"))
          .isEqualTo(
              "RuntimeError: Step belongs to module 'tally' of bundle tally 1.0.0, which has been"
                  + " replaced twice");
      assertThat(python.eval("add()")).isEqualTo(List.of(2L, 4L));
    }
  }

  @Test
  void statesOfEarlierFormsAreMigratedStepByStep() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = install(container, compile(5000, CROSSING));
      python.exec("import tally; tally.add()");
      bundle.update(
          content(
              compile(
                  5000,
                  """
                  state(3, ctx -> java.util.Map.of("n", ctx.PyModule_GetState(State.class).n.get()),
                      (ctx, m, s) -> ctx.PyModule_GetState(State.class).n.set(
                          (Long) ((java.util.Map<?, ?>) s).get("n")));
                  migration(1, (ctx, n) -> java.util.List.of((Long) n * 10));
                  migration(2, (ctx, l) -> java.util.Map.of("n", ((java.util.List<?>) l).get(0)));
                  """),
              1));
      assertThat(python.eval("tally.add()")).isEqualTo(List.of(1L, 11L));
      assertThat(errors.lines()).isEmpty();
    }
  }

  @Test
  void annotationsDeclareItToo() throws Exception {
    String source =
        """
        package tally;
        import java.util.Map;
        import java.util.concurrent.atomic.AtomicLong;
        import org.boiga.api.*;
        import org.boiga.api.annotation.*;
        @PyModule(name = "tally")
        public final class Tally {
          @PyExec static void exec(PyContext ctx, PyModuleObject m) {
            ctx.PyModule_SetState(new AtomicLong());
          }
          static AtomicLong state(PyContext ctx) { return ctx.PyModule_GetState(AtomicLong.class); }
          @PyFunction static long add(PyContext ctx) { return state(ctx).incrementAndGet(); }
          %s
        }
        """;
    String first =
        """
        @PyStateExport(version = 1, drainMillis = 100)
        static Object export(PyContext ctx) { return state(ctx).get(); }
        @PyStateImport static void take(PyContext ctx, PyModuleObject m, Object n) {
          state(ctx).set((Long) n);
        }
        """;
    String second =
        """
        @PyStateExport(version = 2)
        static Object export(PyContext ctx) { return Map.of("n", state(ctx).get()); }
        @PyStateMigration(from = 1)
        static Object named(PyContext ctx, Object n) { return Map.of("n", n); }
        @PyStateImport static void take(PyContext ctx, PyModuleObject m, Object named) {
          state(ctx).set((Long) ((Map<?, ?>) named).get("n") + 100);
        }
        """;
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle =
          install(
              container, SourceCompiler.compile(Map.of("tally.Tally", source.formatted(first))));
      python.exec("from tally import add; add()");
      bundle.update(
          content(SourceCompiler.compile(Map.of("tally.Tally", source.formatted(second))), 1));
      assertThat(python.eval("add()")).isEqualTo(102L);
      assertThat(errors.lines()).isEmpty();
    }
  }

  @Test
  void aVersionThatCannotTakeTheStateOverLeavesTheOldOneInService() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = install(container, compile(5000, CROSSING));
      python.exec("import tally; tally.add()");
      bundle.update(content(compile(5000, "state(2, ctx -> 0L, (ctx, m, s) -> {});"), 1));
      assertThat(python.eval("tally.add()")).isEqualTo(List.of(0L, 2L));
      Container.await("the report", () -> !errors.lines().isEmpty());
      assertThat(errors.lines())
          .containsExactly(
              "boiga: module 'tally' of bundle tally 1.0.1 does not take over the state of module"
                  + " 'tally' of bundle tally 1.0.0, which stays in service: RuntimeError: module"
                  + " tally has no migration of its state from form 1 to form 2");
      bundle.update(content(compile(5000, CROSSING), 2));
      assertThat(python.eval("__import__('importlib').reload(tally).add()"))
          .isEqualTo(List.of(2L, 3L));
    }
  }

  @Test
  void aStoppedBundleIsAnErrorOfItsCallsAfterSomeTime() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = install(container, compile(10, CROSSING));
      python.exec("import tally; tally.add()");
      bundle.stop();
      assertThat(python.failure("tally.add()"))
          .isEqualTo(
              "RuntimeError: module 'tally' of bundle tally 1.0.0 has been stopped,"
                  + " and nothing has replaced it");
      bundle.start();
      assertThat(python.eval("tally.add()")).isEqualTo(List.of(0L, 2L));
      bundle.uninstall();
      Container.await(
          "the module's end",
          () -> {
            String failure = python.failure("import tally");
            return failure != null && failure.startsWith("ModuleNotFoundError");
          });
    }
  }
}
