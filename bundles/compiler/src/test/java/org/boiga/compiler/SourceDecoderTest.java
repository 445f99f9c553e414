package org.boiga.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.boiga.compiler.Parsing.latin1;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Stmt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDecoderTest {

  @Test
  void readsUtf8WithAndWithoutByteOrderMark() {
    assertThat(firstString("'é'".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
    assertThat(firstString("\ufeff'é'".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# coding: latin-1\n'é'",
        "#!x\n# -*- coding: iso-8859-1 -*-\n'é'",
        "\n  # vim: set fileencoding=l1 :\n'é'",
      })
  void readsTheEncodingThatACommentDeclares(String program) {
    assertThat(firstString(latin1(program))).isEqualTo("é");
  }

  @Test
  void readsMultibyteEncodings() {
    byte[] program = "# coding: shift_jis\n'日本'".getBytes(Charset.forName("Shift_JIS"));

    assertThat(firstString(program)).isEqualTo("日本");
  }

  @Test
  void ignoresCookiesAfterCodeAndInText() {
    assertThat(firstString("'é'\n# coding: latin-1".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("é");
    assertThat(Parsing.parse("# coding: nonsense\n'é'")).isNotNull();
  }

  @Test
  void translatesLineEnds() {
    assertThat(firstString(latin1("'''a\r\nb\rc\nd'''"))).isEqualTo("a\nb\nc\nd");
  }

  @Test
  void rejectsBytesThatAreNotUtf8() {
    SyntaxException error = error(latin1("a = 1\nb = 'é'"));

    assertThat(error)
        .hasMessage(
            "Non-UTF-8 code starting with '\\xe9' on line 2, but no encoding declared;"
                + " see https://peps.python.org/pep-0263/ for details");
    assertThat(error.place().lineno()).isEqualTo(2);
    assertThat(error.place().offset()).isEqualTo(6);
  }

  @Test
  void rejectsUnknownAndContradictoryEncodings() {
    assertThat(error(latin1("# coding: nonsense\n"))).hasMessage("unknown encoding: nonsense");
    assertThat(error("\ufeff# coding: latin-1\n".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("encoding problem: iso-8859-1 with BOM");
    assertThat(error(latin1("# coding: ascii\n'é'")))
        .hasMessage(
            "'ascii' codec can't decode byte 0xe9 in position 17: ordinal not in range(128)");
  }

  private static SyntaxException error(byte[] program) {
    return catchThrowableOfType(SyntaxException.class, () -> Parsing.parseBytes(program));
  }

  private static String firstString(byte[] program) {
    Stmt.ExprStmt statement =
        (Stmt.ExprStmt) ((Mod.Module) Parsing.parseBytes(program)).body().get(0);
    return ((Literal.Str) ((Expr.Constant) statement.value()).value()).value();
  }
}
