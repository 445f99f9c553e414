package org.boiga.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.WarningListener;
import org.boiga.compiler.bytecode.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code keeps its own rules, on all paths and by way of handlers. */
class VerifiedProgramsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for i in x:\n try:\n  with a as b:\n   if i: continue\n   break\n finally:\n  c()",
        "def f():\n"
            + " try:\n"
            + "  for i in x:\n"
            + "   with a: return g(i)\n"
            + " except E as e: return e\n"
            + " finally: h()",
        "def f():\n try: a()\n except* E as e: b()\n except* F: c()\n else: d()\n finally: e()",
        "async def f():\n"
            + " async with a as b, c: yield await d\n"
            + " async for x in y: await z\n"
            + " else: w()",
        "async def f(): return [await x async for x in y if await z], {x: y async for x, y in z}",
        "def f(): return a < b() < c < d(), g(x, [y for y in (z and w or v)])",
        "def f(s):\n"
            + " match s:\n"
            + "  case [1, x, *y] | {'k': x, **y} if x: g(x, y)\n"
            + "  case A(b=[c, *_, d]) as e: h()",
        "def f(x): return g(x, *x, k=x, **x), [*x, *y], {**x, 'a': y}, (lambda: x)()",
        "class A[T: int = str](B, metaclass=M):\n"
            + " x: T\n"
            + " if x:\n"
            + "  y: T\n"
            + " def f[U](self, a: U): return super().f()",
        "def f(x): return [(lambda: x) for x in x if (y := x)], f'{x!r:>{y}}', t'{x}'",
        "def f():\n global g\n for g, a.b, c[d] in x: a.b += c[d]; c[e] **= g\n del g, a.b, c[d]",
      })
  void temporariesAreWrittenOnceAndConsumedOnce(String program) {
    assertThat(Listing.compile(program)).isNotNull();
  }

  /** Runs where the property {@code boiga.library} names a folder of Python programs. */
  @Test
  void libraryKeepsTheRules() throws IOException {
    String library = System.getProperty("boiga.library");
    assumeTrue(library != null);
    List<String> faults = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(library))) {
      files.filter(file -> file.toString().endsWith(".py")).forEach(file -> verify(file, faults));
    }

    assertThat(faults).isEmpty();
  }

  private static void verify(Path file, List<String> faults) {
    try {
      Verifier.verify(
          Compiler.compile(
              Files.readAllBytes(file),
              false,
              file.toString(),
              Compiler.Mode.EXEC,
              WarningListener.IGNORE));
    } catch (SyntaxException e) {
      // The library has programs with errors, for its own tests
    } catch (IOException | RuntimeException e) {
      faults.add(file + ": " + e);
    }
  }
}
