package org.boiga.compiler.symtable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boiga.compiler.ast.Span;

/**
 * A scope and its names. Names are mangled throughout; {@link #mangle} does that to a name as the
 * program has it.
 */
public final class Scope {
  private final ScopeType type;
  private final String name;
  private final Scope parent;
  private final Span span;
  private final boolean nested;
  private final Map<String, Symbol> symbols = new LinkedHashMap<>();
  private final List<String> parameters = new ArrayList<>();
  private final List<Scope> children = new ArrayList<>();
  private final List<Scope> inlinedComprehensions = new ArrayList<>(0);
  private final Map<String, Span> directives = new LinkedHashMap<>();

  /** The class whose name mangles names here, or null. */
  String privateName;

  /** The only names that are mangled here; null stands for all. */
  Set<String> mangledNames;

  ComprehensionKind comprehension = ComprehensionKind.NONE;
  boolean generator;
  boolean coroutine;
  boolean annotationsUsed;
  boolean varargs;
  boolean varkeywords;
  boolean returnsValue;
  boolean needsClassClosure;
  boolean needsClassDict;
  boolean hasConditionalAnnotations;
  boolean inlined;
  boolean canSeeClassScope;
  boolean method;

  /** The scope of the annotations of variables in this one, or null. */
  Scope annotationScope;

  /** The function whose annotations these are, or null. */
  String functionName;

  /** What a type variable's scope is called in errors. */
  String description;

  // State of the collection of symbols.

  boolean inIterationTarget;
  int iterableExpressions;
  boolean inUnevaluatedAnnotation;
  boolean inConditionalBlock;

  Scope(ScopeType type, String name, Scope parent, Span span) {
    this.type = type;
    this.name = name;
    this.parent = parent;
    this.span = span;
    nested = parent != null && (parent.nested || parent.type.isFunctionLike());
  }

  public ScopeType type() {
    return type;
  }

  /** The name of the function or class; otherwise one that says what the scope is. */
  public String name() {
    return name;
  }

  /** The scope around this one, or null for a module. */
  public Scope parent() {
    return parent;
  }

  /** Where the scope's statement or expression is. */
  public Span span() {
    return span;
  }

  /** Whether a function is around this scope. */
  public boolean isNested() {
    return nested;
  }

  /** The scopes directly in this one, in order; those of inlined comprehensions' are among them. */
  public List<Scope> children() {
    return children;
  }

  /** The comprehensions that are part of this scope, which are not among its children. */
  public List<Scope> inlinedComprehensions() {
    return inlinedComprehensions;
  }

  /** The names of this scope, in the order in which the program has them. */
  public Collection<Symbol> symbols() {
    return Collections.unmodifiableCollection(symbols.values());
  }

  Symbol addSymbol(String mangled) {
    Symbol symbol = new Symbol(mangled);
    symbols.put(mangled, symbol);
    return symbol;
  }

  void removeSymbol(String mangled) {
    symbols.remove(mangled);
  }

  /** What is known of a mangled name, or null. */
  public Symbol symbol(String mangled) {
    return symbols.get(mangled);
  }

  /** Where a mangled name lives, or null if the scope does not have it. */
  public Resolution lookup(String mangled) {
    Symbol symbol = symbols.get(mangled);
    return symbol == null ? null : symbol.resolution();
  }

  int flagsOf(String mangled) {
    Symbol symbol = symbols.get(mangled);
    return symbol == null ? 0 : symbol.flags();
  }

  /** The parameters, in the order of a code object's first variables. */
  public List<String> parameters() {
    return parameters;
  }

  /** The place of the {@code global} or {@code nonlocal} statement that has a name, or null. */
  Span directive(String mangled) {
    return directives.get(mangled);
  }

  void recordDirective(String mangled, Span place) {
    directives.putIfAbsent(mangled, place);
  }

  public ComprehensionKind comprehension() {
    return comprehension;
  }

  public boolean isGenerator() {
    return generator;
  }

  public boolean isCoroutine() {
    return coroutine;
  }

  /** Whether a function has annotations. */
  public boolean hasAnnotations() {
    return annotationsUsed;
  }

  public boolean hasVarargs() {
    return varargs;
  }

  public boolean hasVarkeywords() {
    return varkeywords;
  }

  public boolean returnsValue() {
    return returnsValue;
  }

  /** Whether a class has a cell for {@code __class__}. */
  public boolean needsClassClosure() {
    return needsClassClosure;
  }

  /** Whether a class has a cell for {@code __classdict__}. */
  public boolean needsClassDict() {
    return needsClassDict;
  }

  /** Whether it depends on the program's run which variables of this scope have annotations. */
  public boolean hasConditionalAnnotations() {
    return hasConditionalAnnotations;
  }

  /** Whether a comprehension is part of the scope around it (PEP 709). */
  public boolean isInlined() {
    return inlined;
  }

  /** Whether names are looked up in the class around this scope first. */
  public boolean canSeeClassScope() {
    return canSeeClassScope;
  }

  /** Whether this is a function directly in a class. */
  public boolean isMethod() {
    return method;
  }

  /** The scope of the annotations of this scope's variables, or null. */
  public Scope annotationScope() {
    return annotationScope;
  }

  /** The function whose annotations this scope evaluates, or null. */
  public String functionName() {
    return functionName;
  }

  /** A name as this scope has it: names that start with two underscores belong to a class. */
  public String mangle(String identifier) {
    if (mangledNames != null && !mangledNames.contains(identifier)) {
      return identifier;
    }
    return mangle(privateName, identifier);
  }

  /** A name as it is in a class. */
  public static String mangle(String className, String identifier) {
    if (className == null
        || !identifier.startsWith("__")
        || identifier.endsWith("__")
        || identifier.indexOf('.') >= 0) {
      return identifier;
    }
    int start = 0;
    while (start < className.length() && className.charAt(start) == '_') {
      start++;
    }
    return start == className.length() ? identifier : "_" + className.substring(start) + identifier;
  }

  @Override
  public String toString() {
    return type + " " + name + " " + symbols.values();
  }
}
