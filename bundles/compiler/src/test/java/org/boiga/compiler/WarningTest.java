package org.boiga.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.AstParser.Mode;
import org.boiga.compiler.AstParser.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningTest {
  private static final String NEWLINES = "N";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "'\\d', \"\\d\" is an invalid escape sequence., 1",
        "'''N\\d\\400''', \"\\d\" is an invalid escape sequence., 2",
        "b'\\777', \"\\777\" is an invalid octal escape sequence., 1",
        "f'\\{a}', \"\\{\" is an invalid escape sequence., 1",
        "with ('\\d'): pass, \"\\d\" is an invalid escape sequence., 1",
        "1if 2else 3, invalid decimal literal, 1",
        "0xfor x, invalid hexadecimal literal, 1",
      })
  void warnsAboutDoubtfulLiterals(String program, String message, int line) {
    List<String> warnings = warnings(program.replace(NEWLINES, "\n"));

    assertThat(warnings).isNotEmpty();
    assertThat(warnings.getFirst()).startsWith(line + " " + message);
  }

  @Test
  void warnsOnceForALiteral() {
    assertThat(warnings("with ('\\d' as x): pass")).hasSize(1);
    assertThat(warnings("match('\\d', '\\e')")).hasSize(2);
  }

  @Test
  void warnsNotAboutRawOrValidStrings() {
    assertThat(warnings("r'\\d', rb'\\d', rf'\\d{x}', '\\n\\x41\\\\', b'\\0'")).isEmpty();
  }

  @Test
  void makesErrorsOfWarningsThatTheFiltersReject() {
    WarningListener strict = (category, message, filename, line) -> true;
    Options options = Options.of(Mode.EXEC, strict);

    SyntaxException error =
        catchThrowableOfType(SyntaxException.class, () -> Parsing.parse("x = '\\d'", options));

    assertThat(error)
        .hasMessage(
            "\"\\d\" is an invalid escape sequence. Did you mean \"\\\\d\"?"
                + " A raw string is also an option.");
    assertThat(error.place().offset()).isEqualTo(6);
    assertThat(error.place().endOffset()).isEqualTo(8);
  }

  private static List<String> warnings(String program) {
    List<String> warnings = new ArrayList<>();
    WarningListener listener =
        (category, message, filename, line) -> {
          warnings.add(line + " " + message);
          return false;
        };
    Parsing.parse(program, Options.of(Mode.EXEC, listener));
    return warnings;
  }
}
