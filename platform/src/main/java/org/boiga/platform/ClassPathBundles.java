package org.boiga.platform;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.FrameworkUtilHelper;
import org.osgi.framework.connect.ModuleConnector;

/** Connects those jars of the class path that lie in the distribution's folder of bundles. */
public final class ClassPathBundles implements ModuleConnector, FrameworkUtilHelper {
  private static final String SCHEME = "classpath:";

  /** Where each class path bundle's code lies, for {@code FrameworkUtil.getBundle(Class)}. */
  private static final Map<Path, Bundle> BUNDLE_OF_JAR = new ConcurrentHashMap<>();

  private final Map<String, Path> jarOfLocation = new LinkedHashMap<>();

  /** For the service loader: answers for all. */
  public ClassPathBundles() {}

  ClassPathBundles(Path folder) {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry).toAbsolutePath();
      if (folder.equals(jar.getParent())) {
        jarOfLocation.put(SCHEME + jar.getFileName(), jar);
      }
    }
  }

  void install(BundleContext context) throws BundleException {
    for (Map.Entry<String, Path> entry : jarOfLocation.entrySet()) {
      BUNDLE_OF_JAR.put(entry.getValue(), context.installBundle(entry.getKey()));
    }
  }

  @Override
  public void initialize(File storage, Map<String, String> configuration) {}

  @Override
  public Optional<ConnectModule> connect(String location) {
    return Optional.ofNullable(jarOfLocation.get(location)).map(ClassPathBundle::new);
  }

  @Override
  public Optional<BundleActivator> newBundleActivator() {
    return Optional.empty();
  }

  @Override
  public Optional<Bundle> getBundle(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || !source.getLocation().getProtocol().equals("file")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(BUNDLE_OF_JAR.get(Path.of(source.getLocation().toURI())));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
