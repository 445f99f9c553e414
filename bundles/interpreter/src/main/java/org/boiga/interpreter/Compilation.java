package org.boiga.interpreter;

import java.nio.charset.StandardCharsets;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.codegen.Compiler;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyByteArray;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** From source text, as Python programs give it, to code. */
public final class Compilation {
  private Compilation() {}

  /** {@code compile(source, filename, mode, flags, dont_inherit, optimize)}. */
  public static PyObject compile(
      ThreadState ts,
      PyObject source,
      PyObject filename,
      String mode,
      int flags,
      boolean dontInherit,
      int optimize) {
    Compiler.Mode m =
        switch (mode) {
          case "exec" -> Compiler.Mode.EXEC;
          case "eval" -> Compiler.Mode.EVAL;
          case "single" -> Compiler.Mode.SINGLE;
          default ->
              throw PyErr.valueError(ts, "compile() mode must be 'exec', 'eval' or 'single'");
        };
    String name = filename(ts, filename);
    return compile(ts, bytes(ts, "compile", source), source instanceof PyStr, name, m);
  }

  private static String filename(ThreadState ts, PyObject filename) {
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
    return compile(ts, text, source instanceof PyStr, "<string>", mode);
  }

  private static byte[] bytes(ThreadState ts, String function, PyObject source) {
    return switch (source) {
      case PyStr s -> s.toString().getBytes(StandardCharsets.UTF_8);
      case PyBytes b -> b.content();
      case PyByteArray b -> b.span().copy();
      default ->
          throw PyErr.typeError(
              ts,
              function
                  + "() arg 1 must be a string, bytes"
                  + (function.equals("compile") ? " or AST" : " or code")
                  + " object");
    };
  }

  /** Compiles a file's bytes, or the UTF-8 of a str, raising SyntaxError as Python does. */
  public static PyCode compile(
      ThreadState ts, byte[] text, boolean isStr, String filename, Compiler.Mode mode) {
    try {
      return Compiler.compile(text, isStr, filename, mode, new SyntaxWarnings(ts));
    } catch (SyntaxException e) {
      throw error(ts, e);
    }
  }

  /** The Python exception for an error of the compiler. */
  static PyException error(ThreadState ts, SyntaxException e) {
    PyType type =
        switch (e.kind()) {
          case SYNTAX_ERROR -> PyExc.SyntaxError;
          case INDENTATION_ERROR -> PyExc.IndentationError;
          case TAB_ERROR -> PyExc.TabError;
          case INCOMPLETE_INPUT -> PyExc.IncompleteInputError;
          case MEMORY_ERROR -> PyExc.MemoryError;
          case RECURSION_ERROR -> PyExc.RecursionError;
        };
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
            Py.str(p.text()),
            PyInt.of(p.endLineno()),
            PyInt.of(p.endOffset()));
    return PyErr.of(ts, type, message, where);
  }
}
