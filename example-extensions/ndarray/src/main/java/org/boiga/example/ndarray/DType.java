package org.boiga.example.ndarray;

/** The types of elements, in the order in which they promote to each other. */
enum DType {
  BOOL("bool", 1, "?"),
  UINT8("uint8", 1, "B"),
  INT32("int32", 4, "i"),
  INT64("int64", 8, "q"),
  FLOAT32("float32", 4, "f"),
  FLOAT64("float64", 8, "d");

  /** The name in Python. */
  final String text;

  final int itemsize;

  /** The format of an element as in module struct. */
  final String format;

  DType(String text, int itemsize, String format) {
    this.text = text;
    this.itemsize = itemsize;
    this.format = format;
  }

  boolean isFloating() {
    return this == FLOAT32 || this == FLOAT64;
  }

  boolean isInteger() {
    return this == UINT8 || this == INT32 || this == INT64;
  }

  /** Whether values of this type are told in a repr without naming the type. */
  boolean isDefault() {
    return this == BOOL || this == INT64 || this == FLOAT64;
  }

  /**
   * The smallest type that has the values of both, but that float64 stands for int64 and a floating
   * type, too.
   */
  static DType promote(DType a, DType b) {
    DType high = a.compareTo(b) >= 0 ? a : b;
    DType low = high == a ? b : a;
    return high == FLOAT32 && (low == INT32 || low == INT64) ? FLOAT64 : high;
  }

  /** Whether an int has the same value in this type; true for floating types. */
  boolean holds(long v) {
    return switch (this) {
      case BOOL -> v == 0 || v == 1;
      case UINT8 -> v == (v & 0xff);
      case INT32 -> v == (int) v;
      case INT64, FLOAT32, FLOAT64 -> true;
    };
  }

  /** The type of that name, or null. */
  static DType named(String text) {
    for (DType t : values()) {
      if (t.text.equals(text)) {
        return t;
      }
    }
    return null;
  }

  /** The type of a buffer's items, or null if there is none for the format. */
  static DType ofFormat(String format, long itemsize) {
    boolean prefixed = !format.isEmpty() && "@=<".indexOf(format.charAt(0)) >= 0;
    String code = prefixed ? format.substring(1) : format;
    if (code.length() != 1) {
      return null;
    }
    DType found =
        switch (code.charAt(0)) {
          case '?' -> BOOL;
          case 'B' -> UINT8;
          case 'i', 'l', 'q', 'n' -> itemsize == 4 ? INT32 : INT64;
          case 'f' -> FLOAT32;
          case 'd' -> FLOAT64;
          default -> null;
        };
    return found != null && found.itemsize == itemsize ? found : null;
  }
}
