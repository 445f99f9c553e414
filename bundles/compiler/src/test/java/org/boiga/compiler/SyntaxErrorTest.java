package org.boiga.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.boiga.compiler.SyntaxException.Place;
import org.boiga.compiler.ast.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxErrorTest {

  static List<Arguments> errors() {
    return Cases.read("errors.txt");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void saysWhatCpythonSays(String program, String expected) {
    SyntaxException error = Parsing.errorOf(program);

    assertThat(error).isNotNull();
    assertThat(describe(error)).isEqualTo(expected);
  }

  private static String describe(SyntaxException error) {
    Place place = error.place();
    StringBuilder text = new StringBuilder();
    text.append(error.kind().pythonName()).append(": ").append(error.getMessage()).append('\n');
    text.append(place.lineno()).append(':').append(place.offset()).append('-');
    text.append(place.endLineno()).append(':').append(place.endOffset()).append('\n');
    Literal line = place.text() == null ? Literal.Singleton.NONE : new Literal.Str(place.text());
    PythonRepr.append(text, line);
    return text.toString();
  }

  @Test
  void countsOffsetsInCharacters() {
    Place place = Parsing.errorOf("x = 'äöü' y").place();

    assertThat(place.offset()).isEqualTo(11);
    assertThat(place.endOffset()).isEqualTo(12);
  }

  @Test
  void rejectsNullBytes() {
    assertThat(Parsing.errorOf("a\0b").getMessage())
        .isEqualTo("source code string cannot contain null bytes");
  }
}
