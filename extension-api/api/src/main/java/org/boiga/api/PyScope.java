package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A scope within a call: what is obtained while it is open is released when it closes, rather than
 * at the end of the call. For loops that obtain many objects:
 *
 * <pre>{@code
 * for (long i = 0; i < n; i++) {
 *   try (PyScope scope = ctx.scope()) {
 *     sum += ctx.PyFloat_AsDouble(ctx.PySequence_GetItem(items, i));
 *   }
 * }
 * }</pre>
 */
@ProviderType
public interface PyScope extends AutoCloseable {
  /** Lets the scope around this one hold {@code o} when this one closes; returns {@code o}. */
  <T extends PyObject> T keep(T o);

  @Override
  void close();
}
