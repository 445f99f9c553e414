package org.boiga.embedding.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.boiga.compiler.codegen.Compiler;
import org.boiga.embedding.options.Option;
import org.boiga.embedding.options.Program;
import org.boiga.embedding.options.ProgramOptions;
import org.boiga.interpreter.Bootstrap;
import org.boiga.interpreter.Compilation;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** Runs the main program of an interpreter: what {@code pymain_run_python} does in CPython. */
final class ProgramRun {
  /** The status of a program whose output could not be written at its end. */
  static final int NOT_FLUSHED = 120;

  private static final int CANNOT_OPEN = 2;

  private final ThreadState ts;
  private final ProgramOptions options;
  private final PyModule main;

  ProgramRun(ThreadState ts, ProgramOptions options) {
    this.ts = ts;
    this.options = options;
    int mark = ts.mark();
    main = Bootstrap.main(ts);
    ts.release(mark);
  }

  /** Runs the program; the exit status. */
  int run() {
    boolean prompted = options.program() instanceof Program.StandardInput && isPrompted();
    int status =
        guarded(
            () ->
                switch (options.program()) {
                  case Program.Command c -> command(c.code());
                  case Program.Module m -> module(m.name());
                  case Program.File f -> file(f.path());
                  case Program.StandardInput _ -> standardInput();
                });
    if (options.isOn(Option.INSPECT) && !prompted) {
      status = guarded(() -> prompt(""));
    }
    return status;
  }

  private interface Body {
    int run();
  }

  private int guarded(Body body) {
    int mark = ts.mark();
    try {
      int status = body.run();
      ts.safepoint(); // for a signal that came during the last call
      return status;
    } catch (PyException e) {
      e.releaseTo(ts, mark);
      return new ExitStatus(ts).of(e.value());
    } finally {
      ts.release(mark);
    }
  }

  // Where imports look ---------------------------------------------------------------------------

  private void prependPath(String entry) {
    if (!options.isOn(Option.SAFE_PATH)) {
      addToPath(entry);
    }
  }

  private void addToPath(String entry) {
    PyObject path = ts.interp.sys.get(ts, "path");
    Calls.method(ts, path, "insert", Py.int_(0), PyStr.of(entry));
  }

  // Kinds of programs ----------------------------------------------------------------------------

  private PyDict globals() {
    return main.dict(ts);
  }

  private void execute(byte[] source, boolean isText, String filename) {
    PyCode code =
        isText
            ? Compilation.compile(ts, source, true, filename, Compiler.Mode.EXEC)
            : Compilation.compileFile(ts, source, filename);
    if (isText) {
      register(code, source, filename);
    }
    ts.interp.evaluator.run(ts, code, globals(), globals(), null);
  }

  /** Lets tracebacks show lines of source that is in no file. */
  private void register(PyCode code, byte[] source, String filename) {
    PyObject lineCache = ts.interp.evaluator.importModule(ts, "linecache");
    PyObject text = PyStr.of(new String(source, StandardCharsets.UTF_8));
    Calls.method(ts, lineCache, "_register_code", code, text, PyStr.of(filename));
  }

  private void loader(String name, PyObject... arguments) {
    PyObject external = ts.interp.modules.get(ts, "_frozen_importlib_external");
    globals().put(ts, "__loader__", Calls.method(ts, external, name, arguments));
  }

  private int command(String code) {
    prependPath("");
    PyObject importer = Attributes.get(ts, ts.interp.importlib, "BuiltinImporter");
    globals().put(ts, "__loader__", importer);
    execute((code + "\n").getBytes(StandardCharsets.UTF_8), true, "<string>");
    return 0;
  }

  private int module(String name) {
    prependPath(System.getProperty("user.dir"));
    if (name.equals("dis")) {
      disassemble();
    } else {
      runAsMain(name, true);
    }
    return 0;
  }

  /** As {@code __main__} the library's module would not know register code. */
  private void disassemble() {
    PyObject dis = ts.interp.evaluator.importModule(ts, "dis");
    PyObject argv = ts.interp.sys.get(ts, "argv");
    Sequences.setItem(ts, argv, Py.int_(0), Attributes.get(ts, dis, "__file__"));
    Calls.method(ts, dis, "main");
  }

  private void runAsMain(String name, boolean alterArguments) {
    PyObject runpy = ts.interp.evaluator.importModule(ts, "runpy");
    Calls.method(ts, runpy, "_run_module_as_main", PyStr.of(name), Py.bool(alterArguments));
  }

  /** As CPython: a path from the working folder, otherwise as it was given. */
  private static String absolute(String name) {
    String relative = name.startsWith("./") ? name.substring(2) : name;
    return name.startsWith("/") ? name : System.getProperty("user.dir") + "/" + relative;
  }

  private int file(String given) {
    String name = absolute(given);
    Path path = Path.of(name);
    if (hasImporter(name)) {
      addToPath(name);
      runAsMain("__main__", false);
      return 0;
    }
    byte[] source;
    try {
      source = Files.readAllBytes(path);
      Path real = path.toRealPath();
      prependPath(real.getParent().toString());
    } catch (IOException e) {
      String quoted = Conversion.repr(ts, PyStr.of(name)).toString();
      new ExitStatus(ts)
          .write(
              "%s: can't open file %s: %s\n"
                  .formatted(ProgramConfiguration.programName(), quoted, reason(e)));
      return CANNOT_OPEN;
    }
    if (options.isOn(Option.SKIP_FIRST_LINE)) {
      source = withoutFirstLine(source);
    }
    globals().put(ts, "__file__", PyStr.of(name));
    globals().put(ts, "__cached__", Py.None);
    loader("SourceFileLoader", PyStr.of("__main__"), PyStr.of(name));
    execute(source, false, name);
    return 0;
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "[Errno 2] No such file or directory";
      case FileSystemException f when f.getReason() == null -> "[Errno 13] Permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Keeps the line's end, so that the numbers of lines stay the same. */
  private static byte[] withoutFirstLine(byte[] source) {
    int i = 0;
    while (i < source.length && source[i] != '\n') {
      i++;
    }
    return java.util.Arrays.copyOfRange(source, i, source.length);
  }

  /** Whether the path names a folder or an archive that modules can be imported from. */
  private boolean hasImporter(String name) {
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      return true;
    }
    if (!Files.isRegularFile(path) || !isArchive(path)) {
      return false;
    }
    PyObject zipimport = ts.interp.evaluator.importModule(ts, "zipimport");
    try {
      Calls.method(ts, zipimport, "zipimporter", PyStr.of(name));
      return true;
    } catch (PyException e) {
      if (!e.matches(org.boiga.objects.PyExc.ImportError)) {
        throw e;
      }
      return false;
    }
  }

  /** Whether the end of a file looks as an archive's does. */
  private static boolean isArchive(Path path) {
    try (var channel = Files.newByteChannel(path)) {
      long size = channel.size();
      var end = java.nio.ByteBuffer.allocate((int) Math.min(size, 22 + 65535));
      channel.position(size - end.capacity());
      while (end.hasRemaining() && channel.read(end) >= 0) {
        // the buffer fills
      }
      String text = new String(end.array(), StandardCharsets.ISO_8859_1);
      return text.contains("PK\005\006");
    } catch (IOException e) {
      return false; // the error shows when the file is read
    }
  }

  private int standardInput() {
    prependPath("");
    PyObject importer = Attributes.get(ts, ts.interp.importlib, "BuiltinImporter");
    globals().put(ts, "__loader__", importer);
    if (isPrompted()) {
      return prompt(options.isOn(Option.QUIET) ? "" : banner());
    }
    PyObject stdin = ts.interp.sys.get(ts, "stdin");
    PyObject bytes = Calls.method(ts, Attributes.get(ts, stdin, "buffer"), "read");
    execute(((PyBytes) bytes).toByteArray(), false, "<stdin>");
    return 0;
  }

  // The prompt -----------------------------------------------------------------------------------

  private boolean isPrompted() {
    return isTerminal() || options.isOn(Option.INTERACTIVE);
  }

  private boolean isTerminal() {
    PyObject stdin = ts.interp.sys.get(ts, "stdin");
    return stdin != null
        && stdin != Py.None
        && Comparison.truth(ts, Calls.method(ts, stdin, "isatty"));
  }

  private String banner() {
    return "Python %s on %s\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information."
        .formatted(ts.interp.sys.get(ts, "version"), ts.interp.sys.get(ts, "platform"));
  }

  private int prompt(String banner) {
    startup();
    PyObject code = ts.interp.evaluator.importModule(ts, "code");
    PyObject console = Calls.method(ts, code, "InteractiveConsole", globals());
    Calls.call(
        ts,
        Attributes.get(ts, console, "interact"),
        new PyObject[] {PyStr.of(banner), PyStr.EMPTY},
        0,
        0,
        PyTuple.constant(PyStr.interned("banner"), PyStr.interned("exitmsg")));
    return 0;
  }

  /** Runs the user's file for prompts; its errors are reported and do not end anything. */
  private void startup() {
    String name = options.text(Option.STARTUP);
    if (name.isEmpty()) {
      return;
    }
    guarded(
        () -> {
          try {
            execute(Files.readAllBytes(Path.of(name)), false, name);
          } catch (IOException e) {
            new ExitStatus(ts).write("Could not open PYTHONSTARTUP\n" + reason(e) + "\n");
          }
          return 0;
        });
  }
}
