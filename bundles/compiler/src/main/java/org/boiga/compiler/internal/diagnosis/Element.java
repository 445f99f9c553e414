package org.boiga.compiler.internal.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.internal.tokenizer.TokenKind;

/** An element of an alternative of the grammar. */
sealed interface Element {

  /** Matches the tokens at the matcher's position; null if they do not match. */
  Match match(Matcher matcher);

  record Token(int kind) implements Element {
    @Override
    public Match match(Matcher matcher) {
      return matcher.kind() == kind ? matcher.consume() : null;
    }
  }

  record SoftKeyword(String text) implements Element {
    @Override
    public Match match(Matcher matcher) {
      return matcher.kind() == TokenKind.NAME && matcher.textIs(text) ? matcher.consume() : null;
    }
  }

  /** Any of the soft keywords. */
  record AnySoftKeyword() implements Element {
    private static final List<String> SOFT_KEYWORDS = List.of("_", "case", "match", "type");

    @Override
    public Match match(Matcher matcher) {
      if (matcher.kind() != TokenKind.NAME) {
        return null;
      }
      for (String keyword : SOFT_KEYWORDS) {
        if (matcher.textIs(keyword)) {
          return matcher.consume();
        }
      }
      return null;
    }
  }

  /** A token without which nothing else can be meant. */
  record Demand(int kind, String text) implements Element {
    @Override
    public Match match(Matcher matcher) {
      if (matcher.kind() == kind) {
        return matcher.consume();
      }
      if (matcher.findsMistakes()) {
        throw matcher.errors().at(matcher.position(), "expected '" + text + "'");
      }
      return null;
    }
  }

  /** Commits to the alternative. */
  record Cut() implements Element {
    @Override
    public Match match(Matcher matcher) {
      return Match.ABSENT;
    }
  }

  record LookAhead(Element element, boolean positive) implements Element {
    @Override
    public Match match(Matcher matcher) {
      int start = matcher.position();
      boolean matched = element.match(matcher) != null;
      matcher.moveTo(start);
      return matched == positive ? Match.ABSENT : null;
    }
  }

  record Optional(Element element) implements Element {
    @Override
    public Match match(Matcher matcher) {
      Match match = element.match(matcher);
      return match == null ? Match.ABSENT : match;
    }
  }

  record Repetition(Element element, boolean needed) implements Element {
    @Override
    public Match match(Matcher matcher) {
      int start = matcher.position();
      List<Match> matches = new ArrayList<>();
      Match match = element.match(matcher);
      while (match != null) {
        matches.add(match);
        match = element.match(matcher);
      }
      return matches.isEmpty() && needed ? null : matcher.matchFrom(start, Match.MANY, matches);
    }
  }

  /** One or more elements with separators between them. */
  record Separated(Element element, Element separator) implements Element {
    @Override
    public Match match(Matcher matcher) {
      int start = matcher.position();
      List<Match> matches = new ArrayList<>();
      Match match = element.match(matcher);
      if (match == null) {
        return null;
      }
      int end = matcher.position();
      while (match != null) {
        matches.add(match);
        end = matcher.position();
        match = separator.match(matcher) == null ? null : element.match(matcher);
      }
      matcher.moveTo(end);
      return matcher.matchFrom(start, Match.MANY, matches);
    }
  }

  /** Alternatives in parentheses. */
  record Group(List<Alternative> alternatives) implements Element {
    @Override
    public Match match(Matcher matcher) {
      return Alternative.matchFirst(alternatives, matcher);
    }
  }

  /** A reference to a rule. */
  record Reference(Rule rule) implements Element {
    @Override
    public Match match(Matcher matcher) {
      return rule.match(matcher);
    }
  }
}
