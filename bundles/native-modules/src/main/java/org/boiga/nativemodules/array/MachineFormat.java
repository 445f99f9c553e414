package org.boiga.nativemodules.array;

import java.nio.ByteOrder;

/**
 * How a pickle tells what its bytes are, whatever machine wrote it.
 *
 * @param code the number in the pickle
 * @param text whether the items are characters
 */
record MachineFormat(int code, int size, boolean signed, boolean real, boolean text, boolean big) {
  private static final int FORMATS = 22;
  private static final int FLOATS = 14;
  private static final int TEXTS = 18;
  private static final boolean NATIVE_IS_BIG = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

  /** The format of a code, or null. */
  static MachineFormat of(int code) {
    if (code < 0 || code >= FORMATS) {
      return null;
    }
    if (code < 2) {
      return new MachineFormat(code, 1, code == 1, false, false, false);
    }
    boolean big = code % 2 != 0;
    if (code < FLOATS) {
      int k = code - 2;
      return new MachineFormat(code, 2 << k / 4, k % 4 >= 2, false, false, big);
    }
    return code < TEXTS
        ? new MachineFormat(code, code < FLOATS + 2 ? 4 : 8, true, true, false, big)
        : new MachineFormat(code, code < TEXTS + 2 ? 2 : 4, false, false, true, big);
  }

  /** The format of items on this machine. */
  static MachineFormat of(ItemType t) {
    boolean real = t == ItemType.FLOAT || t == ItemType.DOUBLE;
    boolean signed = real || !t.isText() && Character.isLowerCase(t.code);
    for (int code = 0; code < FORMATS; code++) {
      MachineFormat f = of(code);
      if (f.size == t.size
          && f.real == real
          && f.text == t.isText()
          && f.signed == signed
          && (f.size == 1 || f.big == NATIVE_IS_BIG)) {
        return f;
      }
    }
    return null;
  }

  /** The item type for the values, where {@code wanted} is of another size or sign. */
  ItemType itemType(ItemType wanted) {
    if (text || real) {
      return text ? ItemType.WIDE : size == 4 ? ItemType.FLOAT : ItemType.DOUBLE;
    }
    MachineFormat f = of(wanted);
    if (f != null && f.size == size && f.signed == signed && !f.real && !f.text) {
      return wanted;
    }
    String codes = signed ? "bhil" : "BHIL";
    return ItemType.of(codes.charAt(Integer.numberOfTrailingZeros(size)));
  }

  boolean isNative() {
    return size == 1 || big == NATIVE_IS_BIG;
  }
}
