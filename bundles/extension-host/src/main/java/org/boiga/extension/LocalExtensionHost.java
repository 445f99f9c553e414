package org.boiga.extension;

import org.boiga.api.spi.NativeTable;
import org.osgi.annotation.versioning.ProviderType;

/** A host of modules without a framework, for tests of an extension. */
@ProviderType
public interface LocalExtensionHost extends ExtensionHost {
  /**
   * Replaces the module of that name as the update of its bundle does: calls that run may finish,
   * and the state crosses in all interpreters. Not for a thread that is attached to one.
   *
   * @return whether the next version has taken over wherever the state is to cross
   */
  boolean update(NativeTable next);
}
