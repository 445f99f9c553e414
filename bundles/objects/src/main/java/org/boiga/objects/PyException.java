package org.boiga.objects;

import org.boiga.api.PyError;

/**
 * A Python exception on its way through Java code. Stackless: its traceback is Python's.
 *
 * <p>The exception object is held by the scope in which it was raised; whoever ends that scope
 * while the exception passes keeps it alive with {@link #releaseTo}, as the dispatch loop and
 * native calls do.
 */
public final class PyException extends PyError {
  private static final long serialVersionUID = 1;

  private final transient PyBaseException value;

  /** Whether the frame that the exception is in already has its traceback entry. */
  public transient boolean traced;

  private transient Throwable failure;

  public PyException(PyBaseException value) {
    this.value = value;
  }

  /** What failed in Java code, where this reports it; for those who debug the runtime. */
  @Override
  public synchronized Throwable initCause(Throwable failure) {
    this.failure = failure;
    return this;
  }

  @Override
  public synchronized Throwable getCause() {
    return failure;
  }

  /** The exception object; borrowed. */
  @Override
  public PyBaseException value() {
    return value;
  }

  /** Whether the exception is an instance of {@code type}. */
  public boolean matches(PyType type) {
    return value.type().isSubtype(type);
  }

  /** Clears the scopes above {@code mark} without losing the exception object. */
  public PyException releaseTo(ThreadState ts, int mark) {
    ts.release(mark, value);
    return this;
  }

  @Override
  public String getMessage() {
    return value.type().name() + ": " + value.plainMessage();
  }
}
