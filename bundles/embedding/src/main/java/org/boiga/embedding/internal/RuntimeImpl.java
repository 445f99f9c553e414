package org.boiga.embedding.internal;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.boiga.embedding.InterpreterOptions;
import org.boiga.embedding.PythonException;
import org.boiga.embedding.PythonInterpreter;
import org.boiga.embedding.PythonRuntime;
import org.boiga.embedding.options.Version;
import org.boiga.interpreter.Bootstrap;
import org.boiga.interpreter.Configuration;
import org.boiga.memory.CountingPolicy;
import org.boiga.objects.PyException;
import org.boiga.objects.ThreadState;

/** Makes interpreters from the framework's services. */
final class RuntimeImpl implements PythonRuntime {
  private final Services services;

  @Inject
  RuntimeImpl(Services services) {
    this.services = services;
  }

  @Override
  public String pythonVersion() {
    return Version.PYTHON;
  }

  @Override
  public PythonInterpreter createInterpreter(InterpreterOptions options) {
    try {
      ThreadState ts = Bootstrap.create(configuration(options));
      Bootstrap.standardStreams(ts, "", false);
      options.input().ifPresent(in -> JavaStream.install(ts, "stdin", in, null));
      options.output().ifPresent(out -> JavaStream.install(ts, "stdout", null, out));
      options.errors().ifPresent(err -> JavaStream.install(ts, "stderr", null, err));
      services.installExtensions(ts, options.debuggedExtensions());
      if (options.site()) {
        Bootstrap.site(ts);
      }
      return new EmbeddedInterpreter(services, ts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PyException e) {
      String problem = "cannot make an interpreter: " + e.getMessage();
      throw new PythonException(e.value().type().name(), problem, problem + "\n");
    }
  }

  private Configuration configuration(InterpreterOptions options) throws IOException {
    CountingPolicy policy = CountingPolicy.valueOf(options.policy().toUpperCase(Locale.ROOT));
    Configuration c = Configuration.embedded(services.prefix(), policy, services.nativeModules());
    return new Configuration(
        policy,
        options.arguments(),
        c.originalArguments(),
        c.executable(),
        c.prefix(),
        options.path(),
        c.flags(),
        c.warnings(),
        Map.of(),
        null,
        options.site(),
        c.nativeModules());
  }
}
