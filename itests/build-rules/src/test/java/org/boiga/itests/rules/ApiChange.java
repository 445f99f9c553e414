package org.boiga.itests.rules;

/** What became of one type or member between two listings of the API. */
record ApiChange(Kind kind, String type, String subject, String what) {
  /** In rising order of what a change asks of the version. */
  enum Kind {
    COMPATIBLE,
    BREAKING
  }

  String packageName() {
    return type.substring(0, type.lastIndexOf('.'));
  }

  @Override
  public String toString() {
    return (kind == Kind.BREAKING ? "breaks: " : "compatible: ") + subject + ": " + what;
  }
}
