package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A Python exception on its way through Java code: what the C API keeps in the error indicator.
 *
 * <p>Any operation of a {@link PyContext} may throw it. An extension raises by {@code throw
 * ctx.PyErr_Format(...)}, lets exceptions of Python code that it calls pass, or catches them and
 * asks {@code ctx.PyErr_ExceptionMatches(e, PyExc.KeyError)}. The runtime alone makes instances.
 */
@ProviderType
public abstract class PyError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For the runtime: an exception without a Java stack trace. */
  protected PyError() {
    super(null, null, false, false);
  }

  /** The exception object; borrowed from this exception. */
  public abstract PyObject value();
}
