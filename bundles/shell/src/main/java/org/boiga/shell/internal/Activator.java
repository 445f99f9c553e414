package org.boiga.shell.internal;

import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Registers what somebody at the shell of a container needs. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    try {
      DeployReporter.register(context);
    } catch (NoClassDefFoundError e) {
      // Without File Install there is no deploy folder to report on.
    }
    try {
      PythonCommands.register(context);
    } catch (NoClassDefFoundError e) {
      // Without Gogo there is no shell.
    }
  }

  @Override
  public void stop(BundleContext context) {}
}
