package org.boiga.compiler.internal.parser;

import static org.boiga.compiler.internal.tokenizer.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Operator;
import org.boiga.compiler.ast.Pattern;
import org.boiga.compiler.ast.UnaryOperator;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Parses the patterns of {@code case} blocks. */
abstract class PatternParser extends ParameterParser {

  PatternParser(Tokens tokens, AstParser.Options options) {
    super(tokens, options);
  }

  /** Parses the pattern of a case, which may be a sequence without brackets. */
  final Pattern parsePatterns() {
    int first = pos;
    Pattern pattern = parseMaybeStarPattern();
    if (kind == COMMA) {
      return parseSequenceRest(first, pattern, COLON);
    }
    if (pattern instanceof Pattern.MatchStar) {
      throw ParseFailure.INSTANCE;
    }
    return pattern;
  }

  /** Parses the rest of a sequence after its first pattern, up to a token that is left. */
  private Pattern parseSequenceRest(int first, Pattern pattern, int end) {
    ArrayList<Pattern> patterns = new ArrayList<>();
    patterns.add(pattern);
    while (accept(COMMA) && kind != end && kind != IF) {
      patterns.add(parseMaybeStarPattern());
    }
    return new Pattern.MatchSequence(listOf(patterns), spanFrom(first));
  }

  private Pattern parseMaybeStarPattern() {
    if (kind != STAR) {
      return parsePattern();
    }
    int first = pos;
    advance();
    String name = atSoftKeyword("_") ? parseWildcardName() : parseCaptureName();
    return new Pattern.MatchStar(name, spanFrom(first));
  }

  private String parseWildcardName() {
    advance();
    return null;
  }

  /** Parses a name to bind, which cannot be the start of a value or class pattern. */
  private String parseCaptureName() {
    if (atSoftKeyword("_")) {
      throw ParseFailure.INSTANCE;
    }
    String name = expectName();
    if (kind == DOT || kind == LPAR || kind == EQUAL) {
      throw ParseFailure.INSTANCE;
    }
    return name;
  }

  private Pattern parsePattern() {
    int first = pos;
    Pattern pattern = parseOrPattern();
    if (!accept(AS)) {
      return pattern;
    }
    String name = parseCaptureName();
    return new Pattern.MatchAs(pattern, name, spanFrom(first));
  }

  private Pattern parseOrPattern() {
    int first = pos;
    Pattern pattern = parseClosedPattern();
    if (kind != VBAR) {
      return pattern;
    }
    ArrayList<Pattern> patterns = new ArrayList<>();
    patterns.add(pattern);
    while (accept(VBAR)) {
      patterns.add(parseClosedPattern());
    }
    return new Pattern.MatchOr(listOf(patterns), spanFrom(first));
  }

  private Pattern parseClosedPattern() {
    int first = pos;
    return switch (kind) {
      case NONE -> parseSingletonPattern(Literal.Singleton.NONE);
      case TRUE -> parseSingletonPattern(Literal.Singleton.TRUE);
      case FALSE -> parseSingletonPattern(Literal.Singleton.FALSE);
      case NUMBER, MINUS, STRING, FSTRING_START, TSTRING_START -> {
        Expr value = parseLiteralValue();
        yield new Pattern.MatchValue(value, spanFrom(first));
      }
      case NAME -> parseNamePattern();
      case LPAR -> parseParenthesizedPattern();
      case LSQB -> {
        advance();
        List<Pattern> patterns = parseSequence(RSQB);
        yield new Pattern.MatchSequence(patterns, spanFrom(first));
      }
      case LBRACE -> parseMappingPattern();
      default -> throw ParseFailure.INSTANCE;
    };
  }

  private Pattern parseSingletonPattern(Literal value) {
    int first = pos;
    advance();
    return new Pattern.MatchSingleton(value, spanFrom(first));
  }

  /** Parses a number, which may be negative or complex, or strings. */
  private Expr parseLiteralValue() {
    int first = pos;
    if (startsString(kind)) {
      Expr strings = parseStrings();
      if (!(strings instanceof Expr.Constant)) {
        throw errorAt(first, pos - 1, "patterns may only match literals and attribute lookups");
      }
      return strings;
    }
    Expr real = parseSignedNumber();
    if (kind != PLUS && kind != MINUS) {
      return real;
    }
    if (isImaginary(real)) {
      throw errorAt(first, pos - 1, "real number required in complex literal");
    }
    Operator operator = kind == PLUS ? Operator.Add : Operator.Sub;
    advance();
    if (kind != NUMBER) {
      throw ParseFailure.INSTANCE;
    }
    int imaginaryToken = pos;
    Expr imaginary = parseNumber();
    if (!isImaginary(imaginary)) {
      throw errorAt(imaginaryToken, "imaginary number required in complex literal");
    }
    return new Expr.BinOp(real, operator, imaginary, spanFrom(first));
  }

  private static boolean isImaginary(Expr number) {
    return number instanceof Expr.Constant(Literal.Complex _, _, _)
        || number instanceof Expr.UnaryOp(_, Expr.Constant(Literal.Complex _, _, _), _);
  }

  private Expr parseSignedNumber() {
    int first = pos;
    boolean negative = accept(MINUS);
    if (kind != NUMBER) {
      throw ParseFailure.INSTANCE;
    }
    Expr number = parseNumber();
    return negative ? new Expr.UnaryOp(UnaryOperator.USub, number, spanFrom(first)) : number;
  }

  /** Parses a wildcard, a capture, a value or a class. */
  private Pattern parseNamePattern() {
    int first = pos;
    int after = kindAfter();
    if (after != DOT && after != LPAR && after != EQUAL) {
      boolean wildcard = atSoftKeyword("_");
      String name = expectName();
      return new Pattern.MatchAs(null, wildcard ? null : name, spanFrom(first));
    }
    Expr name = parseDottedName();
    if (kind == LPAR) {
      return parseClassPattern(first, name);
    }
    if (name instanceof Expr.Name || kind == EQUAL) {
      throw ParseFailure.INSTANCE;
    }
    return new Pattern.MatchValue(name, spanFrom(first));
  }

  private Expr parseDottedName() {
    int first = pos;
    if (kind != NAME) {
      throw ParseFailure.INSTANCE;
    }
    Expr name = parseName();
    while (accept(DOT)) {
      String attribute = expectName();
      name = new Expr.Attribute(name, attribute, ExprContext.Load, spanFrom(first));
    }
    return name;
  }

  private Pattern parseClassPattern(int first, Expr cls) {
    advance();
    ArrayList<Pattern> patterns = new ArrayList<>(2);
    ArrayList<String> keywords = new ArrayList<>(0);
    ArrayList<Pattern> keywordPatterns = new ArrayList<>(0);
    while (kind != RPAR) {
      if (kind == NAME && kindAfter() == EQUAL) {
        keywords.add(expectName());
        advance();
        keywordPatterns.add(parsePattern());
      } else if (keywords.isEmpty()) {
        patterns.add(parsePattern());
      } else {
        throw ParseFailure.INSTANCE;
      }
      if (kind != RPAR) {
        expect(COMMA);
      }
    }
    advance();
    return new Pattern.MatchClass(
        cls, listOf(patterns), listOf(keywords), listOf(keywordPatterns), spanFrom(first));
  }

  /** Parses a pattern in parentheses, or a sequence. */
  private Pattern parseParenthesizedPattern() {
    int first = pos;
    advance();
    if (kind != RPAR) {
      Pattern pattern = parseMaybeStarPattern();
      if (kind == COMMA) {
        List<Pattern> patterns =
            ((Pattern.MatchSequence) parseSequenceRest(first, pattern, RPAR)).patterns();
        expect(RPAR);
        return new Pattern.MatchSequence(patterns, spanFrom(first));
      }
      if (pattern instanceof Pattern.MatchStar) {
        throw ParseFailure.INSTANCE;
      }
      expect(RPAR);
      return pattern;
    }
    advance();
    return new Pattern.MatchSequence(List.of(), spanFrom(first));
  }

  private List<Pattern> parseSequence(int closing) {
    ArrayList<Pattern> patterns = new ArrayList<>();
    while (kind != closing) {
      patterns.add(parseMaybeStarPattern());
      if (kind != closing) {
        expect(COMMA);
      }
    }
    advance();
    return listOf(patterns);
  }

  private Pattern parseMappingPattern() {
    int first = pos;
    advance();
    ArrayList<Expr> keys = new ArrayList<>();
    ArrayList<Pattern> patterns = new ArrayList<>();
    String rest = null;
    while (kind != RBRACE) {
      if (rest != null) {
        throw ParseFailure.INSTANCE;
      }
      if (accept(DOUBLESTAR)) {
        rest = parseCaptureName();
      } else {
        keys.add(parseMappingKey());
        expect(COLON);
        patterns.add(parsePattern());
      }
      if (kind != RBRACE) {
        expect(COMMA);
      }
    }
    advance();
    return new Pattern.MatchMapping(listOf(keys), listOf(patterns), rest, spanFrom(first));
  }

  private Expr parseMappingKey() {
    return switch (kind) {
      case NONE -> parseSingleton(Literal.Singleton.NONE);
      case TRUE -> parseSingleton(Literal.Singleton.TRUE);
      case FALSE -> parseSingleton(Literal.Singleton.FALSE);
      case NAME -> {
        Expr name = parseDottedName();
        if (name instanceof Expr.Name) {
          throw ParseFailure.INSTANCE;
        }
        yield name;
      }
      case NUMBER, MINUS, STRING, FSTRING_START, TSTRING_START -> parseLiteralValue();
      default -> throw ParseFailure.INSTANCE;
    };
  }
}
