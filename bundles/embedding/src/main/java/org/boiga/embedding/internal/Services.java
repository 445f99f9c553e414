package org.boiga.embedding.internal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.boiga.extension.ExtensionHost;
import org.boiga.objects.NativeModules;
import org.boiga.objects.ThreadState;
import org.boiga.stdlib.StandardLibrary;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The services that an interpreter is made of, as the framework has them at that time. */
@Singleton
final class Services {
  private final BundleContext context;

  @Inject
  Services(BundleContext context) {
    this.context = context;
  }

  /** The folder whose {@code lib/python3.14t} is the standard library. */
  String prefix() throws IOException {
    ServiceReference<StandardLibrary> r = context.getServiceReference(StandardLibrary.class);
    if (r == null) {
      throw new IOException("no bundle has the Python library");
    }
    Path library = context.getService(r).folder();
    return library.getParent().getParent().toString();
  }

  /** All native modules. */
  List<NativeModules> nativeModules() {
    try {
      Collection<ServiceReference<NativeModules>> found =
          context.getServiceReferences(NativeModules.class, null);
      List<NativeModules> all = new ArrayList<>();
      found.stream().sorted().map(context::getService).forEach(all::add);
      return all;
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Lets an interpreter import extensions, some of them in a debug context. */
  void installExtensions(ThreadState ts, Collection<String> debugged) {
    withHost(host -> host.install(ts, Set.copyOf(debugged)));
  }

  void releaseExtensions(ThreadState ts) {
    withHost(host -> host.release(ts));
  }

  private void withHost(Consumer<ExtensionHost> action) {
    ExtensionHost host;
    try {
      ServiceReference<ExtensionHost> r = context.getServiceReference(ExtensionHost.class);
      host = r == null ? null : context.getService(r);
    } catch (IllegalStateException e) {
      return; // the container has stopped this bundle, and the host, while a program ended
    }
    if (host != null) {
      action.accept(host);
    }
  }
}
