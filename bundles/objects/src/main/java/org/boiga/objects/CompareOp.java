package org.boiga.objects;

import org.boiga.api.Slot;

/** The rich comparisons. */
public enum CompareOp {
  LT("<", Slot.LT),
  LE("<=", Slot.LE),
  EQ("==", Slot.EQ),
  NE("!=", Slot.NE),
  GT(">", Slot.GT),
  GE(">=", Slot.GE);

  public final String symbol;
  public final Slot slot;

  CompareOp(String symbol, Slot slot) {
    this.symbol = symbol;
    this.slot = slot;
  }

  /** The comparison with operands exchanged. */
  public CompareOp swapped() {
    return switch (this) {
      case LT -> GT;
      case LE -> GE;
      case GT -> LT;
      case GE -> LE;
      case EQ, NE -> this;
    };
  }

  /** The result for operands whose Java comparison gave {@code c}. */
  public boolean test(int c) {
    return switch (this) {
      case LT -> c < 0;
      case LE -> c <= 0;
      case EQ -> c == 0;
      case NE -> c != 0;
      case GT -> c > 0;
      case GE -> c >= 0;
    };
  }
}
