package org.boiga.api.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
