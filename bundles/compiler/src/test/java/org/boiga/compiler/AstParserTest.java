package org.boiga.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boiga.compiler.Parsing.parse;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.boiga.compiler.AstParser.Mode;
import org.boiga.compiler.AstParser.Options;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Stmt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AstParserTest {

  static List<Arguments> programs() {
    return Cases.read("programs.txt");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void makesTheTreeThatCpythonMakes(String program, String dump) {
    assertThat(AstDump.dump(parse(program))).isEqualTo(dump);
  }

  @Test
  void evaluatesAnExpressionList() {
    assertThat(parse("1, 2\n\n", options(Mode.EVAL)))
        .isInstanceOfSatisfying(
            Mod.Expression.class, mod -> assertThat(mod.body()).isInstanceOf(Expr.Tuple.class));
  }

  @Test
  void parsesASignatureComment() {
    assertThat(parse("(int, *str, **x.y) -> z", options(Mode.FUNC_TYPE)))
        .isInstanceOfSatisfying(
            Mod.FunctionType.class, mod -> assertThat(mod.argtypes()).hasSize(3));
  }

  @Test
  void keepsTypeCommentsWhenAsked() {
    Options options = new Options(Mode.EXEC, true, false, false, false, 0, WarningListener.IGNORE);
    String program =
        """
        x = 1  # type: int
        def f(a,  # type: str
              b):
            # type: (...) -> int
            pass  # type: ignore[x]
        """;

    Mod.Module module = (Mod.Module) parse(program, options);

    assertThat(((Stmt.Assign) module.body().get(0)).type_comment()).isEqualTo("int");
    Stmt.FunctionDef function = (Stmt.FunctionDef) module.body().get(1);
    assertThat(function.type_comment()).isEqualTo("(...) -> int");
    assertThat(function.args().args().get(0).type_comment()).isEqualTo("str");
    assertThat(module.type_ignores())
        .singleElement()
        .satisfies(
            ignore -> {
              assertThat(ignore.lineno()).isEqualTo(5);
              assertThat(ignore.tag()).isEqualTo("[x]");
            });
  }

  @Test
  void keepsLoneSurrogatesApartFromPairs() {
    Literal.Str text = (Literal.Str) constant("'\\ud83d' '\\ude00'");

    assertThat(text.toCodePoints()).containsExactly(0xd83d, 0xde00);
    assertThat(((Literal.Str) constant("'\\U0001f600'")).codePoints()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "LATIN SMALL LETTER A, 97",
    "latin small letter a, 97",
    "LINE FEED, 10",
    "VS17, 917760",
    "CJK UNIFIED IDEOGRAPH-4E2D, 20013",
    "HANGUL SYLLABLE GAG, 44033",
  })
  void findsCharactersByName(String name, int codePoint) {
    Literal.Str text = (Literal.Str) constant("'\\N{" + name + "}'");

    assertThat(text.toCodePoints()).containsExactly(codePoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BASIC LATIN 41", "CJK UNIFIED IDEOGRAPHS 4E2D", "HANGUL SYLLABLE GXG"})
  void knowsNoNamesThatUnicodeDoesNotHave(String name) {
    assertThat(Parsing.errorOf("'\\N{" + name + "}'"))
        .hasMessageContaining("unknown Unicode character name");
  }

  @Test
  void limitsTheDigitsOfDecimalInts() {
    Options limited =
        new Options(Mode.EXEC, false, false, false, false, 700, WarningListener.IGNORE);

    assertThat(parse("0x" + "f".repeat(5000), limited)).isNotNull();
    Assertions.assertThatThrownBy(() -> parse("1".repeat(701), limited))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("Exceeds the limit (700 digits)")
        .hasMessageContaining("value has 701 digits");
  }

  @Test
  void writesInequalityAsTheFluflWants() {
    assertThat(parse("from __future__ import barry_as_FLUFL\na <> b")).isNotNull();
    assertThat(Parsing.errorOf("from __future__ import barry_as_FLUFL\na != b"))
        .hasMessage("with Barry as BDFL, use '<>' instead of '!='");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{", "f(", "x[", "-(", "[a for b in "})
  void nestsBracketsUpToTheLimit(String opening) {
    String program = opening.repeat(200) + "1";

    assertThat(Parsing.errorOf(program)).hasMessageContaining("was never closed");
    assertThat(Parsing.errorOf(opening.repeat(201))).hasMessage("too many nested parentheses");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not ", "-", "lambda: ", "a ** -", "a if b else "})
  void rejectsEndlessNestingWithoutOverflowing(String prefix) {
    assertThat(Parsing.errorOf(prefix.repeat(100_000) + "1").kind()).isEqualTo(Kind.MEMORY_ERROR);
  }

  @Test
  void parsesLongChainsInConstantStack() {
    String sum = "1" + " + 1".repeat(50_000);
    String chain = "if a: b\n" + "elif c: d\n".repeat(2_000);

    assertThat(Parsing.symbols(sum)).isNotNull();
    assertThat(Parsing.symbols(chain)).isNotNull();
  }

  private static Options options(Mode mode) {
    return Options.of(mode, WarningListener.IGNORE);
  }

  private static Literal constant(String expression) {
    Mod.Expression mod = (Mod.Expression) parse(expression, options(Mode.EVAL));
    return ((Expr.Constant) mod.body()).value();
  }
}
