package org.boiga.compiler.codegen;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Literal.Singleton;
import org.boiga.compiler.ast.Operator;

/**
 * Evaluates expressions of constants. What would raise, grow large or call for more than plain
 * arithmetic is left to run time.
 */
public final class Folding {
  private static final int MAX_INT_BITS = 128;
  private static final int MAX_COLLECTION = 256;
  private static final int MAX_TEXT = 4096;
  private static final double EXACT_LONG = 1L << 53;

  private final boolean debug;

  /**
   * @param debug the value of {@code __debug__}
   */
  public Folding(boolean debug) {
    this.debug = debug;
  }

  /** The value of an expression if it is constant, else null. */
  public Literal fold(Expr x) {
    if (x instanceof Expr.Constant constant) {
      return constant.value();
    }
    if (x instanceof Expr.Name name) {
      return name.id().equals("__debug__") ? bool(debug) : null;
    }
    if (x instanceof Expr.BinOp operation) {
      return binary(operation);
    }
    if (x instanceof Expr.UnaryOp operation) {
      return unary(operation);
    }
    return x instanceof Expr.Tuple tuple ? tuple(tuple.elts()) : null;
  }

  /** The tuple of expressions that are all constant, else null. */
  Literal tuple(List<Expr> elements) {
    int n = elements.size();
    // From the end: a name there settles it soonest
    Literal[] values = new Literal[n];
    for (int i = n - 1; i >= 0; i--) {
      values[i] = fold(elements.get(i));
      if (values[i] == null) {
        return null;
      }
    }
    return new Literal.TupleValue(Arrays.asList(values));
  }

  /** The truth of a constant; null for an expression that is none. */
  Boolean truth(Expr x) {
    Literal value = fold(x);
    if (value == null) {
      return null;
    }
    if (value instanceof Singleton) {
      return value == Singleton.TRUE || value == Singleton.ELLIPSIS;
    }
    if (value instanceof Literal.Int i) {
      return i.value() != 0;
    }
    if (value instanceof Literal.Str s) {
      return !s.value().isEmpty();
    }
    if (value instanceof Literal.TupleValue t) {
      return !t.elements().isEmpty();
    }
    if (value instanceof Literal.Float f) {
      return f.value() != 0;
    }
    if (value instanceof Literal.Complex c) {
      return c.real() != 0 || c.imag() != 0;
    }
    if (value instanceof Literal.Bytes b) {
      return b.value().length != 0;
    }
    return value instanceof Literal.FrozenSetValue ? null : Boolean.TRUE;
  }

  private static Literal bool(boolean value) {
    return value ? Singleton.TRUE : Singleton.FALSE;
  }

  private Literal unary(Expr.UnaryOp operation) {
    Literal operand = fold(operation.operand());
    if (operand == null) {
      return null;
    }
    switch (operation.op()) {
      case Not -> {
        Boolean truth = truth(operation.operand());
        return truth == null ? null : bool(!truth);
      }
      case USub -> {
        if (operand instanceof Literal.Float f) {
          return new Literal.Float(-f.value());
        }
        if (operand instanceof Literal.Complex c) {
          return new Literal.Complex(-c.real(), -c.imag());
        }
        BigInteger i = integer(operand);
        return i == null ? null : Literal.ofInt(i.negate());
      }
      case UAdd -> {
        if (operand instanceof Literal.Float || operand instanceof Literal.Complex) {
          return operand;
        }
        BigInteger i = integer(operand);
        return i == null ? null : Literal.ofInt(i);
      }
      default -> {
        // ~ of a bool is deprecated and warns at run time
        BigInteger i = operand instanceof Singleton ? null : integer(operand);
        return i == null ? null : Literal.ofInt(i.not());
      }
    }
  }

  private Literal binary(Expr.BinOp operation) {
    Literal right = fold(operation.right());
    if (right == null) {
      return null;
    }
    Literal left = fold(operation.left());
    if (left == null) {
      return null;
    }
    Operator op = operation.op();
    if (left instanceof Literal.Int a && right instanceof Literal.Int b) {
      return integers(op, BigInteger.valueOf(a.value()), BigInteger.valueOf(b.value()));
    }
    if (left instanceof Literal.Complex || right instanceof Literal.Complex) {
      return complexes(op, left, right);
    }
    if (left instanceof Literal.Float || right instanceof Literal.Float) {
      Double a = real(left);
      Double b = real(right);
      return a == null || b == null ? null : floats(op, a, b);
    }
    BigInteger a = integer(left);
    BigInteger b = integer(right);
    if (a != null && b != null) {
      boolean bools = left instanceof Singleton && right instanceof Singleton;
      return bools && isBitwise(op) ? null : integers(op, a, b);
    }
    return sequences(op, left, right);
  }

  private static boolean isBitwise(Operator op) {
    return op == Operator.BitAnd || op == Operator.BitOr || op == Operator.BitXor;
  }

  private static BigInteger integer(Literal value) {
    if (value instanceof Literal.Int i) {
      return BigInteger.valueOf(i.value());
    }
    if (value instanceof Literal.BigInt i) {
      return i.value();
    }
    return value == Singleton.TRUE
        ? BigInteger.ONE
        : value == Singleton.FALSE ? BigInteger.ZERO : null;
  }

  private static Double real(Literal value) {
    if (value instanceof Literal.Float f) {
      return f.value();
    }
    BigInteger i = integer(value);
    return i == null || i.bitLength() > 53 ? null : i.doubleValue();
  }

  private static Literal integers(Operator op, BigInteger a, BigInteger b) {
    switch (op) {
      case Add -> {
        return Literal.ofInt(a.add(b));
      }
      case Sub -> {
        return Literal.ofInt(a.subtract(b));
      }
      case Mult -> {
        return a.bitLength() + b.bitLength() > MAX_INT_BITS ? null : Literal.ofInt(a.multiply(b));
      }
      case Div -> {
        boolean exact = a.bitLength() <= 53 && b.bitLength() <= 53 && b.signum() != 0;
        return exact ? new Literal.Float(a.doubleValue() / b.doubleValue()) : null;
      }
      case FloorDiv, Mod -> {
        if (b.signum() == 0) {
          return null;
        }
        BigInteger[] parts = a.divideAndRemainder(b);
        boolean adjust = parts[1].signum() * b.signum() < 0;
        return Literal.ofInt(
            op == Operator.Mod
                ? adjust ? parts[1].add(b) : parts[1]
                : adjust ? parts[0].subtract(BigInteger.ONE) : parts[0]);
      }
      case Pow -> {
        boolean small =
            b.signum() >= 0
                && b.bitLength() < 31
                && (long) a.bitLength() * b.intValue() <= MAX_INT_BITS;
        return small ? Literal.ofInt(a.pow(b.intValue())) : null;
      }
      case LShift -> {
        boolean small =
            b.signum() >= 0
                && b.bitLength() < 31
                && (a.signum() == 0 || a.bitLength() + b.longValue() <= MAX_INT_BITS);
        return small ? Literal.ofInt(a.signum() == 0 ? a : a.shiftLeft(b.intValue())) : null;
      }
      case RShift -> {
        boolean small = b.signum() >= 0 && b.bitLength() < 31;
        return small ? Literal.ofInt(a.shiftRight(b.intValue())) : null;
      }
      case BitAnd -> {
        return Literal.ofInt(a.and(b));
      }
      case BitOr -> {
        return Literal.ofInt(a.or(b));
      }
      case BitXor -> {
        return Literal.ofInt(a.xor(b));
      }
      default -> {
        return null;
      }
    }
  }

  private static Literal floats(Operator op, double a, double b) {
    return switch (op) {
      case Add -> new Literal.Float(a + b);
      case Sub -> new Literal.Float(a - b);
      case Mult -> new Literal.Float(a * b);
      case Div -> b == 0 ? null : new Literal.Float(a / b);
      case Pow ->
          a > 0 && a < EXACT_LONG && Double.isFinite(Math.pow(a, b)) && b == Math.rint(b)
              ? new Literal.Float(Math.pow(a, b))
              : null;
      default -> null;
    };
  }

  private static Literal complexes(Operator op, Literal left, Literal right) {
    if (op != Operator.Add && op != Operator.Sub) {
      return null;
    }
    int sign = op == Operator.Add ? 1 : -1;
    if (left instanceof Literal.Complex a && right instanceof Literal.Complex b) {
      return new Literal.Complex(a.real() + sign * b.real(), a.imag() + sign * b.imag());
    }
    // A real operand has no imaginary part, not even a zero with a sign
    if (right instanceof Literal.Complex b) {
      Double a = real(left);
      return a == null ? null : new Literal.Complex(a + sign * b.real(), sign * b.imag());
    }
    Literal.Complex a = (Literal.Complex) left;
    Double b = real(right);
    return b == null ? null : new Literal.Complex(a.real() + sign * b, a.imag());
  }

  private static Literal sequences(Operator op, Literal left, Literal right) {
    if (op == Operator.Add) {
      if (left instanceof Literal.Str a && right instanceof Literal.Str b) {
        boolean plain = a.codePoints() == null && b.codePoints() == null;
        return plain && !joinsSurrogates(a.value(), b.value())
            ? new Literal.Str(a.value() + b.value())
            : null;
      }
      if (left instanceof Literal.Bytes a && right instanceof Literal.Bytes b) {
        byte[] joined = Arrays.copyOf(a.value(), a.value().length + b.value().length);
        System.arraycopy(b.value(), 0, joined, a.value().length, b.value().length);
        return new Literal.Bytes(joined);
      }
      if (left instanceof Literal.TupleValue a && right instanceof Literal.TupleValue b) {
        List<Literal> joined = new ArrayList<>(a.elements());
        joined.addAll(b.elements());
        return new Literal.TupleValue(joined);
      }
      return null;
    }
    if (op != Operator.Mult) {
      return null;
    }
    BigInteger times = integer(right);
    Literal sequence = left;
    if (times == null) {
      times = integer(left);
      sequence = right;
    }
    return times == null || times.bitLength() > 30
        ? null
        : repeated(sequence, Math.max(times.intValue(), 0));
  }

  private static Literal repeated(Literal sequence, int times) {
    if (sequence instanceof Literal.Str s) {
      boolean small = s.codePoints() == null && (long) s.value().length() * times <= MAX_TEXT;
      return small && !joinsSurrogates(s.value(), s.value())
          ? new Literal.Str(s.value().repeat(times))
          : null;
    }
    if (sequence instanceof Literal.Bytes b && (long) b.value().length * times <= MAX_TEXT) {
      byte[] joined = new byte[b.value().length * times];
      for (int i = 0; i < times; i++) {
        System.arraycopy(b.value(), 0, joined, i * b.value().length, b.value().length);
      }
      return new Literal.Bytes(joined);
    }
    if (sequence instanceof Literal.TupleValue t
        && (long) t.elements().size() * times <= MAX_COLLECTION) {
      List<Literal> joined = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        joined.addAll(t.elements());
      }
      return new Literal.TupleValue(joined);
    }
    return null;
  }

  private static boolean joinsSurrogates(String a, String b) {
    return !a.isEmpty()
        && !b.isEmpty()
        && Character.isHighSurrogate(a.charAt(a.length() - 1))
        && Character.isLowSurrogate(b.charAt(0));
  }
}
