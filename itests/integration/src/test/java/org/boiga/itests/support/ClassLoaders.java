package org.boiga.itests.support;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The class loaders that a bundle has had, which are to go with what used them. */
public final class ClassLoaders {
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

  /** Notes the loader that the bundle has now. */
  public void add(Bundle bundle) {
    loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
  }

  /** Waits until all have been collected. */
  public void awaitEnd() throws InterruptedException {
    Container.await(
        "the old class loaders' end",
        () -> {
          System.gc();
          return loaders.stream().allMatch(l -> l.get() == null);
        });
  }
}
