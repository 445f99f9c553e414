package org.boiga.compiler.internal.diagnosis;

import java.util.List;

/** A rule of the grammar. */
final class Rule {
  private final String name;
  private List<Alternative> alternatives = List.of();
  private boolean remembered;
  private boolean withoutMistakes;

  Rule(String name) {
    this.name = name;
  }

  void define(
      List<Alternative> newAlternatives, boolean newRemembered, boolean newWithoutMistakes) {
    alternatives = newAlternatives;
    remembered = newRemembered;
    withoutMistakes = newWithoutMistakes;
  }

  String name() {
    return name;
  }

  /** Whether the rule is for programs that are wrong. */
  boolean isForMistakes() {
    return name.startsWith("wrong_");
  }

  boolean isDefined() {
    return !alternatives.isEmpty();
  }

  Match match(Matcher matcher) {
    if (withoutMistakes) {
      boolean before = matcher.findMistakes(false);
      Match match = Alternative.matchFirst(alternatives, matcher);
      matcher.findMistakes(before);
      return match;
    }
    if (!remembered) {
      return Alternative.matchFirst(alternatives, matcher);
    }
    int start = matcher.position();
    Matcher.Memory memory = matcher.recall(this);
    if (memory == null) {
      Match match = Alternative.matchFirst(alternatives, matcher);
      matcher.remember(this, start, match);
      return match;
    }
    if (memory.match() != null) {
      matcher.moveTo(memory.end());
    }
    return memory.match();
  }
}
