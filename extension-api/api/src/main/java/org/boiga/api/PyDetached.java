package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A block in which the thread is detached ({@code Py_BEGIN_ALLOW_THREADS}): it may block or compute
 * for long without holding up others, and touches no Python object and no context until it closes
 * this.
 */
@ProviderType
public interface PyDetached extends AutoCloseable {
  @Override
  void close();
}
