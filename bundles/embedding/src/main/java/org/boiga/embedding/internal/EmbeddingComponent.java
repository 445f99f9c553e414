package org.boiga.embedding.internal;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import org.osgi.framework.BundleContext;

/** What this bundle is made of. */
@Singleton
@Component
interface EmbeddingComponent {
  RuntimeImpl runtime();

  ProgramRunnerImpl runner();

  RunningPrograms programs();

  @Component.Factory
  interface Factory {
    EmbeddingComponent create(@BindsInstance BundleContext context);
  }
}
