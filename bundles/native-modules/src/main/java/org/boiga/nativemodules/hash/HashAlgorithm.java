package org.boiga.nativemodules.hash;

import java.util.function.Supplier;
import org.boiga.api.PyContext;

/**
 * A hash function as Python sees it.
 *
 * @param maker makes its objects
 * @param digestSize 0 if the caller of {@code digest} says how much
 */
record HashAlgorithm(
    Maker maker, String name, int digestSize, int blockSize, Supplier<HashState> start) {

  /** The constructor of the class that declares the type. */
  @FunctionalInterface
  interface Maker {
    PyHash make(PyContext ctx, HashAlgorithm algorithm, HashState state);
  }

  static HashAlgorithm ofPlatform(
      Maker maker, String name, int digestSize, int blockSize, String platformName) {
    return new HashAlgorithm(
        maker, name, digestSize, blockSize, () -> HashState.ofPlatform(platformName));
  }
}
