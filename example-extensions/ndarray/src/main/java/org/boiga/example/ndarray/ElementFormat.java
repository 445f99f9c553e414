package org.boiga.example.ndarray;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Elements as text, all of the width that the longest one needs. */
sealed interface ElementFormat {
  String text(Strided element);

  /** The format that suits all elements of some arrays of one type. */
  static ElementFormat of(Strided... shown) {
    if (!shown[0].type().isFloating()) {
      int width = 0;
      for (Strided a : shown) {
        Cursor in = new Cursor(a);
        for (int i = a.size(); i > 0; i--) {
          width = Math.max(width, Ints.plain(a.memory(), a.type(), in.next()).length());
        }
      }
      return new Ints(width);
    }
    return Floats.of(shown);
  }

  /** Ints and truth values. */
  record Ints(int width) implements ElementFormat {
    static String plain(Memory m, DType type, long at) {
      long v = Elements.getLong(m, type, at);
      return type == DType.BOOL ? v != 0 ? "True" : "False" : Long.toString(v);
    }

    @Override
    public String text(Strided e) {
      return padded(plain(e.memory(), e.type(), e.offset()), width);
    }
  }

  /**
   * Floats: with the digits that tell one from its neighbours, at most eight after the point, and
   * the points one below the other.
   *
   * @param exponents whether all are told with an exponent
   * @param before the most characters before the point
   * @param after the most digits after the point
   * @param width the characters of a whole element
   */
  record Floats(boolean exponents, int before, int after, int width) implements ElementFormat {
    private static final int PRECISION = 8;

    static Floats of(Strided... shown) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = 0;
      for (Strided a : shown) {
        Cursor in = new Cursor(a);
        for (int i = a.size(); i > 0; i--) {
          double v = Math.abs(Elements.getDouble(a.memory(), a.type(), in.next()));
          if (Double.isFinite(v) && v != 0) {
            least = Math.min(least, v);
            greatest = Math.max(greatest, v);
          }
        }
      }
      boolean exponents =
          greatest > 0 && (greatest >= 1e8 || least < 1e-4 || greatest / least > 1000);
      int before = 0;
      int after = 0;
      int special = 0;
      for (Strided a : shown) {
        Cursor in = new Cursor(a);
        for (int i = a.size(); i > 0; i--) {
          double v = Elements.getDouble(a.memory(), a.type(), in.next());
          if (!Double.isFinite(v)) {
            special = Math.max(special, special(v).length());
            continue;
          }
          String digits = exponents ? mantissa(v, a.type()) : plain(v, a.type());
          int point = digits.indexOf('.');
          before = Math.max(before, point);
          after = Math.max(after, digits.length() - point - 1);
        }
      }
      int exponent = exponents ? exponentWidth(greatest, least) : 0;
      return new Floats(exponents, before, after, Math.max(before + 1 + after + exponent, special));
    }

    private static int exponentWidth(double greatest, double least) {
      return greatest >= 1e100 || least < 1e-99 ? 5 : 4;
    }

    private static String special(double v) {
      return Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
    }

    private static BigDecimal shortest(double v, DType type) {
      return new BigDecimal(type == DType.FLOAT32 ? Float.toString((float) v) : Double.toString(v));
    }

    /** Without an exponent, and with a point. */
    private static String plain(double v, DType type) {
      BigDecimal d = shortest(v, type);
      d = d.scale() > PRECISION ? d.setScale(PRECISION, RoundingMode.HALF_EVEN) : d;
      return signed(v, pointed(d.abs()));
    }

    private static String pointed(BigDecimal d) {
      String text = d.signum() == 0 ? "0" : d.stripTrailingZeros().toPlainString();
      return text.indexOf('.') < 0 ? text + "." : text;
    }

    private static String signed(double v, String text) {
      return Math.copySign(1, v) < 0 ? "-" + text : text;
    }

    private static BigDecimal rounded(double v, DType type) {
      BigDecimal d = shortest(v, type).abs().stripTrailingZeros();
      return d.precision() > PRECISION + 1
          ? d.round(new java.math.MathContext(PRECISION + 1, RoundingMode.HALF_EVEN))
          : d;
    }

    private static int exponent(BigDecimal d) {
      return d.signum() == 0 ? 0 : d.precision() - d.scale() - 1;
    }

    private static String mantissa(double v, DType type) {
      BigDecimal d = rounded(v, type);
      return signed(v, pointed(d.movePointLeft(exponent(d))));
    }

    @Override
    public String text(Strided e) {
      double v = e.getDouble(0);
      if (!Double.isFinite(v)) {
        return padded(special(v), width);
      }
      if (!exponents) {
        String digits = plain(v, e.type());
        int trailing = after - (digits.length() - digits.indexOf('.') - 1);
        return padded(digits + " ".repeat(trailing), width);
      }
      String digits = mantissa(v, e.type());
      int trailing = after - (digits.length() - digits.indexOf('.') - 1);
      int exponent = exponent(rounded(v, e.type()));
      String power =
          (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
      return padded(digits + "0".repeat(trailing) + power, width);
    }
  }

  private static String padded(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
