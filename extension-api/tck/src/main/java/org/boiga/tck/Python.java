package org.boiga.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boiga.api.spi.NativeTable;
import org.boiga.extension.ExtensionHost;
import org.boiga.extension.LocalExtensionHost;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Python interpreter with the modules of an extension, for JUnit tests:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Python python = Python.with(new VectorsTable()).startingWith("import vector");
 *
 * @Test
 * void anIndexIsChecked() {
 *   assertThat(python.eval("vector.Vector()[0]")).isEqualTo("IndexError: vector index out of range");
 * }
 * }</pre>
 *
 * <p>In a static field it is one interpreter for the tests of the class, otherwise one for each
 * test. The modules run in a debug context, and the interpreter in checked mode, unless the system
 * property {@code boiga.refcheck} is {@code false}. At its end, what these have found fails the
 * tests, as does an exception that nobody caught, in a thread or a finaliser.
 *
 * <p>Any thread may use it; calls run one after the other on the interpreter's main thread.
 */
public final class Python
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
  /** Chosen when the memory manager is loaded, for the whole process. */
  private static final String CHECKED_MODE = "boiga.refcheck";

  static {
    if (System.getProperty(CHECKED_MODE) == null) {
      System.setProperty(CHECKED_MODE, "true");
    }
  }

  private final List<NativeTable> modules;
  private final String preparation;
  private LocalExtensionHost host;
  private Session session;
  private boolean isOfClass;

  private Python(List<NativeTable> modules, String preparation) {
    this.modules = modules;
    this.preparation = preparation;
  }

  /**
   * An interpreter that can import the modules with these tables: what the annotation processor
   * makes of a class {@code Extension} is {@code ExtensionTable}; a {@code PyModuleDef} is one.
   */
  public static Python with(NativeTable... modules) {
    return new Python(List.of(modules), "");
  }

  /** Statements that an interpreter begins with. */
  public Python startingWith(String statements) {
    return new Python(modules, statements);
  }

  // Python code ----------------------------------------------------------------------------------

  /**
   * Executes statements in module {@code __main__}.
   *
   * @throws AssertionError with the traceback, if they raise
   */
  public void exec(String statements) {
    session.call("execute", statements);
  }

  /**
   * The {@code repr} of an expression's value in module {@code __main__}, or its exception as the
   * last line of a traceback tells it, without the module of its class.
   */
  public String eval(String expression) {
    return session.call("evaluate", expression);
  }

  /** What was printed since the last call. */
  public String output() {
    return session.call("output");
  }

  /**
   * Runs a program, a file of the project, to its end; what it has printed.
   *
   * @throws AssertionError if it ends with an exception, or with a status that is not 0
   */
  public String run(Path program, String... arguments) {
    Path file = absolute(program);
    Stream<String> all = Stream.of(file.getParent().toString(), file.toString());
    return session.call("run", Stream.concat(all, Stream.of(arguments)).toArray(String[]::new));
  }

  /**
   * The tests in a file of {@code unittest}'s, for a method with {@code @TestFactory}: each is a
   * test of JUnit's. Each runs with what its class and its module set up.
   */
  public Stream<DynamicTest> tests(Path file) {
    Path path = absolute(file);
    String name = path.getFileName().toString().replaceFirst("\\.py$", "");
    String all = session.call("load", path.getParent().toString(), name, path.toString());
    return all.lines()
        .map(
            line -> {
              int space = line.indexOf(' ');
              String index = line.substring(0, space);
              return DynamicTest.dynamicTest(
                  line.substring(space + 1), path.toUri(), () -> runTest(index));
            });
  }

  /** A path of the project, wherever the process runs. */
  private static Path absolute(Path path) {
    return Path.of(System.getProperty("basedir", "")).resolve(path).toAbsolutePath();
  }

  private void runTest(String index) {
    String skipped = session.call("run_test", index);
    Assumptions.assumeTrue(skipped.isEmpty(), skipped);
  }

  /**
   * Executes statements on several threads that start together. Each has a namespace of its own,
   * with what {@code __main__} has, and with {@code thread}, its number from 0.
   *
   * @throws AssertionError if one of them raises
   */
  public void onThreads(int count, String statements) {
    session.call("on_threads", String.valueOf(count), statements);
  }

  // Versions -------------------------------------------------------------------------------------

  /** Fills the modules again, as {@code importlib.reload} does. */
  public void reload() {
    session.call("reload", modules.stream().map(NativeTable::name).toArray(String[]::new));
  }

  /**
   * Replaces a module by another version of it, as the update of a bundle does: calls that run may
   * finish, and the module's state crosses if it exports one.
   *
   * @return whether the next version has taken over the state, or there is none to take over
   */
  public boolean update(NativeTable next) {
    return host.update(next);
  }

  // Beginning and end ----------------------------------------------------------------------------

  /** Starts an interpreter; for programs without JUnit's callbacks. */
  public void start() {
    Set<String> names = modules.stream().map(NativeTable::name).collect(Collectors.toSet());
    host = ExtensionHost.of(modules.toArray(NativeTable[]::new));
    session = new Session(host, names);
    if (!preparation.isEmpty()) {
      exec(preparation);
    }
  }

  /** Ends the interpreter; what the checks have found. */
  public List<String> end() {
    try {
      return session.end();
    } finally {
      session = null;
    }
  }

  private void endBalanced() {
    if (session != null) {
      List<String> problems = end();
      if (!problems.isEmpty()) {
        throw new AssertionError("found by the checks:\n" + String.join("\n", problems));
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    isOfClass = true;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!isOfClass) {
      start();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!isOfClass) {
      endBalanced();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    endBalanced();
  }
}
