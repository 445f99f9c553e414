package org.boiga.objects;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/**
 * {@code str}: a sequence of code points with access by index in constant time.
 *
 * <p>A thin wrapper over a Java string where code units equal code points; otherwise, that is with
 * characters beyond the basic plane, or with a high surrogate that happens to precede a low one,
 * the code points are kept in an array. Equal strings have the same form.
 */
@org.boiga.api.annotation.PyType(
    name = "str",
    doc =
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
            + "The text of an object, or of bytes in an encoding, which by default is utf-8.",
    parts = {StrSearch.class, StrCase.class, StrSplit.class, StrMethods.class, StrFormat.class})
public sealed class PyStr extends PyObject permits StrInstance {
  public static final PyType TYPE = PyType.builtin(new PyStrTable(), PyBaseObject.TYPE);

  private static final Signature NEW =
      new Signature("str", 0, 3, 0, false, false, "object", "encoding", "errors");

  private static final ConcurrentHashMap<String, PyStr> INTERNED = new ConcurrentHashMap<>(4096);
  public static final PyStr EMPTY = interned("");
  private static final PyStr[] LATIN_1 = new PyStr[256];

  static {
    for (int i = 0; i < LATIN_1.length; i++) {
      LATIN_1[i] = interned(String.valueOf((char) i));
    }
  }

  /** Length from which on a text that is appended to gets a buffer. */
  private static final int BUFFERED = 256;

  /** The text where code units equal code points, else null; null too if it is in a buffer. */
  private final String units;

  /** An {@code int[]} of code points, not to be changed; or a {@link TextBuffer}; or null. */
  private final Object other;

  /** {@code hash()} of the text; 0 until somebody asked. */
  private long hash;

  private boolean interned;

  /** Whether this is the result of a concatenation, which may go on. */
  private boolean appended;

  private PyStr(String units, Object other) {
    this.units = units;
    this.other = other;
  }

  /** For instances of subclasses: the same text. */
  PyStr(PyStr text) {
    this(text.units, text.other);
  }

  /** Another str of the same text. */
  final PyStr copy() {
    return new PyStr(units, other);
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
  public static PyStr ofUnits(String s) {
    return new PyStr(s, null);
  }

  /** The str of one code point. */
  public static PyStr ofCodePoint(int c) {
    if (c < 256) {
      return LATIN_1[c];
    }
    return c < 0x10000 ? new PyStr(String.valueOf((char) c), null) : new PyStr(null, new int[] {c});
  }

  /** How many strs are interned. */
  public static int internedCount() {
    return INTERNED.size();
  }

  /** The one interned str of that text; for names. */
  public static PyStr interned(String s) {
    PyStr p = INTERNED.get(s);
    return p != null ? p : of(s).intern();
  }

  /** The one str of this text that all interned ones are; never an instance of a subclass. */
  public PyStr intern() {
    String text = units();
    if (interned || text == null) {
      return this;
    }
    PyStr plain = getClass() == PyStr.class && units != null ? this : new PyStr(text, null);
    PyStr first = INTERNED.putIfAbsent(text, plain);
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
    if (units != null) {
      return units.length();
    }
    return other instanceof int[] points ? points.length : ((TextBuffer) other).length;
  }

  /** The code point at {@code i}, which is in range. */
  public int at(int i) {
    if (units != null) {
      return units.charAt(i);
    }
    return other instanceof int[] points ? points[i] : ((TextBuffer) other).charAt(i);
  }

  /** The text where code units equal code points, else null. */
  public String units() {
    return units == null && other instanceof TextBuffer b ? b.toString() : units;
  }

  /** The code points where code units do not equal them, else null. */
  private int[] points() {
    return (int[]) other;
  }

  /** All code points; a new array unless the str is kept in that form. Not to be changed. */
  public int[] codePoints() {
    String u = units();
    if (u == null) {
      return points();
    }
    int[] p = new int[u.length()];
    for (int i = 0; i < p.length; i++) {
      p[i] = u.charAt(i);
    }
    return p;
  }

  /** The Java string, with surrogate pairs for characters beyond the basic plane. */
  @Override
  public String toString() {
    String u = units();
    return u != null ? u : new String(points(), 0, points().length);
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(hash());
  }

  /** {@code hash()} of the text. */
  public final long hash() {
    long h = hash;
    if (h == 0) {
      String u = units();
      h = u != null ? StringHash.of(u) : StringHash.of(points());
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
    String u = units();
    String v = s.units();
    return u != null && v != null
        ? u.equals(v)
        : u == null && v == null && Arrays.equals(points(), s.points());
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  // Parts and combinations -----------------------------------------------------------------------

  /** This text as a plain str. */
  public final PyStr exact() {
    return getClass() == PyStr.class ? this : new PyStr(this);
  }

  /** Whether all characters are ASCII. */
  public final boolean isAscii() {
    String u = units();
    if (u == null) {
      return false;
    }
    for (int i = 0; i < u.length(); i++) {
      if (u.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** Whether the code point {@code c} is in the text. */
  public final boolean hasCodePoint(int c) {
    String u = units();
    if (u != null) {
      return c < 0x10000 && u.indexOf(c) >= 0;
    }
    for (int p : points()) {
      if (p == c) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code s} is in this text at {@code i}, where there is room for it. */
  final boolean regionMatches(int i, PyStr s) {
    String u = units();
    String v = s.units();
    if (u != null) {
      return v != null && u.startsWith(v, i);
    }
    int[] points = points();
    if (v == null) {
      int[] part = s.points();
      return Arrays.equals(points, i, i + part.length, part, 0, part.length);
    }
    for (int k = 0; k < v.length(); k++) {
      if (points[i + k] != v.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /** The text from {@code from} to {@code to}, which are in range; a plain str. */
  public final PyStr substring(int from, int to) {
    if (to - from <= 1) {
      return from >= to ? EMPTY : ofCodePoint(at(from));
    }
    if (to - from == length()) {
      return exact();
    }
    String u = units();
    return u != null
        ? new PyStr(u.substring(from, to), null)
        : ofCodePoints(Arrays.copyOfRange(points(), from, to));
  }

  /** {@code self[start::step]} of {@code n} characters. */
  private PyStr slice(int start, long step, int n) {
    if (step == 1) {
      return substring(start, start + n);
    }
    String u = units();
    if (u != null) {
      StrBuilder b = new StrBuilder(n);
      for (int i = 0; i < n; i++) {
        b.append(u.charAt((int) (start + i * step)));
      }
      return b.toStr();
    }
    int[] points = points();
    int[] p = new int[n];
    for (int i = 0; i < n; i++) {
      p[i] = points[(int) (start + i * step)];
    }
    return ofCodePoints(p);
  }

  /** {@code self[key]}. */
  public static PyStr getItem(ThreadState ts, PyStr self, PyObject key) {
    if (key instanceof PyInt || !(key instanceof PySlice) && Numbers.isIndex(key)) {
      return self.charAt(ts, Numbers.sequenceIndex(ts, key));
    }
    if (key instanceof PySlice s) {
      PySlice.Indices r = s.indices(ts, self.length());
      return self.slice((int) r.start(), r.step(), r.count());
    }
    throw PyErr.typeError(
        ts, "string indices must be integers, not '" + PyType.of(key).name() + "'");
  }

  /** {@code self[i]}, where {@code i} may be negative. */
  public final PyStr charAt(ThreadState ts, long i) {
    int n = length();
    long k = i < 0 ? i + n : i;
    if (k < 0 || k >= n) {
      throw PyErr.indexError(ts, "string index out of range");
    }
    return ofCodePoint(at((int) k));
  }

  /** {@code a + b}. */
  public static PyStr concat(ThreadState ts, PyStr a, PyStr b) {
    int n = a.length();
    int m = b.length();
    if (n == 0) {
      return b.exact();
    }
    if (m == 0) {
      return a.exact();
    }
    checkSize(ts, (long) n + m);
    String v = b.units();
    if (v != null && !(a.other instanceof int[]) && !Unicode.isPair(a.at(n - 1), b.at(0))) {
      return n < BUFFERED ? new PyStr(a.units().concat(v), null) : appended(a, v);
    }
    int[] all = Arrays.copyOf(a.codePoints(), n + m);
    System.arraycopy(b.codePoints(), 0, all, n, m);
    return new PyStr(null, all);
  }

  /** {@code a + v} of a long text: in the buffer of {@code a} if it is one that is being built. */
  private static PyStr appended(PyStr a, String v) {
    if (a.other instanceof TextBuffer before) {
      TextBuffer after = before.append(v);
      if (after != null) {
        return new PyStr(null, after);
      }
    } else if (a.appended) {
      return new PyStr(null, TextBuffer.of(a.units, v));
    }
    PyStr sum = new PyStr(a.units().concat(v), null);
    sum.appended = true;
    return sum;
  }

  /** {@code s * count}. */
  public static PyStr repeat(ThreadState ts, PyStr s, long count) {
    int n = s.length();
    if (count <= 0 || n == 0) {
      return EMPTY;
    }
    if (count == 1) {
      return s.exact();
    }
    if (count > Long.MAX_VALUE / n) {
      throw PyErr.overflowError(ts, "repeated string is too long");
    }
    checkSize(ts, n * count);
    String u = s.units();
    if (u != null && !Unicode.isPair(s.at(n - 1), s.at(0))) {
      return new PyStr(u.repeat((int) count), null);
    }
    int[] all = Arrays.copyOf(s.codePoints(), (int) (n * count));
    for (int done = n; done < all.length; done *= 2) {
      System.arraycopy(all, 0, all, done, Math.min(done, all.length - done));
    }
    return ofCodePoints(all);
  }

  /** MemoryError for a text longer than can be. */
  static void checkSize(ThreadState ts, long length) {
    if (length > Integer.MAX_VALUE - 8) {
      throw PyErr.of(ts, PyExc.MemoryError);
    }
  }

  /** {@code sep.join(items)}; TypeError if one is no str. */
  public static PyStr join(ThreadState ts, PyStr sep, PyObject... items) {
    if (items.length == 0) {
      return EMPTY;
    }
    long size = (items.length - 1L) * sep.length();
    for (int i = 0; i < items.length; i++) {
      if (!(items[i] instanceof PyStr s)) {
        throw PyErr.typeError(
            ts,
            "sequence item %d: expected str instance, %s found"
                .formatted(i, PyType.of(items[i]).name()));
      }
      size += s.length();
    }
    if (items.length == 1) {
      PyStr only = (PyStr) items[0];
      return only.exact();
    }
    checkSize(ts, size);
    StrBuilder b = new StrBuilder((int) size).append((PyStr) items[0]);
    for (int i = 1; i < items.length; i++) {
      b.append(sep).append((PyStr) items[i]);
    }
    return b.toStr();
  }

  /** The order of two texts by code points: negative, zero or positive. */
  public static int compare(PyStr a, PyStr b) {
    String u = a.units();
    String v = b.units();
    if (u != null && v != null) {
      return u.compareTo(v);
    }
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      int d = a.at(i) - b.at(i);
      if (d != 0) {
        return d;
      }
    }
    return a.length() - b.length();
  }

  // Slots ----------------------------------------------------------------------------------------

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n > 3 && cls == TYPE && (kwnames == null || kwnames.size() == 0)) {
      throw Args.expected(ts, "str", 0, 3, n);
    }
    PyObject[] values = Args.parse(ts, NEW, args, start, n, kwnames);
    PyObject object = values[0];
    String enc = argument(ts, values[1], "encoding");
    String err = argument(ts, values[2], "errors");
    PyObject text;
    if (object == null) {
      text = EMPTY;
    } else if (enc == null && err == null) {
      text = Conversion.str(ts, object);
    } else {
      text = Codecs.decode(ts, object, enc, err);
    }
    return cls == TYPE ? text : new StrInstance(ts, cls, (PyStr) text);
  }

  private static String argument(ThreadState ts, PyObject o, String name) {
    if (o == null) {
      return null;
    }
    if (!(o instanceof PyStr s)) {
      throw Args.badArgument(ts, "str", "argument '" + name + "'", "str", o);
    }
    Codecs.checkNoNull(ts, s.toString());
    return s.toString();
  }

  @PySlot
  PyStr __repr__(ThreadState ts) {
    return StrRepr.repr(this);
  }

  @PySlot
  PyStr __str__(ThreadState ts) {
    return exact();
  }

  @PySlot
  long __hash__(ThreadState ts) {
    return hash();
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (!(other instanceof PyStr s)) {
      return Py.NotImplemented;
    }
    return switch (op) {
      case EQ -> Py.bool(equals(s));
      case NE -> Py.bool(!equals(s));
      default -> Py.bool(op.test(compare(this, s)));
    };
  }

  @PySlot
  long __len__(ThreadState ts) {
    return length();
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject key) {
    return getItem(ts, this, key);
  }

  @PySlot
  boolean __contains__(ThreadState ts, PyObject item) {
    if (!(item instanceof PyStr s)) {
      throw PyErr.typeError(
          ts, "'in <string>' requires string as left operand, not " + PyType.of(item).name());
    }
    return StrSearch.indexOf(this, s, 0, length()) >= 0;
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return new PyStrIterator(this);
  }

  @PySlot
  PyObject __add__(ThreadState ts, PyObject other) {
    return other instanceof PyStr s
        ? concat(ts, this, s)
        : ItemSequences.cannotConcatenate(ts, this, other, "str");
  }

  @PySlot
  PyObject __mul__(ThreadState ts, PyObject other) {
    PyObject r = ItemSequences.reflectedMultiply(ts, this, other);
    return r == Py.NotImplemented ? __rmul__(ts, other) : r;
  }

  @PySlot
  PyObject __rmul__(ThreadState ts, PyObject other) {
    return repeat(ts, this, Sequences.repetitions(ts, other));
  }

  @PySlot
  PyObject __mod__(ThreadState ts, PyObject other) {
    return PercentFormat.format(ts, this, other);
  }

  @PySlot
  PyObject __rmod__(ThreadState ts, PyObject other) {
    return other instanceof PyStr s ? PercentFormat.format(ts, s, this) : Py.NotImplemented;
  }
}
