package org.boiga.objects;

import org.boiga.memory.PyObject;

/**
 * Parameters of a built-in function that can be passed by keyword, for {@link Args#parse}. Indices
 * count the named parameters, without {@code *args} and {@code **kwargs}.
 */
public final class Signature {
  final String function;
  final int positionalOnly;
  final int positional;
  final boolean varArgs;
  final boolean varKeywords;
  final String[] names;
  private final long required;
  private PyStr[] keys;

  /**
   * @param function the name in error messages, or null if they have none
   * @param positionalOnly number of parameters before {@code /}
   * @param positional number of parameters before {@code *}
   * @param required bit for each parameter without a default
   */
  public Signature(
      String function,
      int positionalOnly,
      int positional,
      long required,
      boolean varArgs,
      boolean varKeywords,
      String... names) {
    this.function = function;
    this.positionalOnly = positionalOnly;
    this.positional = positional;
    this.required = required;
    this.varArgs = varArgs;
    this.varKeywords = varKeywords;
    this.names = names;
  }

  /** The function in error messages; {@code otherwise} if it has no name. */
  String title(String otherwise) {
    return function == null ? otherwise : function + "()";
  }

  boolean isRequired(int i) {
    return (required >> i & 1) != 0;
  }

  /** Number of the first {@code n} parameters that are required. */
  int required(int n) {
    return Long.bitCount(n == 64 ? required : required & (1L << n) - 1);
  }

  /** The parameter that a keyword names, or -1. */
  int indexOf(PyObject keyword) {
    // Made at first use: tables exist before strings can be interned. A race makes equal arrays.
    PyStr[] ks = keys;
    if (ks == null) {
      ks = new PyStr[names.length];
      for (int i = 0; i < ks.length; i++) {
        ks[i] = PyStr.interned(names[i]);
      }
      keys = ks;
    }
    for (int i = positionalOnly; i < ks.length; i++) {
      if (ks[i] == keyword) {
        return i;
      }
    }
    for (int i = positionalOnly; i < ks.length; i++) {
      if (ks[i].equals(keyword)) {
        return i;
      }
    }
    return -1;
  }
}
