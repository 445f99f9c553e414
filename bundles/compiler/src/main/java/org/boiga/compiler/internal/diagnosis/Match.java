package org.boiga.compiler.internal.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * What an element of the grammar matched: a kind, the first and last token, and parts.
 *
 * <p>Kinds are those of the {@code ast} module where messages depend on them; sequences,
 * repetitions and tokens have kinds of their own.
 */
record Match(String kind, int first, int last, List<Match> parts) {
  static final String TOKEN = "token";
  static final String SEQUENCE = "sequence";
  static final String MANY = "many";

  /** The match of an optional element that is not there. */
  static final Match ABSENT = new Match(MANY, -1, -1, List.of());

  static Match token(int token) {
    return new Match(TOKEN, token, token, List.of());
  }

  Match withKind(String newKind, List<Match> newParts) {
    return new Match(newKind, first, last, newParts);
  }

  boolean is(String otherKind) {
    return kind.equals(otherKind);
  }

  /** The parts that are expressions or the like, with repetitions and sequences taken apart. */
  List<Match> elements() {
    ArrayList<Match> elements = new ArrayList<>();
    addElements(elements);
    return elements;
  }

  private void addElements(ArrayList<Match> elements) {
    for (Match part : parts) {
      if (part.is(MANY) || part.is(SEQUENCE) || part.is("Args")) {
        part.addElements(elements);
      } else if (!part.is(TOKEN)) {
        elements.add(part);
      }
    }
  }
}
