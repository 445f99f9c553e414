package org.boiga.platform;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.ToIntFunction;
import org.boiga.embedding.options.Option;
import org.boiga.embedding.options.OptionException;
import org.boiga.embedding.options.OptionParser;
import org.boiga.embedding.options.Program;
import org.boiga.embedding.options.ProgramOptions;
import org.osgi.framework.BundleException;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The {@code boiga} command behind its launcher script. */
public final class Main {
  /** Only reserved: Python's own limit on recursion is to be reached before the thread's. */
  private static final long STACK_SIZE = 1L << 30;

  /** What the memory manager reads when its classes are loaded, which is later. */
  private static final String REF_CHECK_PROPERTY = "boiga.refcheck";

  /** What the object model reads when its classes are loaded, which is later. */
  private static final String HASH_SEED_PROPERTY = "boiga.hashseed";

  private static final int FAILURE = 1;
  private static final int SIGINT = 2;

  /** What a shell adds to the number of a signal to make an exit code of it. */
  private static final int SIGNALLED = 128;

  private Main() {}

  public static void main(String[] arguments) {
    int exitCode = run(List.of(arguments));
    System.out.flush();
    System.err.flush();
    if (exitCode < 0) {
      endBySignal(-exitCode);
    }
    System.exit(exitCode);
  }

  /** Ends this process as the signal does, so that a shell or another parent knows. */
  private static void endBySignal(int number) {
    if (number == SIGINT) {
      Signal.handle(new Signal("INT"), SignalHandler.SIG_DFL);
    }
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    try {
      int _ =
          (int)
              linker
                  .downcallHandle(linker.defaultLookup().findOrThrow("raise"), type)
                  .invokeExact(number);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    System.exit(SIGNALLED + number); // the signal was ignored
  }

  private static int run(List<String> arguments) {
    ProgramOptions options;
    try {
      options = OptionParser.parse(arguments, System.getenv());
    } catch (OptionException e) {
      return e.report(System.out, System.err);
    }
    if (options.isOn(Option.REF_CHECK)) {
      System.setProperty(REF_CHECK_PROPERTY, "true");
    }
    options
        .hashSeed()
        .ifPresent(seed -> System.setProperty(HASH_SEED_PROPERTY, String.valueOf(seed)));
    try {
      Distribution distribution = Distribution.ofThisProcess();
      return options.isOn(Option.CONTAINER)
          ? runContainer(distribution, options, arguments)
          : runProgram(distribution, options, arguments);
    } catch (IOException | BundleException e) {
      return fail("the framework does not start: " + e.getMessage());
    } catch (InterruptedException e) {
      return fail("interrupted");
    }
  }

  private static int runProgram(
      Distribution distribution, ProgramOptions options, List<String> arguments)
      throws IOException, BundleException, InterruptedException {
    try (Platform platform = Platform.onClassPath(distribution, options)) {
      return runProgram(platform, arguments);
    }
  }

  /** A container lives on when its program has ended, until its shell or a signal stops it. */
  private static int runContainer(
      Distribution distribution, ProgramOptions options, List<String> arguments)
      throws IOException, BundleException, InterruptedException {
    int exitCode = 0;
    try (Platform platform = Platform.container(distribution, options)) {
      boolean hasProgram =
          !(options.program() instanceof Program.StandardInput input && input.argv0().isEmpty());
      if (hasProgram) {
        exitCode = runProgram(platform, arguments);
      }
      platform.awaitStop();
    }
    return exitCode;
  }

  private static int runProgram(Platform platform, List<String> arguments)
      throws InterruptedException {
    Optional<ToIntFunction<List<String>>> runner = platform.programRunner();
    if (runner.isEmpty()) {
      return fail("no Python runtime bundle is active");
    }
    FutureTask<Integer> program = new FutureTask<>(() -> runner.get().applyAsInt(arguments));
    new Thread(null, program, "main", STACK_SIZE).start();
    try {
      return program.get();
    } catch (ExecutionException e) {
      e.getCause().printStackTrace();
      return FAILURE;
    }
  }

  private static int fail(String problem) {
    Platform.report(problem);
    return FAILURE;
  }
}
