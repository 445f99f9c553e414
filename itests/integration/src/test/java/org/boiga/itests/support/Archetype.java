package org.boiga.itests.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Makes a project of an archetype's jar by the rules of Maven's archetype plugin, which is not
 * there when one builds without a network: its descriptor's file sets, {@code ${property}} in
 * filtered files, {@code __property__} in their names.
 */
public final class Archetype {
  private static final String RESOURCES = "archetype-resources";

  private final Path root;
  private final Map<String, String> properties;
  private final Path project;

  private Archetype(Path root, Map<String, String> properties, Path project) {
    this.root = root;
    this.properties = properties;
    this.project = project;
  }

  /** Expands an archetype into an empty folder. */
  public static void expand(Path jar, Map<String, String> properties, Path project)
      throws Exception {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      new Archetype(files.getPath("/"), properties, project).expand();
    }
  }

  private void expand() throws Exception {
    Path descriptor = root.resolve("META-INF/maven/archetype-metadata.xml");
    Element archetype;
    try (InputStream in = Files.newInputStream(descriptor)) {
      archetype =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
    }
    copy(root.resolve(RESOURCES), root.resolve(RESOURCES).resolve("pom.xml"), project);
    for (Element set : children(archetype, "fileSet")) {
      assertThat(set.getAttribute("filtered")).isEqualTo("true");
      String directory = children(set, "directory").getFirst().getTextContent();
      Path from = root.resolve(RESOURCES).resolve(directory);
      Path to = project.resolve(directory);
      if (set.getAttribute("packaged").equals("true")) {
        to = to.resolve(properties.get("package").replace('.', '/'));
      }
      for (Element include : children(set, "include")) {
        copyAll(from, include.getTextContent(), to);
      }
    }
  }

  private static List<Element> children(Element parent, String name) {
    var found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private void copyAll(Path from, String pattern, Path to) throws IOException {
    // In patterns of Maven's "**/" stands for no folder, too.
    var matcher = root.getFileSystem().getPathMatcher("glob:" + pattern.replace("**/", "**"));
    List<Path> chosen;
    try (Stream<Path> files = Files.walk(from)) {
      chosen =
          files
              .filter(Files::isRegularFile)
              .filter(file -> matcher.matches(from.relativize(file)))
              .toList();
    }
    assertThat(chosen).as("files for %s in %s", pattern, from).isNotEmpty();
    for (Path file : chosen) {
      copy(from, file, to);
    }
  }

  private void copy(Path from, Path file, Path to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).as("%s is no program of Velocity's", file).doesNotContain("##", "#set", "#if");
    Path target = to.resolve(from.relativize(file).toString());
    Files.createDirectories(target.getParent());
    Files.writeString(target, filled(text));
  }

  private String filled(String text) {
    String filled = text;
    for (var property : properties.entrySet()) {
      filled = filled.replace("${" + property.getKey() + "}", property.getValue());
    }
    return filled;
  }
}
