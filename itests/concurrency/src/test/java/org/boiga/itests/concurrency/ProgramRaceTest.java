package org.boiga.itests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.boiga.interpreter.Bootstrap;
import org.boiga.interpreter.Configuration;
import org.boiga.memory.CountingPolicy;
import org.boiga.memory.PyObject;
import org.boiga.modules.CoreModules;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Races of Python code: attributes of types behind inline caches, and weak references. */
class ProgramRaceTest {
  private ThreadState main;
  private PyDict globals;

  @BeforeEach
  void startPython(@TempDir Path prefix) throws IOException {
    Path library =
        Path.of(System.getProperty("boiga.root"), "bundles/stdlib/target/classes/python/lib");
    Files.createDirectory(prefix.resolve("lib"));
    Files.createSymbolicLink(prefix.resolve("lib/python3.14"), library);
    main =
        Bootstrap.create(
            Configuration.embedded(
                prefix.toString(), CountingPolicy.BIASED, List.of(new CoreModules())));
    globals = main.keep(Bootstrap.main(main).dict(main));
  }

  @AfterEach
  void endPython() {
    main.close();
  }

  /**
   * Runs rounds of a program that defines {@code start()}, {@code act(actor)} and {@code check()}.
   * The main thread only waits, detached.
   */
  private void race(int actors, String program) throws InterruptedException {
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

  /** No thread sees an older value of a class attribute after a newer one. */
  @Test
  void attributesOfTypesGoForwards() throws Exception {
    race(
        3,
        """
        class Base:
            number = -1
            def method(self):
                return type(self).number

        class Derived(Base):
            pass

        value = 0
        def start():
            global derived
            derived = Derived()

        def act(actor):
            global value
            last = -1
            for i in range(20):
                if actor == 0:
                    value += 1
                    Base.number = value
                else:
                    for seen in (derived.number, Derived.number, derived.method()):
                        assert seen >= last, (seen, last)
                        last = seen

        def check():
            return None if Derived.number == derived.method() == value else (Derived.number, value)
        """);
  }

  /** An override that comes and goes is seen whole or not at all, and seen in the end. */
  @Test
  void overridesComeAndGo() throws Exception {
    race(
        3,
        """
        class Base:
            def name(self):
                return "base"

        class Derived(Base):
            pass

        def other(self):
            return "derived"

        def start():
            global derived
            derived = Derived()

        def act(actor):
            for i in range(20):
                if actor == 0:
                    Derived.name = other
                    del Derived.name
                else:
                    assert derived.name() in ("base", "derived")
            if actor == 0:
                Derived.name = other

        def check():
            seen = derived.name()
            del Derived.name
            return None if seen == "derived" and derived.name() == "base" else seen
        """);
  }

  /** A weak reference gives the whole object or nothing, and its callback runs once. */
  @Test
  void weakReferencesGiveTheObjectOrNothing() throws Exception {
    race(
        3,
        """
        import time
        import weakref

        class Thing:
            def __init__(self):
                self.alive = True
            def __del__(self):
                self.alive = False
                finalised.append(1)

        def start():
            global holder, reference, finalised, called
            finalised = []
            called = []
            thing = Thing()
            holder = [thing]
            reference = weakref.ref(thing, called.append)

        def act(actor):
            if actor == 0:
                holder.pop()
            else:
                for i in range(5):
                    thing = reference()
                    if thing is not None:
                        assert thing.alive
                    del thing

        def check():
            # What another thread let go last goes when its owner, this thread, comes to a safepoint.
            for i in range(1000):
                if reference() is None and len(finalised) == 1 and len(called) == 1:
                    return None
                time.sleep(0.001)
            return reference(), finalised, called
        """);
  }
}
