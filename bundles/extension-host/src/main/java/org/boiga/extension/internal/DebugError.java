package org.boiga.extension.internal;

/** Stops an extension that a debug context has caught; SystemError for Python code. */
final class DebugError extends IllegalStateException {
  private static final long serialVersionUID = 1;

  DebugError(String what) {
    super(what);
  }
}
