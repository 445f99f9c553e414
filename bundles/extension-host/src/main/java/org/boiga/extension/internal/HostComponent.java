package org.boiga.extension.internal;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import org.osgi.framework.BundleContext;

/** What this bundle is made of. */
@Singleton
@Component
interface HostComponent {
  Host host();

  ExtensionTracker tracker();

  @Component.Factory
  interface Factory {
    HostComponent create(@BindsInstance BundleContext context);
  }
}
