package org.boiga.compiler;

/** Hears about the doubtful things in a program that compiles all the same. */
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

  /** Ignores every warning. No lambda, whose set-up would cost start-up time. */
  WarningListener IGNORE =
      new WarningListener() {
        @Override
        public boolean warn(Category category, String message, String filename, int lineno) {
          return false;
        }
      };
}
