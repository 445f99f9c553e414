package org.boiga.itests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.boiga.extension.ExtensionHost;
import org.boiga.interpreter.Bootstrap;
import org.boiga.interpreter.Configuration;
import org.boiga.memory.CountingPolicy;
import org.boiga.memory.PyObject;
import org.boiga.modules.CoreModules;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.NativeModules;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs races that are written in Python, in an interpreter for each test. */
abstract class ProgramRaces {
  private ThreadState main;
  private PyDict globals;

  @BeforeEach
  void startPython(@TempDir Path prefix) throws IOException {
    main = interpreter(prefix);
    globals = main.keep(Bootstrap.main(main).dict(main));
  }

  /** The main thread of a new interpreter, attached; the library is made to be in a folder. */
  static ThreadState interpreter(Path prefix) throws IOException {
    Path library =
        Path.of(System.getProperty("boiga.root"), "bundles/stdlib/target/classes/python/lib");
    if (!Files.exists(prefix.resolve("lib"))) {
      Files.createDirectory(prefix.resolve("lib"));
      Files.createSymbolicLink(prefix.resolve("lib/python3.14t"), library);
    }
    return Bootstrap.create(
        Configuration.embedded(prefix.toString(), CountingPolicy.BIASED, nativeModules()));
  }

  private static List<NativeModules> nativeModules() {
    ClassLoader classPath = ProgramRaces.class.getClassLoader();
    return List.of(new CoreModules(), ExtensionHost.builtinModules(classPath));
  }

  @AfterEach
  void endPython() {
    main.close();
    main.interp.close();
  }

  /**
   * Runs rounds of a program that defines {@code start()}, {@code act(actor)} and {@code check()}.
   * The main thread only waits, detached.
   */
  final void race(int actors, String program) throws InterruptedException {
    Calls.call(main, main.interp.builtins.get(main, "exec"), PyStr.of(program), globals);
    main.interp.registry.world.detach(main);
    try {
      Race.run(
          main.interp,
          actors,
          ts -> {
            call(ts, "start");
            return new Race.Round() {
              @Override
              public void act(ThreadState t, int actor) {
                call(t, "act", Py.int_(actor));
              }

              @Override
              public void check(ThreadState t) {
                assertThat(call(t, "check")).hasToString("None");
              }
            };
          });
    } finally {
      main.interp.registry.world.attach(main);
    }
  }

  private String call(ThreadState ts, String function, PyObject... arguments) {
    PyObject result = Calls.call(ts, globals.get(ts, function), arguments);
    return Conversion.repr(ts, result).toString();
  }
}
