package org.boiga.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.boiga.extension.ExtensionHost;
import org.boiga.interpreter.Bootstrap;
import org.boiga.interpreter.Configuration;
import org.boiga.memory.CountingPolicy;
import org.boiga.memory.PyObject;
import org.boiga.modules.CoreModules;
import org.boiga.objects.Calls;
import org.boiga.objects.NativeModules;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** An interpreter over the library that the build unpacked, with code of the benchmark's own. */
final class Python implements AutoCloseable {
  private static final Path LIBRARY =
      Path.of(System.getProperty("boiga.root", "."))
          .toAbsolutePath()
          .resolve("bundles/stdlib/target/classes/python/lib");

  private final ThreadState main;
  private final PyDict globals;

  /**
   * Starts an interpreter; the calling thread is its main thread, and not attached afterwards.
   *
   * @param policy a counting policy's name in lower case
   * @param code run in {@code __main__}
   */
  Python(String policy, String code) {
    try {
      Path prefix = Files.createTempDirectory("boiga-benchmark");
      Files.createDirectory(prefix.resolve("lib"));
      Files.createSymbolicLink(prefix.resolve("lib/python3.14t"), LIBRARY);
      CountingPolicy p = CountingPolicy.valueOf(policy.toUpperCase(Locale.ROOT));
      main = Bootstrap.create(Configuration.embedded(prefix.toString(), p, nativeModules()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    globals = main.keep(Bootstrap.main(main).dict(main));
    Calls.call(main, main.interp.builtins.get(main, "exec"), PyStr.of(code), globals);
    main.interp.registry.world.detach(main);
  }

  private static List<NativeModules> nativeModules() {
    ClassLoader classPath = Python.class.getClassLoader();
    return List.of(new CoreModules(), ExtensionHost.builtinModules(classPath));
  }

  /** A state for the calling thread, attached. */
  ThreadState attach() {
    return new ThreadState(main.interp);
  }

  /** A global; borrowed from the module. */
  PyObject get(ThreadState ts, String name) {
    return globals.get(ts, name);
  }

  @Override
  public void close() {
    main.interp.registry.world.attach(main);
    main.close();
  }
}
