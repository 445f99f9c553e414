package org.boiga.compiler.internal.diagnosis;

import java.util.List;
import java.util.function.Function;
import org.boiga.compiler.SyntaxException.Kind;

/**
 * What is wrong with a program.
 *
 * @param place where to report it, or which further conditions to check
 * @param arguments the names of parts of the match, each perhaps with a selector after a point
 * @param message the message, with places for parts of the match
 */
record Mistake(String place, List<String> arguments, String message) {

  /** Throws the error, unless its conditions do not hold. */
  void report(ErrorPlaces errors, Function<String, Match> parts) {
    Match first = arguments.isEmpty() ? null : select(arguments.get(0), parts);
    Match second = arguments.size() < 2 ? null : select(arguments.get(1), parts);
    switch (place) {
      case "at" -> throw errors.range(first, first, fill(errors, parts));
      case "range" -> throw errors.range(first, second, fill(errors, parts));
      case "from" -> throw errors.from(first, fill(errors, parts));
      case "here" -> throw errors.here(Kind.SYNTAX_ERROR, message);
      case "next" -> throw errors.next(message);
      case "indent" -> throw errors.here(Kind.INDENTATION_ERROR, fill(errors, parts));
      case "key" -> throw errors.key(first, message);
      case "store" -> reportTarget(errors, Targets.invalidToStore(first), "assign to");
      case "loop" -> reportTarget(errors, Targets.invalidInLoop(first), "assign to");
      case "delete" -> reportTarget(errors, Targets.invalidToDelete(first), "delete");
      case "comma" -> reportMissingComma(errors, first, second);
      case "legacy" -> {
        if (isLegacyStatement(errors, first)) {
          throw errors.range(first, second, fill(errors, parts));
        }
      }
      case "bound" -> reportBound(errors, first, second);
      case "arguments" -> reportArguments(errors, first);
      case "generator" -> reportGenerator(errors, first, second);
      default -> throw new IllegalStateException(place);
    }
  }

  private static Match select(String argument, Function<String, Match> parts) {
    int point = argument.indexOf('.');
    if (point < 0) {
      return parts.apply(argument);
    }
    List<Match> elements = parts.apply(argument.substring(0, point)).parts();
    return switch (argument.substring(point + 1)) {
      case "first" -> elements.getFirst();
      case "last" -> elements.getLast();
      case "item" -> lastItem(elements.getLast());
      case "target" -> elements.getLast().parts().getFirst();
      default -> throw new IllegalStateException(argument);
    };
  }

  /** The last condition of a comprehension's clause, or what it iterates over. */
  private static Match lastItem(Match clause) {
    List<Match> conditions = clause.parts().getLast().parts();
    return conditions.isEmpty() ? clause.parts().get(1) : conditions.getLast();
  }

  /** Puts parts of the match into the message. */
  private String fill(ErrorPlaces errors, Function<String, Match> parts) {
    StringBuilder filled = new StringBuilder();
    int i = 0;
    while (i < message.length()) {
      char c = message.charAt(i);
      int end = c == '{' ? message.indexOf('}', i) : -1;
      if (end < 0 || !Character.isLetter(message.charAt(i + 1))) {
        filled.append(c);
        i++;
        continue;
      }
      String name = message.substring(i + 1, end);
      Match part = parts.apply(name.substring(0, 1));
      filled.append(
          switch (name.substring(1)) {
            case ".text" -> errors.text(part);
            case ".line" -> String.valueOf(errors.line(part));
            default -> ExpressionNames.of(part);
          });
      i = end + 1;
    }
    return filled.toString();
  }

  private static void reportTarget(ErrorPlaces errors, Match invalid, String verb) {
    if (invalid != null) {
      throw errors.range(invalid, invalid, "cannot " + verb + " " + ExpressionNames.of(invalid));
    }
  }

  /** Two expressions in a row miss a comma, but only brackets tell that a list is meant. */
  private void reportMissingComma(ErrorPlaces errors, Match first, Match second) {
    if (!isLegacyStatement(errors, first) && errors.bracketsBefore() > 0) {
      throw errors.range(first, second, message);
    }
  }

  private static boolean isLegacyStatement(ErrorPlaces errors, Match name) {
    if (name.first() != name.last()) {
      return false;
    }
    String text = errors.text(name);
    return text.equals("print") || text.equals("exec");
  }

  private void reportBound(ErrorPlaces errors, Match colon, Match bound) {
    String what = bound.is("Tuple") ? "constraints" : "bound";
    throw errors.from(colon, "cannot use " + what + " with " + message);
  }

  private void reportArguments(ErrorPlaces errors, Match arguments) {
    for (Match argument : arguments.elements()) {
      if (argument.is("KeywordUnpacking")) {
        throw errors.here(Kind.SYNTAX_ERROR, message + " unpacking");
      }
    }
    throw errors.here(Kind.SYNTAX_ERROR, message);
  }

  private void reportGenerator(ErrorPlaces errors, Match arguments, Match clauses) {
    Match last = null;
    int count = 0;
    for (Match argument : arguments.elements()) {
      if (!argument.is("Keyword") && !argument.is("KeywordUnpacking")) {
        last = argument;
        count++;
      }
    }
    if (count > 1) {
      throw errors.range(last, lastItem(clauses.parts().getLast()), message);
    }
  }
}
