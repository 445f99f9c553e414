package org.boiga.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.boiga.embedding.options.Option;
import org.boiga.embedding.options.ProgramOptions;

/** The installed platform's folder. */
record Distribution(Path home) {
  static final String HOME_PROPERTY = "boiga.home";

  /** The folder that the launcher names, or the one that this class was loaded from. */
  static Distribution ofThisProcess() throws IOException {
    String home = System.getProperty(HOME_PROPERTY);
    if (home != null) {
      return new Distribution(Path.of(home).toAbsolutePath());
    }
    try {
      Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Distribution(jar.getParent().getParent());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Bundles of the platform itself. */
  List<Path> bundles() throws IOException {
    return jars(home.resolve("bundles"));
  }

  /** Bundles that only a container has: its shell and the watcher of its deploy folder. */
  List<Path> containerBundles() throws IOException {
    return jars(home.resolve("container"));
  }

  /** The folder of extension bundles: an option, or the distribution's own. */
  Path deployFolder(ProgramOptions options) {
    String given = options.text(Option.BUNDLES);
    return given.isEmpty() ? home.resolve("deploy") : Path.of(given).toAbsolutePath();
  }

  /** Framework properties from the configuration file, with the distribution's place. */
  Map<String, String> properties() throws IOException {
    Map<String, String> properties = new HashMap<>();
    Path file = home.resolve("conf/platform.properties");
    if (Files.exists(file)) {
      Properties read = new Properties();
      try (InputStream in = Files.newInputStream(file)) {
        read.load(in);
      }
      read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
    }
    properties.put(HOME_PROPERTY, home.toString());
    return properties;
  }

  static List<Path> jars(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
        found.forEach(jars::add);
      }
    }
    Collections.sort(jars);
    return jars;
  }
}
