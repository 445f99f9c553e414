package org.boiga.compiler;

/** Hears about the doubtful things in a program that compiles all the same. */
@FunctionalInterface
public interface WarningListener {
  /** The Python category of a warning. */
  enum Category {
    SYNTAX_WARNING,
    DEPRECATION_WARNING
  }

  /**
   * Reports a warning.
   *
   * @return whether the program's filters make it an error, which the compiler then raises as a
   *     SyntaxError with the same message
   */
  boolean warn(Category category, String message, String filename, int lineno);

  /** Ignores every warning. */
  WarningListener IGNORE = (category, message, filename, lineno) -> false;
}
