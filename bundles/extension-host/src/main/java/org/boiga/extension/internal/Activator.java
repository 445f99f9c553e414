package org.boiga.extension.internal;

import org.boiga.api.annotation.PyModExport;
import org.boiga.extension.ExtensionHost;
import org.boiga.objects.NativeModules;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Starts the extender, and registers the host that interpreters are told of. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
@Capability(
    namespace = "osgi.extender",
    name = PyModExport.EXTENDER,
    version = PyModExport.ABI_VERSION)
@Capability(
    namespace = PyModExport.ABI_NAMESPACE,
    name = "boiga",
    version = PyModExport.ABI_VERSION)
public final class Activator implements BundleActivator {
  private ExtensionTracker tracker;

  @Override
  public void start(BundleContext context) {
    HostComponent bundle = DaggerHostComponent.factory().create(context);
    tracker = bundle.tracker();
    tracker.open();
    context.registerService(
        new String[] {ExtensionHost.class.getName(), NativeModules.class.getName()},
        bundle.host(),
        null);
  }

  @Override
  public void stop(BundleContext context) {
    tracker.close();
  }
}
