package org.boiga.stdlib.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import org.boiga.stdlib.StandardLibrary;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The distribution's copy of the library, or one unpacked from this bundle. */
final class BundledLibrary implements StandardLibrary {
  private static final String ENTRIES = "/python/lib/";

  private final BundleContext context;
  private Path folder;

  BundledLibrary(BundleContext context) {
    this.context = context;
  }

  @Override
  public synchronized Path folder() throws IOException {
    if (folder == null) {
      String home = context.getProperty(HOME_PROPERTY);
      Path installed = home == null ? null : Path.of(home, "lib", "python3.14t");
      folder = installed != null && Files.isDirectory(installed) ? installed : unpacked();
    }
    return folder;
  }

  private Path unpacked() throws IOException {
    Bundle bundle = context.getBundle();
    File storage = context.getDataFile("python-" + bundle.getLastModified());
    if (storage == null) {
      throw new IOException("this framework has no storage to unpack Python's library into");
    }
    Path root = storage.toPath();
    Path complete = root.resolve("lib").resolve("python3.14t");
    if (!Files.isDirectory(complete)) {
      Path partialRoot = root.resolveSibling(root.getFileName() + ".part");
      Path partial = partialRoot.resolve("lib").resolve("python3.14t");
      for (URL entry : entries(bundle)) {
        if (!entry.getPath().endsWith("/")) {
          Path file =
              partial.resolve(
                  entry.getPath().substring(entry.getPath().indexOf(ENTRIES) + ENTRIES.length()));
          Files.createDirectories(file.getParent());
          try (InputStream content = entry.openStream()) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
      Files.move(partialRoot, root, StandardCopyOption.ATOMIC_MOVE);
    }
    return complete;
  }

  private static List<URL> entries(Bundle bundle) throws IOException {
    var found = bundle.findEntries(ENTRIES, "*", true);
    if (found == null) {
      throw new IOException("bundle " + bundle.getSymbolicName() + " holds no Python library");
    }
    return Collections.list(found);
  }
}
