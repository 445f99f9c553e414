package org.boiga.api.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in declarations are one clear error at the element. */
class DeclarationErrorTest {
  private static final String HEADER =
      """
      package demo;
      import org.boiga.api.annotation.*;
      import org.boiga.memory.PyObject;
      import org.boiga.objects.*;
      """;

  @TempDir Path out;

  static String[][] mistakes() {
    return new String[][] {
      {
        "type", "@PyMethod void m() {}", "the first parameter must be org.boiga.objects.ThreadState"
      },
      {
        "type",
        "@PySlot PyObject __foo__(ThreadState ts) { return null; }",
        "there is no slot __foo__"
      },
      {
        "type",
        "@PySlot PyObject __add__(ThreadState ts) { return null; }",
        "__add__ takes one PyObject after the receiver"
      },
      {
        "type",
        "@PySlot PyObject __len__(ThreadState ts) { return null; }",
        "__len__ must return long"
      },
      {"type", "@PySlot void __repr__(ThreadState ts) {}", "must return a value"},
      {
        "type",
        "@PySlot(signature = \"(x)\") PyObject __add__(ThreadState ts, PyObject x) { return x; }",
        "__add__ has a fixed signature"
      },
      {
        "type",
        "@PySlot PyObject __new__(ThreadState ts) { return null; }",
        "must be static with a second parameter of type PyType"
      },
      {
        "type",
        "@PySlot PyObject __init__(ThreadState ts) { return null; }",
        "__init__ must return void"
      },
      {
        "type",
        "@PySlot PyObject compare(ThreadState ts, PyObject o) { return o; }",
        "compare takes a PyObject and a CompareOp"
      },
      {
        "type",
        "@PyMethod(signature = \"(a, b)\") void m(ThreadState ts, PyObject a) {}",
        "the signature has 2 parameters, the Java method 1"
      },
      {
        "type",
        "@PyMethod(signature = \"(a=1, b)\") void m(ThreadState ts, PyObject a, PyObject b) {}",
        "'b' without a default follows one with: (a=1, b)"
      },
      {
        "type",
        "@PyMethod(signature = \"a\") void m(ThreadState ts, PyObject a) {}",
        "signature must be in parentheses: a"
      },
      {
        "type",
        "@PyMethod(signature = \"(a, a)\") void m(ThreadState ts, PyObject a, PyObject b) {}",
        "duplicate parameter 'a' in (a, a)"
      },
      {"type", "@PyMethod void m(ThreadState ts, short a) {}", "unsupported parameter type short"},
      {
        "type",
        "@PyMethod void m(ThreadState ts, Object a) {}",
        "unsupported parameter type java.lang.Object"
      },
      {
        "type",
        "@PyMethod Object m(ThreadState ts) { return null; }",
        "unsupported result type java.lang.Object"
      },
      {
        "type",
        "@PyMethod(signature = \"(a=None)\") void m(ThreadState ts, int a) {}",
        "the default of 'a=None' is no literal of type int"
      },
      {
        "type",
        "@PyMethod(signature = \"(*args)\") void m(ThreadState ts, PyObject a) {}",
        "*args must be a PyObject[]"
      },
      {
        "type",
        "@PyMethod(signature = \"(**kw)\") void m(ThreadState ts, PyObject a) {}",
        "**kw must be a PyDict"
      },
      {
        "type",
        "@PyMethod PyObject __iter__(ThreadState ts) { return null; }",
        "__iter__ is a slot: annotate it with @PySlot"
      },
      {"type", "@PyMethod private void m(ThreadState ts) {}", "must not be private"},
      {
        "type",
        "@PyMethod static void m(ThreadState ts) {}",
        "the second parameter of a static method is the receiver"
      },
      {"type", "@PyFunction static void f(ThreadState ts) {}", "@PyFunction belongs in a module"},
      {"type", "@PySetter void x(ThreadState ts, PyObject v) {}", "there is no @PyGetter for 'x'"},
      {
        "type",
        "@PyGetter PyObject x(ThreadState ts, PyObject v) { return v; }",
        "x takes no parameters after the receiver"
      },
      {
        "type",
        "@PyMethod void x(ThreadState ts) {} @PyGetter int x_(ThreadState ts) { return 1; }",
        "'x' is declared twice"
      },
      {
        "type",
        "@PyExec static void f(ThreadState ts, org.boiga.objects.PyModule m) {}",
        "@PyExec belongs in a module"
      },
      {
        "module",
        "@PyExec static void f(ThreadState ts) {}",
        "must be static void f(ThreadState, PyModule)"
      },
      {
        "module",
        "@PyMethod void m(ThreadState ts) {}",
        "slots, methods and computed attributes belong in a type"
      },
      {"module", "@PyFunction void f(ThreadState ts) {}", "must be static"}
    };
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isReportedAtTheElement(String kind, String member, String message) {
    String annotation = kind.equals("type") ? "PyType(name = \"bad\")" : "PyModule(name = \"bad\")";
    String source =
        HEADER
            + "@org.boiga.api.annotation."
            + annotation
            + "\nabstract class Bad extends PyObject {\n"
            + member
            + "\n}\n";
    assertThat(Compilation.of(out, Map.of("demo/Bad.java", source)).errors())
        .singleElement()
        .isEqualTo("Bad.java:7: " + message);
  }
}
