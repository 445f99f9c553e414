package org.boiga.compiler.ast;

import java.util.List;

/** A pattern of a {@code case} block. */
@AstName("pattern")
public sealed interface Pattern extends Node, Positioned {
  record MatchValue(Expr value, Span span) implements Pattern {}

  record MatchSingleton(Literal value, Span span) implements Pattern {}

  record MatchSequence(List<Pattern> patterns, Span span) implements Pattern {}

  record MatchMapping(List<Expr> keys, List<Pattern> patterns, @Nullable String rest, Span span)
      implements Pattern {}

  record MatchClass(
      Expr cls,
      List<Pattern> patterns,
      List<String> kwd_attrs,
      List<Pattern> kwd_patterns,
      Span span)
      implements Pattern {}

  record MatchStar(@Nullable String name, Span span) implements Pattern {}

  record MatchAs(@Nullable Pattern pattern, @Nullable String name, Span span) implements Pattern {}

  record MatchOr(List<Pattern> patterns, Span span) implements Pattern {}
}
