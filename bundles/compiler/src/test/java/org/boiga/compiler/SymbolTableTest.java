package org.boiga.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boiga.compiler.Parsing.parse;
import static org.boiga.compiler.Parsing.symbols;

import java.util.List;
import java.util.TreeMap;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeParam;
import org.boiga.compiler.symtable.Resolution;
import org.boiga.compiler.symtable.Scope;
import org.boiga.compiler.symtable.Symbol;
import org.boiga.compiler.symtable.SymbolTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SymbolTableTest {

  static List<Arguments> programs() {
    return Cases.read("symbols.txt");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void resolvesNamesAsCpythonDoes(String program, String expected) {
    StringBuilder text = new StringBuilder();
    append(text, symbols(program).top(), 0);

    assertThat(text.toString().strip()).isEqualTo(expected);
  }

  private static void append(StringBuilder text, Scope scope, int depth) {
    TreeMap<String, Integer> encoded = new TreeMap<>();
    for (Symbol symbol : scope.symbols()) {
      encoded.put(symbol.name(), symbol.encoded());
    }
    text.append(" ".repeat(depth)).append(scope.type()).append(' ').append(scope.name());
    text.append(' ').append(scope.span().lineno()).append(scope.isNested() ? " 1 [" : " 0 [");
    encoded.forEach((name, value) -> text.append(name).append(':').append(value).append(','));
    if (!encoded.isEmpty()) {
      text.setLength(text.length() - 1);
    }
    text.append("] [").append(String.join(",", scope.parameters())).append("]\n");
    for (Scope child : scope.children()) {
      append(text, child, depth + 1);
    }
  }

  @Test
  void findsTheScopeOfEachNode() {
    Mod.Module module =
        (Mod.Module) parse("class A[T: int = str]:\n  x: T\n  def f(self): return lambda: T");
    Stmt.ClassDef definition = (Stmt.ClassDef) module.body().get(0);
    Stmt.FunctionDef function = (Stmt.FunctionDef) definition.body().get(1);
    Expr lambda = ((Stmt.Return) function.body().get(0)).value();
    TypeParam parameter = definition.type_params().get(0);

    SymbolTable table = symbols(module, false);

    assertThat(table.scopeOf(module)).isSameAs(table.top());
    assertThat(table.scopeOf(definition).annotationScope().lookup("T")).isEqualTo(Resolution.FREE);
    assertThat(table.typeParameterScopeOf(definition).lookup("T")).isEqualTo(Resolution.CELL);
    assertThat(table.boundScopeOf(parameter).lookup("int")).isEqualTo(Resolution.GLOBAL_IMPLICIT);
    assertThat(table.defaultScopeOf(parameter).lookup("str")).isEqualTo(Resolution.GLOBAL_IMPLICIT);
    assertThat(table.annotationScopeOf(function).functionName()).isEqualTo("f");
    assertThat(table.scopeOf(function).isMethod()).isTrue();
    assertThat(table.scopeOf(lambda).lookup("T")).isEqualTo(Resolution.FREE);
  }

  @Test
  void tellsGeneratorsFromCoroutines() {
    Mod.Module module =
        (Mod.Module)
            parse(
                "def f(): yield\n"
                    + "async def g(): await x\n"
                    + "async def h(): yield; return\n"
                    + "def i(): return 1");
    SymbolTable table = symbols(module, false);
    List<Scope> scopes = module.body().stream().map(table::scopeOf).toList();

    assertThat(scopes).extracting(Scope::isGenerator).containsExactly(true, false, true, false);
    assertThat(scopes).extracting(Scope::isCoroutine).containsExactly(false, true, true, false);
    assertThat(scopes).extracting(Scope::returnsValue).containsExactly(false, false, false, true);
  }

  @Test
  void inlinesComprehensionsButNotGenerators() {
    Mod.Module module = (Mod.Module) parse("def f(y):\n  [x for x in y]\n  (x for x in y)");
    Stmt.FunctionDef function = (Stmt.FunctionDef) module.body().get(0);
    SymbolTable table = symbols(module, false);

    assertThat(table.scopeOf(value(function, 0)).isInlined()).isTrue();
    assertThat(table.scopeOf(value(function, 1)).isInlined()).isFalse();
    assertThat(table.scopeOf(function).lookup("x")).isEqualTo(Resolution.LOCAL);
  }

  private static Expr value(Stmt.FunctionDef function, int index) {
    return ((Stmt.ExprStmt) function.body().get(index)).value();
  }

  @Test
  void allowsAwaitAtTheTopWhenAsked() {
    SymbolTable table = symbols(parse("await x\nasync with y: [z async for z in w]"), true);

    assertThat(table.top().isCoroutine()).isTrue();
  }

  @Test
  void mangles() {
    assertThat(Scope.mangle("_A", "__b")).isEqualTo("_A__b");
    assertThat(Scope.mangle("__", "__b")).isEqualTo("__b");
    assertThat(Scope.mangle("A", "__b__")).isEqualTo("__b__");
    assertThat(Scope.mangle("A", "__b.c")).isEqualTo("__b.c");
    assertThat(Scope.mangle(null, "__b")).isEqualTo("__b");
  }
}
