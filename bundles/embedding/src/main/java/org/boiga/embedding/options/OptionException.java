package org.boiga.embedding.options;

import java.io.PrintStream;

/** A command line that starts no program. The message is complete and ends with a new line. */
public final class OptionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private OptionException(String message, int exitCode) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  static OptionException usage(String problem) {
    return new OptionException(
        "%s\n%sTry `python -h' for more information.\n".formatted(problem, Help.usage()), 2);
  }

  /** CPython's report for a setting that it cannot initialise with. */
  static OptionException fatal(String problem) {
    return new OptionException(
        "Fatal Python error: %s\nPython runtime state: preinitialized\n\n".formatted(problem), 1);
  }

  /** Help or version: what was asked for, not an error. */
  static OptionException show(String text) {
    return new OptionException(text, 0);
  }

  /** Prints the message where it belongs, and returns the exit code. */
  public int report(PrintStream out, PrintStream err) {
    PrintStream stream = exitCode == 0 ? out : err;
    stream.print(getMessage());
    stream.flush();
    return exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
