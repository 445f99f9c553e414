package org.boiga.shell.internal;

import java.io.File;
import java.io.IOException;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Takes the jars of the deploy folder that File Install passes over in silence: no bundles. */
final class DeployReporter implements ArtifactInstaller {
  private DeployReporter() {}

  static void register(BundleContext context) {
    context.registerService(ArtifactInstaller.class, new DeployReporter(), null);
  }

  @Override
  public boolean canHandle(File artifact) {
    return artifact.getName().endsWith(".jar") && problem(artifact) != null;
  }

  @Override
  public void install(File artifact) {
    System.err.println("boiga: " + artifact + ": " + problem(artifact));
  }

  @Override
  public void update(File artifact) {
    install(artifact);
  }

  @Override
  public void uninstall(File artifact) {}

  /** Why the file is no bundle, or null if it is one. */
  private static String problem(File artifact) {
    try (JarFile jar = new JarFile(artifact)) {
      Manifest manifest = jar.getManifest();
      boolean named =
          manifest != null
              && manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) != null;
      return named ? null : "not a bundle, its manifest has no " + Constants.BUNDLE_SYMBOLICNAME;
    } catch (IOException e) {
      return "not a bundle, " + e.getMessage();
    }
  }
}
