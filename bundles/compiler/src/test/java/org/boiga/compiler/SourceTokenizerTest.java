package org.boiga.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.SourceTokenizer.Token;
import org.junit.jupiter.api.Test;

class SourceTokenizerTest {

  @Test
  void keepsCommentsAndLineEndsWithinStatements() {
    assertThat(describe("x = (1,  # one\n     2)\n"))
        .containsExactly(
            "1 x 1:0-1:1",
            "55 = 1:2-1:3",
            "55 ( 1:4-1:5",
            "2 1 1:5-1:6",
            "55 , 1:6-1:7",
            "65 # one 1:9-1:14",
            "66 \n 1:14-1:15",
            "2 2 2:5-2:6",
            "55 ) 2:6-2:7",
            "4 \n 2:7-2:8",
            "0  3:0-3:0");
  }

  @Test
  void marksIndentsAndDedents() {
    assertThat(describe("if é:\n  x"))
        .containsExactly(
            "1 if 1:0-1:2",
            "1 é 1:3-1:4",
            "55 : 1:4-1:5",
            "4 \n 1:5-1:6",
            "5    2:0-2:2",
            "1 x 2:2-2:3",
            "4  2:3-2:4",
            "6  3:0-3:0",
            "0  3:0-3:0");
  }

  @Test
  void takesFormattedStringsApart() {
    assertThat(describe("f'{a!r}{{'"))
        .containsExactly(
            "59 f' 1:0-1:2",
            "55 { 1:2-1:3",
            "1 a 1:3-1:4",
            "55 ! 1:4-1:5",
            "1 r 1:5-1:6",
            "55 } 1:6-1:7",
            "60 { 1:7-1:8",
            "61 ' 1:9-1:10",
            "4  1:10-1:11",
            "0  2:0-2:0");
  }

  @Test
  void givesTheLinesThatATokenIsOn() {
    Token string = tokenize("a\nx = '''b\nc''' + d\n", true).get(4);

    assertThat(string.text()).isEqualTo("'''b\nc'''");
    assertThat(string.lineText()).isEqualTo("x = '''b\nc''' + d\n");
  }

  @Test
  void leavesUnbalancedBracketsAlone() {
    assertThat(describe("x )\n")).contains("55 ) 1:2-1:3");
  }

  @Test
  void deliversTheTokensBeforeAnError() {
    List<Token> tokens = new ArrayList<>();

    assertThatThrownBy(() -> tokenize("x 'y", true, tokens))
        .isInstanceOf(SyntaxException.class)
        .hasMessage("unterminated string literal (detected at line 1)");
    assertThat(tokens).extracting(Token::text).containsExactly("x");
  }

  @Test
  void keepsCarriageReturns() {
    List<Token> tokens = tokenize("x\r\n", true);

    assertThat(tokens.get(1).text()).isEqualTo("\r\n");
    assertThat(tokens.get(1).endColumn()).isEqualTo(3);
    assertThat(tokens.get(0).lineText()).isEqualTo("x\r\n");
  }

  @Test
  void givesWhatTheParserSeesWithoutExtraTokens() {
    List<Token> tokens = tokenize("if x: # why\n  y\n", false);

    assertThat(tokens)
        .extracting(Token::text)
        .containsExactly("if", "x", ":", "", "", "y", "", "", "");
    assertThat(tokens.get(4).column()).isEqualTo(-1);
  }

  private static List<Token> tokenize(String program, boolean extraTokens) {
    List<Token> tokens = new ArrayList<>();
    tokenize(program, extraTokens, tokens);
    return tokens;
  }

  private static void tokenize(String program, boolean extraTokens, List<Token> to) {
    SourceTokenizer tokenizer =
        new SourceTokenizer(program, "f", extraTokens, WarningListener.IGNORE);
    for (Token t = tokenizer.next(); t != null; t = tokenizer.next()) {
      to.add(t);
    }
  }

  private static List<String> describe(String program) {
    return tokenize(program, true).stream()
        .map(
            token ->
                token.type()
                    + " "
                    + token.text()
                    + " "
                    + token.line()
                    + ":"
                    + token.column()
                    + "-"
                    + token.endLine()
                    + ":"
                    + token.endColumn())
        .toList();
  }
}
