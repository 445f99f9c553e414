package org.boiga.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.boiga.extension.ExtensionHost;
import org.boiga.interpreter.Bootstrap;
import org.boiga.interpreter.Configuration;
import org.boiga.interpreter.Shutdown;
import org.boiga.memory.CountingPolicy;
import org.boiga.memory.PyObject;
import org.boiga.modules.CoreModules;
import org.boiga.objects.Calls;
import org.boiga.objects.NativeModules;
import org.boiga.objects.Py;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/**
 * An interpreter on a thread of its own, which has the stack that a program's main thread has. The
 * thread is detached between calls.
 */
final class Session {
  private static final long STACK_SIZE = 1L << 30;
  private static final long END_SECONDS = 60;
  private static final String HARNESS = "_boiga_tck";

  private final ExtensionHost host;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread t = new Thread(null, task, "python", STACK_SIZE);
            t.setDaemon(true);
            return t;
          });
  private ThreadState ts;

  Session(ExtensionHost host, Set<String> debugged) {
    this.host = host;
    get(
        thread.submit(
            () -> {
              ts = create();
              host.install(ts, debugged);
              scoped(this::addHarness);
              ts.interp.registry.world.detach(ts);
              return null;
            }));
  }

  private static ThreadState create() throws IOException {
    Path prefix = Library.prefix();
    NativeModules builtins = ExtensionHost.builtinModules(Session.class.getClassLoader());
    Configuration c =
        Configuration.embedded(
            prefix.toString(), CountingPolicy.BIASED, List.of(new CoreModules(), builtins));
    ThreadState ts =
        Bootstrap.create(
            new Configuration(
                c.policy(),
                c.arguments(),
                c.originalArguments(),
                c.executable(),
                c.prefix(),
                c.path(),
                c.flags(),
                c.warnings(),
                Map.of(),
                prefix.resolveSibling("pycache").toString(),
                false,
                c.nativeModules()));
    Bootstrap.standardStreams(ts, "", false);
    return ts;
  }

  private Void addHarness(ThreadState ts) {
    Bootstrap.main(ts);
    PyModule harness = new PyModule(ts, PyModule.TYPE, HARNESS, Py.None);
    harness.put(ts, "__builtins__", ts.interp.modules.get(ts, "builtins"));
    ts.interp.modules.put(ts, PyStr.interned(HARNESS), harness);
    try (InputStream in = Session.class.getResourceAsStream("harness.py")) {
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      PyObject exec = ts.interp.builtins.get(ts, "exec");
      Calls.call(ts, exec, PyStr.of(source), harness.dict(ts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  /**
   * Calls a function of the harness.
   *
   * @throws AssertionError with the report of what it raises
   */
  String call(String function, String... arguments) {
    return run(t -> call(t, function, arguments));
  }

  /** Does something on the interpreter's main thread, attached. */
  <T> T run(Function<ThreadState, T> f) {
    return get(
        thread.submit(
            () -> {
              ts.interp.registry.world.attach(ts);
              try {
                return scoped(f);
              } finally {
                ts.interp.registry.world.detach(ts);
              }
            }));
  }

  private static String call(ThreadState ts, String function, String... arguments) {
    if (ts.pollRequested()) {
      ts.safepoint(); // what is called may be too short to come to one
    }
    PyObject harness = ts.interp.modules.get(ts, HARNESS);
    PyObject[] all =
        Stream.concat(Stream.of(function), Stream.of(arguments))
            .map(PyStr::of)
            .toArray(PyObject[]::new);
    PyObject[] result = ((PyTuple) Calls.method(ts, harness, "call", all)).toArray();
    String text = result[1].toString();
    if (result[0] != Py.True) {
      throw new AssertionError(text);
    }
    return text;
  }

  private <T> T scoped(Function<ThreadState, T> f) {
    int mark = ts.mark();
    try {
      return f.apply(ts);
    } catch (PyException e) {
      throw new AssertionError(e.value().type().name() + ": " + e.getMessage(), e);
    } finally {
      ts.release(mark);
    }
  }

  /** Ends the interpreter as a program ends; what was wrong with it, a line or more each. */
  List<String> end() {
    List<String> problems = new ArrayList<>();
    Future<?> end =
        thread.submit(
            () -> {
              ts.interp.registry.world.attach(ts);
              String unhandled = scoped(t -> call(t, "finish"));
              if (!unhandled.isEmpty()) {
                problems.add(unhandled);
              }
              Shutdown.run(ts);
              host.release(ts);
              problems.addAll(host.debugReports(ts));
              Shutdown.imbalances(ts).forEach(problems::add);
              ts.close();
              ts.interp.close();
            });
    thread.shutdown();
    try {
      end.get(END_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return List.of("Python code has not ended within " + END_SECONDS + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of("interrupted while the interpreter ended");
    } catch (ExecutionException e) {
      throw thrown(e);
    }
    return problems;
  }

  private static <T> T get(Future<T> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while Python code runs", e);
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private static Error thrown(ExecutionException e) {
    return e.getCause() instanceof Error error
        ? error
        : new AssertionError("Python cannot run: " + e.getCause(), e.getCause());
  }
}
