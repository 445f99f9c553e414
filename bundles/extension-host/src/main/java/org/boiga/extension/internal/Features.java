package org.boiga.extension.internal;

import java.util.Set;

/**
 * What {@code PyContext.hasFeature} knows of: parts of the platform beyond the API's first form.
 */
final class Features {
  static final Set<String> ALL =
      Set.of("buffers", "critical_sections", "module_lock", "debug", "state_transfer");

  private Features() {}
}
