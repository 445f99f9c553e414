package org.boiga.example.ndarray;

/** Operations on one element. */
enum UnaryOp {
  POSITIVE("positive"),
  NEGATIVE("negative"),
  ABSOLUTE("absolute"),
  SIGN("sign"),
  SQUARE("square"),
  FLOOR("floor"),
  CEIL("ceil"),
  RINT("rint"),
  INVERT("invert"),
  SQRT("sqrt"),
  EXP("exp"),
  LOG("log"),
  LOG10("log10"),
  SIN("sin"),
  COS("cos"),
  TAN("tan"),
  TANH("tanh"),
  ARCTAN("arctan"),
  LOGICAL_NOT("logical_not"),
  ISNAN("isnan"),
  ISFINITE("isfinite");

  /** The function's name in Python. */
  final String text;

  UnaryOp(String text) {
    this.text = text;
  }

  boolean isPredicate() {
    return compareTo(LOGICAL_NOT) >= 0;
  }

  /** The type that an operand is converted to, or null if there is no such operation on it. */
  DType computedIn(DType type) {
    return switch (this) {
      case NEGATIVE, POSITIVE, SIGN -> type == DType.BOOL ? null : type;
      case INVERT -> type.isFloating() ? null : type;
      case SQRT, EXP, LOG, LOG10, SIN, COS, TAN, TANH, ARCTAN ->
          type.isFloating() ? type : DType.FLOAT64;
      default -> type;
    };
  }

  DType result(DType computed) {
    return isPredicate() ? DType.BOOL : computed;
  }
}
