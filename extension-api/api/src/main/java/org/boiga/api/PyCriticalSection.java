package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Steps over one object that belong together ({@code Py_BEGIN_CRITICAL_SECTION}): no other thread
 * is in such a section over the same object meanwhile.
 *
 * <pre>{@code
 * try (var section = ctx.criticalSection(list)) {
 *   ...
 * }
 * }</pre>
 *
 * <p>Python code may be called in it. Where the thread detaches or waits for a lock, the section is
 * suspended and taken up again afterwards, as in C, so that sections never deadlock: what was read
 * before such a call may have changed.
 */
@ProviderType
public interface PyCriticalSection extends AutoCloseable {
  @Override
  void close();
}
