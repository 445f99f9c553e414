package org.boiga.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.boiga.compiler.AstParser.Mode;
import org.boiga.compiler.AstParser.Options;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.ast.Mod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractiveInputTest {
  private static final Options COMPLETE = Options.of(Mode.SINGLE, WarningListener.IGNORE);
  private static final Options TYPED =
      new Options(Mode.SINGLE, false, true, true, false, 0, WarningListener.IGNORE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 1",
        "x = 1\n",
        "a; b  # c",
        "if a:\n  b",
        "if a:\n  b\n",
        "@a\ndef b(): c\n\n"
      })
  void acceptsOneStatement(String input) {
    assertThat(Parsing.parse(input, COMPLETE)).isInstanceOf(Mod.Interactive.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a # c\nb\n", "a\n)", "a;\nb"})
  void rejectsASecondStatement(String input) {
    assertThat(error(input, COMPLETE))
        .hasMessage("multiple statements found while compiling a single statement");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if a:",
        "if a:\n  b",
        "(1,",
        "'''a",
        "def f():\n",
        "@a\n",
        "x = \\\n",
        "f'''{a",
        "try:\n  a\n"
      })
  void asksForMoreInput(String input) {
    assertThat(error(input, TYPED).kind()).isEqualTo(Kind.INCOMPLETE_INPUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b\n", "if a:\nb\n", "x = )\n", "'a\n", "def f(:\n"})
  void doesNotAskForMoreWhereThatCannotHelp(String input) {
    assertThat(error(input, TYPED).kind()).isIn(Kind.SYNTAX_ERROR, Kind.INDENTATION_ERROR);
  }

  private static SyntaxException error(String input, Options options) {
    return catchThrowableOfType(SyntaxException.class, () -> Parsing.parse(input, options));
  }
}
