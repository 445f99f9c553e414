package org.boiga.objects;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.memory.PyObject;

/**
 * {@code str}: a sequence of code points with access by index in constant time.
 *
 * <p>A thin wrapper over a Java string where code units equal code points; otherwise, that is with
 * characters beyond the basic plane, or with a high surrogate that happens to precede a low one, the
 * code points are kept in an array. Equal strings have the same form.
 */
@org.boiga.api.annotation.PyType(name = "str")
public sealed class PyStr extends PyObject permits StrInstance {
  public static final PyType TYPE = PyType.builtin(new PyStrTable(), PyBaseObject.TYPE);

  private static final ConcurrentHashMap<String, PyStr> INTERNED = new ConcurrentHashMap<>(4096);
  public static final PyStr EMPTY = interned("");

  /** The text where code units equal code points, else null. */
  private final String units;

  /** The code points where they do not, else null. Not to be changed. */
  private final int[] points;

  private int hash;
  private boolean interned;

  private PyStr(String units, int[] points) {
    this.units = units;
    this.points = points;
  }

  /** For instances of subclasses: the same text. */
  PyStr(PyStr text) {
    this(text.units, text.points);
  }

  /** The str of a Java string, in which surrogate pairs stand for one character. */
  public static PyStr of(String s) {
    int n = s.length();
    for (int i = 0; i < n; i++) {
      if (Character.isHighSurrogate(s.charAt(i))
          && i + 1 < n
          && Character.isLowSurrogate(s.charAt(i + 1))) {
        return new PyStr(null, s.codePoints().toArray());
      }
    }
    return new PyStr(s, null);
  }

  /** The str of code points; lone surrogates stay what they are. {@code points} is not copied. */
  public static PyStr ofCodePoints(int[] points) {
    int n = points.length;
    boolean plain = true;
    for (int i = 0; i < n && plain; i++) {
      int c = points[i];
      plain =
          c < 0x10000
              && !(c >= 0xD800
                  && c < 0xDC00
                  && i + 1 < n
                  && points[i + 1] >= 0xDC00
                  && points[i + 1] < 0xE000);
    }
    if (!plain) {
      return new PyStr(null, points);
    }
    char[] chars = new char[n];
    for (int i = 0; i < n; i++) {
      chars[i] = (char) points[i];
    }
    return new PyStr(new String(chars), null);
  }

  /** The str of text whose code units are known to equal its code points, such as a substring. */
  static PyStr ofUnits(String s) {
    return new PyStr(s, null);
  }

  /** The one interned str of that text; for names. */
  public static PyStr interned(String s) {
    PyStr p = INTERNED.get(s);
    return p != null ? p : of(s).intern();
  }

  /** The one str of this text that all interned ones are; never an instance of a subclass. */
  public PyStr intern() {
    if (interned || units == null) {
      return this;
    }
    PyStr plain = getClass() == PyStr.class ? this : new PyStr(this);
    PyStr first = INTERNED.putIfAbsent(units, plain);
    if (first != null) {
      return first;
    }
    plain.interned = true;
    return plain;
  }

  public boolean isInterned() {
    return interned;
  }

  /** Number of code points. */
  public int length() {
    return units != null ? units.length() : points.length;
  }

  /** The code point at {@code i}, which is in range. */
  public int at(int i) {
    return units != null ? units.charAt(i) : points[i];
  }

  /** The text where code units equal code points, else null. */
  String units() {
    return units;
  }

  /** All code points; a new array unless the str is kept in that form. Not to be changed. */
  public int[] codePoints() {
    if (points != null) {
      return points;
    }
    int[] p = new int[units.length()];
    for (int i = 0; i < p.length; i++) {
      p[i] = units.charAt(i);
    }
    return p;
  }

  /** The Java string, with surrogate pairs for characters beyond the basic plane. */
  @Override
  public String toString() {
    return units != null ? units : new String(points, 0, points.length);
  }

  @Override
  public final int hashCode() {
    int h = hash;
    if (h == 0) {
      h = units != null ? units.hashCode() : Arrays.hashCode(points);
      hash = h;
    }
    return h;
  }

  /** Whether {@code o} is a str of the same text; types do not matter. */
  @Override
  public final boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (!(o instanceof PyStr s)) {
      return false;
    }
    return units != null ? units.equals(s.units) : Arrays.equals(points, s.points);
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
