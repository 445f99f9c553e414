package org.boiga.shell.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.boiga.embedding.ProgramRunner;
import org.boiga.embedding.options.OptionException;
import org.boiga.embedding.options.OptionParser;
import org.boiga.extension.ExtensionHost;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * The shell's commands {@code py:run}, {@code py:modules} and {@code py:held}. Gogo calls the
 * public methods, and prints what they return.
 */
public final class PythonCommands {
  /** As much as the launcher gives a program's main thread. */
  private static final long STACK_SIZE = 1L << 30;

  private final BundleContext context;

  private PythonCommands(BundleContext context) {
    this.context = context;
  }

  static void register(BundleContext context) {
    context.registerService(
        PythonCommands.class,
        new PythonCommands(context),
        FrameworkUtil.asDictionary(
            Map.of(
                CommandProcessor.COMMAND_SCOPE,
                "py",
                CommandProcessor.COMMAND_FUNCTION,
                new String[] {"run", "modules", "held"})));
  }

  /**
   * Runs a program on the session's streams, with the process's environment, to its end.
   *
   * @return the exit code; null for 0, of which the shell need not speak
   */
  @Descriptor("runs a Python program")
  public Integer run(
      CommandSession session, @Descriptor("as after the command boiga") String... arguments)
      throws InterruptedException, ExecutionException {
    int code =
        with(
            ProgramRunner.class,
            runner -> {
              try {
                return runner.run(
                    OptionParser.parse(List.of(arguments), System.getenv()),
                    session.getKeyboard(),
                    session.getConsole(),
                    System.err);
              } catch (OptionException e) {
                return e.report(session.getConsole(), System.err);
              }
            });
    return code == 0 ? null : code;
  }

  @Descriptor("lists the Python modules that extension bundles provide")
  public List<String> modules() throws InterruptedException, ExecutionException {
    return with(ExtensionHost.class, ExtensionHost::modules);
  }

  @Descriptor("tells what still holds the code of extension bundles that have been replaced")
  public List<String> held() throws InterruptedException, ExecutionException {
    return with(ExtensionHost.class, ExtensionHost::heldVersions);
  }

  /** Uses a service that the platform has always, on a thread with a stack for Python code. */
  private <S, R> R with(Class<S> type, Function<S, R> action)
      throws InterruptedException, ExecutionException {
    ServiceReference<S> reference = context.getServiceReference(type);
    FutureTask<R> task = new FutureTask<>(() -> action.apply(context.getService(reference)));
    try {
      new Thread(null, task, "py", STACK_SIZE).start();
      return task.get();
    } finally {
      context.ungetService(reference);
    }
  }
}
