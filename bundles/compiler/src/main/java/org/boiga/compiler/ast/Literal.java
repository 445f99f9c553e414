package org.boiga.compiler.ast;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The value of a {@link Expr.Constant}, in plain Java. The parser makes all but {@link TupleValue}
 * and {@link FrozenSetValue}, which come from trees that a program builds and from constant
 * folding. Equality is that of constants that may be merged: type and sign of zero count.
 */
public sealed interface Literal {

  /** The constants that are one object each. */
  enum Singleton implements Literal {
    NONE,
    FALSE,
    TRUE,
    ELLIPSIS
  }

  /** An int that fits a {@code long}. */
  record Int(long value) implements Literal {
    // By hand, as in TupleValue and Float: what a record derives costs milliseconds at start-up

    @Override
    public boolean equals(Object other) {
      return other instanceof Int i && i.value == value;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(value);
    }
  }

  /** An int that does not fit a {@code long}. */
  record BigInt(BigInteger value) implements Literal {}

  record Float(double value) implements Literal {
    @Override
    public boolean equals(Object other) {
      return other instanceof Float f && Double.compare(f.value, value) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value);
    }
  }

  /** A complex number; the parser makes those whose real part is zero. */
  record Complex(double real, double imag) implements Literal {}

  record TupleValue(List<Literal> elements) implements Literal {
    @Override
    public boolean equals(Object other) {
      return other instanceof TupleValue t && t.elements.equals(elements);
    }

    @Override
    public int hashCode() {
      return elements.hashCode();
    }
  }

  /** A frozenset of constants, as the Python object that the program which built the tree made. */
  record FrozenSetValue(Object set) implements Literal {}

  /** An int of any size. */
  static Literal ofInt(BigInteger value) {
    return value.bitLength() < Long.SIZE ? new Int(value.longValue()) : new BigInt(value);
  }

  /**
   * A str. In {@code value} a surrogate pair is one astral character and an unpaired surrogate is
   * itself; where two lone surrogates are neighbours that Java would take for a pair, {@code
   * codePoints} holds the string and is otherwise null.
   */
  record Str(String value, int @Nullable [] codePoints) implements Literal {
    public Str(String value) {
      this(value, null);
    }

    /** A str of the given code points, which may be surrogates. */
    public static Str of(int[] codePoints) {
      String value = new String(codePoints, 0, codePoints.length);
      boolean exact = value.codePointCount(0, value.length()) == codePoints.length;
      return new Str(value, exact ? null : codePoints);
    }

    /** The code points of this string, surrogates included. */
    public int[] toCodePoints() {
      return codePoints == null ? value.codePoints().toArray() : codePoints.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Str str
          && value.equals(str.value)
          && Arrays.equals(codePoints, str.codePoints);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /** A bytes object; the array is never written to. */
  record Bytes(byte[] value) implements Literal {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }
  }
}
