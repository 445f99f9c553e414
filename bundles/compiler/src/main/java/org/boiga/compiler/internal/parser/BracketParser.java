package org.boiga.compiler.internal.parser;

import static org.boiga.compiler.internal.tokenizer.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.ast.Comprehension;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.Keyword;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Parses atoms, displays, comprehensions, calls and subscripts. */
abstract class BracketParser extends ExpressionParser {

  BracketParser(Tokens tokens, AstParser.Options options) {
    super(tokens, options);
  }

  @Override
  final Expr parseAtom() {
    return switch (kind) {
      case NAME -> parseName();
      case NUMBER -> parseNumber();
      case STRING, FSTRING_START, TSTRING_START -> parseStrings();
      case LPAR -> parseParenthesized();
      case LSQB -> parseList();
      case LBRACE -> parseBraces();
      case NONE -> parseSingleton(Literal.Singleton.NONE);
      case TRUE -> parseSingleton(Literal.Singleton.TRUE);
      case FALSE -> parseSingleton(Literal.Singleton.FALSE);
      case ELLIPSIS -> parseSingleton(Literal.Singleton.ELLIPSIS);
      default -> throw ParseFailure.INSTANCE;
    };
  }

  final Expr.Constant parseSingleton(Literal value) {
    Expr.Constant constant = new Expr.Constant(value, null, tokens.span(pos));
    advance();
    return constant;
  }

  final Expr.Constant parseNumber() {
    int token = pos;
    String text = tokens.text(token);
    advance();
    int limit = options.maxIntDigits();
    if (limit > 0 && text.length() > limit && NumberLiterals.decimalDigits(text) > limit) {
      throw errorOnLine(
          token,
          "Exceeds the limit ("
              + limit
              + " digits) for integer string conversion: value has "
              + NumberLiterals.decimalDigits(text)
              + " digits; use sys.set_int_max_str_digits() to increase the limit"
              + " - Consider hexadecimal for huge integer literals to avoid decimal conversion"
              + " limits.");
    }
    return new Expr.Constant(NumberLiterals.parse(text), null, tokens.span(token));
  }

  /** Parses a tuple, a group or a generator expression. */
  private Expr parseParenthesized() {
    int first = pos;
    advance();
    if (accept(RPAR)) {
      return new Expr.Tuple(List.of(), ExprContext.Load, spanFrom(first));
    }
    if (kind == YIELD) {
      Expr value = parseYield();
      expect(RPAR);
      return value;
    }
    Expr element = parseStarNamedExpression();
    if (kind == RPAR && !(element instanceof Expr.Starred)) {
      advance();
      return element;
    }
    if (atComprehension()) {
      return parseGenerator(first, element);
    }
    if (kind != COMMA) {
      throw ParseFailure.INSTANCE;
    }
    List<Expr> elements = parseElements(element, RPAR);
    return new Expr.Tuple(elements, ExprContext.Load, spanFrom(first));
  }

  private Expr parseGenerator(int first, Expr element) {
    List<Comprehension> generators = parseGenerators(element);
    expect(RPAR);
    return new Expr.GeneratorExp(element, generators, spanFrom(first));
  }

  private Expr parseList() {
    int first = pos;
    advance();
    if (accept(RSQB)) {
      return new Expr.List(List.of(), ExprContext.Load, spanFrom(first));
    }
    Expr element = parseStarNamedExpression();
    if (atComprehension()) {
      List<Comprehension> generators = parseGenerators(element);
      expect(RSQB);
      return new Expr.ListComp(element, generators, spanFrom(first));
    }
    List<Expr> elements = parseElements(element, RSQB);
    return new Expr.List(elements, ExprContext.Load, spanFrom(first));
  }

  /** Parses the elements after a first one, and the closing bracket. */
  private List<Expr> parseElements(Expr first, int closing) {
    ArrayList<Expr> elements = new ArrayList<>();
    elements.add(first);
    while (kind != closing) {
      expect(COMMA);
      if (kind != closing) {
        elements.add(parseStarNamedExpression());
      }
    }
    advance();
    return listOf(elements);
  }

  /** Parses a dict, a set or a comprehension of either. */
  private Expr parseBraces() {
    int first = pos;
    advance();
    if (accept(RBRACE)) {
      return new Expr.Dict(List.of(), List.of(), spanFrom(first));
    }
    if (kind == DOUBLESTAR) {
      return parseDict(first, null, parseUnpackedDict());
    }
    boolean isKey = kind != STAR && !(kind == NAME && kindAfter() == COLONEQUAL);
    Expr element = parseStarNamedExpression();
    if (kind == COLON && isKey) {
      advance();
      Expr value = parseExpression();
      if (atComprehension()) {
        List<Comprehension> generators = parseGenerators(element);
        expect(RBRACE);
        return new Expr.DictComp(element, value, generators, spanFrom(first));
      }
      return parseDict(first, element, value);
    }
    if (atComprehension()) {
      List<Comprehension> generators = parseGenerators(element);
      expect(RBRACE);
      return new Expr.SetComp(element, generators, spanFrom(first));
    }
    return new Expr.Set(parseElements(element, RBRACE), spanFrom(first));
  }

  private Expr parseUnpackedDict() {
    advance();
    return parseBitwiseOr();
  }

  private Expr parseDict(int first, Expr firstKey, Expr firstValue) {
    ArrayList<Expr> keys = new ArrayList<>();
    ArrayList<Expr> values = new ArrayList<>();
    keys.add(firstKey);
    values.add(firstValue);
    while (kind != RBRACE) {
      expect(COMMA);
      if (kind == DOUBLESTAR) {
        keys.add(null);
        values.add(parseUnpackedDict());
      } else if (kind != RBRACE) {
        keys.add(parseExpression());
        expect(COLON);
        values.add(parseExpression());
      }
    }
    advance();
    return new Expr.Dict(listOf(keys), listOf(values), spanFrom(first));
  }

  final boolean atComprehension() {
    return kind == FOR || kind == ASYNC && kindAfter() == FOR;
  }

  private List<Comprehension> parseGenerators(Expr element) {
    if (element instanceof Expr.Starred) {
      throw ParseFailure.INSTANCE;
    }
    ArrayList<Comprehension> generators = new ArrayList<>(1);
    while (atComprehension()) {
      int async = accept(ASYNC) ? 1 : 0;
      advance();
      Expr target = parseStarTargets();
      expect(IN);
      Expr iter = parseDisjunction();
      ArrayList<Expr> conditions = new ArrayList<>(0);
      while (accept(IF)) {
        conditions.add(parseDisjunction());
      }
      generators.add(new Comprehension(target, iter, listOf(conditions), async));
    }
    return listOf(generators);
  }

  /** Parses the target of a loop. */
  final Expr parseStarTargets() {
    int first = pos;
    Expr target = parseStarTarget();
    if (kind != COMMA) {
      return target;
    }
    ArrayList<Expr> targets = new ArrayList<>();
    targets.add(target);
    while (accept(COMMA) && startsExpression(true)) {
      targets.add(parseStarTarget());
    }
    return new Expr.Tuple(listOf(targets), ExprContext.Store, spanFrom(first));
  }

  final Expr parseStarTarget() {
    return Targets.store(kind == STAR ? parseStarred() : parseBitwiseOr());
  }

  @Override
  final Expr parseCall(Expr function, int first) {
    int open = pos;
    advance();
    if (accept(RPAR)) {
      return new Expr.Call(function, List.of(), List.of(), spanFrom(first));
    }
    CallArguments arguments = parseArguments();
    if (atComprehension() && arguments.isOnePositional() && tokens.kind(pos - 1) != COMMA) {
      Expr generator = parseGenerator(open, arguments.args().get(0));
      return new Expr.Call(function, List.of(generator), List.of(), spanFrom(first));
    }
    expect(RPAR);
    return new Expr.Call(function, arguments.argList(), arguments.keywordList(), spanFrom(first));
  }

  /** The arguments of a call or of a class definition. */
  record CallArguments(ArrayList<Expr> args, ArrayList<Keyword> keywords) {
    boolean isOnePositional() {
      return args.size() == 1 && keywords.isEmpty() && !(args.get(0) instanceof Expr.Starred);
    }

    List<Expr> argList() {
      return listOf(args);
    }

    List<Keyword> keywordList() {
      return listOf(keywords);
    }
  }

  /** Parses arguments up to the closing parenthesis or what cannot follow. */
  final CallArguments parseArguments() {
    CallArguments arguments = new CallArguments(new ArrayList<>(3), new ArrayList<>(0));
    boolean unpackedKeywords = false;
    do {
      if (kind == DOUBLESTAR) {
        int first = pos;
        advance();
        Expr value = parseExpression();
        arguments.keywords.add(new Keyword(null, value, spanFrom(first)));
        unpackedKeywords = true;
      } else if (kind == STAR) {
        if (unpackedKeywords) {
          throw ParseFailure.INSTANCE;
        }
        arguments.args.add(parseStarredArgument());
      } else if (kind == NAME && kindAfter() == EQUAL) {
        int first = pos;
        String name = expectName();
        advance();
        Expr value = parseExpression();
        arguments.keywords.add(new Keyword(name, value, spanFrom(first)));
      } else {
        if (!arguments.keywords.isEmpty()) {
          throw ParseFailure.INSTANCE;
        }
        arguments.args.add(parseNamedExpression());
      }
    } while (accept(COMMA) && kind != RPAR);
    return arguments;
  }

  private Expr parseStarredArgument() {
    int first = pos;
    advance();
    Expr value = parseExpression();
    return new Expr.Starred(value, ExprContext.Load, spanFrom(first));
  }

  @Override
  final Expr parseSubscript(Expr value, int first) {
    advance();
    int firstIndex = pos;
    Expr index = parseIndex();
    if (kind == COMMA || index instanceof Expr.Starred) {
      ArrayList<Expr> indices = new ArrayList<>();
      indices.add(index);
      while (accept(COMMA) && kind != RSQB) {
        indices.add(parseIndex());
      }
      index = new Expr.Tuple(listOf(indices), ExprContext.Load, spanFrom(firstIndex));
    }
    expect(RSQB);
    return new Expr.Subscript(value, index, ExprContext.Load, spanFrom(first));
  }

  private Expr parseIndex() {
    if (kind == STAR) {
      return parseStarredArgument();
    }
    int first = pos;
    Expr lower = null;
    if (kind != COLON) {
      boolean named = kind == NAME && kindAfter() == COLONEQUAL;
      lower = parseNamedExpression();
      if (kind != COLON || named) {
        return lower;
      }
    }
    advance();
    Expr upper = null;
    Expr step = null;
    if (kind != COLON && kind != COMMA && kind != RSQB) {
      upper = parseExpression();
    }
    if (accept(COLON) && kind != COMMA && kind != RSQB) {
      step = parseExpression();
    }
    return new Expr.Slice(lower, upper, step, spanFrom(first));
  }
}
