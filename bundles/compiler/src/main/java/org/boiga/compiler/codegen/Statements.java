package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Alias;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.bytecode.Intrinsic;

/** Compiles statements. */
final class Statements {
  private static final int MAX_LEVEL = 255;

  private final Unit u;

  Statements(Unit u) {
    this.u = u;
  }

  /** The code of a module or of interactive statements. */
  void moduleBody(List<Stmt> statements) {
    u.annotations.declare(statements);
    if (u.annotations.isDeferred()) {
      int function = u.annotations.variables(ANY);
      u.storeName("__annotate__", function);
      u.e.top = function;
    }
    u.annotations.setUp();
    int first = 0;
    Expr.Constant doc = u.compilation.interactive() ? null : u.docstring(statements);
    if (doc != null) {
      first = 1;
      if (u.compilation.optimize() < 2) {
        u.e.at(doc.span());
        int text = u.constant(Docstrings.clean((Literal.Str) doc.value()), ANY);
        u.storeName("__doc__", text);
        u.e.top = text;
      }
    }
    bodyAndReturn(statements.subList(first, statements.size()));
  }

  /**
   * Statements after which None is returned. Each branch at their end returns by itself, so that
   * the line of the return is the one that ran last.
   */
  void bodyAndReturn(List<Stmt> statements) {
    int last = statements.size() - 1;
    if (last >= 0 && statements.get(last) instanceof Stmt.If statement) {
      body(statements.subList(0, last));
      conditional(statement, true);
    } else {
      body(statements);
    }
    u.returnNone(null);
  }

  void body(List<Stmt> statements) {
    for (int i = 0; i < statements.size(); i++) {
      statement(statements.get(i));
    }
  }

  private void statement(Stmt s) {
    if (s instanceof Stmt.ExprStmt statement) {
      expression(statement);
    } else if (s instanceof Stmt.Assign statement) {
      u.assignments.assign(statement);
    } else if (s instanceof Stmt.Return statement) {
      u.blocks.returnValue(statement);
    } else if (s instanceof Stmt.If statement) {
      conditional(statement, false);
    } else if (s instanceof Stmt.FunctionDef statement) {
      u.functions.function(FunctionParts.of(statement));
    } else if (s instanceof Stmt.AugAssign statement) {
      u.assignments.augmented(statement);
    } else if (s instanceof Stmt.For statement) {
      u.loops.forLoop(statement);
    } else if (s instanceof Stmt.ClassDef statement) {
      u.functions.classDefinition(statement);
    } else if (s instanceof Stmt.Raise statement) {
      u.handlers.raise(statement);
    } else if (s instanceof Stmt.Try statement) {
      u.handlers.tryStatement(statement);
    } else if (s instanceof Stmt.While statement) {
      u.loops.whileLoop(statement);
    } else if (s instanceof Stmt.With statement) {
      u.handlers.with(statement);
    } else {
      rare(s);
    }
  }

  private void rare(Stmt s) {
    if (s instanceof Stmt.ImportFrom statement) {
      importFrom(statement);
    } else if (s instanceof Stmt.Import statement) {
      importModules(statement);
    } else if (s instanceof Stmt.AnnAssign statement) {
      u.annotations.assign(statement);
    } else if (s instanceof Stmt.Assert statement) {
      u.handlers.assertion(statement);
    } else if (s instanceof Stmt.Delete statement) {
      for (Expr target : statement.targets()) {
        u.assignments.delete(target);
      }
    } else if (s instanceof Stmt.Break statement) {
      u.blocks.breakLoop(statement);
    } else if (s instanceof Stmt.Continue statement) {
      u.blocks.continueLoop(statement);
    } else if (s instanceof Stmt.Pass statement) {
      u.line(statement.span());
    } else if (s instanceof Stmt.AsyncFunctionDef statement) {
      u.functions.function(FunctionParts.of(statement));
    } else if (s instanceof Stmt.AsyncFor statement) {
      u.loops.asyncFor(statement);
    } else if (s instanceof Stmt.AsyncWith statement) {
      u.handlers.asyncWith(statement);
    } else if (s instanceof Stmt.Match statement) {
      u.patterns.match(statement);
    } else if (s instanceof Stmt.TryStar statement) {
      u.handlers.tryStar(statement);
    } else if (s instanceof Stmt.TypeAlias statement) {
      u.functions.typeAlias(statement);
    }
    // global and nonlocal are the symbol table's
  }

  private void expression(Stmt.ExprStmt statement) {
    Expr x = statement.value();
    if (u.compilation.interactive() && u.parent == null) {
      int value = u.expressions.value(x, ANY);
      u.e.at(statement.span());
      u.intrinsic(Intrinsic.PRINT, value, value);
      u.e.op(CLEAR, value);
      u.e.top = value;
    } else if (x instanceof Expr.Constant) {
      u.line(statement.span());
    } else {
      u.expressions.effect(x);
    }
  }

  /**
   * A chain of conditions, which may be long, without recursion.
   *
   * @param returns whether None is returned after it
   */
  private void conditional(Stmt.If first, boolean returns) {
    Label end = new Label();
    Stmt.If statement = first;
    while (true) {
      Label next = new Label();
      List<Stmt> orelse = statement.orelse();
      Boolean constant = u.compilation.folding().truth(statement.test());
      if (constant != null) {
        u.line(statement.test().span());
        // The other branch is compiled for its errors
        compileDead(constant ? orelse : statement.body());
        branch(constant ? statement.body() : orelse, returns);
        break;
      }
      u.conditions.branch(statement.test(), false, next);
      branch(statement.body(), returns);
      if (!orelse.isEmpty()) {
        u.e.atNone();
        u.e.jump(end);
      }
      u.e.bind(next);
      if (orelse.isEmpty()) {
        u.e.at(statement.test().span());
        break;
      }
      if (orelse.size() != 1 || !(orelse.getFirst() instanceof Stmt.If chained)) {
        branch(orelse, returns);
        break;
      }
      statement = chained;
    }
    u.e.bind(end);
  }

  private void branch(List<Stmt> statements, boolean returns) {
    if (returns && !statements.isEmpty()) {
      bodyAndReturn(statements);
    } else {
      body(statements);
    }
  }

  private void compileDead(List<Stmt> statements) {
    long[] live = u.e.kill();
    body(statements);
    u.e.revive(live);
  }

  // Imports

  private void importModules(Stmt.Import statement) {
    for (Alias alias : statement.names()) {
      int mark = u.e.top;
      u.e.at(statement.span());
      int module = u.none(ANY);
      u.e.opWide(IMPORT_NAME, module, module, 0, u.attribute(alias.name()));
      String name = alias.name();
      int dot = name.indexOf('.');
      if (alias.asname() == null) {
        u.storeName(dot < 0 ? name : name.substring(0, dot), module);
      } else {
        while (dot >= 0) {
          int end = name.indexOf('.', dot + 1);
          int inner = u.e.push();
          String part = name.substring(dot + 1, end < 0 ? name.length() : end);
          u.e.opWide(IMPORT_FROM, inner, module, 0, u.attribute(part));
          u.e.op(CLEAR, module);
          u.e.move(module, inner);
          u.e.top = inner;
          dot = end;
        }
        u.storeName(alias.asname(), module);
      }
      u.e.top = mark;
    }
  }

  private void importFrom(Stmt.ImportFrom statement) {
    List<String> names = new ArrayList<>(statement.names().size());
    for (Alias alias : statement.names()) {
      names.add(alias.name());
    }
    int mark = u.e.top;
    u.e.at(statement.span());
    int module = u.constant(Constants.names(names), ANY);
    String from = statement.module() == null ? "" : statement.module();
    if (statement.level() > MAX_LEVEL) {
      throw u.compilation.error("too many levels of relative import", statement.span());
    }
    u.e.opWide(IMPORT_NAME, module, module, statement.level(), u.attribute(from));
    for (Alias alias : statement.names()) {
      if (alias.name().equals("*")) {
        u.e.op(IMPORT_STAR, module);
        u.e.top = mark;
        return;
      }
      Variable target = u.resolve(alias.asname() == null ? alias.name() : alias.asname());
      u.e.at(statement.span());
      if (target.isLocal()) {
        u.e.opWide(IMPORT_FROM, target.index(), module, 0, u.attribute(alias.name()));
        u.e.setBound(target.index(), true);
      } else {
        int value = u.e.push();
        u.e.opWide(IMPORT_FROM, value, module, 0, u.attribute(alias.name()));
        u.store(target, value);
        u.e.top = value;
      }
    }
    u.e.op(CLEAR, module);
    u.e.top = mark;
  }
}
