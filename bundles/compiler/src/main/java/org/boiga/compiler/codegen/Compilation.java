package org.boiga.compiler.codegen;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.WarningListener;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Node;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.symtable.FutureFeatures;
import org.boiga.compiler.symtable.Scope;
import org.boiga.compiler.symtable.SymbolTable;
import org.boiga.memory.PyObject;

/** What the code objects of one program have in common while they are compiled. */
final class Compilation implements Emitter.CodeLimits {
  private final String filename;
  private final Compiler.Options options;
  private final FutureFeatures future;
  private final SymbolTable symbols;
  private final Folding folding;
  private final Warnings warnings = new Warnings(this);

  /** The places that were warned of: code of {@code finally} is compiled more than once. */
  private final Set<Span> warned = Collections.newSetFromMap(new IdentityHashMap<>());

  Compilation(Mod program, String filename, Compiler.Options options) {
    this.filename = filename;
    this.options = options;
    future = FutureFeatures.of(program, filename, options.features());
    symbols = SymbolTable.build(program, filename, future, options.topLevelAwait());
    folding = new Folding(options.optimize() == 0);
  }

  String filename() {
    return filename;
  }

  Folding folding() {
    return folding;
  }

  Warnings warnings() {
    return warnings;
  }

  int optimize() {
    return options.optimize();
  }

  boolean interactive() {
    return options.mode() == Compiler.Mode.SINGLE;
  }

  boolean annotationsAsStrings() {
    return future.annotations();
  }

  boolean topLevelAwait() {
    return options.topLevelAwait();
  }

  /** The constant frozenset of some constants; null if code is to make sets itself. */
  Literal frozenSet(List<Literal> elements) {
    if (options.frozenSets() == null) {
      return null;
    }
    PyObject[] items = elements.stream().map(Literals::toObject).toArray(PyObject[]::new);
    return new Literal.FrozenSetValue(options.frozenSets().apply(items));
  }

  /** The flags of {@code __future__} features in code objects. */
  int codeFlags() {
    return Compiler.flags(future.features());
  }

  SymbolTable symbols() {
    return symbols;
  }

  Scope scope(Node node) {
    return symbols.scopeOf(node);
  }

  /** An error at a place; null where none is known. */
  SyntaxException error(String message, Span place) {
    return place != null
        ? SyntaxException.at(message, filename, place)
        : new SyntaxException(SyntaxException.Kind.SYNTAX_ERROR, message, null, null);
  }

  @Override
  public RuntimeException exceeded(String what) {
    return error(what, null);
  }

  /** Warns of a place, unless it has been done. */
  void warn(String message, Span place) {
    if (warned.add(place)
        && options
            .warnings()
            .warn(WarningListener.Category.SYNTAX_WARNING, message, filename, place.lineno())) {
      throw error(message, place);
    }
  }

  /** Rejects what only a function may contain. */
  void requireFunction(Unit unit, String message, Span place) {
    if (!unit.scope.type().isFunctionLike()) {
      throw error(message, place);
    }
  }
}
