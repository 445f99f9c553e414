package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.bytecode.Intrinsic;
import org.boiga.compiler.symtable.ComprehensionKind;
import org.boiga.compiler.symtable.Resolution;
import org.boiga.compiler.symtable.Scope;
import org.boiga.compiler.symtable.ScopeType;
import org.boiga.compiler.symtable.Symbol;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyStr;

/**
 * One code object while it is compiled: its variables, its emitter and the generators for the parts
 * of the language, which share them.
 *
 * <p>Expressions are compiled towards a destination: a register, or {@link #ANY} for the next
 * temporary. A destination that is a local is written by the last instruction of an expression
 * alone, so that it may occur in it and keeps its value if the expression raises.
 */
final class Unit {
  /** Destination: the next temporary. */
  static final int ANY = -1;

  final Compilation compilation;
  final Scope scope;
  final Unit parent;
  final String name;
  final String qualname;
  final int firstLine;
  final Variables variables;
  final Emitter e;
  final Constants constants = new Constants();

  /** The locals that statements may unbind, as a set for {@link Emitter#boundWithout}. */
  final long[] deleted;

  final Expressions expressions = new Expressions(this);
  final Calls calls = new Calls(this);
  final Conditions conditions = new Conditions(this);
  final Strings strings = new Strings(this);
  final Comprehensions comprehensions = new Comprehensions(this);
  final Assignments assignments = new Assignments(this);
  final Blocks blocks = new Blocks(this);
  final Statements statements = new Statements(this);
  final Loops loops = new Loops(this);
  final Handlers handlers = new Handlers(this);
  final Functions functions = new Functions(this);
  final Annotations annotations = new Annotations(this);
  final Patterns patterns = new Patterns(this);

  /** Attributes that the methods of this class assign to on {@code self}. */
  final TreeSet<String> staticAttributes = new TreeSet<>();

  private final Map<String, Integer> nameIndices = new HashMap<>();
  private final List<PyStr> names = new ArrayList<>();
  private final int firstScratch;
  private int scratch;

  /** The shape of a code object that is no plain sum of its scope. */
  record Header(int argCount, int posOnlyArgCount, int kwOnlyArgCount, int flags) {
    static final Header NONE = new Header(0, 0, 0, 0);
  }

  /**
   * @param survey what the body's statements need to be known before they are compiled
   */
  Unit(
      Compilation compilation,
      Scope scope,
      Unit parent,
      String name,
      int firstLine,
      Survey survey) {
    this.compilation = compilation;
    this.scope = scope;
    this.parent = parent;
    this.name = name;
    this.firstLine = firstLine;
    qualname = qualify(name);
    variables = new Variables(scope);
    firstScratch = variables.nearRegisters();
    e = new Emitter(firstScratch + survey.matches(), variables.localCount(), compilation);
    deleted = Emitter.emptySet(variables.localCount());
    for (String unbound : survey.unbound()) {
      Variable variable = variables.resolve(scope.mangle(unbound));
      if (variable.isLocal()) {
        Emitter.with(deleted, variable.index());
      }
    }
  }

  private String qualify(String simple) {
    Unit outer = parent;
    if (outer != null && isAnnotation(outer.scope.type())) {
      outer = outer.parent;
    }
    if (outer == null || outer.parent == null && outer.scope.type() == ScopeType.MODULE) {
      return simple;
    }
    ScopeType type = scope.type();
    if ((type == ScopeType.FUNCTION || type == ScopeType.CLASS)
        && outer.scope.lookup(outer.scope.mangle(simple)) == Resolution.GLOBAL_EXPLICIT) {
      return simple;
    }
    boolean function =
        outer.scope.type() == ScopeType.FUNCTION
            && outer.scope.comprehension() == ComprehensionKind.NONE;
    return outer.qualname.concat(function ? ".<locals>." : ".").concat(simple);
  }

  /** Whether what is in such a scope is named as if it were around it. */
  private static boolean isAnnotation(ScopeType type) {
    return type.isFunctionLike() && type != ScopeType.FUNCTION;
  }

  /** Takes a register of the compiler's own that is read like a local. */
  int pushScratch() {
    return firstScratch + scratch++;
  }

  void popScratch() {
    scratch--;
  }

  boolean isGenerator() {
    return scope.isGenerator();
  }

  /** Whether this is the code of a coroutine or asynchronous generator. */
  boolean isAsync() {
    return scope.isCoroutine();
  }

  /** Index of a name that instructions refer to; mangled already. */
  int nameIndex(String mangled) {
    Integer index = nameIndices.get(mangled);
    if (index == null) {
      index = names.size();
      nameIndices.put(mangled, index);
      names.add(PyStr.interned(mangled));
    }
    return index;
  }

  /** Index of an attribute's name as the program has it. */
  int attribute(String identifier) {
    return nameIndex(scope.mangle(identifier));
  }

  /** The register to write to: the destination, or the next temporary. */
  int target(int dst) {
    return dst == ANY ? e.push() : dst;
  }

  // Constants

  int constant(Literal value, int dst) {
    int register = target(dst);
    if (e.isLive()) {
      loadConstant(register, constants.index(value));
    }
    return register;
  }

  private void loadConstant(int register, int index) {
    if (index >>> 16 == 0) {
      e.opNumber(LOAD_CONST, register, index);
    } else {
      e.opWide(LOAD_CONST_WIDE, register, 0, 0, index);
    }
  }

  int none(int dst) {
    return constant(Literal.Singleton.NONE, dst);
  }

  int string(String value, int dst) {
    return constant(new Literal.Str(value), dst);
  }

  // Variables

  Variable resolve(String identifier) {
    return variables.resolve(scope.mangle(identifier));
  }

  /** Emits the check that a local is bound, where it may not be. */
  void check(Variable local) {
    if (!e.isBound(local.index())) {
      e.opNumber(CHECK_LOCAL, local.index(), local.index() - variables.firstLocal);
      e.setBound(local.index(), true);
    }
  }

  int load(Variable v, int dst) {
    switch (v.kind()) {
      case LOCAL -> {
        check(v);
        int register = target(dst);
        e.move(register, v.index());
        return register;
      }
      case FAR_LOCAL -> e.opNumber(LOAD_FAR, dst = target(dst), v.index());
      case CELL -> e.op(LOAD_CELL, dst = target(dst), v.index());
      case FAR_CELL -> {
        int mark = e.top;
        int cell = e.push();
        e.opNumber(LOAD_FAR, cell, v.index());
        e.top = mark;
        dst = target(dst);
        if (dst != cell) {
          e.op(LOAD_CELL, dst, cell);
          e.op(CLEAR, cell);
        } else {
          e.op(LOAD_CELL, cell + 1, cell);
          e.push();
          e.op(CLEAR, cell);
          e.move(cell, cell + 1);
          e.top--;
        }
      }
      case FREE -> e.opNumber(LOAD_FREE, dst = target(dst), v.index());
      case GLOBAL -> e.opNumber(LOAD_GLOBAL, dst = target(dst), nameIndex(v.name()));
      case NAME -> e.opNumber(LOAD_NAME, dst = target(dst), nameIndex(v.name()));
      default -> dst = loadThroughClass(v, dst);
    }
    return dst;
  }

  /** Loads a name that the class's namespace may have. */
  private int loadThroughClass(Variable v, int dst) {
    int mark = e.top;
    int mapping = e.push();
    if (scope.type() == ScopeType.CLASS) {
      e.op(LOAD_LOCALS, mapping);
    } else {
      e.opNumber(LOAD_FREE, mapping, variables.free(Variables.CLASSDICT));
    }
    int cell = v.index();
    boolean far = v.kind() == Variable.Kind.DICT_OR_CELL && cell >= variables.nearRegisters();
    if (far) {
      cell = e.push();
      e.opNumber(LOAD_FAR, cell, v.index());
    }
    e.top = mark;
    dst = target(dst);
    int name = nameIndex(v.name());
    switch (v.kind()) {
      case DICT_OR_CELL -> e.opWide(LOAD_FROM_DICT_OR_CELL, dst, mapping, cell, name);
      case DICT_OR_FREE -> e.opWide(LOAD_FROM_DICT_OR_FREE, dst, mapping, v.index(), name);
      default -> e.opWide(LOAD_FROM_DICT_OR_GLOBALS, dst, mapping, 0, name);
    }
    if (far) {
      e.op(CLEAR, cell);
    }
    return dst;
  }

  /** Assigns a register; a temporary is consumed. */
  void store(Variable v, int src) {
    switch (v.kind()) {
      case LOCAL -> {
        e.move(v.index(), src);
        e.setBound(v.index(), true);
      }
      case FAR_LOCAL -> e.opNumber(STORE_FAR, src, v.index());
      case CELL -> e.op(STORE_CELL, src, v.index());
      case DICT_OR_CELL -> store(variables.cell(v.name()), src);
      case FAR_CELL -> {
        int cell = e.push();
        e.opNumber(LOAD_FAR, cell, v.index());
        e.op(STORE_CELL, src, cell);
        e.op(CLEAR, cell);
        e.top = cell;
      }
      case FREE, DICT_OR_FREE -> e.opNumber(STORE_FREE, src, v.index());
      case GLOBAL, DICT_OR_GLOBAL -> e.opNumber(STORE_GLOBAL, src, nameIndex(v.name()));
      case NAME -> e.opNumber(STORE_NAME, src, nameIndex(v.name()));
    }
  }

  void delete(Variable v) {
    switch (v.kind()) {
      case LOCAL -> {
        e.op(e.isBound(v.index()) ? CLEAR : DELETE_LOCAL, v.index());
        e.setBound(v.index(), false);
      }
      case FAR_LOCAL -> {
        int value = e.push();
        e.opNumber(LOAD_FAR, value, v.index());
        e.op(CLEAR, value);
        e.top = value;
        e.opNumber(STORE_FAR, NONE, v.index());
      }
      case CELL -> e.op(DELETE_CELL, NONE, v.index());
      case DICT_OR_CELL -> delete(variables.cell(v.name()));
      case FAR_CELL -> {
        int cell = e.push();
        e.opNumber(LOAD_FAR, cell, v.index());
        e.op(DELETE_CELL, NONE, cell);
        e.op(CLEAR, cell);
        e.top = cell;
      }
      case FREE, DICT_OR_FREE -> e.opNumber(DELETE_FREE, NONE, v.index());
      case GLOBAL, DICT_OR_GLOBAL -> e.opNumber(DELETE_GLOBAL, NONE, nameIndex(v.name()));
      case NAME -> e.opNumber(DELETE_NAME, NONE, nameIndex(v.name()));
    }
  }

  /** Unbinds a variable that may be unbound already, as after {@code except ... as}. */
  void unbind(Variable v) {
    if (v.isLocal()) {
      e.op(CLEAR, v.index());
      e.setBound(v.index(), false);
    } else if (v.kind() == Variable.Kind.FAR_LOCAL) {
      e.opNumber(STORE_FAR, NONE, v.index());
    } else {
      int none = none(ANY);
      store(v, none);
      e.top = none;
      delete(v);
    }
  }

  // Common sequences

  /** Assigns a temporary to a name of the namespace or wherever the name lives. */
  void storeName(String identifier, int src) {
    store(resolve(identifier), src);
  }

  int intrinsic(Intrinsic intrinsic, int arguments, int dst) {
    e.op(INTRINSIC, dst, arguments, intrinsic.ordinal());
    return dst;
  }

  /**
   * Awaits.
   *
   * @param object the temporary that holds the awaitable; the result goes there
   * @param where what is awaited, for the error: see GET_AWAITABLE
   */
  void await(int object, int where) {
    int iterator = e.push();
    e.op(GET_AWAITABLE, iterator, object, where);
    yieldFrom(object, iterator);
  }

  /** Delegates to an iterator; leaves it the next free temporary. */
  void yieldFrom(int result, int iterator) {
    none(result);
    e.op(YIELD_FROM, result, iterator);
    e.top = iterator;
  }

  /** An instruction that does nothing, for the line of a statement that has no other there. */
  void line(Span place) {
    e.at(place);
    e.op(NOP, 0);
  }

  /** Returns None. */
  void returnNone(Span place) {
    if (e.isLive()) {
      if (place == null) {
        e.atNone();
      } else {
        e.at(place);
      }
      int none = none(ANY);
      e.opEnd(RETURN, none, 0);
      e.top = none;
    }
  }

  /** Compiles a function's or class's scope as a constant. */
  Unit child(Scope childScope, String childName, int line, Survey survey) {
    return new Unit(compilation, childScope, this, childName, line, survey);
  }

  /** Makes the cells at the start of the code; captured parameters move there. */
  void makeCells() {
    for (String cellName : variables.cellNames()) {
      if (isOwnCell(cellName)) {
        makeCell(variables.cell(cellName), variables.parameter(cellName));
      }
    }
  }

  /** Whether a cell belongs to the scope itself rather than to a comprehension in it. */
  private boolean isOwnCell(String cellName) {
    Symbol symbol = scope.symbol(cellName);
    return symbol == null
        || symbol.resolution() == Resolution.CELL && !variables.isHidden(symbol)
        || scope.type() == ScopeType.CLASS && Variables.isImplicitCell(cellName);
  }

  /**
   * Makes a cell.
   *
   * @param parameter the local whose value moves there, or null
   */
  void makeCell(Variable cell, Variable parameter) {
    if (cell.kind() == Variable.Kind.CELL && (parameter == null || parameter.isLocal())) {
      e.op(MAKE_CELL, cell.index(), parameter == null ? NONE : parameter.index());
      return;
    }
    int made = e.push();
    e.op(MAKE_CELL, made, NONE);
    if (parameter != null) {
      int value = load(parameter, ANY);
      e.op(STORE_CELL, value, made);
      unbind(parameter);
      e.top = value;
    }
    if (cell.kind() == Variable.Kind.CELL) {
      e.move(cell.index(), made);
    } else {
      e.opNumber(STORE_FAR, made, cell.index());
    }
    e.top = made;
  }

  /**
   * The tuple of cells that code made from a child needs.
   *
   * @return its temporary, or NONE if the code has no free variables
   */
  int closure(Unit child) {
    List<String> frees = child.variables.freeNames();
    if (frees.isEmpty()) {
      return NONE;
    }
    int mark = e.top;
    int list = -1;
    for (String free : frees) {
      if (e.top - mark >= Expressions.MAX_RUN && list < 0) {
        e.op(BUILD_LIST, mark, mark, e.top - mark);
        e.top = mark + 1;
        list = mark;
      }
      int cell = cellOf(free);
      if (list >= 0) {
        e.op(LIST_APPEND, list, cell);
        e.top = cell;
      }
    }
    if (list >= 0) {
      e.op(LIST_TO_TUPLE, mark, mark);
    } else {
      e.op(BUILD_TUPLE, mark, mark, e.top - mark);
    }
    e.top = mark + 1;
    return mark;
  }

  /** Loads the cell itself that a name has here. */
  int cellOf(String free) {
    int register = e.push();
    if (scope.type() == ScopeType.CLASS
        && Variables.isImplicitCell(free)
        && variables.hasCell(free)) {
      loadCell(register, variables.cell(free));
      return register;
    }
    Variable v = variables.resolve(free);
    switch (v.kind()) {
      case CELL, FAR_CELL, DICT_OR_CELL -> loadCell(register, variables.cell(free));
      case FREE, DICT_OR_FREE -> e.opNumber(LOAD_CLOSURE, register, v.index());
      default -> {
        if (variables.hasCell(free)) {
          loadCell(register, variables.cell(free));
        } else {
          e.opNumber(LOAD_CLOSURE, register, variables.free(free));
        }
      }
    }
    return register;
  }

  private void loadCell(int register, Variable cell) {
    if (cell.kind() == Variable.Kind.CELL) {
      e.op(MOVE, register, cell.index());
    } else {
      e.opNumber(LOAD_FAR, register, cell.index());
    }
  }

  /** Marks a parameter bound. */
  void bindParameters(int count) {
    for (int i = 0; i < count; i++) {
      e.setBound(variables.firstLocal + i, true);
    }
  }

  Expr.Constant docstring(List<?> body) {
    return !body.isEmpty()
            && body.getFirst() instanceof org.boiga.compiler.ast.Stmt.ExprStmt s
            && s.value() instanceof Expr.Constant c
            && c.value() instanceof Literal.Str
        ? c
        : null;
  }

  /** The finished code object. */
  PyCode finish(Header header) {
    PyCode.Builder b = new PyCode.Builder();
    b.name = name;
    b.qualname = qualname;
    b.filename = compilation.filename();
    b.firstLine = firstLine;
    b.flags = header.flags() | commonFlags();
    b.argCount = header.argCount();
    b.posOnlyArgCount = header.posOnlyArgCount();
    b.kwOnlyArgCount = header.kwOnlyArgCount();
    b.varnames = strs(variables.localNames());
    b.cellvars = strs(variables.cellNames());
    b.freevars = strs(variables.freeNames());
    b.names = names.toArray(PyStr[]::new);
    b.constants = constants.toArray();
    e.finish(b, variables.farRegisters());
    return b.build();
  }

  private int commonFlags() {
    int flags = compilation.codeFlags();
    if (scope.type().isFunctionLike()) {
      flags |= PyCode.CO_NEWLOCALS | PyCode.CO_OPTIMIZED;
      if (scope.isMethod()) {
        flags |= PyCode.CO_METHOD;
      }
      if (scope.isNested()) {
        flags |= PyCode.CO_NESTED;
      }
      if (scope.isGenerator()) {
        flags |= scope.isCoroutine() ? PyCode.CO_ASYNC_GENERATOR : PyCode.CO_GENERATOR;
      } else if (scope.isCoroutine()) {
        flags |= PyCode.CO_COROUTINE;
      }
      if (scope.hasVarargs()) {
        flags |= PyCode.CO_VARARGS;
      }
      if (scope.hasVarkeywords()) {
        flags |= PyCode.CO_VARKEYWORDS;
      }
    }
    return flags;
  }

  private static PyStr[] strs(List<String> strings) {
    PyStr[] array = new PyStr[strings.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = PyStr.interned(strings.get(i));
    }
    return array;
  }
}
