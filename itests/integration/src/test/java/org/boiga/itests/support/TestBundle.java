package org.boiga.itests.support;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.BundleActivator;

/** Makes a small bundle in memory: from classes of the tests, or from source text. */
public final class TestBundle {
  private final String name;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();

  private TestBundle(String name) {
    this.name = name;
    headers.put("Bundle-SymbolicName", name);
    headers.put("Bundle-Version", "1.0.0");
    headers.put("-noimportjava", "true");
  }

  public static TestBundle named(String name) {
    return new TestBundle(name);
  }

  public String name() {
    return name;
  }

  public TestBundle version(String version) {
    return header("Bundle-Version", version);
  }

  public TestBundle header(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** Adds a class of the tests, with those nested in it. */
  public TestBundle add(Class<?> type) {
    addClass(type);
    for (Class<?> nested : type.getDeclaredClasses()) {
      add(nested);
    }
    return this;
  }

  /** Adds the activator's class and names it as such. */
  public TestBundle activator(Class<? extends BundleActivator> type) {
    return add(type).header("Bundle-Activator", type.getName());
  }

  /** Adds a class that is compiled from source, so that a test can have two versions of it. */
  public TestBundle source(String className, String source) {
    sources.put(className, source);
    return this;
  }

  /** Adds compiled classes, as {@link SourceCompiler} makes them, by path. */
  public TestBundle classes(Map<String, byte[]> compiled) {
    entries.putAll(compiled);
    return this;
  }

  public TestBundle entry(String path, String content) {
    entries.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public InputStream content() throws Exception {
    if (!sources.isEmpty()) {
      entries.putAll(SourceCompiler.compile(sources));
    }
    try (Builder builder = new Builder();
        Jar jar = new Jar(name)) {
      entries.forEach((path, bytes) -> jar.putResource(path, new EmbeddedResource(bytes, 0)));
      builder.setJar(jar);
      for (Path platform : DistributionFolder.bundles()) {
        builder.addClasspath(platform.toFile());
      }
      builder.addClasspath(
          DistributionFolder.HOME.resolve("launcher/org.apache.felix.framework.jar").toFile());
      headers.forEach(builder::setProperty);
      jar.setManifest(builder.calcManifest());
      if (!builder.getErrors().isEmpty()) {
        throw new IllegalStateException("bundle " + name + ": " + builder.getErrors());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      jar.write(bytes);
      return new ByteArrayInputStream(bytes.toByteArray());
    }
  }

  /** Writes the bundle to a file in one step, as somebody who deploys it should. */
  public Path writeTo(Path folder) throws Exception {
    Path part = Files.createTempFile(folder.getParent(), name, ".part");
    try (InputStream content = content()) {
      Files.write(part, content.readAllBytes());
    }
    return Files.move(
        part,
        folder.resolve(name + ".jar"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private void addClass(Class<?> type) {
    String path = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
      entries.put(path, in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
