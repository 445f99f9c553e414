package org.boiga.modules.internal;

import org.boiga.modules.CoreModules;
import org.boiga.objects.NativeModules;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Registers the native modules of this bundle for interpreters that are made from then on. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    context.registerService(NativeModules.class, new CoreModules(), null);
  }

  @Override
  public void stop(BundleContext context) {}
}
