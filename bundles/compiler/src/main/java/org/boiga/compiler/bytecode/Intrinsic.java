package org.boiga.compiler.bytecode;

/** Rare operations of the compiler's making; the ordinal is operand c of INTRINSIC. */
public enum Intrinsic {
  /** {@code sys.displayhook(value)}, for interactive statements. */
  PRINT(1),
  /** {@code TypeVar(name)}. */
  TYPEVAR(1),
  /** {@code TypeVar(name)} with a function that evaluates the bound. */
  TYPEVAR_WITH_BOUND(2),
  /** {@code TypeVar(name)} with a function that evaluates the constraints. */
  TYPEVAR_WITH_CONSTRAINTS(2),
  PARAMSPEC(1),
  TYPEVARTUPLE(1),
  /** {@code Generic[*parameters]} of a tuple of type parameters. */
  SUBSCRIPT_GENERIC(1),
  /** {@code TypeAliasType} of a tuple (name, type parameters or None, function for the value). */
  TYPEALIAS(1),
  /** Sets the function that evaluates a type parameter's default; gives the type parameter. */
  SET_TYPEPARAM_DEFAULT(2),
  /** Sets {@code __type_params__} of a function; gives the function. */
  SET_FUNCTION_TYPE_PARAMS(2),
  /** Wraps a value that an asynchronous generator yields. */
  ASYNC_GEN_WRAP(1);

  /** Number of arguments, in consecutive temporaries, which are consumed. */
  public final int arity;

  Intrinsic(int arity) {
    this.arity = arity;
  }
}
