package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The interpreter that a module runs in, for Java threads that Python did not start: a callback of
 * a driver, a pool. May be kept, and used from any thread, until the interpreter ends.
 */
@ProviderType
public interface PyInterpreter {
  /** A thread that takes part in the interpreter until it closes this. */
  @ProviderType
  interface Attached extends AutoCloseable {
    PyContext context();

    @Override
    void close();
  }

  /**
   * Attaches the calling thread ({@code PyGILState_Ensure}).
   *
   * @throws IllegalStateException if the interpreter has ended
   */
  Attached attach();
}
