package org.boiga.api;

/** The six rich comparisons ({@code Py_LT} to {@code Py_GE}). */
public enum PyCompareOp {
  LT,
  LE,
  EQ,
  NE,
  GT,
  GE;

  /**
   * The operator's result for values that {@code Comparable.compareTo} or its like has compared.
   */
  public boolean of(int comparison) {
    return switch (this) {
      case LT -> comparison < 0;
      case LE -> comparison <= 0;
      case EQ -> comparison == 0;
      case NE -> comparison != 0;
      case GT -> comparison > 0;
      case GE -> comparison >= 0;
    };
  }
}
