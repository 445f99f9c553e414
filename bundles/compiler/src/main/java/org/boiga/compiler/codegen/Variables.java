package org.boiga.compiler.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.compiler.symtable.ComprehensionKind;
import org.boiga.compiler.symtable.Resolution;
import org.boiga.compiler.symtable.Scope;
import org.boiga.compiler.symtable.ScopeType;
import org.boiga.compiler.symtable.Symbol;

/** Lays out the locals, cells and free variables of a scope and resolves names to them. */
final class Variables {
  static final String CLASS = "__class__";
  static final String CLASSDICT = "__classdict__";
  static final String CONDITIONAL_ANNOTATIONS = "__conditional_annotations__";

  private final Scope scope;

  /** Whether names are in registers rather than in a namespace. */
  final boolean optimised;

  /** Locals by name, to their indices. */
  private final Map<String, Integer> locals = new LinkedHashMap<>();

  /** Cells by name, to their indices. */
  private final Map<String, Integer> cells = new LinkedHashMap<>();

  private final Map<String, Integer> frees = new LinkedHashMap<>();
  private final Map<String, Variable> resolved = new HashMap<>();

  /** What inlined comprehensions bind while they are compiled, innermost last. */
  private final List<Map<String, Variable>> inlined = new ArrayList<>();

  /** Register of the first of {@link #locals}. */
  final int firstLocal;

  private final boolean far;

  Variables(Scope scope) {
    this.scope = scope;
    optimised = scope.type().isFunctionLike();
    firstLocal = optimised ? 0 : 1;
    for (String parameter : scope.parameters()) {
      locals.put(parameter, locals.size());
    }
    TreeSet<String> cellNames = new TreeSet<>();
    TreeSet<String> freeNames = new TreeSet<>();
    for (Symbol symbol : scope.symbols()) {
      Resolution resolution = symbol.resolution();
      if (resolution == Resolution.LOCAL && optimised) {
        locals.putIfAbsent(symbol.name(), locals.size());
      } else if (resolution == Resolution.CELL) {
        cellNames.add(symbol.name());
      } else if (resolution == Resolution.FREE || symbol.is(Symbol.DEF_FREE_CLASS)) {
        freeNames.add(symbol.name());
      }
    }
    if (scope.type() == ScopeType.CLASS) {
      addImplicitCells(cellNames);
    }
    addInlined(scope, cellNames);
    if (isAnnotationsOfClass(scope) && scope.parent().hasConditionalAnnotations()) {
      freeNames.add(CONDITIONAL_ANNOTATIONS);
    }
    for (String parameter : scope.parameters()) {
      if (cellNames.contains(parameter)) {
        cells.put(parameter, cells.size());
      }
    }
    for (String name : cellNames) {
      cells.putIfAbsent(name, cells.size());
    }
    for (String name : freeNames) {
      frees.put(name, frees.size());
    }
    far = firstLocal + locals.size() + cells.size() > Opcodes.NEAR_LIMIT;
  }

  /** Whether a scope is that of the annotations of a class's variables. */
  private static boolean isAnnotationsOfClass(Scope scope) {
    return scope.type() == ScopeType.ANNOTATION
        && scope.functionName() == null
        && scope.parent().type() == ScopeType.CLASS;
  }

  /** Whether a class makes a cell of that name on its own account. */
  static boolean isImplicitCell(String name) {
    return name.equals(CLASS) || name.equals(CLASSDICT) || name.equals(CONDITIONAL_ANNOTATIONS);
  }

  private void addImplicitCells(TreeSet<String> cellNames) {
    if (scope.needsClassClosure()) {
      cellNames.add(CLASS);
    }
    if (scope.needsClassDict()) {
      cellNames.add(CLASSDICT);
    }
    if (scope.hasConditionalAnnotations()) {
      cellNames.add(CONDITIONAL_ANNOTATIONS);
    }
  }

  /** Adds what the comprehensions bind that are part of a scope. */
  private void addInlined(Scope outer, TreeSet<String> cellNames) {
    for (Scope child : outer.inlinedComprehensions()) {
      for (Symbol symbol : child.symbols()) {
        if (isBoundIn(symbol)) {
          if (symbol.resolution() == Resolution.CELL) {
            cellNames.add(symbol.name());
          } else {
            locals.putIfAbsent(symbol.name(), locals.size());
          }
        }
      }
      addInlined(child, cellNames);
    }
  }

  private static boolean isBoundIn(Symbol symbol) {
    return symbol.resolution() == Resolution.CELL
        || symbol.resolution() == Resolution.LOCAL
            && symbol.is(Symbol.DEF_BOUND)
            && !symbol.name().equals(".0");
  }

  List<String> localNames() {
    List<String> names = new ArrayList<>(locals.keySet());
    if (scope.type() == ScopeType.ANNOTATION) {
      // The symbol table keeps annotations from seeing the parameter by its name
      names.set(0, "format");
    }
    return names;
  }

  List<String> cellNames() {
    return new ArrayList<>(cells.keySet());
  }

  List<String> freeNames() {
    return new ArrayList<>(frees.keySet());
  }

  /** Near registers of locals and cells. */
  int nearRegisters() {
    return far ? Opcodes.NEAR : firstLocal + locals.size() + cells.size();
  }

  int farRegisters() {
    return far ? firstLocal + locals.size() + cells.size() - Opcodes.NEAR : 0;
  }

  boolean hasFar() {
    return far;
  }

  int localCount() {
    return firstLocal + locals.size();
  }

  private Variable local(String name) {
    int register = firstLocal + locals.get(name);
    Variable.Kind kind =
        far && register >= Opcodes.NEAR ? Variable.Kind.FAR_LOCAL : Variable.Kind.LOCAL;
    return new Variable(kind, name, register);
  }

  /** The cell of that name in this scope. */
  Variable cell(String name) {
    int register = firstLocal + locals.size() + cells.get(name);
    Variable.Kind kind =
        far && register >= Opcodes.NEAR ? Variable.Kind.FAR_CELL : Variable.Kind.CELL;
    return new Variable(kind, name, register);
  }

  boolean hasCell(String name) {
    return cells.containsKey(name);
  }

  /** The local that a parameter arrives in, or null. */
  Variable parameter(String name) {
    return scope.parameters().contains(name) ? local(name) : null;
  }

  /** The index of a free variable. */
  int free(String name) {
    return frees.get(name);
  }

  /** The variable that a mangled name stands for here. */
  Variable resolve(String name) {
    for (int i = inlined.size() - 1; i >= 0; i--) {
      Variable variable = inlined.get(i).get(name);
      if (variable != null) {
        return variable;
      }
    }
    if (!inlined.isEmpty() && scope.type() == ScopeType.CLASS) {
      return resolveInComprehensionOfClass(name);
    }
    Variable variable = resolved.get(name);
    if (variable == null) {
      variable = resolveOwn(name);
      resolved.put(name, variable);
    }
    return variable;
  }

  private Variable resolveOwn(String name) {
    Resolution resolution = scope.lookup(name);
    boolean inClass = scope.type() == ScopeType.CLASS;
    boolean seesClass = scope.canSeeClassScope();
    if (resolution == null) {
      return frees.containsKey(name)
          ? new Variable(Variable.Kind.FREE, name, free(name))
          : outer(name);
    }
    Symbol own = scope.symbol(name);
    if (optimised && own != null && isHidden(own) && isBoundIn(own)) {
      // Another comprehension than the one that binds it reads the name of an outer scope.
      return frees.containsKey(name)
          ? new Variable(Variable.Kind.FREE, name, free(name))
          : outer(name);
    }
    return switch (resolution) {
      case LOCAL -> optimised ? local(name) : new Variable(Variable.Kind.NAME, name, 0);
      case CELL -> {
        Variable cell = cell(name);
        yield inClass || seesClass
            ? new Variable(Variable.Kind.DICT_OR_CELL, name, cell.index())
            : cell;
      }
      case FREE ->
          new Variable(
              inClass || seesClass ? Variable.Kind.DICT_OR_FREE : Variable.Kind.FREE,
              name,
              free(name));
      case GLOBAL_EXPLICIT -> new Variable(Variable.Kind.GLOBAL, name, 0);
      case GLOBAL_IMPLICIT -> outer(name);
    };
  }

  private Variable outer(String name) {
    Variable.Kind kind =
        !optimised
            ? Variable.Kind.NAME
            : scope.canSeeClassScope() ? Variable.Kind.DICT_OR_GLOBAL : Variable.Kind.GLOBAL;
    return new Variable(kind, name, 0);
  }

  /** Names in a comprehension that is part of a class do not see the class's names. */
  private Variable resolveInComprehensionOfClass(String name) {
    if (frees.containsKey(name)) {
      return new Variable(Variable.Kind.FREE, name, free(name));
    }
    if (cells.containsKey(name)) {
      return cell(name);
    }
    return new Variable(Variable.Kind.GLOBAL, name, 0);
  }

  /** The variables that an inlined comprehension binds. */
  List<Variable> boundBy(Scope comprehension) {
    List<Variable> variables = new ArrayList<>(4);
    for (Symbol symbol : comprehension.symbols()) {
      if (isBoundIn(symbol)) {
        variables.add(
            symbol.resolution() == Resolution.CELL ? cell(symbol.name()) : local(symbol.name()));
      }
    }
    return variables;
  }

  /**
   * Whether a variable that a comprehension is about to bind is in use already, by the scope or a
   * comprehension around.
   */
  boolean isShared(Variable variable) {
    for (Map<String, Variable> names : inlined) {
      if (variable.equals(names.get(variable.name()))) {
        return true;
      }
    }
    Symbol own = scope.symbol(variable.name());
    return own != null
        && !isHidden(own)
        && variable.equals(
            own.resolution() == Resolution.CELL
                ? cell(variable.name())
                : resolveOwn(variable.name()));
  }

  /** Whether a symbol of this scope is there only since an inlined comprehension binds it. */
  boolean isHidden(Symbol own) {
    return own.is(Symbol.DEF_COMP_ITER) && scope.comprehension() == ComprehensionKind.NONE;
  }

  void enter(List<Variable> variables) {
    Map<String, Variable> names = new HashMap<>();
    for (Variable variable : variables) {
      names.put(variable.name(), variable);
    }
    inlined.add(names);
  }

  void leave() {
    inlined.removeLast();
  }
}
