package org.boiga.api.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What generated tables do when they are called; every message is CPython's. */
class GeneratedTableTest {
  @TempDir static Path out;
  private static ClassLoader loader;
  private static Object box;
  private static Object mod;

  @BeforeAll
  static void compile() throws ReflectiveOperationException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String name : List.of("Box", "Mod", "Caller")) {
      sources.put("demo/" + name + ".java", Compilation.resource(name + ".java.txt"));
    }
    Compilation c = Compilation.of(out, sources);
    assertThat(c.errors()).isEmpty();
    loader = c.loader();
    box = table("demo.BoxTable");
    mod = table("demo.ModTable");
  }

  private static Object table(String name) throws ReflectiveOperationException {
    var maker = loader.loadClass(name).getDeclaredConstructor();
    maker.setAccessible(true);
    return maker.newInstance();
  }

  private static Object invoke(String method, Object... args) {
    try {
      for (Method m : loader.loadClass("demo.Caller").getMethods()) {
        if (m.getName().equals(method)) {
          return m.invoke(null, args);
        }
      }
      throw new AssertionError(method);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String call(Object table, String name, List<?> args, Map<String, ?> keywords) {
    return (String) invoke("call", table, name, args, keywords);
  }

  private static String box(String name, Object... args) {
    return call(box, name, Arrays.asList(args), Map.of());
  }

  private static String box(String name, Map<String, ?> keywords, Object... args) {
    return call(box, name, Arrays.asList(args), keywords);
  }

  private static String mod(String name, Object... args) {
    return call(mod, name, Arrays.asList(args), Map.of());
  }

  @Test
  void slotsAreCalledThroughTheMethodOfTheirShape() {
    assertThat((List<?>) invoke("slots", box))
        .hasToString(
            "[repr, null, None, 7, 8, true, GE 1, NE 1, 1, 1, 1=2, 1, true, deleted, True]");
  }

  @Test
  void tablesTellWhatTheClassDeclares() {
    assertThat((List<?>) invoke("properties", box))
        .hasToString(
            "[demo.box, A box.\nWith \"quotes\"., (value=None, /), false false [value] []]");
    assertThat((List<?>) invoke("properties", mod))
        .hasToString("[demo.mod, null, null, true true [] [demo.box, inner]]");
  }

  @Test
  void theExecMethodRuns() throws ReflectiveOperationException {
    invoke("properties", mod);
    var f = loader.loadClass("demo.Mod").getDeclaredField("executed");
    f.setAccessible(true);
    assertThat(f.getBoolean(null)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "clear; ($self, /)",
        "append; ($self, object, /)",
        "get; ($self, key, default=None, /)",
        "encode; ($self, /, encoding='utf-8', errors='strict')",
        "sort; ($self, /, *, key=None, reverse=False)",
        "replace; ($self, old, new, /, count=-1)",
        "show; ($self, first, /, *args, sep=' ', scale=1.5, **kwargs)",
        "fromhex; ($type, string, /)",
        "maketrans; (x, y, /)",
        "raw; ($self, x, /, *rest)",
        "__len__; ($self, /)",
        "__new__; ($type, *args, **kwargs)",
        "__reduce__; ($self, /)"
      })
  void textSignatures(String name, String expected) {
    assertThat(((Map<?, ?>) invoke("signatures", box)).get(name)).isEqualTo(expected);
  }

  @Test
  void functionsShowTheModuleAsReceiver() {
    Map<?, ?> m = (Map<?, ?>) invoke("signatures", mod);
    assertThat(m.get("getpid")).isEqualTo("($module, /)");
    assertThat(m.get("print")).isEqualTo("($module, /, a, b=1)");
  }

  @Test
  void resultsAreConverted() {
    assertThat(box("clear")).isEqualTo("None");
    assertThat(box("pop")).isEqualTo("-1");
    assertThat(box("half", 3)).isEqualTo("1.5");
    assertThat(mod("getpid")).isEqualTo("42");
    assertThat(mod("print", "x")).isEqualTo("<module> x 1");
  }

  @Test
  void omittedReferencesAreNull() {
    assertThat(box("get", 1)).isEqualTo("1/null");
    assertThat(box("get", 1, null)).isEqualTo("1/None");
    assertThat(box("sort")).isEqualTo("null,false");
    assertThat(box("__new__")).isEqualTo("omitted");
  }

  @Test
  void noneStandsForNullWhereItIsTheDefaultOfANarrowedParameter() {
    assertThat(box("nullable")).isEqualTo("null,null");
    assertThat(box("nullable", Map.of("other", "x"), (Object) null)).isEqualTo("null,x");
    assertThat(box("nullable", 1))
        .isEqualTo("TypeError: nullable() argument 1 must be str or None, not int");
    assertThat(box("encode", (Object) null))
        .isEqualTo("TypeError: encode() argument 'encoding' must be str, not None");
  }

  @Test
  void keywordsFillParameters() {
    assertThat(box("encode", Map.of("errors", "ignore"))).isEqualTo("utf-8,ignore");
    assertThat(box("replace", Map.of("count", 3), "a", "b")).isEqualTo("a,b,3");
    assertThat(box("compile", Map.of("version", 1), "s", "f", "m")).isEqualTo("s,f,m,0,1");
    assertThat(box("sort", Map.of("reverse", 1))).isEqualTo("null,true");
  }

  @Test
  void excessArgumentsAreCollected() {
    Map<String, Object> k = new LinkedHashMap<>();
    k.put("sep", "-");
    k.put("x", 1);
    k.put("first", 2);
    assertThat(box("show", k, 0, 1, 2)).isEqualTo("0[1, 2]-1.5{x=1, first=2}");
    assertThat(box("show", 0)).isEqualTo("0[] 1.5null");
    assertThat(box("count", 1, 2)).isEqualTo("2");
    assertThat(box("only", Map.of("a", 1))).isEqualTo("{a=1}");
    assertThat(box("__call__", Map.of("a", 1), 2)).isEqualTo("[2]{a=1}");
    assertThat(box("only", 1)).isEqualTo("TypeError: only() takes no positional arguments");
    assertThat(box("raw", 1, 2)).isEqualTo("2");
  }

  @Test
  void classAndStaticMethods() {
    assertThat(box("fromhex", "ff")).isEqualTo("demo.boxff");
    assertThat(box("maketrans", 1, 2)).isEqualTo("1-2");
    assertThat(box("join", ",")).isEqualTo("box,");
  }

  @Test
  void positionalOnlyFunctionsRejectWrongCounts() {
    assertThat(box("clear", 1)).isEqualTo("TypeError: box.clear() takes no arguments (1 given)");
    assertThat(box("append"))
        .isEqualTo("TypeError: box.append() takes exactly one argument (0 given)");
    assertThat(box("insert", 1)).isEqualTo("TypeError: insert expected 2 arguments, got 1");
    assertThat(box("pop", 1, 2)).isEqualTo("TypeError: pop expected at most 1 argument, got 2");
    assertThat(box("get")).isEqualTo("TypeError: get expected at least 1 argument, got 0");
    assertThat(box("__new__", 1, 2)).isEqualTo("TypeError: box expected at most 1 argument, got 2");
    assertThat(mod("getpid", 1))
        .isEqualTo("TypeError: demo.mod.getpid() takes no arguments (1 given)");
  }

  @Test
  void partsMayBeSuperclasses() {
    assertThat(box("inherited", 2)).isEqualTo("box2");
  }

  @Test
  void largeModulesAreCompiledInPieces(@TempDir Path large) throws ReflectiveOperationException {
    int functions = 450;
    StringBuilder source = new StringBuilder("package demo;\n");
    source.append("@org.boiga.api.annotation.PyModule(name = \"large\")\nclass Large {\n");
    for (int i = 0; i < functions; i++) {
      source.append("@org.boiga.api.annotation.PyFunction(signature = \"(a=1, *, b=2)\")\n");
      source.append(
          "static int f%d(org.boiga.objects.ThreadState ts, int a, int b) {".formatted(i));
      source.append("return a + b + %d; }\n".formatted(i));
    }
    Compilation c =
        Compilation.of(
            large,
            Map.of(
                "demo/Large.java", source.append('}').toString(),
                "demo/Box.java", Compilation.resource("Box.java.txt"),
                "demo/Caller.java", Compilation.resource("Caller.java.txt")));
    assertThat(c.errors()).isEmpty();
    ClassLoader all = c.loader();
    var maker = all.loadClass("demo.LargeTable").getDeclaredConstructor();
    maker.setAccessible(true);
    Method call = null;
    for (Method m : all.loadClass("demo.Caller").getMethods()) {
      call = m.getName().equals("call") ? m : call;
    }
    Object table = maker.newInstance();
    for (int i = 0; i < functions; i += 149) {
      assertThat(call.invoke(null, table, "f" + i, List.of(10), Map.of("b", 20)))
          .isEqualTo(String.valueOf(30 + i));
    }
  }

  @Test
  void positionalOnlyFunctionsRejectKeywords() {
    Map<String, Integer> k = Map.of("x", 1);
    assertThat(box("append", k)).isEqualTo("TypeError: box.append() takes no keyword arguments");
    assertThat(box("count", k)).isEqualTo("TypeError: box.count() takes no keyword arguments");
    assertThat(box("__new__", k)).isEqualTo("TypeError: box() takes no keyword arguments");
  }

  @Test
  void parsedFunctionsRejectWrongCounts() {
    assertThat(box("encode", 1, 2, 3))
        .isEqualTo("TypeError: encode() takes at most 2 arguments (3 given)");
    assertThat(box("sort", 1)).isEqualTo("TypeError: sort() takes no positional arguments");
    assertThat(box("replace", "a"))
        .isEqualTo("TypeError: replace() takes at least 2 positional arguments (1 given)");
    assertThat(box("compile", "s"))
        .isEqualTo("TypeError: compile() missing required argument 'filename' (pos 2)");
    assertThat(box("compile", "s", "f", "m", 0))
        .isEqualTo("TypeError: compile() missing required argument 'version' (pos 5)");
    assertThat(box("compile", 1, 2, 3, 4, 5))
        .isEqualTo("TypeError: compile() takes at most 4 positional arguments (5 given)");
    assertThat(box("show"))
        .isEqualTo("TypeError: show() takes at least 1 positional argument (0 given)");
  }

  @Test
  void parsedFunctionsRejectWrongKeywords() {
    assertThat(box("encode", Map.of("foo", 1)))
        .isEqualTo("TypeError: encode() got an unexpected keyword argument 'foo'");
    assertThat(box("encode", Map.of("encoding", "b"), "a"))
        .isEqualTo("TypeError: argument for encode() given by name ('encoding') and position (1)");
    assertThat(box("encode", Map.of("a", 1, "b", 2, "c", 3)))
        .isEqualTo("TypeError: encode() takes at most 2 keyword arguments (3 given)");
    assertThat(box("replace", Map.of("old", "b"), "a", "b"))
        .isEqualTo("TypeError: replace() got an unexpected keyword argument 'old'");
  }

  @Test
  void argumentsAreConverted() {
    assertThat(box("bounds")).isEqualTo("0.." + Long.MAX_VALUE);
    assertThat(box("insert", "x", 1))
        .isEqualTo("TypeError: 'str' object cannot be interpreted as an integer");
    assertThat(box("insert", BigInteger.TWO.pow(64), 1))
        .isEqualTo("OverflowError: Python int too large to convert to C ssize_t");
    assertThat(box("replace", "a", "b", BigInteger.TWO.pow(40)))
        .isEqualTo("OverflowError: Python int too large to convert to C int");
    assertThat(box("half", "x")).isEqualTo("TypeError: must be real number, not str");
    assertThat(box("half", BigInteger.TEN.pow(400)))
        .isEqualTo("OverflowError: int too large to convert to float");
    assertThat(box("replace", "a", 2))
        .isEqualTo("TypeError: replace() argument 2 must be str, not int");
    assertThat(box("fromhex", 1)).isEqualTo("TypeError: fromhex() argument must be str, not int");
    assertThat(box("encode", "a", 1))
        .isEqualTo("TypeError: encode() argument 'errors' must be str, not int");
  }
}
