package org.boiga.objects;

import java.math.BigInteger;
import java.util.Arrays;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/**
 * Arguments of built-in functions: what the tables that the annotation processor generates call to
 * match arguments to parameters and to convert them to Java values.
 */
public final class Args {
  private static final PyObject[] NONE = {};

  private Args() {}

  // Matching -------------------------------------------------------------------------------------

  /**
   * Matches arguments to the named parameters.
   *
   * @param args holds {@code n} positional arguments from {@code start}, then a value for each name
   *     in {@code kwnames}
   * @param kwnames may be null
   * @return the argument for each named parameter, null where it was omitted
   */
  public static PyObject[] parse(
      ThreadState ts, Signature s, PyObject[] args, int start, int n, PyTuple kwnames) {
    int keywords = kwnames == null ? 0 : kwnames.size();
    checkCount(ts, s, n, keywords);
    PyObject[] values = new PyObject[s.names.length];
    System.arraycopy(args, start, values, 0, Math.min(n, s.positional));
    int twice = Integer.MAX_VALUE;
    PyObject unexpected = null;
    for (int k = 0; k < keywords; k++) {
      PyObject name = kwnames.at(k);
      int i = s.indexOf(name);
      if (i < 0) {
        unexpected = unexpected == null ? name : unexpected;
      } else if (values[i] != null) {
        twice = Math.min(twice, i);
      } else {
        values[i] = args[start + n + k];
      }
    }
    for (int i = n; i < values.length; i++) {
      if (values[i] == null && s.isRequired(i)) {
        throw PyErr.typeError(
            ts,
            "%s missing required argument '%s' (pos %d)"
                .formatted(s.title("function"), s.names[i], i + 1));
      }
    }
    if (twice < Integer.MAX_VALUE) {
      throw PyErr.typeError(
          ts,
          "argument for %s given by name ('%s') and position (%d)"
              .formatted(s.title("function"), s.names[twice], twice + 1));
    }
    if (unexpected != null) {
      checkKeyword(ts, unexpected);
      if (!s.varKeywords) {
        throw PyErr.typeError(
            ts,
            "%s got an unexpected keyword argument '%s'"
                .formatted(s.title("this function"), unexpected));
      }
    }
    return values;
  }

  private static void checkCount(ThreadState ts, Signature s, int n, int keywords) {
    int all = s.names.length;
    if (!s.varArgs && !s.varKeywords && n + keywords > all) {
      throw PyErr.typeError(
          ts,
          "%s takes at most %d %sargument%s (%d given)"
              .formatted(
                  s.title("function"), all, n == 0 ? "keyword " : "", plural(all), n + keywords));
    }
    int max = s.positional;
    int min = s.required(max);
    if (!s.varArgs && n > max) {
      throw PyErr.typeError(
          ts,
          max == 0
              ? s.title("function") + " takes no positional arguments"
              : "%s takes %s %d positional argument%s (%d given)"
                  .formatted(
                      s.title("function"), min < max ? "at most" : "exactly", max, plural(max), n));
    }
    int least = Math.min(s.positionalOnly, min);
    if (n < least) {
      throw PyErr.typeError(
          ts,
          "%s takes %s %d positional argument%s (%d given)"
              .formatted(
                  s.title("function"),
                  least < max || s.varArgs ? "at least" : "exactly",
                  least,
                  plural(least),
                  n));
    }
  }

  private static void checkKeyword(ThreadState ts, PyObject name) {
    if (!(name instanceof PyStr)) {
      throw PyErr.typeError(ts, "keywords must be strings");
    }
  }

  private static String plural(int n) {
    return n == 1 ? "" : "s";
  }

  /** The positional arguments in excess: {@code args[from:to]}, for {@code *args}. */
  public static PyObject[] rest(PyObject[] args, int from, int to) {
    return from >= to ? NONE : Arrays.copyOfRange(args, from, to);
  }

  /**
   * The keyword arguments that name no parameter, for {@code **kwargs}.
   *
   * @param from where their values begin in {@code args}
   * @return null if there are none
   */
  public static PyDict keywords(
      ThreadState ts, Signature s, PyObject[] args, int from, PyTuple kwnames) {
    PyDict d = null;
    int n = kwnames == null ? 0 : kwnames.size();
    for (int k = 0; k < n; k++) {
      PyObject name = kwnames.at(k);
      if (s.indexOf(name) < 0) {
        checkKeyword(ts, name);
        d = d == null ? new PyDict(ts) : d;
        d.put(ts, name, args[from + k]);
      }
    }
    return d;
  }

  // Counts ---------------------------------------------------------------------------------------

  /** Fails if there are keyword arguments. */
  public static void rejectKeywords(ThreadState ts, String function, PyTuple kwnames) {
    if (kwnames.size() > 0) {
      throw PyErr.typeError(ts, function + "() takes no keyword arguments");
    }
  }

  /**
   * As {@link #rejectKeywords} for a {@code __new__}, unless the class has its own __init__.
   *
   * @param table of the type that defines the __new__
   */
  public static void rejectKeywordsOfNew(
      ThreadState ts,
      PyObject cls,
      Class<? extends NativeTable> table,
      String name,
      PyTuple kwnames) {
    if (inherits((PyType) cls, table, Slot.INIT)) {
      rejectKeywords(ts, name, kwnames);
    }
  }

  /** As {@link #rejectKeywords} for an {@code __init__}, unless the class has its own __new__. */
  public static void rejectKeywordsOfInit(
      ThreadState ts,
      PyObject self,
      Class<? extends NativeTable> table,
      String name,
      PyTuple kwnames) {
    if (inherits(PyType.of(self), table, Slot.NEW)) {
      rejectKeywords(ts, name, kwnames);
    }
  }

  /** Fails in a {@code __new__} without parameters, unless the class has its own __init__. */
  public static void rejectArgumentsOfNew(
      ThreadState ts, PyObject cls, Class<? extends NativeTable> table, String name) {
    if (inherits((PyType) cls, table, Slot.INIT)) {
      throw PyErr.typeError(ts, name + "() takes no arguments");
    }
  }

  /** Fails in an {@code __init__} without parameters, unless the class has its own __new__. */
  public static void rejectArgumentsOfInit(
      ThreadState ts, PyObject self, Class<? extends NativeTable> table, String name) {
    if (inherits(PyType.of(self), table, Slot.NEW)) {
      throw PyErr.typeError(ts, name + "() takes no arguments");
    }
  }

  /** Whether a class fills a slot as the type above it does that a table declares. */
  private static boolean inherits(PyType cls, Class<? extends NativeTable> table, Slot slot) {
    for (PyType t : cls.mro()) {
      if (table.isInstance(t.table)) {
        return cls.slot(slot) == t.slot(slot);
      }
    }
    return true;
  }

  /** The error of a function without parameters that got some. */
  public static PyException noArguments(ThreadState ts, String function, int n) {
    return PyErr.typeError(ts, "%s() takes no arguments (%d given)".formatted(function, n));
  }

  /** The error of a function with one parameter that got none or several. */
  public static PyException oneArgument(ThreadState ts, String function, int n) {
    return PyErr.typeError(ts, "%s() takes exactly one argument (%d given)".formatted(function, n));
  }

  /**
   * The error of a function that takes positional arguments only and got too few or too many.
   *
   * @param max {@code Integer.MAX_VALUE} for any number
   */
  public static PyException expected(ThreadState ts, String function, int min, int max, int n) {
    String bound = min == max ? "" : n < min ? "at least " : "at most ";
    int limit = n < min ? min : max;
    return PyErr.typeError(
        ts,
        "%s expected %s%d argument%s, got %d".formatted(function, bound, limit, plural(limit), n));
  }

  // Conversion -----------------------------------------------------------------------------------

  /**
   * The error of an argument that is no instance of the type that its parameter asks for.
   *
   * @param argument such as {@code argument 1} or {@code argument 'sep'}
   */
  public static PyException badArgument(
      ThreadState ts, String function, String argument, String expected, PyObject actual) {
    String type = actual == Py.None ? "None" : PyType.of(actual).name();
    return PyErr.typeError(
        ts, "%s() %s must be %s, not %s".formatted(function, argument, expected, type));
  }

  /** The argument as a size or an index, a Py_ssize_t. */
  public static long toLong(ThreadState ts, PyObject o) {
    return toLong(ts, o, "ssize_t");
  }

  /** The argument as a C long. */
  public static long toCLong(ThreadState ts, PyObject o) {
    return toLong(ts, o, "long");
  }

  private static long toLong(ThreadState ts, PyObject o, String type) {
    PyInt i = Numbers.index(ts, o);
    if (i.isLong()) {
      return i.longValue();
    }
    throw PyErr.overflowError(ts, "Python int too large to convert to C " + type);
  }

  /** The argument as a C int. */
  public static int toInt(ThreadState ts, PyObject o) {
    PyInt i = Numbers.index(ts, o);
    if (i.isLong() && i.longValue() == (int) i.longValue()) {
      return (int) i.longValue();
    }
    throw PyErr.overflowError(ts, "Python int too large to convert to C int");
  }

  /**
   * The argument as a C integer without sign.
   *
   * @param type the name of the C type, for the error message
   */
  public static long toUnsigned(ThreadState ts, PyObject o, int bits, String type) {
    BigInteger i = Numbers.index(ts, o).bigValue();
    if (i.signum() < 0) {
      throw PyErr.valueError(ts, "Cannot convert negative int");
    }
    if (i.bitLength() > bits) {
      throw PyErr.overflowError(ts, "Python int too large for C " + type);
    }
    return i.longValue();
  }

  /** The argument as a C double. */
  public static double toDouble(ThreadState ts, PyObject o) {
    if (o instanceof PyFloat f) {
      return f.value;
    }
    PyType type = PyType.of(o);
    SlotFunction slot = type.slot(Slot.FLOAT);
    if (slot != null && !(o instanceof PyInt)) {
      PyObject r = slot.unary(ts, o);
      if (r instanceof PyFloat f) {
        return f.value;
      }
      throw PyErr.typeError(
          ts,
          "%s.__float__ returned non-float (type %s)".formatted(type.name(), PyType.of(r).name()));
    }
    if (!(o instanceof PyInt) && type.slot(Slot.INDEX) == null) {
      throw PyErr.typeError(ts, "must be real number, not " + type.name());
    }
    PyInt i = Numbers.index(ts, o);
    double d = i.isLong() ? i.longValue() : i.bigValue().doubleValue();
    if (Double.isInfinite(d)) {
      throw PyErr.overflowError(ts, "int too large to convert to float");
    }
    return d;
  }

  /** The argument's truth value. */
  public static boolean toBoolean(ThreadState ts, PyObject o) {
    return o instanceof PyBool b ? b == Py.True : Comparison.truth(ts, o);
  }
}
