package org.boiga.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.osgi.framework.connect.ConnectContent;
import org.osgi.framework.connect.ConnectModule;

/**
 * A jar of the class path as a bundle: the framework wires it and manages its life cycle, while its
 * classes come from the application class loader, where class-data and AOT caches reach them.
 */
final class ClassPathBundle implements ConnectModule, ConnectContent {
  private final Path path;
  private JarFile jar;

  ClassPathBundle(Path path) {
    this.path = path;
  }

  @Override
  public ConnectContent getContent() {
    return this;
  }

  @Override
  public synchronized void open() throws IOException {
    if (jar == null) {
      jar = new JarFile(path.toFile());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (jar != null) {
      jar.close();
      jar = null;
    }
  }

  @Override
  public Optional<Map<String, String>> getHeaders() {
    Map<String, String> headers = new HashMap<>();
    try {
      jar.getManifest()
          .getMainAttributes()
          .forEach((name, value) -> headers.put(name.toString(), (String) value));
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(headers);
  }

  @Override
  public Iterable<String> getEntries() {
    return () -> jar.stream().map(JarEntry::getName).iterator();
  }

  @Override
  public Optional<ConnectEntry> getEntry(String name) {
    return Optional.ofNullable(jar.getJarEntry(name)).map(Entry::new);
  }

  @Override
  public Optional<ClassLoader> getClassLoader() {
    return Optional.of(ClassPathBundle.class.getClassLoader());
  }

  private final class Entry implements ConnectEntry {
    private final JarEntry entry;

    Entry(JarEntry entry) {
      this.entry = entry;
    }

    @Override
    public String getName() {
      return entry.getName();
    }

    @Override
    public long getContentLength() {
      return entry.getSize();
    }

    @Override
    public long getLastModified() {
      return entry.getTime();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return jar.getInputStream(entry);
    }
  }
}
