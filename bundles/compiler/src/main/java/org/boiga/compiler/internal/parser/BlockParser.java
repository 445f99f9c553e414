package org.boiga.compiler.internal.parser;

import static org.boiga.compiler.internal.tokenizer.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.ExceptHandler;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.MatchCase;
import org.boiga.compiler.ast.Pattern;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeParam;
import org.boiga.compiler.ast.WithItem;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Parses compound statements and blocks. */
abstract class BlockParser extends StatementParser {

  /** The last compound statement or block that is complete, as its last statement; or null. */
  Stmt lastStatement;

  BlockParser(Tokens tokens, AstParser.Options options) {
    super(tokens, options);
  }

  /** Parses a compound statement, or the simple statements of a line. */
  final void parseStatement(ArrayList<Stmt> statements) {
    Stmt compound = parseCompound();
    if (compound != null) {
      statements.add(compound);
      lastStatement = compound;
    } else {
      parseSimpleStatements(statements);
    }
  }

  /** Parses a compound statement; null if the next token starts none. */
  final Stmt parseCompound() {
    return switch (kind) {
      case IF -> parseIf();
      case FOR -> parseFor(pos, false);
      case WHILE -> parseWhile();
      case TRY -> parseTry();
      case WITH -> parseWith(pos, false);
      case DEF -> parseFunction(pos, List.of(), false);
      case CLASS -> parseClass(List.of());
      case AT -> parseDecorated();
      case ASYNC -> parseAsync(List.of());
      case NAME -> atSoftKeyword("match") ? parseMatch() : null;
      default -> null;
    };
  }

  private List<Stmt> parseBlock() {
    ArrayList<Stmt> statements = new ArrayList<>(4);
    if (!accept(NEWLINE)) {
      parseSimpleStatements(statements);
      return listOf(statements);
    }
    expect(INDENT);
    while (kind != DEDENT) {
      if (kind == ENDMARKER) {
        throw ParseFailure.INSTANCE;
      }
      parseStatement(statements);
    }
    lastStatement = statements.getLast();
    advance();
    return listOf(statements);
  }

  private List<Stmt> parseColonBlock() {
    expect(COLON);
    return parseBlock();
  }

  private List<Stmt> parseElse() {
    return accept(ELSE) ? parseColonBlock() : List.of();
  }

  private record Branch(int first, Expr test, List<Stmt> body) {}

  /** Parses a chain of conditions without recursion, since programs have long ones. */
  private Stmt parseIf() {
    ArrayList<Branch> branches = new ArrayList<>(2);
    do {
      int first = pos;
      advance();
      Expr test = parseNamedExpression();
      branches.add(new Branch(first, test, parseColonBlock()));
    } while (kind == ELIF);
    List<Stmt> orelse = parseElse();
    Stmt statement = null;
    for (int i = branches.size() - 1; i >= 0; i--) {
      Branch branch = branches.get(i);
      statement = new Stmt.If(branch.test, branch.body, orelse, blockSpanFrom(branch.first));
      orelse = List.of(statement);
    }
    return statement;
  }

  private Stmt parseWhile() {
    int first = pos;
    advance();
    Expr test = parseNamedExpression();
    List<Stmt> body = parseColonBlock();
    List<Stmt> orelse = parseElse();
    return new Stmt.While(test, body, orelse, blockSpanFrom(first));
  }

  private Stmt parseFor(int first, boolean async) {
    advance();
    Expr target = parseStarTargets();
    expect(IN);
    Expr iter = parseStarExpressions();
    expect(COLON);
    String typeComment = kind == TYPE_COMMENT ? parseTypeComment() : null;
    List<Stmt> body = parseBlock();
    List<Stmt> orelse = parseElse();
    return async
        ? new Stmt.AsyncFor(target, iter, body, orelse, typeComment, blockSpanFrom(first))
        : new Stmt.For(target, iter, body, orelse, typeComment, blockSpanFrom(first));
  }

  private Stmt parseWith(int first, boolean async) {
    advance();
    List<WithItem> items = kind == LPAR ? tryParenthesizedItems() : null;
    if (items == null) {
      items = parseWithItems(COLON);
    }
    expect(COLON);
    String typeComment = kind == TYPE_COMMENT ? parseTypeComment() : null;
    List<Stmt> body = parseBlock();
    return async
        ? new Stmt.AsyncWith(items, body, typeComment, blockSpanFrom(first))
        : new Stmt.With(items, body, typeComment, blockSpanFrom(first));
  }

  /**
   * Parses items in parentheses; null, without having consumed anything, if the parentheses belong
   * to an expression. Only where a colon follows them can they be the statement's.
   */
  private List<WithItem> tryParenthesizedItems() {
    int open = pos;
    int close = closingBracket(open);
    if (close < 0 || tokens.kind(close + 1) != COLON) {
      return null;
    }
    try {
      advance();
      List<WithItem> items = parseWithItems(RPAR);
      if (pos == close) {
        advance();
        return items;
      }
    } catch (ParseFailure e) {
      // The parentheses may still be those of an expression.
    }
    moveTo(open);
    return null;
  }

  /** The token that closes the bracket at a token, or -1. */
  private int closingBracket(int open) {
    int level = 0;
    for (int token = open; token < tokens.count(); token++) {
      switch (tokens.kind(token)) {
        case LPAR, LSQB, LBRACE -> level++;
        case RPAR, RSQB, RBRACE -> {
          if (--level == 0) {
            return token;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private List<WithItem> parseWithItems(int end) {
    ArrayList<WithItem> items = new ArrayList<>(2);
    do {
      Expr context = parseExpression();
      Expr target = accept(AS) ? parseStarTarget() : null;
      if (target != null && kind != COMMA && kind != end) {
        throw ParseFailure.INSTANCE;
      }
      items.add(new WithItem(context, target));
    } while (accept(COMMA) && !(end == RPAR && kind == RPAR));
    return listOf(items);
  }

  private Stmt parseTry() {
    int first = pos;
    advance();
    List<Stmt> body = parseColonBlock();
    ArrayList<ExceptHandler> handlers = new ArrayList<>(1);
    boolean group = false;
    while (kind == EXCEPT) {
      boolean star = kindAfter() == STAR;
      if (!handlers.isEmpty() && star != group) {
        throw ParseFailure.INSTANCE;
      }
      group = star;
      handlers.add(parseHandler());
    }
    List<Stmt> orelse = handlers.isEmpty() ? List.of() : parseElse();
    List<Stmt> finalbody = accept(FINALLY) ? parseColonBlock() : List.of();
    if (handlers.isEmpty() && finalbody.isEmpty()) {
      throw ParseFailure.INSTANCE;
    }
    List<ExceptHandler> handlerList = listOf(handlers);
    return group
        ? new Stmt.TryStar(body, handlerList, orelse, finalbody, blockSpanFrom(first))
        : new Stmt.Try(body, handlerList, orelse, finalbody, blockSpanFrom(first));
  }

  private ExceptHandler parseHandler() {
    int first = pos;
    advance();
    boolean star = accept(STAR);
    Expr type = null;
    String name = null;
    if (star || kind != COLON) {
      int start = pos;
      type = parseExpression();
      if (kind == COMMA) {
        type = parseTupleRest(start, type, false);
      } else if (accept(AS)) {
        name = expectName();
      }
    }
    List<Stmt> body = parseColonBlock();
    return new ExceptHandler(type, name, body, blockSpanFrom(first));
  }

  private Stmt parseDecorated() {
    ArrayList<Expr> decorators = new ArrayList<>(1);
    while (accept(AT)) {
      decorators.add(parseNamedExpression());
      expect(NEWLINE);
    }
    List<Expr> list = listOf(decorators);
    return switch (kind) {
      case DEF -> parseFunction(pos, list, false);
      case CLASS -> parseClass(list);
      case ASYNC -> parseAsync(list);
      default -> throw ParseFailure.INSTANCE;
    };
  }

  private Stmt parseAsync(List<Expr> decorators) {
    int first = pos;
    advance();
    if (kind == DEF) {
      return parseFunction(first, decorators, true);
    }
    if (!decorators.isEmpty()) {
      throw ParseFailure.INSTANCE;
    }
    return switch (kind) {
      case FOR -> parseFor(first, true);
      case WITH -> parseWith(first, true);
      default -> throw ParseFailure.INSTANCE;
    };
  }

  private Stmt parseFunction(int first, List<Expr> decorators, boolean async) {
    advance();
    String name = expectName();
    List<TypeParam> typeParams = parseTypeParams();
    expect(LPAR);
    Arguments parameters = parseParameters();
    expect(RPAR);
    Expr returns = accept(RARROW) ? parseExpression() : null;
    expect(COLON);
    String typeComment = parseFunctionTypeComment();
    List<Stmt> body = parseBlock();
    return async
        ? new Stmt.AsyncFunctionDef(
            name,
            parameters,
            body,
            decorators,
            returns,
            typeComment,
            typeParams,
            blockSpanFrom(first))
        : new Stmt.FunctionDef(
            name,
            parameters,
            body,
            decorators,
            returns,
            typeComment,
            typeParams,
            blockSpanFrom(first));
  }

  /** Parses the type comment after a function's colon or on the line below it. */
  private String parseFunctionTypeComment() {
    if (kind == TYPE_COMMENT) {
      return parseTypeComment();
    }
    if (kind == NEWLINE && kindAfter() == TYPE_COMMENT) {
      advance();
      return parseTypeComment();
    }
    return null;
  }

  private Stmt parseClass(List<Expr> decorators) {
    int first = pos;
    advance();
    String name = expectName();
    List<TypeParam> typeParams = parseTypeParams();
    CallArguments arguments = null;
    if (accept(LPAR)) {
      if (kind != RPAR) {
        arguments = parseArguments();
      }
      expect(RPAR);
    }
    List<Stmt> body = parseColonBlock();
    return new Stmt.ClassDef(
        name,
        arguments == null ? List.of() : arguments.argList(),
        arguments == null ? List.of() : arguments.keywordList(),
        body,
        decorators,
        typeParams,
        blockSpanFrom(first));
  }

  /**
   * Parses a match statement; null, without having consumed anything, if the name is an ordinary
   * one. It is a statement if a subject, a colon and an indented {@code case} follow.
   */
  private Stmt parseMatch() {
    int first = pos;
    if (!subjectCanStart(kindAfter())) {
      return null;
    }
    Expr subject;
    try {
      advance();
      subject = parseSubject();
    } catch (ParseFailure e) {
      moveTo(first);
      return null;
    }
    if (kind != COLON || !caseFollows()) {
      moveTo(first);
      return null;
    }
    moveTo(pos + 3);
    ArrayList<MatchCase> cases = new ArrayList<>();
    while (atSoftKeyword("case")) {
      cases.add(parseCase());
    }
    expect(DEDENT);
    return new Stmt.Match(subject, listOf(cases), blockSpanFrom(first));
  }

  private static boolean subjectCanStart(int kind) {
    return switch (kind) {
      case NAME, NUMBER, STRING, FSTRING_START, TSTRING_START -> true;
      case LPAR, LSQB, LBRACE, MINUS, PLUS, TILDE, ELLIPSIS, STAR -> true;
      case NOT, LAMBDA, AWAIT, NONE, TRUE, FALSE -> true;
      default -> false;
    };
  }

  private boolean caseFollows() {
    return tokens.kind(pos + 1) == NEWLINE
        && tokens.kind(pos + 2) == INDENT
        && tokens.kind(pos + 3) == NAME
        && tokens.textIs(pos + 3, "case");
  }

  private Expr parseSubject() {
    int first = pos;
    Expr subject = parseStarNamedExpression();
    if (kind != COMMA) {
      if (subject instanceof Expr.Starred) {
        throw ParseFailure.INSTANCE;
      }
      return subject;
    }
    ArrayList<Expr> elements = new ArrayList<>();
    elements.add(subject);
    while (accept(COMMA) && kind != COLON) {
      elements.add(parseStarNamedExpression());
    }
    return new Expr.Tuple(listOf(elements), ExprContext.Load, spanFrom(first));
  }

  private MatchCase parseCase() {
    advance();
    Pattern pattern = parsePatterns();
    Expr guard = accept(IF) ? parseNamedExpression() : null;
    return new MatchCase(pattern, guard, parseColonBlock());
  }
}
