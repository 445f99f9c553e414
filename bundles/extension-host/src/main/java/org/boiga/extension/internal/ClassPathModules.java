package org.boiga.extension.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boiga.api.annotation.PyModExport;
import org.boiga.api.spi.NativeTable;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Finds modules in the bundles of a class path, by what their manifests provide. */
final class ClassPathModules {
  private static final Pattern CLAUSE =
      Pattern.compile(
          Pattern.quote(PyModExport.NAMESPACE) + "((?:;[\\w.:]+=(?:\"[^\"]*\"|[^;,\"]*))+)");

  private static final Pattern ATTRIBUTE =
      Pattern.compile(";([\\w.]+):?\\w*=(?:\"([^\"]*)\"|([^;,\"]*))");

  private ClassPathModules() {}

  /** The modules that are part of Python. */
  static List<ModuleProvider> builtin(ClassLoader loader) {
    List<ModuleProvider> found = new ArrayList<>();
    try {
      for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
        try (InputStream in = manifest.openStream()) {
          String provided =
              new Manifest(in).getMainAttributes().getValue(Constants.PROVIDE_CAPABILITY);
          if (provided != null) {
            add(provided, loader, found);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static void add(String header, ClassLoader loader, List<ModuleProvider> to) {
    Matcher clauses = CLAUSE.matcher(header);
    while (clauses.find()) {
      Map<String, String> attributes = new HashMap<>();
      Matcher m = ATTRIBUTE.matcher(clauses.group(1));
      while (m.find()) {
        attributes.put(m.group(1), m.group(2) == null ? m.group(3) : m.group(2));
      }
      if ("true".equals(attributes.get("builtin"))) {
        String className = attributes.get("class");
        to.add(
            new ModuleProvider(
                attributes.get(PyModExport.NAMESPACE),
                Version.emptyVersion,
                "the class path",
                0,
                true,
                () -> load(loader, className),
                null));
      }
    }
  }

  private static NativeTable load(ClassLoader loader, String className)
      throws ReflectiveOperationException {
    var constructor = loader.loadClass(className).getDeclaredConstructor();
    constructor.setAccessible(true);
    return (NativeTable) constructor.newInstance();
  }
}
