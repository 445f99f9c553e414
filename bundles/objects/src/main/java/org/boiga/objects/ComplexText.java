package org.boiga.objects;

import org.boiga.api.libm.ComplexMath;

/** Complex numbers from and to text. */
final class ComplexText {
  private ComplexText() {}

  /** {@code repr(complex)}. */
  static String repr(double re, double im) {
    String j = FloatText.format(im, 'r', 0, 0) + "j";
    if (re == 0 && 1 / re > 0) {
      return j;
    }
    String sign = j.startsWith("-") ? "" : "+";
    return "(" + FloatText.format(re, 'r', 0, 0) + sign + j + ")";
  }

  /**
   * Reads {@code <float>}, {@code <float>j}, {@code <float><signed float>j} or {@code
   * <float><sign>j} with digits omitted where they would be a one, in parentheses or not.
   *
   * @param s text as {@link NumberText#normalize} gives it, without underscores
   * @return null where the text is no complex number
   */
  static ComplexMath.C parse(String s) {
    if (s.startsWith("(")) {
      if (!s.endsWith(")")) {
        return null;
      }
      s = NumberText.normalize(s.substring(1, s.length() - 1));
    }
    int n = s.length();
    int first = FloatText.scan(s, 0);
    if (first == n && n > 0) {
      return new ComplexMath.C(FloatText.value(s), 0.0);
    }
    if (n == 0 || s.charAt(n - 1) != 'j' && s.charAt(n - 1) != 'J') {
      return null;
    }
    n--;
    if (first == n && n > 0) {
      return new ComplexMath.C(0.0, FloatText.value(s.substring(0, n)));
    }
    double re = first > 0 ? FloatText.value(s.substring(0, first)) : 0.0;
    String imaginary = s.substring(first, n);
    boolean signed = imaginary.startsWith("+") || imaginary.startsWith("-");
    if (first > 0 && !signed) {
      return null;
    }
    if (imaginary.isEmpty() || signed && imaginary.length() == 1) {
      return new ComplexMath.C(re, imaginary.startsWith("-") ? -1.0 : 1.0);
    }
    return FloatText.scan(imaginary, 0) == imaginary.length()
        ? new ComplexMath.C(re, FloatText.value(imaginary))
        : null;
  }
}
