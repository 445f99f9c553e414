package org.boiga.interpreter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.Source;
import org.boiga.compiler.SourceDecoder;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.codegen.Compiler;
import org.boiga.compiler.symtable.FutureFeatures.Feature;
import org.boiga.interpreter.ast.AstOptimizer;
import org.boiga.interpreter.ast.FeatureVersion;
import org.boiga.interpreter.ast.PyAst;
import org.boiga.interpreter.ast.Trees;
import org.boiga.interpreter.sys.Audit;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Buffers;
import org.boiga.objects.Calls;
import org.boiga.objects.Codecs;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Utf8;

/** From source text, as Python programs give it, to code. */
public final class Compilation {
  private static final PyStr METADATA = PyStr.interned("_metadata");
  private static final PyStr OPTIMIZE = PyStr.interned("optimize");

  private Compilation() {}

  /**
   * {@code compile(source, filename, mode, flags, dont_inherit, optimize)}.
   *
   * @param featureVersion which 3.x the syntax may be of where a tree is asked for; -1 for any
   */
  public static PyObject compile(
      ThreadState ts,
      PyObject source,
      PyObject filename,
      String mode,
      int flags,
      boolean dontInherit,
      int optimize,
      int featureVersion) {
    String name = filename(ts, filename);
    if (!CompileFlags.areKnown(flags)) {
      throw PyErr.valueError(ts, "compile(): unrecognised flags");
    }
    if (optimize < -1 || optimize > 2) {
      throw PyErr.valueError(ts, "compile(): invalid optimize value");
    }
    int allFlags = dontInherit ? flags : flags | inheritedFlags(ts);
    AstParser.Mode m = mode(ts, mode, flags);
    int level = optimize < 0 ? optimize(ts) : optimize;
    SourceText text = new SourceText(name, m, allFlags, level, featureVersion);
    Audit.raise(ts, "compile", new PyObject[] {source, PyStr.of(name)});
    try {
      return source instanceof PyAst tree
          ? compileTree(ts, tree, text)
          : compileText(ts, source, text);
    } catch (SyntaxException e) {
      throw error(ts, e);
    }
  }

  /** How a text or tree is compiled. */
  private record SourceText(
      String filename, AstParser.Mode mode, int flags, int optimize, int featureVersion) {
    boolean has(int flag) {
      return (flags & flag) == flag;
    }

    Compiler.Options options(ThreadState ts) {
      Compiler.Mode m =
          switch (mode) {
            case EXEC, FUNC_TYPE -> Compiler.Mode.EXEC;
            case EVAL -> Compiler.Mode.EVAL;
            case SINGLE -> Compiler.Mode.SINGLE;
          };
      return new Compiler.Options(
          m,
          Compiler.features(flags),
          optimize,
          has(CompileFlags.ALLOW_TOP_LEVEL_AWAIT),
          has(CompileFlags.DONT_IMPLY_DEDENT),
          has(CompileFlags.ALLOW_INCOMPLETE_INPUT),
          ts.interp.intMaxStrDigits,
          new SyntaxWarnings(ts),
          items -> PyFrozenSet.constant(ts, items));
    }

    AstParser.Options parserOptions(ThreadState ts) {
      Compiler.Options o = options(ts);
      return new AstParser.Options(
          mode,
          has(CompileFlags.TYPE_COMMENTS),
          o.dontImplyDedent(),
          o.allowIncompleteInput(),
          o.features().contains(Feature.BARRY_AS_FLUFL),
          o.maxIntDigits(),
          o.warnings());
    }
  }

  private static AstParser.Mode mode(ThreadState ts, String mode, int flags) {
    boolean onlyAst = (flags & CompileFlags.ONLY_AST) != 0;
    switch (mode) {
      case "exec":
        return AstParser.Mode.EXEC;
      case "eval":
        return AstParser.Mode.EVAL;
      case "single":
        return AstParser.Mode.SINGLE;
      case "func_type":
        if (!onlyAst) {
          throw PyErr.valueError(ts, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
        }
        return AstParser.Mode.FUNC_TYPE;
      default:
        throw PyErr.valueError(
            ts,
            onlyAst
                ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                : "compile() mode must be 'exec', 'eval' or 'single'");
    }
  }

  /** The features of the code that runs, which text that it compiles has too. */
  private static int inheritedFlags(ThreadState ts) {
    PyCode running = ts.interp.evaluator.runningCode(ts);
    return running == null ? 0 : running.flags & CompileFlags.FEATURES;
  }

  /** The level of the option -O. */
  private static int optimize(ThreadState ts) {
    PyObject flags = ts.interp.sys.get(ts, "flags");
    PyObject level = flags == null ? null : Attributes.getOrNull(ts, flags, OPTIMIZE);
    return level instanceof PyInt i ? (int) i.longValue() : 0;
  }

  private static PyObject compileTree(ThreadState ts, PyAst tree, SourceText text) {
    if (text.has(CompileFlags.ONLY_AST) && !text.has(CompileFlags.OPTIMIZED_AST)) {
      Trees.checkMode(ts, tree, text.mode);
      return tree;
    }
    Mod mod = Trees.fromPython(ts, tree, text.mode);
    if (text.has(CompileFlags.ONLY_AST)) {
      return Trees.toPython(ts, AstOptimizer.optimize(mod, text.optimize));
    }
    return Compiler.compile(mod, text.filename, text.options(ts));
  }

  private static PyObject compileText(ThreadState ts, PyObject source, SourceText text) {
    byte[] bytes = bytes(ts, "compile", source);
    Source decoded = source(ts, bytes, source instanceof PyStr, text.filename);
    if (!text.has(CompileFlags.ONLY_AST)) {
      return Compiler.compile(decoded, text.options(ts));
    }
    Mod mod = AstParser.parse(decoded, text.parserOptions(ts));
    if (text.featureVersion >= 0) {
      FeatureVersion.check(mod, decoded, text.featureVersion);
    }
    return Trees.toPython(
        ts, text.has(CompileFlags.OPTIMIZED_AST) ? AstOptimizer.optimize(mod, text.optimize) : mod);
  }

  private static Source source(ThreadState ts, byte[] text, boolean isStr, String filename) {
    return Compiler.source(text, isStr, filename, (b, encoding, f) -> decode(ts, b, encoding, f));
  }

  private static String decode(ThreadState ts, byte[] text, String encoding, String filename) {
    try {
      return Codecs.decode(ts, PyBytes.of(text), encoding, "strict").toString();
    } catch (PyException e) {
      if (e.matches(PyExc.LookupError)) {
        throw SourceDecoder.unknownEncoding(encoding, filename);
      }
      if (!e.matches(PyExc.UnicodeError)) {
        throw e;
      }
      throw SourceDecoder.undecodable(Conversion.str(ts, e.value()).toString(), filename);
    }
  }

  /** The tree of a program, given as str or bytes. */
  public static Mod parse(
      ThreadState ts, String function, PyObject source, String filename, AstParser.Mode mode) {
    byte[] text = bytes(ts, function, source);
    try {
      Source decoded = source(ts, text, source instanceof PyStr, filename);
      return AstParser.parse(decoded, AstParser.Options.of(mode, new SyntaxWarnings(ts)));
    } catch (SyntaxException e) {
      throw error(ts, e);
    }
  }

  /** The name of a file, given as str, bytes or path. */
  public static String filename(ThreadState ts, PyObject filename) {
    if (filename instanceof PyBytes b) {
      return new String(b.content(), StandardCharsets.UTF_8);
    }
    if (filename instanceof PyStr s) {
      return s.toString();
    }
    PyObject path = Calls.special(ts, filename, PyStr.interned("__fspath__"));
    if (path == null) {
      throw PyErr.typeError(
          ts, "expected str, bytes or os.PathLike object, not " + PyType.of(filename).name());
    }
    return filename(ts, path);
  }

  /** The code of an argument of {@code eval} or {@code exec} that is no code object. */
  public static PyCode source(
      ThreadState ts, String function, PyObject source, Compiler.Mode mode) {
    byte[] text = bytes(ts, function, source);
    if (mode == Compiler.Mode.EVAL) {
      int start = 0;
      while (start < text.length && (text[start] == ' ' || text[start] == '\t')) {
        start++;
      }
      text = java.util.Arrays.copyOfRange(text, start, text.length);
    }
    int flags = inheritedFlags(ts);
    return compile(ts, text, source instanceof PyStr, "<string>", mode, flags);
  }

  private static byte[] bytes(ThreadState ts, String function, PyObject source) {
    return switch (source) {
      case PyStr s -> Utf8.encode(ts, s, "strict");
      case PyBytes b -> b.content();
      default -> {
        if (!Buffers.isExporter(source)) {
          throw PyErr.typeError(
              ts,
              function
                  + "() arg 1 must be a string"
                  + switch (function) {
                    case "compile" -> ", bytes or AST";
                    case "symtable" -> " or bytes";
                    default -> ", bytes or code";
                  }
                  + " object");
        }
        yield Buffers.content(ts, source).clone();
      }
    };
  }

  /** Compiles a file's bytes, or the UTF-8 of a str, raising SyntaxError as Python does. */
  public static PyCode compile(
      ThreadState ts, byte[] text, boolean isStr, String filename, Compiler.Mode mode) {
    return compile(ts, text, isStr, filename, mode, 0);
  }

  private static PyCode compile(
      ThreadState ts, byte[] text, boolean isStr, String filename, Compiler.Mode mode, int flags) {
    AstParser.Mode m =
        switch (mode) {
          case EXEC -> AstParser.Mode.EXEC;
          case EVAL -> AstParser.Mode.EVAL;
          case SINGLE -> AstParser.Mode.SINGLE;
        };
    SourceText source = new SourceText(filename, m, flags, optimize(ts), -1);
    try {
      return Compiler.compile(source(ts, text, isStr, filename), source.options(ts));
    } catch (SyntaxException e) {
      throw error(ts, e);
    }
  }

  /** Compiles the file of a program that is about to run. */
  public static PyCode compileFile(ThreadState ts, byte[] text, String filename) {
    SourceText source = new SourceText(filename, AstParser.Mode.EXEC, 0, optimize(ts), -1);
    try {
      SourceDecoder.Codec codec = (b, encoding, f) -> decode(ts, b, encoding, f);
      return Compiler.compile(SourceDecoder.decodeFile(text, filename, codec), source.options(ts));
    } catch (SyntaxException e) {
      throw error(ts, e);
    }
  }

  /** The line of an error that a pass after parsing found, read from the file. */
  private static String lineOf(SyntaxException.Place place) {
    if (place.filename() == null) {
      return null;
    }
    try {
      Path path = Path.of(place.filename());
      if (!Files.isRegularFile(path)) {
        return null;
      }
      Source source = SourceDecoder.decode(Files.readAllBytes(path), place.filename());
      return source
          .toString()
          .lines()
          .skip(Math.max(place.lineno() - 1, 0))
          .findFirst()
          .map(line -> line + "\n")
          .orElse(null);
    } catch (IOException | InvalidPathException | SyntaxException e) {
      return null;
    }
  }

  /** The type of the Python exception for a kind of error. */
  public static PyType type(SyntaxException.Kind kind) {
    return switch (kind) {
      case SYNTAX_ERROR -> PyExc.SyntaxError;
      case INDENTATION_ERROR -> PyExc.IndentationError;
      case TAB_ERROR -> PyExc.TabError;
      case INCOMPLETE_INPUT -> PyExc.IncompleteInputError;
      case VALUE_ERROR -> PyExc.ValueError;
      case MEMORY_ERROR -> PyExc.MemoryError;
      case RECURSION_ERROR -> PyExc.RecursionError;
    };
  }

  /** The Python exception for an error of the compiler. */
  public static PyException error(ThreadState ts, SyntaxException e) {
    PyType type = type(e.kind());
    PyStr message = PyStr.of(e.getMessage());
    SyntaxException.Place p = e.place();
    if (p == null) {
      return PyErr.of(ts, type, message);
    }
    PyObject where =
        PyTuple.of(
            ts,
            Py.str(p.filename()),
            PyInt.of(p.lineno()),
            PyInt.of(p.offset()),
            Py.str(p.text() == null ? lineOf(p) : p.text()),
            PyInt.of(p.endLineno()),
            PyInt.of(p.endOffset()));
    PyException error = PyErr.of(ts, type, message, where);
    if (e.source() != null) {
      Span last = e.lastStatement();
      PyTuple metadata =
          PyTuple.constant(
              PyInt.of(last == null ? 0 : last.lineno()),
              PyInt.of(last == null ? 0 : last.colOffset()),
              PyStr.of(e.source()));
      Attributes.set(ts, error.value(), METADATA, metadata);
    }
    return error;
  }
}
