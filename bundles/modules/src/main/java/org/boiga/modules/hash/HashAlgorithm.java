package org.boiga.modules.hash;

import java.util.function.Supplier;
import org.boiga.objects.PyType;

/**
 * A hash function as Python sees it.
 *
 * @param type of the objects
 * @param digestSize 0 if the caller of {@code digest} says how much
 */
record HashAlgorithm(
    PyType type, String name, int digestSize, int blockSize, Supplier<HashState> start) {

  static HashAlgorithm ofPlatform(
      PyType type, String name, int digestSize, int blockSize, String platformName) {
    return new HashAlgorithm(
        type, name, digestSize, blockSize, () -> HashState.ofPlatform(platformName));
  }
}
