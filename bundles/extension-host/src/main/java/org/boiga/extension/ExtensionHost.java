package org.boiga.extension;

import java.util.List;
import java.util.Set;
import org.boiga.api.spi.NativeTable;
import org.boiga.extension.internal.Host;
import org.boiga.objects.NativeModules;
import org.boiga.objects.ThreadState;
import org.osgi.annotation.versioning.ProviderType;

/** The service that lets interpreters import the modules of extension bundles. */
@ProviderType
public interface ExtensionHost {
  /**
   * Adds the finder of extension modules to {@code sys.meta_path} of the thread's interpreter,
   * which then sees bundles come, change and go.
   */
  default void install(ThreadState ts) {
    install(ts, Set.of());
  }

  /**
   * As {@link #install(ThreadState)}, with modules to run in a debug context, which reports what
   * they leak, use after its release or on the wrong thread, and release twice.
   *
   * @param debugged names of modules, or {@code *} for all
   */
  void install(ThreadState ts, Set<String> debugged);

  /** What the debug contexts of the thread's interpreter have reported. */
  List<String> debugReports(ThreadState ts);

  /**
   * The modules that bundles provide besides those that are part of Python, a line each: its name,
   * its bundle, and whether it is in use, hidden by another or cannot be used. Loads no code.
   */
  List<String> modules();

  /**
   * What still holds the code of modules' versions that have been replaced, a line each: the
   * version, what of it is in use, and where that is. Runs the JVM's collector and stops
   * interpreters; not for a thread that is attached to one.
   */
  List<String> heldVersions();

  /** A host of the given modules, without a framework: for tests of an extension. */
  static LocalExtensionHost of(NativeTable... modules) {
    return Host.of(modules);
  }

  /**
   * The modules that are part of Python in the bundles of a class path, without a framework: for
   * tests, and for programs that make interpreters themselves.
   */
  static NativeModules builtinModules(ClassLoader classPath) {
    return Host.ofClassPath(classPath);
  }

  /** Drops what extension modules own in the thread's interpreter; at its very end. */
  void release(ThreadState ts);
}
