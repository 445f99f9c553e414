package org.boiga.stdlib.internal;

import org.boiga.stdlib.StandardLibrary;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Registers the library; nothing is unpacked before somebody asks for the folder. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    context.registerService(StandardLibrary.class, new BundledLibrary(context), null);
  }

  @Override
  public void stop(BundleContext context) {}
}
