package org.boiga.compiler.internal.parser;

import static org.boiga.compiler.internal.tokenizer.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.ast.Alias;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.Operator;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeParam;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Parses simple statements. */
abstract class StatementParser extends PatternParser {

  StatementParser(Tokens tokens, AstParser.Options options) {
    super(tokens, options);
  }

  /** Parses the simple statements of a line, and its end. */
  final void parseSimpleStatements(ArrayList<Stmt> statements) {
    parseSimpleLine(statements);
    advance();
  }

  /** Parses the simple statements of a line, up to its end. */
  final void parseSimpleLine(ArrayList<Stmt> statements) {
    statements.add(parseSimpleStatement());
    while (accept(SEMI) && kind != NEWLINE) {
      statements.add(parseSimpleStatement());
    }
    if (kind != NEWLINE) {
      throw ParseFailure.INSTANCE;
    }
  }

  private Stmt parseSimpleStatement() {
    int first = pos;
    return switch (kind) {
      case RETURN -> {
        advance();
        Expr value = startsExpression(true) ? parseStarExpressions() : null;
        yield new Stmt.Return(value, spanFrom(first));
      }
      case IMPORT -> parseImport();
      case FROM -> parseImportFrom();
      case RAISE -> parseRaise();
      case PASS -> {
        advance();
        yield new Stmt.Pass(spanFrom(first));
      }
      case DEL -> parseDelete();
      case YIELD -> {
        Expr value = parseYield();
        yield new Stmt.ExprStmt(value, spanFrom(first));
      }
      case ASSERT -> {
        advance();
        Expr test = parseExpression();
        Expr message = accept(COMMA) ? parseExpression() : null;
        yield new Stmt.Assert(test, message, spanFrom(first));
      }
      case BREAK -> {
        advance();
        yield new Stmt.Break(spanFrom(first));
      }
      case CONTINUE -> {
        advance();
        yield new Stmt.Continue(spanFrom(first));
      }
      case GLOBAL -> {
        advance();
        List<String> names = parseNames();
        yield new Stmt.Global(names, spanFrom(first));
      }
      case NONLOCAL -> {
        advance();
        List<String> names = parseNames();
        yield new Stmt.Nonlocal(names, spanFrom(first));
      }
      default -> {
        if (kind == NAME && kindAfter() == NAME && atSoftKeyword("type")) {
          yield parseTypeAlias();
        }
        yield parseExpressionStatement();
      }
    };
  }

  private List<String> parseNames() {
    ArrayList<String> names = new ArrayList<>(2);
    do {
      names.add(expectName());
    } while (accept(COMMA));
    return listOf(names);
  }

  private Stmt parseTypeAlias() {
    int first = pos;
    advance();
    Expr name = new Expr.Name(tokens.name(pos), ExprContext.Store, tokens.span(pos));
    advance();
    List<TypeParam> parameters = parseTypeParams();
    expect(EQUAL);
    Expr value = parseExpression();
    return new Stmt.TypeAlias(name, parameters, value, spanFrom(first));
  }

  private Stmt parseRaise() {
    int first = pos;
    advance();
    Expr exception = null;
    Expr cause = null;
    if (startsExpression(false)) {
      exception = parseExpression();
      cause = accept(FROM) ? parseExpression() : null;
    }
    return new Stmt.Raise(exception, cause, spanFrom(first));
  }

  private Stmt parseDelete() {
    int first = pos;
    advance();
    ArrayList<Expr> targets = new ArrayList<>(2);
    do {
      targets.add(Targets.delete(parsePrimary()));
    } while (accept(COMMA) && kind != SEMI && kind != NEWLINE);
    if (kind != SEMI && kind != NEWLINE) {
      throw ParseFailure.INSTANCE;
    }
    return new Stmt.Delete(listOf(targets), spanFrom(first));
  }

  private Stmt parseImport() {
    int first = pos;
    advance();
    ArrayList<Alias> names = new ArrayList<>(1);
    do {
      int start = pos;
      String name = parseDottedModule();
      String asname = accept(AS) ? expectName() : null;
      names.add(new Alias(name, asname, spanFrom(start)));
    } while (accept(COMMA));
    return new Stmt.Import(listOf(names), spanFrom(first));
  }

  private String parseDottedModule() {
    String name = expectName();
    if (kind != DOT) {
      return name;
    }
    StringBuilder dotted = new StringBuilder(name);
    while (accept(DOT)) {
      dotted.append('.').append(expectName());
    }
    return dotted.toString();
  }

  private Stmt parseImportFrom() {
    int first = pos;
    advance();
    int level = 0;
    while (kind == DOT || kind == ELLIPSIS) {
      level += kind == DOT ? 1 : 3;
      advance();
    }
    String module = level == 0 || kind != IMPORT ? parseDottedModule() : null;
    expect(IMPORT);
    List<Alias> names = parseImportedNames();
    if (level == 0 && "__future__".equals(module)) {
      noteFutures(names);
    }
    return new Stmt.ImportFrom(module, names, level, spanFrom(first));
  }

  private void noteFutures(List<Alias> names) {
    for (Alias alias : names) {
      flufl |= alias.name().equals("barry_as_FLUFL");
    }
  }

  private List<Alias> parseImportedNames() {
    if (kind == STAR) {
      int star = pos;
      advance();
      return List.of(new Alias("*", null, spanFrom(star)));
    }
    boolean parenthesized = accept(LPAR);
    ArrayList<Alias> names = new ArrayList<>(2);
    do {
      int start = pos;
      String name = expectName();
      String asname = accept(AS) ? expectName() : null;
      names.add(new Alias(name, asname, spanFrom(start)));
    } while (accept(COMMA) && !(parenthesized && kind == RPAR));
    if (parenthesized) {
      expect(RPAR);
    }
    return listOf(names);
  }

  private Stmt parseExpressionStatement() {
    int first = pos;
    Expr value = parseStarExpressions();
    switch (kind) {
      case NEWLINE, SEMI -> {
        return new Stmt.ExprStmt(value, spanFrom(first));
      }
      case EQUAL -> {
        return parseAssignment(first, value);
      }
      case COLON -> {
        return parseAnnotatedAssignment(first, value);
      }
      default -> {
        Operator operator = augmentedOperator(kind);
        if (operator == null) {
          return new Stmt.ExprStmt(value, spanFrom(first));
        }
        Expr target = Targets.storeSingle(value);
        advance();
        Expr operand = parseAnnotatedRhs();
        return new Stmt.AugAssign(target, operator, operand, spanFrom(first));
      }
    }
  }

  private Stmt parseAssignment(int first, Expr value) {
    ArrayList<Expr> targets = new ArrayList<>(1);
    while (accept(EQUAL)) {
      targets.add(Targets.store(value));
      value = parseAnnotatedRhs();
    }
    String typeComment = kind == TYPE_COMMENT ? parseTypeComment() : null;
    return new Stmt.Assign(listOf(targets), value, typeComment, spanFrom(first));
  }

  private Stmt parseAnnotatedAssignment(int first, Expr value) {
    int simple = value instanceof Expr.Name && tokens.kind(first) == NAME ? 1 : 0;
    Expr target = Targets.storeSingle(value);
    advance();
    Expr annotation = parseExpression();
    Expr assigned = accept(EQUAL) ? parseAnnotatedRhs() : null;
    return new Stmt.AnnAssign(target, annotation, assigned, simple, spanFrom(first));
  }

  private static Operator augmentedOperator(int kind) {
    return switch (kind) {
      case PLUSEQUAL -> Operator.Add;
      case MINEQUAL -> Operator.Sub;
      case STAREQUAL -> Operator.Mult;
      case ATEQUAL -> Operator.MatMult;
      case SLASHEQUAL -> Operator.Div;
      case PERCENTEQUAL -> Operator.Mod;
      case AMPEREQUAL -> Operator.BitAnd;
      case VBAREQUAL -> Operator.BitOr;
      case CIRCUMFLEXEQUAL -> Operator.BitXor;
      case LEFTSHIFTEQUAL -> Operator.LShift;
      case RIGHTSHIFTEQUAL -> Operator.RShift;
      case DOUBLESTAREQUAL -> Operator.Pow;
      case DOUBLESLASHEQUAL -> Operator.FloorDiv;
      default -> null;
    };
  }
}
