package org.boiga.compiler.symtable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.ast.Alias;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;

/**
 * What a program imports from {@code __future__}.
 *
 * @param features the features that still have an effect
 * @param line the line of the last of these imports, or 0
 */
public record FutureFeatures(Set<Feature> features, int line) {

  /** A feature that is not the language's default. */
  public enum Feature {
    ANNOTATIONS,
    BARRY_AS_FLUFL
  }

  /** No features. */
  public static final FutureFeatures NONE = new FutureFeatures(Set.of(), 0);

  public boolean annotations() {
    return features.contains(Feature.ANNOTATIONS);
  }

  /**
   * Finds the features of a program.
   *
   * @param inherited the features that the caller of {@code compile} had
   */
  public static FutureFeatures of(Mod mod, String filename, Set<Feature> inherited) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    features.addAll(inherited);
    int line = 0;
    boolean done = false;
    int previousLine = 0;
    List<Stmt> body = body(mod);
    int first = !body.isEmpty() && isString(body.get(0)) ? 1 : 0;
    for (Stmt statement : body.subList(first, body.size())) {
      if (done && statement.span().lineno() > previousLine) {
        break;
      }
      previousLine = statement.span().lineno();
      if (isFutureImport(statement)) {
        Stmt.ImportFrom future = (Stmt.ImportFrom) statement;
        if (done) {
          throw late(filename, future.span());
        }
        addAll(features, future, filename);
        line = future.span().lineno();
      } else {
        done = true;
      }
    }
    return new FutureFeatures(features, line);
  }

  static boolean isFutureImport(Stmt statement) {
    return statement instanceof Stmt.ImportFrom imports
        && imports.level() == 0
        && "__future__".equals(imports.module());
  }

  static SyntaxException late(String filename, Span span) {
    return SyntaxException.at(
        "from __future__ imports must occur at the beginning of the file", filename, span);
  }

  private static List<Stmt> body(Mod mod) {
    if (mod instanceof Mod.Module module) {
      return module.body();
    }
    return mod instanceof Mod.Interactive interactive ? interactive.body() : List.of();
  }

  private static boolean isString(Stmt statement) {
    return statement instanceof Stmt.ExprStmt expression
        && expression.value() instanceof Expr.Constant constant
        && constant.value() instanceof Literal.Str;
  }

  private static void addAll(Set<Feature> features, Stmt.ImportFrom statement, String filename) {
    for (Alias alias : statement.names()) {
      switch (alias.name()) {
        case "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "generator_stop" -> {}
        case "annotations" -> features.add(Feature.ANNOTATIONS);
        case "barry_as_FLUFL" -> features.add(Feature.BARRY_AS_FLUFL);
        case "braces" -> throw SyntaxException.at("not a chance", filename, alias.span());
        default ->
            throw SyntaxException.at(
                "future feature " + alias.name() + " is not defined", filename, alias.span());
      }
    }
  }
}
