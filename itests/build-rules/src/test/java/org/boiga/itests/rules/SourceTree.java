package org.boiga.itests.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The repository as the rules see it: its Java sources and the compiled classes of each module.
 * Everything is found by looking, so a new module is checked without being named here.
 */
final class SourceTree {
  /** Folders of modules, lowest layer first: a dependency may only point to an earlier line. */
  private static final List<String> LAYERS =
      List.of(
          "extension-api/api",
          "extension-api/processor",
          "bundles/native-modules",
          "bundles/memory",
          "bundles/framestack",
          "bundles/objects",
          "bundles/compiler",
          "bundles/interpreter",
          "bundles/jit",
          "bundles/extension-host",
          "bundles/stdlib",
          "bundles/modules",
          "extension-api/tck",
          "bundles/embedding",
          "bundles/shell",
          "platform",
          "example-extensions",
          "itests");

  private static final Path ROOT = Path.of(System.getProperty("boiga.root"));

  private static final List<Module> MODULES =
      find(path -> path.endsWith("pom.xml")).stream()
          .map(Path::getParent)
          .filter(folder -> containsJava(folder.resolve("src/main/java")))
          .map(folder -> module(ROOT.relativize(folder).toString()))
          .toList();

  /** A module: its folder relative to the root, and its rank among the layers. */
  record Module(String folder, int layer) {
    Path classes() {
      return ROOT.resolve(folder).resolve("target/classes");
    }

    boolean isBundle() {
      return folder.startsWith("bundles/")
          || folder.startsWith("example-extensions/")
          || isIn("extension-api/api");
    }

    boolean isIn(String layerFolder) {
      return layer == LAYERS.indexOf(layerFolder);
    }

    @Override
    public String toString() {
      return folder;
    }
  }

  private SourceTree() {}

  static List<Path> javaSources() {
    return find(path -> path.toString().endsWith(".java"));
  }

  /** Every module that has Java sources of its own besides tests. */
  static List<Module> modules() {
    return MODULES;
  }

  /** Compiled classes of a module that are its own: bnd puts embedded libraries beside them. */
  static List<Path> classFiles(Module module) {
    Path own = module.classes().resolve("org/boiga");
    if (!Files.isDirectory(own)) {
      throw new AssertionError(module + " is not compiled: run the build from the root");
    }
    try (Stream<Path> files = Files.walk(own)) {
      return files.filter(path -> path.toString().endsWith(".class")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Module module(String folder) {
    for (int layer = 0; layer < LAYERS.size(); layer++) {
      if (folder.equals(LAYERS.get(layer)) || folder.startsWith(LAYERS.get(layer) + "/")) {
        return new Module(folder, layer);
      }
    }
    throw new AssertionError("module " + folder + " has no place in the list of layers");
  }

  private static boolean containsJava(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(path -> path.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> find(Predicate<Path> wanted) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = folder.getFileName().toString();
              boolean skip =
                  name.equals("target") || (name.startsWith(".") && !folder.equals(ROOT));
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (wanted.test(file)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
