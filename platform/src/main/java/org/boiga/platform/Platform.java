package org.boiga.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.boiga.embedding.options.ProgramOptions;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleRevision;

/**
 * A framework with the platform's bundles. There are two: the short start, with the platform's own
 * bundles on the class path, and the container, where each is an ordinary bundle with a loader of
 * its own. Extension bundles are ordinary bundles in both.
 */
final class Platform implements AutoCloseable {
  /** By name: in a container the launcher's class of this name is not the bundle's. */
  private static final String PROGRAM_RUNNER = "org.boiga.embedding.ProgramRunner";

  /** In the message of a bundle that does not resolve: a requirement of the extension API. */
  private static final Pattern API_WIRE =
      Pattern.compile("=(python\\.extension|org\\.boiga\\.api[.\\w]*)\\)");

  private final Framework framework;
  private final Path storage;

  private Platform(Framework framework, Path storage) {
    this.framework = framework;
    this.storage = storage;
  }

  static Platform onClassPath(Distribution distribution, ProgramOptions options)
      throws IOException, BundleException {
    Path storage = Files.createTempDirectory("boiga-");
    Map<String, String> properties = properties(distribution, storage);
    // Global URL handlers take time to install, and nothing needs them without a container.
    properties.putIfAbsent("felix.service.urlhandlers", "false");
    ClassPathBundles classPath = new ClassPathBundles(distribution.home().resolve("bundles"));
    Framework framework = new FrameworkFactory().newFramework(properties, classPath);
    Platform platform = new Platform(framework, storage);
    Runtime.getRuntime().addShutdownHook(new Thread(platform::deleteQuietly, "boiga-shutdown"));
    framework.init();
    classPath.install(framework.getBundleContext());
    platform.install(Distribution.jars(distribution.deployFolder(options)));
    platform.start();
    return platform;
  }

  static Platform container(Distribution distribution, ProgramOptions options)
      throws IOException, BundleException {
    Path storage = Files.createTempDirectory("boiga-");
    Map<String, String> properties = properties(distribution, storage);
    Path deploy = distribution.deployFolder(options);
    Files.createDirectories(deploy);
    properties.put("felix.fileinstall.dir", deploy.toString());
    properties.put("felix.fileinstall.tmpdir", storage.resolve("fileinstall").toString());
    DeployLog.redirect();
    properties.put("gosh.home", distribution.home().toString());
    // Without a terminal the shell is a script's: its end is not the container's.
    boolean terminal = System.console() != null && System.console().isTerminal();
    if (!terminal) {
      properties.putIfAbsent("gosh.args", "--noshutdown");
      System.setProperty("org.jline.terminal.dumb", "true");
    }
    Framework framework = new FrameworkFactory().newFramework(properties);
    Platform platform = new Platform(framework, storage);
    framework.init();
    platform.install(distribution.bundles());
    platform.install(distribution.containerBundles());
    Runtime.getRuntime().addShutdownHook(new Thread(platform::stopQuietly, "boiga-shutdown"));
    platform.start();
    return platform;
  }

  private static Map<String, String> properties(Distribution distribution, Path storage)
      throws IOException {
    Map<String, String> properties = distribution.properties();
    properties.putIfAbsent(Constants.FRAMEWORK_STORAGE, storage.toString());
    properties.putIfAbsent(
        Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    // sun.misc is what the JDK offers for signals; libraries inside bundles look for Unsafe there.
    properties.putIfAbsent(Constants.FRAMEWORK_BOOTDELEGATION, "sun.misc");
    // Felix would log to standard output, which is the program's; events are reported here.
    properties.putIfAbsent("felix.log.level", "0");
    return properties;
  }

  private void install(List<Path> jars) {
    BundleContext context = framework.getBundleContext();
    for (Path jar : jars) {
      try {
        context.installBundle(jar.toUri().toString());
      } catch (BundleException e) {
        report("cannot install " + jar + ": " + e.getMessage());
      }
    }
  }

  private void start() throws BundleException {
    framework.start();
    BundleContext context = framework.getBundleContext();
    context.addFrameworkListener(Platform::reportError);
    for (Bundle bundle : context.getBundles()) {
      boolean fragment =
          (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
      if (bundle != framework && !fragment) {
        try {
          bundle.start(Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
          if (isForAnotherApi(e)) {
            continue;
          }
          report("cannot start bundle " + bundle.getSymbolicName() + ": " + reason(e));
        }
      }
    }
  }

  private static void reportError(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR) {
      report("bundle " + event.getBundle().getSymbolicName() + ": " + reason(event.getThrowable()));
    }
  }

  /** Whether a bundle lacks a version of the extension API, which the extension host reports. */
  static boolean isForAnotherApi(Throwable e) {
    return e instanceof BundleException b
        && b.getType() == BundleException.RESOLVE_ERROR
        && API_WIRE.matcher(String.valueOf(b.getMessage())).find();
  }

  static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof BundleException ? cause.getMessage() : cause.toString();
  }

  /** What runs a program given its arguments, unless no bundle offers it. */
  @SuppressWarnings("unchecked")
  Optional<ToIntFunction<List<String>>> programRunner() {
    BundleContext context = framework.getBundleContext();
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(PROGRAM_RUNNER, null);
      return Stream.ofNullable(found)
          .flatMap(Stream::of)
          .max(Comparator.naturalOrder())
          .map(best -> (ToIntFunction<List<String>>) context.getService(best));
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  @Override
  public void close() throws IOException, BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(0);
    deleteStorage();
  }

  private void stopQuietly() {
    try {
      close();
    } catch (IOException | BundleException e) {
      report("the framework does not stop: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A signal ends a program without the end of its framework. */
  private void deleteQuietly() {
    try {
      deleteStorage();
    } catch (IOException e) {
      // Something is still written there; the system clears its temporary folder.
    }
  }

  private synchronized void deleteStorage() throws IOException {
    if (!Files.exists(storage)) {
      return;
    }
    Files.walkFileTree(
        storage,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static void report(String problem) {
    System.err.println("boiga: " + problem);
  }
}
