package org.boiga.interpreter.builtins;

import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.compiler.codegen.Compiler;
import org.boiga.interpreter.Compilation;
import org.boiga.interpreter.Imports;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The built-in functions that need compiler and running frames. */
@PyModule(name = "builtins")
public final class EvaluationFunctions {
  private EvaluationFunctions() {}

  @PyFunction(doc = "The namespace of the current module.")
  static PyObject globals(ThreadState ts) {
    PyDict g = ts.interp.evaluator.globals(ts);
    if (g == null) {
      throw PyErr.systemError(ts, "frame does not exist");
    }
    return ts.hold(g);
  }

  @PyFunction(doc = "The local variables of the current scope, by name.")
  static PyObject locals(ThreadState ts) {
    return ts.interp.evaluator.locals(ts);
  }

  @PyFunction(
      signature =
          "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *,"
              + " _feature_version=-1)",
      doc = "Compile source text or a syntax tree to a code object.")
  static PyObject compile(
      ThreadState ts,
      PyObject source,
      PyObject filename,
      String mode,
      int flags,
      boolean dontInherit,
      int optimize,
      int featureVersion) {
    return Compilation.compile(
        ts, source, filename, mode, flags, dontInherit, optimize, featureVersion);
  }

  @PyFunction(
      signature = "(source, /, globals=None, locals=None)",
      doc = "Evaluate an expression in the given namespaces.")
  static PyObject eval(ThreadState ts, PyObject source, PyObject globals, PyObject locals) {
    Namespaces n = namespaces(ts, "eval", globals, locals);
    PyCode code;
    if (source instanceof PyCode c) {
      code = c;
      if (c.freevars.length > 0) {
        throw PyErr.typeError(ts, "code object passed to eval() may not contain free variables");
      }
    } else {
      code = Compilation.source(ts, "eval", source, Compiler.Mode.EVAL);
    }
    return ts.interp.evaluator.run(ts, code, n.globals, n.locals, null);
  }

  @PyFunction(
      signature = "(source, /, globals=None, locals=None, *, closure=None)",
      doc = "Execute statements in the given namespaces.")
  static void exec(
      ThreadState ts, PyObject source, PyObject globals, PyObject locals, PyObject closure) {
    Namespaces n = namespaces(ts, "exec", globals, locals);
    boolean closed = closure != null && closure != Py.None;
    PyTuple cells = closed ? cells(ts, closure) : null;
    PyCode code;
    if (source instanceof PyCode c) {
      code = c;
      checkClosure(ts, c, closure, cells);
    } else {
      if (closed) {
        throw PyErr.typeError(ts, "closure can only be used when source is a code object");
      }
      code = Compilation.source(ts, "exec", source, Compiler.Mode.EXEC);
    }
    ts.interp.evaluator.run(ts, code, n.globals, n.locals, cells);
  }

  private static void checkClosure(ThreadState ts, PyCode code, PyObject closure, PyTuple cells) {
    int free = code.freevars.length;
    if (free == 0) {
      if (closure != null && closure != Py.None) {
        throw PyErr.typeError(ts, "cannot use a closure with this code object");
      }
    } else if (closure == null || closure == Py.None) {
      throw PyErr.typeError(ts, "code object requires a closure of exactly length " + free);
    } else if (cells == null || cells.size() != free) {
      throw PyErr.typeError(ts, "code object requires a closure of exactly length " + free);
    }
  }

  private static PyTuple cells(ThreadState ts, PyObject closure) {
    if (!(closure instanceof PyTuple t)) {
      return null;
    }
    for (int i = 0; i < t.size(); i++) {
      if (!(t.at(i) instanceof PyCell)) {
        return null;
      }
    }
    return t;
  }

  private record Namespaces(PyDict globals, PyObject locals) {}

  private static Namespaces namespaces(
      ThreadState ts, String function, PyObject globals, PyObject locals) {
    PyObject l = locals == Py.None ? null : locals;
    if (l != null && PyType.of(l).slot(org.boiga.api.Slot.GETITEM) == null) {
      throw PyErr.typeError(ts, "locals must be a mapping");
    }
    if (globals == null || globals == Py.None) {
      PyDict g = ts.interp.evaluator.globals(ts);
      if (g == null) {
        throw PyErr.systemError(ts, "globals and locals cannot be NULL");
      }
      return new Namespaces(g, l == null ? ts.interp.evaluator.locals(ts) : l);
    }
    if (!(globals instanceof PyDict g)) {
      throw PyErr.typeError(
          ts,
          function.equals("eval") && PyType.of(globals).slot(org.boiga.api.Slot.GETITEM) != null
              ? "globals must be a real dict; try eval(code, {}, mapping)"
              : function.equals("eval")
                  ? "globals must be a dict"
                  : "exec() globals must be a dict, not " + PyType.of(globals).name());
    }
    return new Namespaces(g, l == null ? g : l);
  }

  @PyFunction(
      signature = "(name, globals=None, locals=None, fromlist=(), level=0)",
      doc = "Import a module; the import statement calls this.")
  static PyObject __import__(
      ThreadState ts,
      PyObject name,
      PyObject globals,
      PyObject locals,
      PyObject fromlist,
      int level) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(ts, "module name must be a string");
    }
    if (level < 0) {
      throw PyErr.valueError(ts, "level must be >= 0");
    }
    if (level > 0 && !(globals instanceof PyDict)) {
      if (globals == null || globals == Py.None) {
        throw PyErr.keyError(ts, PyStr.of("'__name__' not in globals"));
      }
      throw PyErr.typeError(ts, "globals must be a dict");
    }
    return Imports.importModule(ts, s, globals instanceof PyDict g ? g : null, fromlist, level);
  }
}
