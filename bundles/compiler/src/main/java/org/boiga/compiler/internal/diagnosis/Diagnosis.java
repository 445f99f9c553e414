package org.boiga.compiler.internal.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.boiga.compiler.AstParser.Mode;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.internal.tokenizer.TokenKind;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Finds out what is wrong with a program that does not parse. */
public final class Diagnosis {
  private static final class Grammar {
    static final Map<String, Rule> RULES = load();

    private static Map<String, Rule> load() {
      try (InputStream text = Diagnosis.class.getResourceAsStream("python.peg")) {
        return GrammarReader.read(new String(text.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final Tokens tokens;
  private final boolean allowIncompleteInput;
  private final int start;
  private final Matcher matcher;

  private Diagnosis(Tokens tokens, int start, boolean allowIncompleteInput) {
    this.tokens = tokens;
    this.start = start;
    this.allowIncompleteInput = allowIncompleteInput;
    matcher = new Matcher(tokens, start);
  }

  /**
   * The error of a program whose parsing failed.
   *
   * @param start the first token of the module's last statement that does parse
   * @param failed the token at which the parser gave up
   */
  public static SyntaxException diagnose(
      Tokens tokens, Mode mode, int start, int failed, boolean allowIncompleteInput) {
    Diagnosis diagnosis = new Diagnosis(tokens, start, allowIncompleteInput);
    try {
      return diagnosis.diagnose(startRule(mode));
    } catch (StackOverflowError e) {
      return diagnosis.invalidSyntax(failed);
    }
  }

  /** The error to report where the parser itself has found one, at the last token that it saw. */
  public static SyntaxException review(
      Tokens tokens, SyntaxException error, int reached, boolean allowIncompleteInput) {
    Diagnosis diagnosis = new Diagnosis(tokens, reached, allowIncompleteInput);
    return diagnosis.review(error, reached);
  }

  private static Rule startRule(Mode mode) {
    String name =
        switch (mode) {
          case EXEC -> "file";
          case EVAL -> "eval";
          case SINGLE -> "interactive";
          case FUNC_TYPE -> "func_type";
        };
    return Grammar.RULES.get(name);
  }

  private SyntaxException diagnose(Rule rule) {
    try {
      rule.match(matcher);
    } catch (SyntaxException e) {
      return review(e, matcher.reached());
    }
    int reached = matcher.reached();
    if (allowIncompleteInput && isAtEnd(reached)) {
      return incompleteInput();
    }
    try {
      matcher.restartWithMistakes(start);
      rule.match(matcher);
    } catch (SyntaxException e) {
      return outrank(e, matcher.reached());
    }
    return invalidSyntax(reached);
  }

  private SyntaxException review(SyntaxException error, int reached) {
    boolean atEnd = error == tokens.error() ? tokens.errorIsEndOfInput() : isAtEnd(reached);
    return allowIncompleteInput && atEnd ? incompleteInput() : outrank(error, reached);
  }

  /** Whether the tokenizer saw the end of the input when it made a token. */
  private boolean isAtEnd(int token) {
    int length = tokens.source().length();
    return switch (tokens.kind(token)) {
      case TokenKind.ERRORTOKEN, TokenKind.STRING, TokenKind.FSTRING_END, TokenKind.TSTRING_END ->
          false;
      case TokenKind.NEWLINE -> tokens.start(token) >= length;
      default -> tokens.end(token) >= length;
    };
  }

  private static SyntaxException incompleteInput() {
    return new SyntaxException(Kind.INCOMPLETE_INPUT, "incomplete input", null, null);
  }

  private SyntaxException invalidSyntax(int token) {
    return switch (tokens.kind(token)) {
      case TokenKind.INDENT -> matcher.errors().here(Kind.INDENTATION_ERROR, "unexpected indent");
      case TokenKind.DEDENT -> matcher.errors().here(Kind.INDENTATION_ERROR, "unexpected unindent");
      default -> outrank(matcher.errors().at(token, "invalid syntax"), matcher.reached());
    };
  }

  /** The tokenizer's error further on, if it is of a sort that is reported first. */
  private SyntaxException outrank(SyntaxException error, int reached) {
    SyntaxException later = tokens.error();
    if (later == null || later == error || tokens.errorInString()) {
      return error;
    }
    if (tokens.errorOutranksParser()) {
      return later;
    }
    int unclosed = tokens.unclosedToken();
    if (unclosed >= 0 && tokens.line(reached) > tokens.line(unclosed)) {
      return SourceErrors.at(
          tokens,
          Kind.SYNTAX_ERROR,
          "'" + tokens.text(unclosed) + "' was never closed",
          tokens.line(unclosed),
          tokens.column(unclosed) + 1,
          tokens.line(unclosed),
          0,
          tokens.count() - 1);
    }
    return error;
  }
}
