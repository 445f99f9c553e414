package org.boiga.api.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Sources compiled with the processor.
 *
 * @param errors as {@code file:line: message}
 */
record Compilation(Path classes, List<String> errors) {

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String file, String text) {
      super(URI.create("string:///" + file), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Compiles sources by file name, after the stand-ins. */
  static Compilation of(Path out, Map<String, String> sources) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<Source> units = new ArrayList<>();
    StandIns.sources().forEach((f, t) -> units.add(new Source(f, t)));
    sources.forEach((f, t) -> units.add(new Source(f, t)));
    var task = compiler.getTask(null, null, found, List.of("-d", out.toString()), null, units);
    task.setProcessors(List.of(new TableProcessor()));
    task.call();
    List<String> errors =
        found.getDiagnostics().stream()
            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
            .map(
                d ->
                    (d.getSource() == null ? "" : Path.of(d.getSource().getName()).getFileName())
                        + ":"
                        + d.getLineNumber()
                        + ": "
                        + d.getMessage(Locale.ROOT))
            .toList();
    return new Compilation(out, errors);
  }

  /** Loads the compiled classes. */
  ClassLoader loader() {
    try {
      return new URLClassLoader(
          new URL[] {classes.toUri().toURL()}, Compilation.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /** The text of a resource next to this class. */
  static String resource(String name) {
    try (var in = Compilation.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
