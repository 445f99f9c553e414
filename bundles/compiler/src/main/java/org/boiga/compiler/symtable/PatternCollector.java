package org.boiga.compiler.symtable;

import java.util.List;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.Pattern;
import org.boiga.compiler.ast.Span;

/** Enters the names of patterns. */
abstract class PatternCollector extends ExpressionCollector {

  PatternCollector(String filename, FutureFeatures future, boolean topLevelAwait) {
    super(filename, future, topLevelAwait);
  }

  private void visitPatterns(List<Pattern> patterns) {
    for (Pattern pattern : patterns) {
      visit(pattern);
    }
  }

  /** Visits a pattern, which may be null. */
  final void visit(Pattern pattern) {
    if (pattern == null || pattern instanceof Pattern.MatchSingleton) {
      return;
    }
    descend();
    if (pattern instanceof Pattern.MatchValue value) {
      visit(value.value());
    } else if (pattern instanceof Pattern.MatchSequence sequence) {
      visitPatterns(sequence.patterns());
    } else if (pattern instanceof Pattern.MatchStar star) {
      bind(star.name(), star.span());
    } else if (pattern instanceof Pattern.MatchMapping mapping) {
      visitAll(mapping.keys());
      visitPatterns(mapping.patterns());
      bind(mapping.rest(), mapping.span());
    } else if (pattern instanceof Pattern.MatchClass matchClass) {
      visit(matchClass.cls());
      visitPatterns(matchClass.patterns());
      for (int i = 0; i < matchClass.kwd_attrs().size(); i++) {
        checkName(
            matchClass.kwd_attrs().get(i),
            ExprContext.Store,
            matchClass.kwd_patterns().get(i).span());
      }
      visitPatterns(matchClass.kwd_patterns());
    } else if (pattern instanceof Pattern.MatchAs as) {
      visit(as.pattern());
      bind(as.name(), as.span());
    } else if (pattern instanceof Pattern.MatchOr or) {
      visitPatterns(or.patterns());
    }
    ascend();
  }

  private void bind(String name, Span span) {
    if (name != null) {
      define(name, Symbol.DEF_LOCAL, span);
    }
  }
}
