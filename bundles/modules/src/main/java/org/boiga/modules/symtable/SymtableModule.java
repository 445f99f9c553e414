package org.boiga.modules.symtable;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.symtable.FutureFeatures;
import org.boiga.compiler.symtable.Resolution;
import org.boiga.compiler.symtable.ScopeType;
import org.boiga.compiler.symtable.Symbol;
import org.boiga.compiler.symtable.SymbolTable;
import org.boiga.interpreter.Compilation;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** {@code _symtable}: the compiler's symbol tables. */
@org.boiga.api.annotation.PyModule(name = "_symtable")
public final class SymtableModule {
  private static final int SCOPE_MASK = 15;

  private SymtableModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    put(ts, m, "USE", Symbol.USE);
    put(ts, m, "DEF_GLOBAL", Symbol.DEF_GLOBAL);
    put(ts, m, "DEF_NONLOCAL", Symbol.DEF_NONLOCAL);
    put(ts, m, "DEF_LOCAL", Symbol.DEF_LOCAL);
    put(ts, m, "DEF_PARAM", Symbol.DEF_PARAM);
    put(ts, m, "DEF_TYPE_PARAM", Symbol.DEF_TYPE_PARAM);
    put(ts, m, "DEF_FREE_CLASS", Symbol.DEF_FREE_CLASS);
    put(ts, m, "DEF_IMPORT", Symbol.DEF_IMPORT);
    put(ts, m, "DEF_BOUND", Symbol.DEF_BOUND & ~Symbol.DEF_TYPE_PARAM);
    put(ts, m, "DEF_ANNOT", Symbol.DEF_ANNOT);
    put(ts, m, "DEF_COMP_ITER", Symbol.DEF_COMP_ITER);
    put(ts, m, "DEF_COMP_CELL", Symbol.DEF_COMP_CELL);
    for (ScopeType type : ScopeType.values()) {
      put(ts, m, "TYPE_" + type.name(), type.ordinal());
    }
    for (Resolution resolution : Resolution.values()) {
      put(ts, m, resolution.name(), resolution.ordinal() + 1);
    }
    put(ts, m, "SCOPE_OFF", Symbol.SCOPE_OFFSET);
    put(ts, m, "SCOPE_MASK", SCOPE_MASK);
  }

  private static void put(ThreadState ts, PyModule m, String name, int value) {
    m.put(ts, name, Py.int_(value));
  }

  @PyFunction(
      signature = "(source, filename, startstr, /)",
      doc = "The symbol table of a program, by the way in which it is to be compiled.")
  static PyObject symtable(ThreadState ts, PyObject source, PyObject filename, String startstr) {
    String name = Compilation.filename(ts, filename);
    AstParser.Mode mode =
        switch (startstr) {
          case "exec" -> AstParser.Mode.EXEC;
          case "eval" -> AstParser.Mode.EVAL;
          case "single" -> AstParser.Mode.SINGLE;
          default ->
              throw PyErr.valueError(ts, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        };
    Mod tree = Compilation.parse(ts, "symtable", source, name, mode);
    try {
      FutureFeatures future = FutureFeatures.of(tree, name, FutureFeatures.NONE.features());
      return new SymtableEntry(ts, SymbolTable.build(tree, name, future, false).top());
    } catch (SyntaxException e) {
      throw Compilation.error(ts, e);
    }
  }
}
