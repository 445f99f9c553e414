package org.boiga.compiler.symtable;

/** What makes a scope; the order is that of the numbers in Python's {@code _symtable}. */
public enum ScopeType {
  /** A function, a lambda or a comprehension. */
  FUNCTION,
  CLASS,
  MODULE,
  /** Annotations, which are evaluated on demand (PEP 649). */
  ANNOTATION,
  /** The value of a {@code type} statement. */
  TYPE_ALIAS,
  /** The type parameters of a function, class or type alias. */
  TYPE_PARAMETERS,
  /** The bound, constraints or default of a type parameter. */
  TYPE_VARIABLE;

  /** Whether names of such a scope are locals that inner scopes can close over. */
  public boolean isFunctionLike() {
    return this != CLASS && this != MODULE;
  }
}
