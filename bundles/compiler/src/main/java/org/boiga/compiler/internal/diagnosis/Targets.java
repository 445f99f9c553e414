package org.boiga.compiler.internal.diagnosis;

import java.util.List;

/** Finds the part of an expression that makes it unsuitable as a target. */
final class Targets {
  private enum Use {
    STORE,
    LOOP,
    DELETE
  }

  private Targets() {}

  static Match invalidToStore(Match target) {
    return invalid(target, Use.STORE);
  }

  /** In a loop's head, {@code x in y} was read as one expression, of which x is the target. */
  static Match invalidInLoop(Match target) {
    return invalid(target, Use.LOOP);
  }

  static Match invalidToDelete(Match target) {
    return invalid(target, Use.DELETE);
  }

  private static Match invalid(Match target, Use use) {
    return switch (target.kind()) {
      case "List", "Tuple" -> firstInvalid(target.elements(), use);
      case "Starred" -> use == Use.DELETE ? target : invalid(target.parts().get(0), use);
      case "Compare" -> {
        if (use != Use.LOOP) {
          yield target;
        }
        boolean in = target.parts().get(1).parts().get(0).is("In");
        yield in ? invalid(target.parts().get(0), use) : null;
      }
      case "Name", "Subscript", "Attribute" -> null;
      default -> target;
    };
  }

  private static Match firstInvalid(List<Match> elements, Use use) {
    for (Match element : elements) {
      Match invalid = invalid(element, use);
      if (invalid != null) {
        return invalid;
      }
    }
    return null;
  }
}
