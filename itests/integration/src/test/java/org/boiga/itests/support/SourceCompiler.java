package org.boiga.itests.support;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles source text to class files in memory, with the annotation processors of the tests. */
public final class SourceCompiler {
  private SourceCompiler() {}

  /** Entries of a jar by path, from source texts by class name. */
  public static Map<String, byte[]> compile(Map<String, String> sources) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (var files = new Output(compiler.getStandardFileManager(null, null, null))) {
      List<Source> units =
          sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
      List<String> options =
          List.of("-proc:full", "-classpath", System.getProperty("java.class.path"));
      if (!compiler.getTask(messages, files, null, options, null, units).call()) {
        throw new IllegalArgumentException(messages.toString());
      }
      return files.entries();
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** What the compiler writes; generated sources are read back by it. */
  private static final class Written extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written(String path, Kind kind) {
      super(URI.create("memory:///" + path), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString();
    }
  }

  private static final class Output extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, Written> written = new HashMap<>();

    Output(StandardJavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      String path = className.replace('.', '/') + kind.extension;
      return written.computeIfAbsent(path, _ -> new Written(path, kind));
    }

    @Override
    public FileObject getFileForOutput(
        JavaFileManager.Location location, String packageName, String name, FileObject sibling) {
      String path = packageName.isEmpty() ? name : packageName.replace('.', '/') + '/' + name;
      return written.computeIfAbsent(path, _ -> new Written(path, JavaFileObject.Kind.OTHER));
    }

    Map<String, byte[]> entries() {
      Map<String, byte[]> entries = new HashMap<>();
      written.forEach(
          (path, file) -> {
            if (file.getKind() != JavaFileObject.Kind.SOURCE) {
              entries.put(path, file.bytes.toByteArray());
            }
          });
      return entries;
    }
  }
}
