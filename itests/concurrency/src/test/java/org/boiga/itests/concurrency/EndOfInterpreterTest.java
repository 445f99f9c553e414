package org.boiga.itests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.boiga.interpreter.Bootstrap;
import org.boiga.interpreter.Shutdown;
import org.boiga.objects.Calls;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an interpreter in the JVM when it has ended: nothing. */
class EndOfInterpreterTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Daemon threads that are busy or wait, with clean-up code, which is not to run. */
  private static final String DAEMONS =
      """
      import itertools, os, queue, threading, time, weakref

      def note(write=os.write, file=os.open(notes, os.O_CREAT | os.O_WRONLY)):
          write(file, b"x")

      def busy():
          try:
              for i in itertools.count():
                  items[i % 100] = [i]
          finally:
              note()

      def waiting(wait):
          with guard:
              pass
          try:
              wait()
          finally:
              note()

      items = {}
      guard = threading.Lock()
      held = threading.Lock()
      held.acquire()
      waits = [held.acquire, queue.Queue().get, threading.Event().wait, lambda: time.sleep(10000)]
      for f in waits:
          threading.Thread(target=waiting, args=(f,), daemon=True).start()
      for i in range(2):
          threading.Thread(target=busy, daemon=True).start()
      weak = weakref.ref(note)
      while len(items) < 100:
          time.sleep(0.001)
      """;

  @Test
  void threadsAndMemoryGo(@TempDir Path prefix) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    Thread.setDefaultUncaughtExceptionHandler((t, e) -> uncaught.set(e));
    WeakReference<InterpreterState> interpreter;
    try {
      interpreter = run(prefix);
      Instant deadline = Instant.now().plus(PATIENCE);
      List<Thread> left = left(before);
      while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
        Thread.sleep(10);
        left = left(before);
      }
      assertThat(left).isEmpty();
      while (!interpreter.refersTo(null) && Instant.now().isBefore(deadline)) {
        System.gc();
        Thread.sleep(10);
      }
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(null);
    }
    assertThat(interpreter.get()).isNull();
    assertThat(uncaught.get()).isNull();
    assertThat(prefix.resolve("notes")).isEmptyFile();
  }

  /** The Python threads, and those that serve an interpreter, which did not run before. */
  private static List<Thread> left(Set<Thread> before) {
    List<Thread> left = new ArrayList<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    left.removeIf(
        t -> !t.getName().equals("python") && !t.getName().matches("boiga-(reaper|weakrefs)"));
    return left;
  }

  private static WeakReference<InterpreterState> run(Path prefix) throws Exception {
    AtomicReference<WeakReference<InterpreterState>> interpreter = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread t =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    ThreadState ts = ProgramRaces.interpreter(prefix);
                    interpreter.set(new WeakReference<>(ts.interp));
                    runAndEnd(ts, prefix.resolve("notes"));
                  } catch (Throwable e) {
                    failure.set(e);
                  }
                });
    t.join();
    assertThat(failure.get()).isNull();
    return interpreter.get();
  }

  private static void runAndEnd(ThreadState ts, Path notes) {
    Bootstrap.standardStreams(ts, "", false);
    int mark = ts.mark();
    PyDict globals = Bootstrap.main(ts).dict(ts);
    globals.put(ts, "notes", PyStr.of(notes.toString()));
    Calls.call(ts, ts.interp.builtins.get(ts, "exec"), PyStr.of(DAEMONS), globals);
    ts.release(mark);
    assertThat(Shutdown.run(ts)).isTrue();
    ts.close();
    ts.interp.close();
  }
}
