package org.boiga.compiler.internal.parser;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.WarningListener.Category;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.internal.diagnosis.SourceErrors;
import org.boiga.compiler.internal.tokenizer.StringEscapes;
import org.boiga.compiler.internal.tokenizer.TokenKind;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Parses strings, f-strings and t-strings, and joins adjacent ones. */
abstract class StringParser extends ParserBase {
  private static final int NO_CONVERSION = -1;

  private final StringDecoder decoder;

  /** The last token that was warned about, so that reading it again does not warn again. */
  private int warnedUpTo = -1;

  StringParser(Tokens tokens, AstParser.Options options) {
    super(tokens, options);
    decoder = new StringDecoder(tokens.source().utf8());
  }

  abstract Expr parseAnnotatedRhs();

  /** Parses one or more adjacent literals. */
  final Expr parseStrings() {
    int first = pos;
    if (kind == TokenKind.STRING && !startsString(kindAfter())) {
      Expr string = parseString();
      advance();
      return string;
    }
    ArrayList<Expr> parts = new ArrayList<>();
    boolean formatted = false;
    boolean templates = false;
    boolean bytes = false;
    boolean text = false;
    while (startsString(kind)) {
      switch (kind) {
        case TokenKind.STRING -> {
          Expr.Constant string = parseString();
          advance();
          bytes |= string.value() instanceof Literal.Bytes;
          text |= string.value() instanceof Literal.Str;
          parts.add(string);
        }
        case TokenKind.FSTRING_START -> {
          formatted = true;
          parseFormatted(parts, TokenKind.FSTRING_MIDDLE, TokenKind.FSTRING_END);
        }
        default -> {
          templates = true;
          parseFormatted(parts, TokenKind.TSTRING_MIDDLE, TokenKind.TSTRING_END);
        }
      }
    }
    if (templates && (formatted || bytes || text)) {
      throw ParseFailure.INSTANCE;
    }
    if (bytes && (formatted || text)) {
      throw errorAt(pos, "cannot mix bytes and nonbytes literals");
    }
    Span span = spanFrom(first);
    if (bytes) {
      return joinBytes(parts, span);
    }
    if (templates) {
      return new Expr.TemplateStr(foldConstants(parts, true), span);
    }
    List<Expr> folded = foldConstants(parts, formatted);
    return formatted ? new Expr.JoinedStr(folded, span) : folded.get(0);
  }

  static boolean startsString(int kind) {
    return kind == TokenKind.STRING
        || kind == TokenKind.FSTRING_START
        || kind == TokenKind.TSTRING_START;
  }

  /** Decodes the string literal that is the next token. */
  private Expr.Constant parseString() {
    byte[] source = tokens.source().utf8();
    int start = tokens.start(pos);
    int end = tokens.end(pos);
    boolean raw = false;
    boolean bytes = false;
    String kindPrefix = null;
    int quote = start;
    while (source[quote] != '"' && source[quote] != '\'') {
      switch (source[quote] | 0x20) {
        case 'r' -> raw = true;
        case 'b' -> bytes = true;
        default -> kindPrefix = source[quote] == 'u' ? "u" : null;
      }
      quote++;
    }
    int quotes =
        end - quote >= 6 && source[quote + 1] == source[quote] && source[quote + 2] == source[quote]
            ? 3
            : 1;
    int from = quote + quotes;
    int to = end - quotes;
    Literal value = bytes ? decodeBytes(from, to, raw) : decodeStr(from, to, raw);
    return new Expr.Constant(value, kindPrefix, tokens.span(pos));
  }

  private Literal.Str decodeStr(int from, int to, boolean raw) {
    int token = pos;
    try {
      Literal.Str value = decoder.decodeStr(from, to, raw);
      reportDoubt(token, token, from);
      return value;
    } catch (StringDecoder.EscapeError e) {
      throw errorAt(token, e.getMessage());
    }
  }

  private Literal.Bytes decodeBytes(int from, int to, boolean raw) {
    int token = pos;
    byte[] source = tokens.source().utf8();
    for (int i = from; i < to; i++) {
      if (source[i] < 0) {
        throw errorAt(token, "bytes can only contain ASCII literal characters");
      }
    }
    try {
      byte[] value = decoder.decodeBytes(from, to, raw);
      reportDoubt(token, token, from);
      return new Literal.Bytes(value);
    } catch (StringDecoder.EscapeError e) {
      throw errorAt(token, e.getMessage());
    }
  }

  /**
   * Warns about a doubtful escape sequence.
   *
   * @param token the token that the text is of
   * @param place the token to count lines and columns from, which may be another one
   * @param from where the text starts
   */
  private void reportDoubt(int token, int place, int from) {
    StringEscapes.Doubt doubt = decoder.doubt();
    if (doubt == null || token <= warnedUpTo) {
      return;
    }
    byte[] source = tokens.source().utf8();
    int backslash = decoder.doubtOffset();
    byte escaped = source[backslash + 1];
    if (tokens.kind(token) != TokenKind.STRING && (escaped == '{' || escaped == '}')) {
      return;
    }
    warnedUpTo = token;
    int line = tokens.line(place);
    int column = tokens.column(place) + leadingQuotes(place);
    for (int i = from; i < backslash; i++) {
      column++;
      if (source[i] == '\n') {
        line++;
        column = 0;
      }
    }
    String filename = tokens.source().filename();
    if (options.warnings().warn(Category.SYNTAX_WARNING, doubt.warning(), filename, line)) {
      throw SourceErrors.at(
          tokens,
          SyntaxException.Kind.SYNTAX_ERROR,
          doubt.error(),
          Math.min(line, tokens.lineCount()),
          column + 1,
          line,
          column + 3,
          pos);
    }
  }

  /** The number of quotes that a token starts with: none if it has a prefix. */
  private int leadingQuotes(int token) {
    byte[] source = tokens.source().utf8();
    int start = tokens.start(token);
    int end = start;
    while (end < tokens.end(token)
        && (source[end] == '"' || source[end] == '\'')
        && source[end] == source[start]) {
      end++;
    }
    return end - start;
  }

  /**
   * Parses an f-string or t-string and adds its parts. Its literal text is decoded last, since that
   * is the order in which CPython finds errors.
   */
  private void parseFormatted(ArrayList<Expr> parts, int middle, int end) {
    boolean raw = isRaw(pos);
    boolean template = middle == TokenKind.TSTRING_MIDDLE;
    advance();
    ArrayList<Expr> own = new ArrayList<>(4);
    ArrayList<Integer> texts = new ArrayList<>(2);
    while (kind != end) {
      if (kind == middle) {
        own.add(null);
        texts.add(pos);
        advance();
      } else if (kind == TokenKind.LBRACE) {
        parseField(own, middle, raw, template);
      } else {
        throw ParseFailure.INSTANCE;
      }
    }
    int next = 0;
    for (Expr part : own) {
      if (part == null) {
        addText(parts, texts.get(next++), pos, raw);
      } else {
        parts.add(part);
      }
    }
    advance();
  }

  /** Decodes literal text; what is wrong with it is reported at some other token. */
  private void addText(ArrayList<Expr> parts, int token, int place, boolean raw) {
    int from = tokens.start(token);
    try {
      Literal.Str text = decoder.decodeStr(from, textEnd(token), raw);
      reportDoubt(token, place, from);
      if (!text.value().isEmpty()) {
        parts.add(new Expr.Constant(text, null, tokens.span(token)));
      }
    } catch (StringDecoder.EscapeError e) {
      throw errorAt(place, e.getMessage());
    }
  }

  /** The end of literal text, without the second of two braces. */
  private int textEnd(int token) {
    byte[] source = tokens.source().utf8();
    int end = tokens.end(token);
    boolean doubled =
        end - tokens.start(token) >= 2
            && (source[end - 1] == '{' || source[end - 1] == '}')
            && source[end - 2] == source[end - 1];
    return doubled ? end - 1 : end;
  }

  private boolean isRaw(int startToken) {
    byte[] source = tokens.source().utf8();
    int first = tokens.start(startToken);
    return (source[first] | 0x20) == 'r' || (source[first + 1] | 0x20) == 'r';
  }

  private void parseField(ArrayList<Expr> parts, int middle, boolean raw, boolean template) {
    int brace = pos;
    advance();
    Expr value = parseAnnotatedRhs();
    int valueEnd = pos;
    boolean debug = accept(TokenKind.EQUAL);
    int textEnd = pos;
    int conversion = NO_CONVERSION;
    if (kind == TokenKind.EXCLAMATION) {
      conversion = parseConversion(template ? 't' : 'f');
    }
    Expr spec = null;
    if (kind == TokenKind.COLON) {
      spec = parseFormatSpec(middle, raw);
    }
    expect(TokenKind.RBRACE);
    if (debug) {
      if (conversion == NO_CONVERSION && spec == null) {
        conversion = 'r';
      }
      Span text =
          new Span(
              tokens.line(brace),
              tokens.column(brace) + 1,
              tokens.line(textEnd),
              tokens.column(textEnd));
      parts.add(new Expr.Constant(new Literal.Str(fieldText(brace, textEnd)), null, text));
    }
    Span span = spanFrom(brace);
    if (template) {
      Literal source = new Literal.Str(fieldText(brace, valueEnd).stripTrailing());
      parts.add(new Expr.Interpolation(value, source, conversion, spec, span));
    } else {
      parts.add(new Expr.FormattedValue(value, conversion, spec, span));
    }
  }

  /** The source between a brace and a later token, without comments. */
  private String fieldText(int brace, int endToken) {
    byte[] source = tokens.source().utf8();
    StringBuilder text = new StringBuilder();
    int from = tokens.end(brace);
    for (int token = brace + 1; token <= endToken; token++) {
      int gapEnd = tokens.start(token);
      for (int i = from; i < gapEnd; i++) {
        if (source[i] == '#') {
          text.append(tokens.source().text(from, i));
          while (source[i] != '\n') {
            i++;
          }
          from = i;
        }
      }
      text.append(tokens.source().text(from, gapEnd));
      from = gapEnd;
      if (token < endToken) {
        text.append(tokens.source().text(from, tokens.end(token)));
        from = tokens.end(token);
      }
    }
    return text.toString();
  }

  private int parseConversion(char prefix) {
    int exclamation = pos;
    advance();
    if (kind != TokenKind.NAME) {
      throw ParseFailure.INSTANCE;
    }
    int name = pos;
    String conversion = tokens.name(name);
    advance();
    if (tokens.end(exclamation) != tokens.start(name)) {
      throw errorAt(
          exclamation,
          name,
          prefix + "-string: conversion type must come right after the exclamation mark");
    }
    if (!conversion.equals("s") && !conversion.equals("r") && !conversion.equals("a")) {
      throw errorAt(
          name,
          prefix
              + "-string: invalid conversion character '"
              + conversion
              + "': expected 's', 'r', or 'a'");
    }
    return conversion.charAt(0);
  }

  /**
   * Parses a format specification, whose fields are those of an f-string in a t-string too. One of
   * several literal parts and no field is a constant rather than a joined string, which is a
   * peculiarity of CPython's tree.
   */
  private Expr parseFormatSpec(int middle, boolean raw) {
    int colon = pos;
    advance();
    ArrayList<Expr> parts = new ArrayList<>(2);
    while (kind != TokenKind.RBRACE) {
      if (kind == middle) {
        addText(parts, pos, pos, raw);
        advance();
      } else if (kind == TokenKind.LBRACE) {
        parseField(parts, middle, raw, false);
      } else {
        throw ParseFailure.INSTANCE;
      }
    }
    Span span = spanFrom(colon);
    List<Expr> folded = foldConstants(parts, true);
    if (parts.size() > 1 && folded.size() == 1 && folded.get(0) instanceof Expr.Constant text) {
      return new Expr.Constant(text.value(), text.kind(), span);
    }
    return new Expr.JoinedStr(folded, span);
  }

  /** Joins neighbouring constants; the first one gives the kind. */
  private static List<Expr> foldConstants(ArrayList<Expr> parts, boolean dropEmpty) {
    ArrayList<Expr> folded = new ArrayList<>(parts.size());
    int i = 0;
    while (i < parts.size()) {
      Expr part = parts.get(i++);
      if (part instanceof Expr.Constant first) {
        int from = i - 1;
        while (i < parts.size() && parts.get(i) instanceof Expr.Constant) {
          i++;
        }
        Literal.Str text = joinText(parts, from, i);
        if (dropEmpty && text.value().isEmpty()) {
          continue;
        }
        Span span = first.span().to(((Expr.Constant) parts.get(i - 1)).span());
        part = new Expr.Constant(text, first.kind(), span);
      }
      folded.add(part);
    }
    return listOf(folded);
  }

  private static Literal.Str joinText(ArrayList<Expr> parts, int from, int to) {
    Literal.Str joined = text(parts.get(from));
    if (to - from == 1) {
      return joined;
    }
    StringBuilder text = new StringBuilder();
    boolean surrogates = false;
    for (int i = from; i < to; i++) {
      Literal.Str part = text(parts.get(i));
      String value = part.value();
      surrogates |=
          part.codePoints() != null
              || !value.isEmpty()
                  && Character.isLowSurrogate(value.charAt(0))
                  && !text.isEmpty()
                  && Character.isHighSurrogate(text.charAt(text.length() - 1));
      text.append(value);
    }
    return surrogates ? joinCodePoints(parts, from, to) : new Literal.Str(text.toString());
  }

  private static Literal.Str joinCodePoints(ArrayList<Expr> parts, int from, int to) {
    int[] joined = new int[0];
    for (int i = from; i < to; i++) {
      int[] part = text(parts.get(i)).toCodePoints();
      int length = joined.length;
      joined = java.util.Arrays.copyOf(joined, length + part.length);
      System.arraycopy(part, 0, joined, length, part.length);
    }
    return Literal.Str.of(joined);
  }

  private static Literal.Str text(Expr constant) {
    return (Literal.Str) ((Expr.Constant) constant).value();
  }

  private static Expr joinBytes(ArrayList<Expr> parts, Span span) {
    java.io.ByteArrayOutputStream joined = new java.io.ByteArrayOutputStream();
    for (Expr part : parts) {
      joined.writeBytes(((Literal.Bytes) ((Expr.Constant) part).value()).value());
    }
    return new Expr.Constant(new Literal.Bytes(joined.toByteArray()), null, span);
  }
}
