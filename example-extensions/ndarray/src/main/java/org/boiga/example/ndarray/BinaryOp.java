package org.boiga.example.ndarray;

/** Operations on two elements, with the types that they are computed in and give. */
enum BinaryOp {
  ADD("add"),
  SUBTRACT("subtract"),
  MULTIPLY("multiply"),
  DIVIDE("divide"),
  FLOOR_DIVIDE("floor_divide"),
  REMAINDER("remainder"),
  POWER("power"),
  MINIMUM("minimum"),
  MAXIMUM("maximum"),
  ARCTAN2("arctan2"),
  HYPOT("hypot"),
  AND("bitwise_and"),
  OR("bitwise_or"),
  XOR("bitwise_xor"),
  LEFT_SHIFT("left_shift"),
  RIGHT_SHIFT("right_shift"),
  LESS("less"),
  LESS_EQUAL("less_equal"),
  EQUAL("equal"),
  NOT_EQUAL("not_equal"),
  GREATER("greater"),
  GREATER_EQUAL("greater_equal"),
  LOGICAL_AND("logical_and"),
  LOGICAL_OR("logical_or"),
  LOGICAL_XOR("logical_xor");

  /** The function's name in Python. */
  final String text;

  BinaryOp(String text) {
    this.text = text;
  }

  /** Whether it gives truth values, whatever it compares. */
  boolean isPredicate() {
    return compareTo(LESS) >= 0;
  }

  /** Whether it divides ints as ints, so that a divisor of zero is to be told. */
  boolean leavesRemainder() {
    return this == FLOOR_DIVIDE || this == REMAINDER;
  }

  /**
   * The type that operands of a common type are converted to, or null if there is no such operation
   * on them. It is the result's type, too, unless that is a truth value.
   */
  DType computedIn(DType common) {
    return switch (this) {
      case DIVIDE, ARCTAN2, HYPOT -> common.isFloating() ? common : DType.FLOAT64;
      case SUBTRACT -> common == DType.BOOL ? null : common;
      case FLOOR_DIVIDE, REMAINDER, POWER -> common == DType.BOOL ? DType.INT64 : common;
      case AND, OR, XOR -> common.isFloating() ? null : common;
      case LEFT_SHIFT, RIGHT_SHIFT ->
          common.isFloating() ? null : common == DType.BOOL ? DType.INT64 : common;
      default -> common;
    };
  }

  DType result(DType computed) {
    return isPredicate() ? DType.BOOL : computed;
  }
}
