package org.boiga.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.ExceptHandler;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.MatchCase;
import org.boiga.compiler.ast.Stmt;

/**
 * What has to be known of a body before its first statement is compiled.
 *
 * @param unbound the names that statements may unbind, as the program has them
 * @param matches how deep {@code match} statements are nested
 */
record Survey(List<String> unbound, int matches) {
  static final Survey NONE = new Survey(List.of(), 0);

  static Survey of(List<Stmt> body) {
    List<String> unbound = new ArrayList<>(0);
    int matches = visit(body, unbound);
    return unbound.isEmpty() && matches == 0 ? NONE : new Survey(unbound, matches);
  }

  private static int visit(List<Stmt> body, List<String> unbound) {
    int matches = 0;
    for (Stmt statement : body) {
      matches = Math.max(matches, visit(statement, unbound));
    }
    return matches;
  }

  private static int visit(Stmt statement, List<String> unbound) {
    if (statement instanceof Stmt.If s) {
      return Math.max(visit(s.body(), unbound), visit(s.orelse(), unbound));
    }
    if (statement instanceof Stmt.For s) {
      return Math.max(visit(s.body(), unbound), visit(s.orelse(), unbound));
    }
    if (statement instanceof Stmt.While s) {
      return Math.max(visit(s.body(), unbound), visit(s.orelse(), unbound));
    }
    if (statement instanceof Stmt.With s) {
      return visit(s.body(), unbound);
    }
    if (statement instanceof Stmt.Try s) {
      return visitTry(s.body(), s.handlers(), s.orelse(), s.finalbody(), unbound);
    }
    if (statement instanceof Stmt.TryStar s) {
      return visitTry(s.body(), s.handlers(), s.orelse(), s.finalbody(), unbound);
    }
    if (statement instanceof Stmt.Delete s) {
      for (Expr target : s.targets()) {
        addTarget(target, unbound);
      }
    } else if (statement instanceof Stmt.Match s) {
      int matches = 0;
      for (MatchCase block : s.cases()) {
        matches = Math.max(matches, visit(block.body(), unbound));
      }
      return matches + 1;
    } else if (statement instanceof Stmt.AsyncFor s) {
      return Math.max(visit(s.body(), unbound), visit(s.orelse(), unbound));
    } else if (statement instanceof Stmt.AsyncWith s) {
      return visit(s.body(), unbound);
    }
    return 0;
  }

  private static int visitTry(
      List<Stmt> body,
      List<ExceptHandler> handlers,
      List<Stmt> orelse,
      List<Stmt> finalbody,
      List<String> unbound) {
    int matches = Math.max(visit(body, unbound), visit(orelse, unbound));
    for (ExceptHandler handler : handlers) {
      if (handler.name() != null) {
        unbound.add(handler.name());
      }
      matches = Math.max(matches, visit(handler.body(), unbound));
    }
    return Math.max(matches, visit(finalbody, unbound));
  }

  private static void addTarget(Expr target, List<String> unbound) {
    if (target instanceof Expr.Name name) {
      unbound.add(name.id());
    } else if (target instanceof Expr.Tuple tuple) {
      tuple.elts().forEach(element -> addTarget(element, unbound));
    } else if (target instanceof Expr.List list) {
      list.elts().forEach(element -> addTarget(element, unbound));
    }
  }
}
