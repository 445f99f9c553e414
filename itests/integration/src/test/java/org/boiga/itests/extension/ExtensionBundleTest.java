package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.boiga.itests.support.CapturedErrors;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.Python;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

/** What is wrong with an extension is said in one line, and hurts nobody else. */
class ExtensionBundleTest {
  private static final String MODULE =
      """
      package ext;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      @PyModule(name = "ext")
      public final class Ext {
        %s
      }
      """;

  @TempDir Path folder;

  @RegisterExtension final CapturedErrors errors = new CapturedErrors();

  private static TestBundle extension(String members) {
    return TestBundle.named("ext").source("ext.Ext", MODULE.formatted(members));
  }

  @Test
  void modulesAreImportedFromBundlesThatComeLater() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container);
        Python other = Python.in(container)) {
      assertThat(python.failure("import ext"))
          .isEqualTo("ModuleNotFoundError: No module named 'ext'");
      container.start(
          extension(
              """
              record State(int[] n) {}
              @PyExec static void exec(PyContext ctx, PyModuleObject m) {
                ctx.PyModule_SetState(new State(new int[1]));
              }
              @PyFunction static int next(PyContext ctx) {
                return ++ctx.PyModule_GetState(State.class).n()[0];
              }
              """));
      assertThat(python.eval("__import__('ext').next() + __import__('ext').next()")).isEqualTo(3L);
      assertThat(other.eval("__import__('ext').next()"))
          .as("state is per interpreter")
          .isEqualTo(1L);
      assertThat(python.eval("repr(__import__('ext'))"))
          .isEqualTo("<module 'ext' (bundle ext 1.0.0)>");
    }
    assertThat(errors.lines()).isEmpty();
  }

  @Test
  void whatJavaCodeThrowsIsAPythonException() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(
          extension(
              """
              @PyFunction static void fail(PyContext ctx) {
                throw new IllegalStateException("boom");
              }
              @PyFunction static PyObject nothing(PyContext ctx) { return null; }
              @PyFunction static void recurse(PyContext ctx) { recurse(ctx); }
              @PyFunction static PyObject call(PyContext ctx, PyObject f) {
                try {
                  return ctx.PyObject_CallNoArgs(f);
                } catch (PyError e) {
                  if (!ctx.PyErr_ExceptionMatches(e, PyExc.KeyError)) { throw e; }
                  return ctx.PyUnicode_FromString("caught");
                }
              }
              """));
      python.exec("import ext");
      assertThat(python.failure("ext.fail()"))
          .startsWith(
              "SystemError: ext.fail raised java.lang.IllegalStateException: boom (Ext.java:");
      assertThat(python.failure("ext.nothing()"))
          .isEqualTo("SystemError: ext.nothing returned null");
      assertThat(python.failure("ext.recurse()"))
          .isEqualTo("RecursionError: maximum recursion depth exceeded in ext.recurse");
      assertThat(python.eval("ext.call(lambda: {}['x'])")).isEqualTo("caught");
      assertThat(python.failure("ext.call(lambda: 1 / 0)"))
          .isEqualTo("ZeroDivisionError: division by zero");
    }
    assertThat(errors.lines()).isEmpty();
  }

  @Test
  void aBundleForAnotherVersionOfTheApiIsRefused() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(
          TestBundle.named("future")
              .version("3.0.0")
              .header("Provide-Capability", "python.module;python.module=future;class=X")
              .header(
                  "Require-Capability",
                  "python.abi;filter:=\"(&(python.abi=boiga)(version>=2.0.0)(!(version>=3.0.0)))\""
                      + ";effective:=active"));
      assertThat(errors.lines())
          .containsExactly(
              "boiga: bundle future 3.0.0 is built for version 2.0.0 of the extension API,"
                  + " this platform has 1.0.0");
      assertThat(python.failure("import future"))
          .startsWith("ImportError: module 'future' of bundle future 3.0.0 cannot be used: ");
    }
  }

  @Test
  void aBundleThatDoesNotResolveForItsVersionIsRefusedInOneLine() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      var bundle =
          container
              .context()
              .installBundle(
                  "test:next",
                  extension("@PyFunction static int two(PyContext ctx) { return 2; }")
                      .version("2.0.0")
                      .header(
                          "Import-Package", "org.boiga.api;version='[2,3)',*;resolution:=optional")
                      .header(
                          "Require-Capability",
                          "python.abi;filter:=\"(&(python.abi=boiga)(version>=2.0.0)"
                              + "(!(version>=3.0.0)))\";effective:=active")
                      .content());
      assertThatThrownBy(bundle::start).isInstanceOf(BundleException.class);
      assertThat(errors.lines())
          .containsExactly(
              "boiga: bundle ext 2.0.0 is built for version 2.0.0 of the extension API,"
                  + " this platform has 1.0.0");
      assertThat(python.failure("import ext"))
          .isEqualTo(
              "ImportError: module 'ext' of bundle ext 2.0.0 cannot be used: the bundle is built"
                  + " for version 2.0.0 of the extension API, this platform has 1.0.0");
      container.start(extension("@PyFunction static int one(PyContext ctx) { return 1; }"));
      assertThat(python.eval("__import__('ext').one()")).isEqualTo(1L);
      bundle.uninstall();
      assertThat(python.eval("__import__('ext').one()")).isEqualTo(1L);
    }
  }

  @Test
  void anExtensionAsksWhatThePlatformHas() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(
          extension(
              """
              @PyFunction static boolean has(PyContext ctx, String f) { return ctx.hasFeature(f); }
              @PyFunction static String version(PyContext ctx) { return ctx.Py_Version(); }
              """));
      assertThat(
              python.eval("(ext := __import__('ext')).version(), ext.has('debug'), ext.has('x')"))
          .isEqualTo(List.of("1.0.0", true, false));
    }
  }

  @Test
  void aModuleThatCannotBeLoadedIsReported() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(
          TestBundle.named("broken")
              .source(
                  "broken.Broken",
                  """
                  package broken;
                  import org.boiga.api.*;
                  import org.boiga.api.annotation.*;
                  @PyModExport("broken")
                  public final class Broken extends PyModuleDef {
                    public Broken() {
                      super("broken");
                      throw new IllegalStateException("no luck");
                    }
                  }
                  """));
      assertThat(errors.lines())
          .containsExactly(
              "boiga: bundle broken 1.0.0 module 'broken' cannot be used:"
                  + " java.lang.IllegalStateException: no luck");
      assertThat(python.failure("import broken")).startsWith("ImportError: module 'broken' of");
    }
  }

  @Test
  void anExtensionWithoutAModuleIsReported() throws Exception {
    try (Container container = Container.start(folder)) {
      container.start(
          TestBundle.named("empty")
              .header(
                  "Require-Capability",
                  "osgi.extender;filter:=\"(osgi.extender=python.extension)\""));
      assertThat(errors.lines())
          .containsExactly("boiga: bundle empty 1.0.0 is an extension without a Python module");
    }
  }

  @Test
  void aModuleThatFailsToInitialiseCanBeImportedOnceItsBundleIsMended() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      var bundle =
          container.start(
              extension(
                  """
                  @PyExec static void exec(PyContext ctx, PyModuleObject m) {
                    throw new IllegalStateException("not yet");
                  }
                  """));
      assertThat(python.failure("import ext"))
          .startsWith(
              "SystemError: initialisation of module ext raised"
                  + " java.lang.IllegalStateException: not yet");
      bundle.update(
          extension("@PyFunction static int one(PyContext ctx) { return 1; }")
              .version("1.0.1")
              .content());
      assertThat(python.eval("__import__('ext').one()")).isEqualTo(1L);
    }
    assertThat(errors.lines()).isEmpty();
  }

  @Test
  void modulesDefinedByHandWorkAsAnnotatedOnes() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(
          TestBundle.named("hand")
              .source(
                  "hand.Hand",
                  """
                  package hand;
                  import org.boiga.api.*;
                  import org.boiga.api.annotation.*;
                  @PyModExport("hand")
                  public final class Hand extends PyModuleDef {
                    static final class Box extends PyNativeObject {
                      final PyField content = field();
                      Box(PyContext ctx, PyTypeObject type) { super(ctx, type); }
                    }
                    public Hand() {
                      super("hand");
                      doc("By hand.");
                      method(PyMethodDef.METH_O("twice",
                          (ctx, self, x) -> ctx.PyNumber_Add(x, x), "($module, x, /)", "x + x"));
                      type(new PyType_Spec("hand.Box", Box.class)
                          .call(Slot.NEW, (ctx, type, args, start, n, kwnames) ->
                              new Box(ctx, (PyTypeObject) type))
                          .unary(Slot.REPR, (ctx, self) -> ctx.PyUnicode_FromString("<box>"))
                          .getset("content",
                              (ctx, self) -> {
                                PyObject o = ((Box) self).content.get(ctx);
                                return o == null ? ctx.Py_None() : o;
                              },
                              (ctx, self, v) -> ((Box) self).content.set(ctx, v), "What is in it."));
                      exec((ctx, m) -> ctx.PyModule_AddIntConstant(m, "answer", 42));
                    }
                  }
                  """));
      python.exec("import hand; b = hand.Box(); b.content = b; c = hand.Box(); c.content = [c]");
      assertThat(
              python.eval(
                  "(hand.twice('x'), hand.answer, repr(b), b.content is b, c.content[0] is c)"))
          .isEqualTo(List.of("xx", 42L, "<box>", true, true));
      assertThat(python.failure("hand.twice()"))
          .isEqualTo("TypeError: hand.twice() takes exactly one argument (0 given)");
    }
    assertThat(errors.lines()).isEmpty();
  }
}
