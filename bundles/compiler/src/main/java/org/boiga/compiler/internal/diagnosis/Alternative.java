package org.boiga.compiler.internal.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * An alternative of a rule.
 *
 * @param labels the names of the elements, or null where they have none
 * @param result the kind of the result, the name of the element that is the result, or null
 * @param arguments the names of the elements that are the result's parts, or null for all
 * @param mistake what is wrong with a program that matches, or null
 * @param forMistakes whether the alternative is nothing but a rule for programs that are wrong, and
 *     so not tried at first
 */
record Alternative(
    List<Element> elements,
    List<String> labels,
    String result,
    List<String> arguments,
    Mistake mistake,
    boolean forMistakes) {

  Alternative(
      List<Element> elements,
      List<String> labels,
      String result,
      List<String> arguments,
      Mistake mistake) {
    this(elements, labels, result, arguments, mistake, isForMistakes(elements));
  }

  private static boolean isForMistakes(List<Element> elements) {
    return elements.size() == 1
        && elements.get(0) instanceof Element.Reference reference
        && reference.rule().isForMistakes();
  }

  static Match matchFirst(List<Alternative> alternatives, Matcher matcher) {
    int start = matcher.position();
    for (int i = 0; i < alternatives.size(); i++) {
      Alternative alternative = alternatives.get(i);
      if (alternative.forMistakes && !matcher.findsMistakes()) {
        continue;
      }
      List<Match> matches = new ArrayList<>(alternative.elements.size());
      boolean cut = false;
      boolean matched = true;
      for (Element element : alternative.elements) {
        Match match = element.match(matcher);
        if (match == null) {
          matched = false;
          break;
        }
        cut |= element instanceof Element.Cut;
        matches.add(match);
      }
      if (matched) {
        return alternative.finish(matcher, start, matches);
      }
      matcher.moveTo(start);
      if (cut) {
        return null;
      }
    }
    return null;
  }

  private Match finish(Matcher matcher, int start, List<Match> matches) {
    if (mistake != null) {
      // A mistake that turns out to be none ends the rule, as a null result does in CPython.
      mistake.report(matcher.errors(), name -> labelled(name, matches));
      matcher.moveTo(start);
      return null;
    }
    if (result == null) {
      int only = onlyPart();
      return only >= 0 ? matches.get(only) : matcher.matchFrom(start, Match.SEQUENCE, matches);
    }
    if (Character.isLowerCase(result.charAt(0))) {
      return labelled(result, matches);
    }
    List<Match> parts = matches;
    if (arguments != null) {
      parts = new ArrayList<>(arguments.size());
      for (String argument : arguments) {
        parts.add(labelled(argument, matches));
      }
    }
    Match match = matcher.matchFrom(start, result, parts);
    return switch (result) {
      case "Primary" -> primary(match);
      case "Strings" -> strings(match);
      default -> match;
    };
  }

  /** The index of the one element that consumes tokens, or -1 if there are several. */
  private int onlyPart() {
    int only = -1;
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      if (!(element instanceof Element.LookAhead || element instanceof Element.Cut)) {
        if (only >= 0) {
          return -1;
        }
        only = i;
      }
    }
    return only;
  }

  private Match labelled(String name, List<Match> matches) {
    return matches.get(labels.indexOf(name));
  }

  /** An atom with trailers is what the last trailer makes of it. */
  private static Match primary(Match match) {
    List<Match> trailers = match.parts().get(1).parts();
    return trailers.isEmpty()
        ? match.parts().get(0)
        : match.withKind(trailers.getLast().kind(), List.of());
  }

  private static Match strings(Match match) {
    boolean formatted = false;
    for (Match string : match.parts().get(0).parts()) {
      formatted |= string.is("JoinedStr");
    }
    return match.withKind(formatted ? "JoinedStr" : "Constant", List.of());
  }
}
