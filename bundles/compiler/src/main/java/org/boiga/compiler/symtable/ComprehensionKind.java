package org.boiga.compiler.symtable;

/** Which comprehension a scope is, if any. */
public enum ComprehensionKind {
  NONE(""),
  LIST("list comprehension"),
  DICT("dict comprehension"),
  SET("set comprehension"),
  GENERATOR("generator expression");

  private final String description;

  ComprehensionKind(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }
}
