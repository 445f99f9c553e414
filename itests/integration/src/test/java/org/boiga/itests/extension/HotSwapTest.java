package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.boiga.itests.support.ClassLoaders;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.Python;
import org.boiga.itests.support.SourceCompiler;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/** Extension bundles are replaced while Python threads call them. */
class HotSwapTest {
  private static final int THREADS = 8;
  private static final int SWAPS = 100;

  /** A module whose version is what a file in its bundle says when its class is initialised. */
  private static final Map<String, String> SOURCES =
      Map.of(
          "swap.Swap",
          """
          package swap;
          import org.boiga.api.*;
          import org.boiga.api.annotation.*;
          @PyModule(name = "swap", types = Probe.class)
          public final class Swap {
            static final long VERSION = read();
            private static long read() {
              try (var in = Swap.class.getResourceAsStream("/version.txt")) {
                return Long.parseLong(new String(in.readAllBytes()));
              } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
              }
            }
            @PyExec static void exec(PyContext ctx, PyModuleObject m) {
              ctx.PyModule_AddIntConstant(m, "initial", VERSION);
            }
            @PyFunction static long version(PyContext ctx) { return VERSION; }
          }
          """,
          "swap.Probe",
          """
          package swap;
          import org.boiga.api.*;
          import org.boiga.api.annotation.*;
          @PyType(name = "swap.Probe")
          public final class Probe extends PyNativeObject {
            private final PyField kept = field();
            Probe(PyContext ctx, PyTypeObject type) { super(ctx, type); }
            @PySlot(signature = "()") static Probe __new__(PyContext ctx, PyTypeObject type) {
              return new Probe(ctx, type);
            }
            @PyMethod long version(PyContext ctx) { return Swap.VERSION; }
            @PyMethod PyObject twin(PyContext ctx) {
              Probe p = new Probe(ctx, ctx.PyType_FromClass(Probe.class));
              p.kept.set(ctx, this);
              return p;
            }
            @PyMethod long late(PyContext ctx) { return Late.answer(ctx, this); }
          }
          """,
          "swap.Late",
          """
          package swap;
          import org.boiga.api.*;
          /** Loaded at its first use, which may come when the bundle has long been replaced. */
          final class Late {
            static long answer(PyContext ctx, Probe p) {
              try {
                throw ctx.PyErr_Format(PyExc.ValueError, "late");
              } catch (PyError e) {
                return p.version(ctx);
              }
            }
          }
          """);

  @TempDir Path folder;

  @Test
  void noCallIsLostAndOldCodeGoes() throws Exception {
    Map<String, byte[]> classes = SourceCompiler.compile(SOURCES);
    ClassLoaders loaders = new ClassLoaders();
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = container.context().installBundle("test:swap", content(classes, 0));
      bundle.start();
      loaders.add(bundle);
      python.exec(
          """
          import importlib, _thread
          stop = False
          errors = []
          calls = [0] * %d
          seen = set()

          def ask(f, version):
              try:
                  answer = f()
              except RuntimeError as e:
                  if 'replaced twice' not in str(e):
                      errors.append(repr(e))
                  return False
              if answer != version:
                  errors.append(f"{version} became {answer}")
              return True

          def work(i):
              kept = []
              try:
                  while not stop:
                      import swap
                      try:
                          p = swap.Probe()
                          answers = {swap.version(), p.version(), p.twin().version()}
                      except RuntimeError as e:
                          if 'replaced twice' not in str(e): raise
                          continue
                      if len(answers) != 1:
                          errors.append(f"mixed: {answers}")
                      version = answers.pop()
                      seen.add(version)
                      if len(kept) < 5 and (not kept or kept[-1][0] != version):
                          kept.append((version, p))
                      for v, old in kept:
                          ask(old.version, v)
                          ask(lambda: old.twin().version(), v)
                      calls[i] += 1
                  for v, old in kept:
                      if ask(old.late, v) != (v >= %d - 1):
                          errors.append(f"{v} answers or does not")
              except BaseException as e:
                  errors.append(repr(e))

          def starter(i):
              return lambda: work(i)

          threads = [_thread.start_joinable_thread(starter(i)) for i in range(%d)]
          """
              .formatted(THREADS, SWAPS, THREADS));
      for (int version = 1; version <= SWAPS; version++) {
        bundle.update(content(classes, version));
        loaders.add(bundle);
        Thread.sleep(20);
      }
      python.exec(
          """
          import swap
          last = swap.version()
          reloaded = importlib.reload(swap).version()
          stop = True
          for t in threads:
              t.join()
          del swap, threads, t
          """);
      assertThat((List<?>) python.eval("errors")).isEmpty();
      assertThat(python.eval("last")).isEqualTo((long) SWAPS);
      assertThat(python.eval("reloaded")).isEqualTo((long) SWAPS);
      assertThat((Boolean) python.eval("min(calls) > 0")).isTrue();
      assertThat((Boolean) python.eval("len(seen) > 10")).isTrue();

      bundle.uninstall();
      container.refresh();
      assertThat(python.failure("import swap"))
          .isEqualTo("ModuleNotFoundError: No module named 'swap'");
      loaders.awaitEnd();
    }
  }

  @Test
  void aReloadedModuleIsTheNewVersionAndOldObjectsAreOld() throws Exception {
    Map<String, byte[]> classes = SourceCompiler.compile(SOURCES);
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = container.context().installBundle("test:swap", content(classes, 1));
      bundle.start();
      python.exec("import importlib, swap; old = swap.Probe(); module = swap");
      bundle.update(content(classes, 2));
      container.refresh(bundle);
      assertThat(python.eval("(swap.version(), old.version())")).isEqualTo(List.of(1L, 1L));
      python.exec("importlib.reload(swap); new = swap.Probe()");
      assertThat(
              python.eval(
                  "(swap is module, swap.version(), new.version(), old.version(), old.late())"))
          .isEqualTo(List.of(true, 2L, 2L, 1L, 1L));
      assertThat(python.eval("isinstance(old, swap.Probe)")).isEqualTo(false);
    }
  }

  @Test
  void whatHoldsOldCodeIsNamed() throws Exception {
    Map<String, byte[]> classes = SourceCompiler.compile(SOURCES);
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = container.context().installBundle("test:swap", content(classes, 1));
      bundle.start();
      python.exec("import swap; cache = {'old': [swap.Probe()]}; call = swap.version; del swap");
      bundle.update(content(classes, 2));
      python.exec("import swap");
      String version = "module 'swap' of bundle swap 1.0.1: ";
      assertThat(heldVersions(container))
          .asInstanceOf(InstanceOfAssertFactories.list(String.class))
          .contains(
              version + "function version in dict['call'] in module in dict['__main__']",
              version
                  + "an object of type swap.Probe in list in dict['old'] in dict['cache'] in module"
                  + " in dict['__main__']");
      python.exec("del cache, call");
      assertThat(heldVersions(container).toString()).doesNotContain("function", "an object");
    }
  }

  /** What the extension host answers, whose classes are not those of the test. */
  private static List<?> heldVersions(Container container) {
    BundleContext context = container.context();
    try {
      var host =
          context.getService(
              context.getAllServiceReferences("org.boiga.extension.ExtensionHost", null)[0]);
      Class<?> type = host.getClass().getInterfaces()[0];
      return (List<?>) type.getMethod("heldVersions").invoke(host);
    } catch (ReflectiveOperationException | InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static InputStream content(Map<String, byte[]> classes, int version) throws Exception {
    return TestBundle.named("swap")
        .version("1.0." + version)
        .classes(classes)
        .entry("version.txt", String.valueOf(version))
        .content();
  }
}
