package org.boiga.itests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs modules, each in a process of its own and in an empty folder, a bounded number at a time.
 */
public final class ModuleRunner implements AutoCloseable {
  public static final Duration LIMIT = Duration.ofSeconds(300);

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "TZ", "UTC",
          "LC_ALL", "C.UTF-8",
          "LANG", "C.UTF-8",
          "PYTHONPATH", Folders.TESTS.toString(),
          "PYTHONDONTWRITEBYTECODE", "1");

  private final Path python;
  private final boolean checked;
  private final Duration limit;
  private final ExecutorService threads;

  /**
   * @param python the interpreter's command
   * @param checked whether it runs in Boiga's checked mode
   * @param limit time for one module
   */
  public ModuleRunner(Path python, boolean checked, int parallel, Duration limit) {
    this.python = python;
    this.checked = checked;
    this.limit = limit;
    this.threads = Executors.newFixedThreadPool(parallel);
  }

  /** The distribution that the build made, on all cores. */
  public static ModuleRunner ofDistribution() {
    return new ModuleRunner(
        Folders.BOIGA, false, Runtime.getRuntime().availableProcessors(), LIMIT);
  }

  public Future<Outcome> start(TestModule module) {
    return threads.submit((Callable<Outcome>) () -> run(module));
  }

  /** Waits for what was started. */
  public static Outcome await(Future<Outcome> run) throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** As driver.py does with the module itself. */
  private static final String WITHOUT_POOLS_OF_INTERPRETERS =
      "import sys; any('test.test_concurrent_futures' in a for a in sys.orig_argv)"
          + " and setattr(__import__('concurrent.futures').futures,"
          + " 'InterpreterPoolExecutor', None)";

  private static void showTests() throws IOException {
    Files.createDirectories(Folders.PATH_FILE.getParent());
    Files.write(
        Folders.PATH_FILE, List.of(Folders.TESTS.toString(), WITHOUT_POOLS_OF_INTERPRETERS));
  }

  private Outcome run(TestModule module) throws IOException, InterruptedException {
    if (python.equals(Folders.BOIGA)) {
      showTests();
    }
    Path folder = Folders.OUTPUT.resolve(module.name());
    delete(folder);
    Path results = Folders.OUTPUT.resolve(module.name() + ".cases");
    Files.deleteIfExists(results);
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of(python.toString()));
    if (checked) {
      command.addAll(List.of("-X", "refcheck"));
    }
    String driver = Folders.RESOURCES.resolve("driver.py").toString();
    command.addAll(List.of(driver, module.name(), results.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(log(module).toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().put("BOIGA_JAVA_HOME", System.getProperty("java.home"));
    Instant start = Instant.now();
    Process process = builder.start();
    boolean ended;
    try {
      ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    Duration time = Duration.between(start, Instant.now());
    List<String> lines = Files.exists(results) ? Files.readAllLines(results) : List.of();
    delete(folder);
    return Outcome.of(module, ended, lines, time);
  }

  /** What a module's process printed. */
  static Path log(TestModule module) {
    return Folders.OUTPUT.resolve(module.name() + ".log");
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
    try {
      Files.deleteIfExists(Folders.PATH_FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
