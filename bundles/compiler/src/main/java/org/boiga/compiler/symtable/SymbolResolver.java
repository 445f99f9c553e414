package org.boiga.compiler.symtable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boiga.compiler.SyntaxException;

/** Finds out where each name of each scope lives. */
final class SymbolResolver {
  /** Names of a comprehension that is inlined: their values are set aside meanwhile. */
  private static final int MOST_INLINED = 64;

  /** The names that a class provides to its methods and annotations, but has no binding for. */
  private static final List<String> CLASS_CELLS =
      List.of("__class__", "__classdict__", "__conditional_annotations__");

  private final String filename;

  SymbolResolver(String filename) {
    this.filename = filename;
  }

  /** What the scopes around a scope tell it. */
  private record Context(
      Set<String> bound, Set<String> globals, Set<String> typeParameters, Scope classScope) {

    Context copy(Scope newClassScope) {
      return new Context(
          new HashSet<>(bound),
          new HashSet<>(globals),
          new HashSet<>(typeParameters),
          newClassScope);
    }
  }

  void resolve(Scope top) {
    resolve(top, new Context(null, new HashSet<>(), new HashSet<>(), null));
  }

  /** Resolves a scope and those in it; returns the names that are free in them. */
  private Set<String> resolve(Scope scope, Context outer) {
    boolean isClass = scope.type() == ScopeType.CLASS;
    boolean functionLike = scope.type().isFunctionLike();
    Set<String> free = new LinkedHashSet<>();
    Set<String> local = new HashSet<>();
    Map<String, Resolution> resolutions = new HashMap<>();
    Context inner = new Context(new HashSet<>(), new HashSet<>(), outer.typeParameters, null);

    // A class's names are invisible in it, so what its functions see is settled before.
    if (isClass) {
      inner.globals.addAll(outer.globals);
      if (outer.bound != null) {
        inner.bound.addAll(outer.bound);
      }
    }
    for (Symbol symbol : scope.symbols()) {
      Resolution resolution = resolve(scope, symbol, outer, local, free);
      resolutions.put(symbol.name(), resolution);
    }
    if (isClass) {
      inner.bound.addAll(CLASS_CELLS);
    } else {
      if (functionLike) {
        inner.bound.addAll(local);
      }
      if (outer.bound != null) {
        inner.bound.addAll(outer.bound);
      }
      inner.globals.addAll(outer.globals);
    }

    Set<String> inlinedCells = new HashSet<>();
    Set<String> freeInside = resolveChildren(scope, outer, inner, resolutions, inlinedCells);
    spliceInlined(scope);
    if (functionLike) {
      makeCells(resolutions, freeInside, inlinedCells);
    } else if (isClass) {
      dropClassCells(scope, freeInside);
    }
    record(scope, resolutions, outer.bound, freeInside, inlinedCells);
    free.addAll(freeInside);
    return free;
  }

  private Resolution resolve(
      Scope scope, Symbol symbol, Context outer, Set<String> local, Set<String> free) {
    String name = symbol.name();
    if (symbol.is(Symbol.DEF_GLOBAL)) {
      if (symbol.is(Symbol.DEF_NONLOCAL)) {
        throw error(scope, name, "name '" + name + "' is nonlocal and global");
      }
      outer.globals.add(name);
      if (outer.bound != null) {
        outer.bound.remove(name);
      }
      return Resolution.GLOBAL_EXPLICIT;
    }
    if (symbol.is(Symbol.DEF_NONLOCAL)) {
      checkNonlocal(scope, name, outer);
      free.add(name);
      return Resolution.FREE;
    }
    if (symbol.is(Symbol.DEF_BOUND)) {
      local.add(name);
      outer.globals.remove(name);
      if (symbol.is(Symbol.DEF_TYPE_PARAM)) {
        outer.typeParameters.add(name);
      } else {
        outer.typeParameters.remove(name);
      }
      return Resolution.LOCAL;
    }
    // A name of the class hides those of the functions around it, and is itself looked up first.
    if (outer.classScope != null) {
      int flags = outer.classScope.flagsOf(name);
      if ((flags & Symbol.DEF_GLOBAL) != 0) {
        return Resolution.GLOBAL_EXPLICIT;
      }
      if ((flags & Symbol.DEF_BOUND) != 0 && (flags & Symbol.DEF_NONLOCAL) == 0) {
        return Resolution.GLOBAL_IMPLICIT;
      }
    }
    if (outer.bound != null && outer.bound.contains(name)) {
      free.add(name);
      return Resolution.FREE;
    }
    return Resolution.GLOBAL_IMPLICIT;
  }

  private void checkNonlocal(Scope scope, String name, Context outer) {
    if (outer.bound == null) {
      throw error(scope, name, "nonlocal declaration not allowed at module level");
    }
    if (!outer.bound.contains(name)) {
      throw error(scope, name, "no binding for nonlocal '" + name + "' found");
    }
    if (outer.typeParameters.contains(name)) {
      throw error(scope, name, "nonlocal binding not allowed for type parameter '" + name + "'");
    }
  }

  private SyntaxException error(Scope scope, String name, String message) {
    return SyntaxException.at(message, filename, scope.directive(name));
  }

  private Set<String> resolveChildren(
      Scope scope,
      Context outer,
      Context inner,
      Map<String, Resolution> resolutions,
      Set<String> inlinedCells) {
    Set<String> free = new LinkedHashSet<>();
    for (Scope child : scope.children()) {
      Scope classScope = null;
      if (child.canSeeClassScope) {
        classScope = scope.type() == ScopeType.CLASS ? scope : outer.classScope;
      }
      Set<String> childFree = resolve(child, inner.copy(classScope));
      if (child.comprehension != ComprehensionKind.NONE
          && !child.generator
          && !scope.canSeeClassScope
          && child.symbols().size() <= MOST_INLINED) {
        inline(scope, child, resolutions, childFree, inlinedCells);
        child.inlined = true;
      }
      free.addAll(childFree);
    }
    return free;
  }

  /** Makes the names of a comprehension those of the scope around it. */
  private static void inline(
      Scope scope,
      Scope comprehension,
      Map<String, Resolution> resolutions,
      Set<String> comprehensionFree,
      Set<String> inlinedCells) {
    boolean inClass = scope.type() == ScopeType.CLASS;
    List<String> dropped = new ArrayList<>(0);
    for (Symbol symbol : comprehension.symbols()) {
      if (symbol.is(Symbol.DEF_PARAM)) {
        continue;
      }
      String name = symbol.name();
      Resolution resolution = symbol.resolution();
      if (resolution == Resolution.CELL || symbol.is(Symbol.DEF_COMP_CELL)) {
        inlinedCells.add(name);
      }
      Symbol existing = scope.symbol(name);
      if (existing == null) {
        if (resolution == Resolution.FREE && inClass && CLASS_CELLS.contains(name)) {
          resolution = Resolution.GLOBAL_IMPLICIT;
          comprehensionFree.remove(name);
          dropped.add(name);
        }
        scope.addSymbol(name).add(symbol.flags());
        resolutions.put(name, resolution);
      } else if (existing.is(Symbol.DEF_BOUND) && !inClass && !isFreeInChild(comprehension, name)) {
        comprehensionFree.remove(name);
      }
    }
    for (String name : dropped) {
      comprehension.removeSymbol(name);
    }
  }

  private static boolean isFreeInChild(Scope scope, String name) {
    for (Scope child : scope.children()) {
      if (child.lookup(name) == Resolution.FREE) {
        return true;
      }
    }
    return false;
  }

  /** Puts the scopes in inlined comprehensions where those were. */
  private static void spliceInlined(Scope scope) {
    List<Scope> children = scope.children();
    for (int i = children.size() - 1; i >= 0; i--) {
      Scope child = children.get(i);
      if (child.inlined) {
        children.remove(i);
        children.addAll(i, child.children());
        scope.inlinedComprehensions().addFirst(child);
      }
    }
  }

  private static void makeCells(
      Map<String, Resolution> resolutions, Set<String> free, Set<String> inlinedCells) {
    for (Map.Entry<String, Resolution> entry : resolutions.entrySet()) {
      String name = entry.getKey();
      if (entry.getValue() == Resolution.LOCAL
          && (free.contains(name) || inlinedCells.contains(name))) {
        entry.setValue(Resolution.CELL);
        free.remove(name);
      }
    }
  }

  private static void dropClassCells(Scope scope, Set<String> free) {
    scope.needsClassClosure |= free.remove("__class__");
    scope.needsClassDict |= free.remove("__classdict__");
    scope.hasConditionalAnnotations |= free.remove("__conditional_annotations__");
  }

  /** Notes the results, and the names that pass through a scope to inner ones. */
  private static void record(
      Scope scope,
      Map<String, Resolution> resolutions,
      Set<String> bound,
      Set<String> free,
      Set<String> inlinedCells) {
    for (Symbol symbol : scope.symbols()) {
      if (inlinedCells.contains(symbol.name())) {
        symbol.add(Symbol.DEF_COMP_CELL);
      }
      symbol.resolve(resolutions.get(symbol.name()));
    }
    boolean classNames = scope.type() == ScopeType.CLASS || scope.canSeeClassScope;
    for (String name : free) {
      Symbol symbol = scope.symbol(name);
      if (symbol != null) {
        if (classNames) {
          symbol.add(Symbol.DEF_FREE_CLASS);
        }
      } else if (bound == null || bound.contains(name)) {
        scope.addSymbol(name).resolve(Resolution.FREE);
      }
    }
  }
}
