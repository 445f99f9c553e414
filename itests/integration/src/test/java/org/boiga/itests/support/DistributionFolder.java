package org.boiga.itests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The distribution that the build has just made. */
public final class DistributionFolder {
  public static final Path ROOT = Path.of(System.getProperty("boiga.root"));
  public static final Path HOME = ROOT.resolve("platform/target/boiga");

  static {
    if (!Files.exists(HOME.resolve("launcher/boiga-platform.jar"))) {
      throw new AssertionError("no distribution in " + HOME + ": run mvn verify from the root");
    }
  }

  private DistributionFolder() {}

  /** The platform's own bundles. */
  public static List<Path> bundles() {
    return jars("bundles");
  }

  /** The bundles that only a container has. */
  public static List<Path> containerBundles() {
    return jars("container");
  }

  /** The bundle of the example extension, which lies beside the distribution. */
  public static Path vectorExtension() {
    return extension("vector");
  }

  /** The bundle of an example extension, by its folder. */
  public static Path extension(String name) {
    return jars(ROOT.resolve("example-extensions").resolve(name).resolve("target")).getFirst();
  }

  /** The archetype for projects of extensions. */
  public static Path archetype() {
    return jars(ROOT.resolve("extension-api/archetype/target")).getFirst();
  }

  private static List<Path> jars(String folder) {
    return jars(HOME.resolve(folder));
  }

  private static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
