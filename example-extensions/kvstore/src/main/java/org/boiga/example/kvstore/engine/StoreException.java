package org.boiga.example.kvstore.engine;

/** What goes wrong with a store, by kinds that callers tell apart. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why an operation failed. */
  public enum Kind {
    /** The store, or the transaction, is closed. */
    CLOSED,
    /** Another transaction has changed the same keys since this one began. */
    CONFLICT,
    /** The file cannot be read, written, or understood. */
    FAILED
  }

  private final Kind kind;

  StoreException(Kind kind, String message) {
    this(kind, message, null);
  }

  StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
