package org.boiga.tck;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Python's library as files. It comes from the class path: a folder is used where it is, a jar
 * unpacked once, beside what else the build makes.
 */
final class Library {
  private static final String IN_BUNDLE = "python/lib";
  private static final String IN_PREFIX = "lib/python3.14t";

  private Library() {}

  /** A folder with the library in {@code lib/python3.14t}. */
  static synchronized Path prefix() throws IOException {
    URL os = Library.class.getClassLoader().getResource(IN_BUNDLE + "/os.py");
    if (os == null) {
      throw new IOException("the class path has no Python library: boiga-stdlib is missing");
    }
    try {
      return os.getProtocol().equals("jar")
          ? unpacked(os)
          : linked(Path.of(os.toURI()).getParent());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static Path home() throws IOException {
    String project = System.getProperty("basedir"); // as Maven's tests have it
    Path parent =
        Path.of(project == null ? System.getProperty("java.io.tmpdir") : project + "/target");
    return Files.createDirectories(parent.resolve("boiga-tck"));
  }

  private static Path linked(Path library) throws IOException {
    Path prefix = home().resolve("linked");
    Path link = prefix.resolve(IN_PREFIX);
    if (!Files.isDirectory(link) || !Files.isSameFile(link, library)) {
      Files.createDirectories(link.getParent());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, library);
    }
    return prefix;
  }

  private static Path unpacked(URL os) throws IOException, URISyntaxException {
    String path = os.getPath();
    Path jar = Path.of(new URI(path.substring(0, path.indexOf("!/"))));
    CRC32 checksum = new CRC32();
    checksum.update(Files.readAllBytes(jar));
    Path prefix = home().resolve("library-" + Long.toHexString(checksum.getValue()));
    if (!Files.isDirectory(prefix)) {
      Path part = Files.createTempDirectory(home(), "part");
      try (FileSystem content = FileSystems.newFileSystem(jar)) {
        copy(content.getPath(IN_BUNDLE), part.resolve(IN_PREFIX));
      }
      try {
        Files.move(part, prefix);
      } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
        return part; // another process was faster
      }
    }
    return prefix;
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(from)) {
      all = found.toList();
    }
    for (Path file : all) {
      Path target = to.resolve(from.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else {
        Files.copy(file, target);
      }
    }
  }
}
