package org.boiga.stdlib;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Python's own library as a service. It is always a real folder, never a path into a jar, so that
 * {@code __file__}, {@code open}, tracebacks and {@code inspect} work as in CPython.
 */
@ProviderType
public interface StandardLibrary {
  /**
   * The framework property that names the distribution's folder. Its library is used in place; a
   * framework without a distribution unpacks the library once into the bundle's own storage.
   */
  String HOME_PROPERTY = "boiga.home";

  /** The folder that goes on {@code sys.path}: {@code lib/python3.14t} in a prefix. */
  Path folder() throws IOException;
}
