package org.boiga.itests.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.boiga.embedding.ProgramRunner;
import org.boiga.embedding.options.OptionException;
import org.boiga.embedding.options.OptionParser;
import org.boiga.itests.support.BoigaProcess.Result;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Runs whole programs in a container, through the service {@code ProgramRunner}, for a bundle of
 * the test's, which talks to the test in types of the JDK.
 */
public final class ContainerPrograms {
  private static final long STACK_SIZE = 1L << 30;

  private final Function<List<String>, List<Object>> runner;

  private ContainerPrograms(Function<List<String>, List<Object>> runner) {
    this.runner = runner;
  }

  @SuppressWarnings("unchecked")
  public static ContainerPrograms in(Container container) throws Exception {
    container.start(TestBundle.named("program-user").activator(User.class));
    return new ContainerPrograms(container.service(Function.class, "(runs=programs)"));
  }

  /** Runs a program, with nothing on its standard input, to its end. */
  public Result run(String... arguments) throws Exception {
    return runWithInput("", arguments);
  }

  /** Runs a program on a thread of its own to its end. */
  public Result runWithInput(String input, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(input));
    all.addAll(List.of(arguments));
    Callable<List<Object>> program = () -> runner.apply(all);
    FutureTask<List<Object>> task = new FutureTask<>(program);
    new Thread(null, task, "program", STACK_SIZE).start();
    List<Object> result = task.get();
    return new Result((Integer) result.get(0), (String) result.get(1), (String) result.get(2));
  }

  /** The bundle that uses the runner. */
  public static final class User implements BundleActivator {
    @Override
    public void start(BundleContext context) {
      ProgramRunner runner = context.getService(context.getServiceReference(ProgramRunner.class));
      Function<List<String>, List<Object>> programs = input -> run(runner, input);
      context.registerService(
          Function.class, programs, FrameworkUtil.asDictionary(Map.of("runs", "programs")));
    }

    private static List<Object> run(ProgramRunner runner, List<String> inputAndArguments) {
      var arguments = inputAndArguments.subList(1, inputAndArguments.size());
      var in = new ByteArrayInputStream(inputAndArguments.getFirst().getBytes());
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      int code;
      try {
        code = runner.run(OptionParser.parse(arguments, Map.of()), in, out, err);
      } catch (OptionException e) {
        code = e.report(new PrintStream(out, true), new PrintStream(err, true));
      }
      return List.of(code, out.toString(), err.toString());
    }

    @Override
    public void stop(BundleContext context) {}
  }
}
