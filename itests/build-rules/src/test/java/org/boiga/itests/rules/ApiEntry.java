package org.boiga.itests.rules;

import java.util.List;

/**
 * One line of a listing: a type or one of its members with its modifiers, and the value of a
 * constant. Members are named as the JVM links them, with erased types, so that a member whose
 * signature changes is another one.
 *
 * @param member empty for the type itself, otherwise what it is and its descriptor
 * @param value null if it has none
 */
record ApiEntry(String type, String member, List<String> words, String value) {
  static final String METHOD = "method ";
  static final String CONSTRUCTOR = "constructor ";
  static final String FIELD = "field ";
  static final String SUPERTYPE = "supertype ";
  static final String PERMITS = "permits ";
  static final String COMPONENT = "component ";

  private static final String BEFORE_WORDS = " : ";
  private static final String BEFORE_VALUE = " = ";

  static ApiEntry parse(String line) {
    String rest = line;
    String value = null;
    int words = rest.indexOf(BEFORE_WORDS);
    int equals = words < 0 ? -1 : rest.indexOf(BEFORE_VALUE, words);
    if (equals >= 0) {
      value = rest.substring(equals + BEFORE_VALUE.length());
      rest = rest.substring(0, equals);
    }
    String subject = words < 0 ? rest : rest.substring(0, words);
    int space = subject.indexOf(' ');
    return new ApiEntry(
        space < 0 ? subject : subject.substring(0, space),
        space < 0 ? "" : subject.substring(space + 1),
        words < 0 ? List.of() : List.of(rest.substring(words + BEFORE_WORDS.length()).split(" ")),
        value);
  }

  boolean is(String word) {
    return words.contains(word);
  }

  boolean isMethod() {
    return member.startsWith(METHOD);
  }

  /** Name and parameters of a method: what an implementation of it agrees in. */
  String nameAndParameters() {
    return member.substring(member.indexOf(' ', METHOD.length()) + 1);
  }

  String subject() {
    return member.isEmpty() ? type : type + " " + member;
  }

  String line() {
    return subject()
        + (words.isEmpty() ? "" : BEFORE_WORDS + String.join(" ", words))
        + (value == null ? "" : BEFORE_VALUE + value);
  }
}
