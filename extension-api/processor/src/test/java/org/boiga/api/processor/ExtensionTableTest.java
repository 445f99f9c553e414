package org.boiga.api.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boiga.api.PyBuffer;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyType;
import org.boiga.api.spi.ArgumentParser;
import org.boiga.api.spi.NativeTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of extensions, whose methods take a {@code PyContext}, know the opaque API alone. */
class ExtensionTableTest {
  private static final String HEADER =
      """
      package demo;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      """;

  @TempDir Path out;

  private NativeTable table(String name, Map<String, String> sources) throws Exception {
    Compilation c = Compilation.of(out, sources);
    assertThat(c.errors()).isEmpty();
    Constructor<?> maker = c.loader().loadClass(name).getDeclaredConstructor();
    maker.setAccessible(true);
    return (NativeTable) maker.newInstance();
  }

  @Test
  void aModulesTableTellsFunctionsAndTypes() throws Exception {
    NativeTable module =
        table(
            "demo.ModTable",
            Map.of(
                "demo/Mod.java",
                HEADER
                    + """
                    @PyModule(name = "demo", doc = "D.", types = Box.class, internalTypes = It.class)
                    final class Mod {
                      @PyFunction(signature = "(a, /, *rest, key=None, **more)")
                      static PyObject f(
                          PyContext ctx, String a, PyObject[] rest, PyObject key, PyObject more) {
                        return key;
                      }
                      @PyFunction
                      static PyObject raw(
                          PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
                        return null;
                      }
                      @PyFunction static boolean g(PyContext ctx, PyModuleObject m, Box b) {
                        return b != null;
                      }
                    }
                    """,
                "demo/Box.java",
                HEADER
                    + """
                    @PyType(name = "demo.Box")
                    final class Box extends PyNativeObject {
                      Box(PyContext ctx, PyTypeObject type) { super(ctx, type); }
                      @PySlot(signature = "(x=1)")
                      static Box __new__(PyContext ctx, PyTypeObject type, long x) {
                        return new Box(ctx, type);
                      }
                      @PySlot PyObject compare(PyContext ctx, PyObject o, PyCompareOp op) {
                        return null;
                      }
                    }
                    """,
                "demo/It.java",
                HEADER
                    + """
                    @PyType(name = "demo.It", subclassable = false)
                    final class It extends PyNativeObject {
                      It(PyContext ctx) { super(ctx); }
                    }
                    """));
    assertThat(module.name()).isEqualTo("demo");
    assertThat(module.doc()).isEqualTo("D.");
    assertThat(Stream.of(module.entries()).map(e -> e.name() + e.signature()))
        .containsExactly(
            "f($module, a, /, *rest, key=None, **more)", "rawnull", "g($module, b, /)");
    assertThat(module.types()).extracting(NativeTable::name).isEqualTo(List.of("demo.Box"));
    NativeTable box = module.types().getFirst();
    assertThat(box.javaClass().getName()).isEqualTo("demo.Box");
    assertThat(box.signature()).isEqualTo("(x=1)");
    assertThat(box.entries()).hasSize(7);
    assertThat(module.internalTypes().getFirst().subclassable()).isFalse();
  }

  @Test
  void aTypesTableTellsWhatItDerivesFrom() throws Exception {
    NativeTable pair =
        table(
            "demo.PairTable",
            Map.of(
                "demo/Pair.java",
                HEADER
                    + """
                    @PyType(name = "demo.Pair", base = "tuple", weaklyReferable = false,
                        collection = PyType.Collection.SEQUENCE)
                    final class Pair {
                      @PyMethod static PyObject first(PyContext ctx, PyObject self) {
                        return ctx.PyTuple_GetItem(self, 0);
                      }
                    }
                    """));
    assertThat(pair.base()).isEqualTo("tuple");
    assertThat(pair.collection()).isEqualTo(PyType.Collection.SEQUENCE);
    assertThat(pair.weaklyReferable()).isFalse();
    assertThat(pair.javaClass().getName()).isEqualTo("demo.Pair");
  }

  @Test
  void buffersOfArgumentsAreReleasedAfterTheCall() throws Exception {
    NativeTable module =
        table(
            "demo.ModTable",
            Map.of(
                "demo/Mod.java",
                HEADER
                    + """
                    @PyModule(name = "demo")
                    final class Mod {
                      @PyFunction static long size(PyContext ctx, PyBuffer a, PyBuffer b) {
                        if (b.len() == 0) { throw new IllegalStateException(); }
                        return a.len() + b.len();
                      }
                      @PyFunction(signature = "(a=None)")
                      static boolean given(PyContext ctx, PyBuffer a) { return a != null; }
                    }
                    """));
    List<String> log = new ArrayList<>();
    PyObject none = new PyObject() {};
    PyContext ctx = contextOfBuffers(none, log);
    int size = module.entries()[0].id();
    PyObject[] args = {new Memory("a", 1), new Memory("b", 2)};
    module.call(size, ctx, null, args, 0, 2, null);
    assertThat(log).containsExactly("result 3", "release b", "release a");

    log.clear();
    PyObject[] bad = {new Memory("a", 1), none};
    assertThatThrownBy(() -> module.call(size, ctx, null, bad, 0, 2, null))
        .isInstanceOf(ClassCastException.class);
    PyObject[] empty = {new Memory("a", 1), new Memory("b", 0)};
    assertThatThrownBy(() -> module.call(size, ctx, null, empty, 0, 2, null))
        .isInstanceOf(IllegalStateException.class);
    assertThat(log).containsExactly("release a", "release b", "release a");

    log.clear();
    int given = module.entries()[1].id();
    module.call(given, ctx, null, new PyObject[] {none}, 0, 1, null);
    module.call(given, ctx, null, new PyObject[0], 0, 0, null);
    module.call(given, ctx, null, args, 0, 1, null);
    assertThat(log).containsExactly("result false", "result false", "result true", "release a");
  }

  private record Memory(String name, long size) implements PyObject {}

  /** A context that knows objects with memory, and notes results and what is released. */
  private static PyContext contextOfBuffers(PyObject none, List<String> log) {
    return (PyContext)
        Proxy.newProxyInstance(
            PyContext.class.getClassLoader(),
            new Class<?>[] {PyContext.class, ArgumentParser.class},
            (_, method, args) ->
                switch (method.getName()) {
                  case "PyObject_GetBuffer" -> buffer((Memory) args[0], log);
                  case "Py_None" -> none;
                  case "PyLong_FromLong", "PyBool_FromBoolean" -> {
                    log.add("result " + args[0]);
                    yield none;
                  }
                  default -> throw new AssertionError(method);
                });
  }

  private static PyBuffer buffer(Memory m, List<String> log) {
    return (PyBuffer)
        Proxy.newProxyInstance(
            PyBuffer.class.getClassLoader(),
            new Class<?>[] {PyBuffer.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "len" -> m.size;
                  case "close" -> {
                    log.add("release " + m.name);
                    yield null;
                  }
                  default -> throw new AssertionError(method);
                });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@PyModule(name = \"d\") | static int n; @PyFunction static void f(PyContext c) {}"
            + " | a static field that changes would be shared by all interpreters",
        "@PyType(name = \"d.D\") | @PyMethod void m(PyContext c) {}"
            + " | the class of a type must extend org.boiga.api.PyNativeObject",
        "@PyModule(name = \"d\") | @PyFunction static void f(PyContext c, Object o) {}"
            + " | unsupported parameter type java.lang.Object",
        "@PyModule(name = \"d\") | @PyExec static void e(PyContext c, PyObject m) {}"
            + " | must be static void e(PyContext, PyModuleObject)",
        "@PyModule(name = \"d\") | @PyStateExport(version = 1)"
            + " static Object out(PyContext c) { return null; }"
            + " | a module whose state crosses has a @PyStateExport and a @PyStateImport",
        "@PyModule(name = \"d\") | @PyStateExport(version = 1)"
            + " static long out(PyContext c) { return 0; }"
            + " @PyStateImport static void in(PyContext c, PyModuleObject m, Object s) {}"
            + " | must be static Object out(PyContext)",
        "@PyModule(name = \"d\") | @PyStateExport(version = 2)"
            + " static Object out(PyContext c) { return null; }"
            + " @PyStateImport static void in(PyContext c, PyModuleObject m, Object s) {}"
            + " @PyStateMigration(from = 2) static Object up(PyContext c, Object s) { return s; }"
            + " | a migration starts from a form before 2",
        "@PyType(name = \"d.D\", base = \"tuple\")"
            + " | @PyStateExport(version = 1) static Object out(PyContext c) { return null; }"
            + " | a state that crosses is that of an extension's module",
        "@PyModule(name = \"d\") | @PyFunction(signature = \"(b=1)\")"
            + " static void f(PyContext c, PyBuffer b) {}"
            + " | the default of 'b=1' is no literal of type org.boiga.api.PyBuffer",
        "@PyModule(name = \"d\") | @PyFunction(signature = \"(*b)\")"
            + " static void f(PyContext c, PyBuffer b) {}"
            + " | *b must be a PyObject[]",
        "@PyModule(name = \"d\") | @PyFunction static PyBuffer f(PyContext c) { return null; }"
            + " | unsupported result type org.boiga.api.PyBuffer",
        "@PyType(name = \"d.D\", base = \"tuple\")"
            + " | @PyMethod static void m(PyContext c, PyObject self, PyBuffer[] b) {}"
            + " | unsupported parameter type org.boiga.api.PyBuffer[]",
      })
  void mistakesAreErrors(String annotation, String members, String message) {
    Compilation c =
        Compilation.of(
            out,
            Map.of("demo/D.java", HEADER + annotation + "\nfinal class D {\n" + members + "\n}\n"));
    assertThat(c.errors()).hasSize(1);
    assertThat(c.errors().getFirst()).endsWith(": " + message);
  }
}
