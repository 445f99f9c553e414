package org.boiga.itests.conformance;

import java.nio.file.Path;

/** Where things are in the source tree, which the launcher and Maven both name. */
final class Folders {
  static final Path ROOT = Path.of(System.getProperty("boiga.root"));

  static final Path CONFORMANCE = ROOT.resolve("itests/conformance");

  static final Path RESOURCES = CONFORMANCE.resolve("src/main/resources/conformance");

  /** The folder that has CPython's package {@code test}. */
  static final Path TESTS =
      CONFORMANCE.resolve("target/cpython/org/bytedeco/cpython/linux-x86_64/lib/python3.14");

  static final Path OUTPUT = CONFORMANCE.resolve("target/conformance");

  static final Path BOIGA = ROOT.resolve("boiga");

  /**
   * Has programs that ignore their environment find the package {@code test}, as CPython's find it
   * in the library.
   */
  static final Path PATH_FILE =
      ROOT.resolve("platform/target/boiga/lib/python3.14t/site-packages/conformance.pth");

  private Folders() {}
}
