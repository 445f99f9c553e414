package org.boiga.embedding.internal;

import org.boiga.embedding.ProgramRunner;
import org.boiga.embedding.PythonRuntime;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Registers the runtime and the runner of programs; ends those that run when the bundle stops. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {
  private EmbeddingComponent bundle;

  @Override
  public void start(BundleContext context) {
    bundle = DaggerEmbeddingComponent.factory().create(context);
    context.registerService(PythonRuntime.class, bundle.runtime(), null);
    context.registerService(ProgramRunner.class, bundle.runner(), null);
  }

  @Override
  public void stop(BundleContext context) {
    bundle.programs().endAll();
  }
}
