package org.boiga.itests.support;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.boiga.embedding.PythonException;
import org.boiga.embedding.PythonInterpreter;
import org.boiga.embedding.PythonRuntime;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * An interpreter in a container, made through the service {@code PythonRuntime} by a bundle of the
 * test's, which talks to the test in types of the JDK.
 */
public final class Python implements AutoCloseable {
  private static final String BUNDLE = "python-user";

  private final Function<List<Object>, Object> interpreter;

  private Python(Function<List<Object>, Object> interpreter) {
    this.interpreter = interpreter;
  }

  @SuppressWarnings("unchecked")
  public static Python in(Container container) throws Exception {
    if (container.bundles().noneMatch(b -> b.getSymbolicName().equals(BUNDLE))) {
      container.start(TestBundle.named(BUNDLE).activator(User.class));
    }
    Supplier<Function<List<Object>, Object>> runtime =
        container.service(Supplier.class, "(makes=interpreters)");
    return new Python(runtime.get());
  }

  public void exec(String statements) {
    interpreter.apply(List.of("exec", statements));
  }

  public Object eval(String expression) {
    return interpreter.apply(List.of("eval", expression));
  }

  /** The last line of the report of the exception that the statements raise. */
  public String failure(String statements) {
    return (String) interpreter.apply(List.of("failure", statements));
  }

  @Override
  public void close() {
    interpreter.apply(List.of("close"));
  }

  /** The bundle that uses the runtime. */
  public static final class User implements BundleActivator {
    @Override
    public void start(BundleContext context) {
      PythonRuntime runtime = context.getService(context.getServiceReference(PythonRuntime.class));
      Supplier<Function<List<Object>, Object>> interpreters =
          () -> {
            PythonInterpreter interpreter = runtime.createInterpreter();
            return command -> run(interpreter, command);
          };
      context.registerService(
          Supplier.class,
          interpreters,
          FrameworkUtil.asDictionary(Map.of("makes", "interpreters")));
    }

    private static Object run(PythonInterpreter interpreter, List<Object> command) {
      switch ((String) command.getFirst()) {
        case "exec" -> interpreter.exec((String) command.get(1));
        case "eval" -> {
          return interpreter.eval((String) command.get(1));
        }
        case "failure" -> {
          try {
            interpreter.exec((String) command.get(1));
          } catch (PythonException e) {
            return e.getMessage();
          }
        }
        case "close" -> interpreter.close();
        default -> throw new IllegalArgumentException(command.toString());
      }
      return null;
    }

    @Override
    public void stop(BundleContext context) {}
  }
}
