package org.boiga.compiler.internal.parser;

import static org.boiga.compiler.internal.tokenizer.TokenKind.*;

import java.util.ArrayList;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.BoolOperator;
import org.boiga.compiler.ast.CmpOperator;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.Operator;
import org.boiga.compiler.ast.UnaryOperator;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Parses expressions by precedence, apart from what is in brackets. */
abstract class ExpressionParser extends StringParser {
  /** Binding strengths of the binary operators that associate to the left; 0 is no operator. */
  private static final byte[] PRECEDENCE = new byte[128];

  private static final int BITWISE_OR = 1;

  private static final Operator[] OPERATORS = new Operator[128];

  /** The tokens that end an expression for certain: a name before one is an expression. */
  private static final boolean[] ENDS_EXPRESSION = new boolean[128];

  static {
    binary(VBAR, BITWISE_OR, Operator.BitOr);
    binary(CIRCUMFLEX, 2, Operator.BitXor);
    binary(AMPER, 3, Operator.BitAnd);
    binary(LEFTSHIFT, 4, Operator.LShift);
    binary(RIGHTSHIFT, 4, Operator.RShift);
    binary(PLUS, 5, Operator.Add);
    binary(MINUS, 5, Operator.Sub);
    binary(STAR, 6, Operator.Mult);
    binary(SLASH, 6, Operator.Div);
    binary(DOUBLESLASH, 6, Operator.FloorDiv);
    binary(PERCENT, 6, Operator.Mod);
    binary(AT, 6, Operator.MatMult);
    for (int kind : new int[] {NEWLINE, RPAR, RSQB, RBRACE, COMMA, EQUAL, COLON, SEMI}) {
      ENDS_EXPRESSION[kind] = true;
    }
  }

  boolean flufl;

  ExpressionParser(Tokens tokens, AstParser.Options options) {
    super(tokens, options);
    flufl = options.barryAsFlufl();
  }

  private static void binary(int kind, int precedence, Operator operator) {
    PRECEDENCE[kind] = (byte) precedence;
    OPERATORS[kind] = operator;
  }

  abstract Arguments parseLambdaParameters();

  abstract Expr parseAtom();

  abstract Expr parseCall(Expr function, int first);

  abstract Expr parseSubscript(Expr value, int first);

  /** Parses an expression list, of which elements may be starred. */
  final Expr parseStarExpressions() {
    int first = pos;
    Expr element = parseStarExpression();
    return kind == COMMA ? parseTupleRest(first, element, true) : element;
  }

  /** Parses an expression list without starred elements. */
  final Expr parseExpressions() {
    int first = pos;
    Expr element = parseExpression();
    return kind == COMMA ? parseTupleRest(first, element, false) : element;
  }

  /** Parses the rest of an expression list, whose first comma is the next token. */
  final Expr parseTupleRest(int first, Expr element, boolean starred) {
    ArrayList<Expr> elements = new ArrayList<>();
    elements.add(element);
    while (accept(COMMA) && startsExpression(starred)) {
      elements.add(starred ? parseStarExpression() : parseExpression());
    }
    return new Expr.Tuple(listOf(elements), ExprContext.Load, spanFrom(first));
  }

  private Expr parseStarExpression() {
    return kind == STAR ? parseStarred() : parseExpression();
  }

  /** Parses a starred expression, whose star is the next token. */
  final Expr parseStarred() {
    int first = pos;
    advance();
    Expr value = parseBinary(BITWISE_OR);
    return new Expr.Starred(value, ExprContext.Load, spanFrom(first));
  }

  /** Whether an expression can start at the next token. */
  final boolean startsExpression(boolean starred) {
    return switch (kind) {
      case NAME, NUMBER, STRING, FSTRING_START, TSTRING_START -> true;
      case LPAR, LSQB, LBRACE, MINUS, PLUS, TILDE, ELLIPSIS -> true;
      case NOT, LAMBDA, AWAIT, NONE, TRUE, FALSE -> true;
      case STAR -> starred;
      default -> false;
    };
  }

  @Override
  final Expr parseAnnotatedRhs() {
    return kind == YIELD ? parseYield() : parseStarExpressions();
  }

  final Expr parseYield() {
    int first = pos;
    advance();
    if (accept(FROM)) {
      Expr value = parseExpression();
      return new Expr.YieldFrom(value, spanFrom(first));
    }
    Expr value = startsExpression(true) ? parseStarExpressions() : null;
    return new Expr.Yield(value, spanFrom(first));
  }

  /** Parses an expression or an assignment expression. */
  final Expr parseNamedExpression() {
    if (kind == NAME && kindAfter() == COLONEQUAL) {
      return parseAssignmentExpression();
    }
    return parseExpression();
  }

  final Expr parseAssignmentExpression() {
    int first = pos;
    Expr.Name target = new Expr.Name(tokens.name(pos), ExprContext.Store, tokens.span(pos));
    advance();
    advance();
    Expr value = parseExpression();
    return new Expr.NamedExpr(target, value, spanFrom(first));
  }

  final Expr parseStarNamedExpression() {
    return kind == STAR ? parseStarred() : parseNamedExpression();
  }

  final Expr parseExpression() {
    if (kind == NAME && ENDS_EXPRESSION[tokens.kind(pos + 1)]) {
      return parseName();
    }
    if (kind == LAMBDA) {
      return parseLambda();
    }
    int first = pos;
    Expr body = parseDisjunction();
    if (kind != IF) {
      return body;
    }
    advance();
    Expr test = parseDisjunction();
    expect(ELSE);
    enter();
    Expr orelse = parseExpression();
    leave();
    return new Expr.IfExp(test, body, orelse, spanFrom(first));
  }

  final Expr.Name parseName() {
    Expr.Name name = new Expr.Name(tokens.name(pos), ExprContext.Load, tokens.span(pos));
    advance();
    return name;
  }

  private Expr parseLambda() {
    int first = pos;
    advance();
    Arguments parameters = parseLambdaParameters();
    expect(COLON);
    enter();
    Expr body = parseExpression();
    leave();
    return new Expr.Lambda(parameters, body, spanFrom(first));
  }

  final Expr parseDisjunction() {
    int first = pos;
    Expr left = parseConjunction();
    if (kind != OR) {
      return left;
    }
    ArrayList<Expr> values = new ArrayList<>();
    values.add(left);
    while (accept(OR)) {
      values.add(parseConjunction());
    }
    return new Expr.BoolOp(BoolOperator.Or, listOf(values), spanFrom(first));
  }

  private Expr parseConjunction() {
    int first = pos;
    Expr left = parseInversion();
    if (kind != AND) {
      return left;
    }
    ArrayList<Expr> values = new ArrayList<>();
    values.add(left);
    while (accept(AND)) {
      values.add(parseInversion());
    }
    return new Expr.BoolOp(BoolOperator.And, listOf(values), spanFrom(first));
  }

  private Expr parseInversion() {
    if (kind != NOT) {
      return parseComparison();
    }
    int first = pos;
    advance();
    enter();
    Expr operand = parseInversion();
    leave();
    return new Expr.UnaryOp(UnaryOperator.Not, operand, spanFrom(first));
  }

  private Expr parseComparison() {
    int first = pos;
    Expr left = parseBinary(BITWISE_OR);
    CmpOperator operator = acceptComparison();
    if (operator == null) {
      return left;
    }
    ArrayList<CmpOperator> operators = new ArrayList<>(2);
    ArrayList<Expr> comparators = new ArrayList<>(2);
    while (operator != null) {
      operators.add(operator);
      comparators.add(parseBinary(BITWISE_OR));
      operator = acceptComparison();
    }
    return new Expr.Compare(left, listOf(operators), listOf(comparators), spanFrom(first));
  }

  private CmpOperator acceptComparison() {
    CmpOperator operator =
        switch (kind) {
          case EQEQUAL -> CmpOperator.Eq;
          case NOTEQUAL -> CmpOperator.NotEq;
          case LESS -> CmpOperator.Lt;
          case LESSEQUAL -> CmpOperator.LtE;
          case GREATER -> CmpOperator.Gt;
          case GREATEREQUAL -> CmpOperator.GtE;
          case IN -> CmpOperator.In;
          case NOT -> kindAfter() == IN ? CmpOperator.NotIn : null;
          case IS -> CmpOperator.Is;
          default -> null;
        };
    if (operator == null) {
      return null;
    }
    if (operator == CmpOperator.NotEq) {
      checkInequality();
    }
    advance();
    if (operator == CmpOperator.NotIn) {
      advance();
    } else if (operator == CmpOperator.Is && accept(NOT)) {
      return CmpOperator.IsNot;
    }
    return operator;
  }

  /** Sees to it that inequality is written as PEP 401 wants it, if the program asked for that. */
  private void checkInequality() {
    boolean diamond = tokens.textIs(pos, "<>");
    if (flufl && !diamond) {
      throw errorAt(pos, "with Barry as BDFL, use '<>' instead of '!='");
    }
    if (diamond && !flufl) {
      throw ParseFailure.INSTANCE;
    }
  }

  /** Parses binary operators of a precedence and above. */
  final Expr parseBinary(int precedence) {
    int first = pos;
    Expr left = parseFactor();
    while (true) {
      int operator = kind;
      int strength = PRECEDENCE[operator];
      if (strength < precedence || strength == 0) {
        return left;
      }
      advance();
      Expr right = parseBinary(strength + 1);
      left = new Expr.BinOp(left, OPERATORS[operator], right, spanFrom(first));
    }
  }

  /** Parses what binds tighter than {@code |}, as a star's operand and a loop's target. */
  final Expr parseBitwiseOr() {
    return parseBinary(BITWISE_OR);
  }

  private Expr parseFactor() {
    UnaryOperator operator =
        switch (kind) {
          case PLUS -> UnaryOperator.UAdd;
          case MINUS -> UnaryOperator.USub;
          case TILDE -> UnaryOperator.Invert;
          default -> null;
        };
    if (operator == null) {
      return parsePower();
    }
    int first = pos;
    advance();
    enter();
    Expr operand = parseFactor();
    leave();
    return new Expr.UnaryOp(operator, operand, spanFrom(first));
  }

  private Expr parsePower() {
    int first = pos;
    Expr base = kind == AWAIT ? parseAwait() : parsePrimary();
    if (kind != DOUBLESTAR) {
      return base;
    }
    advance();
    enter();
    Expr exponent = parseFactor();
    leave();
    return new Expr.BinOp(base, Operator.Pow, exponent, spanFrom(first));
  }

  private Expr parseAwait() {
    int first = pos;
    advance();
    Expr value = parsePrimary();
    return new Expr.Await(value, spanFrom(first));
  }

  /** Parses an atom with the attributes, calls and subscripts after it. */
  final Expr parsePrimary() {
    int first = pos;
    Expr value = parseAtom();
    while (true) {
      switch (kind) {
        case DOT -> {
          advance();
          String attribute = expectName();
          value = new Expr.Attribute(value, attribute, ExprContext.Load, spanFrom(first));
        }
        case LPAR -> value = parseCall(value, first);
        case LSQB -> value = parseSubscript(value, first);
        default -> {
          return value;
        }
      }
    }
  }
}
