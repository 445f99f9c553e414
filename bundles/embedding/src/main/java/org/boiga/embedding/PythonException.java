package org.boiga.embedding;

/** A Python exception that reached Java code. */
public final class PythonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String typeName;
  private final String traceback;

  public PythonException(String typeName, String message, String traceback) {
    super(message.isEmpty() ? typeName : typeName + ": " + message);
    this.typeName = typeName;
    this.traceback = traceback;
  }

  /** The exception's type, with its module unless that is builtins. */
  public String typeName() {
    return typeName;
  }

  /** The report that Python prints of an exception that nobody catches. */
  public String traceback() {
    return traceback;
  }
}
