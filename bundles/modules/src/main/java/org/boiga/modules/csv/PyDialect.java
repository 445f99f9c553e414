package org.boiga.modules.csv;

import java.util.Arrays;
import java.util.List;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _csv.Dialect}: how a file is written. Characters that are not set are -1. */
@org.boiga.api.annotation.PyType(name = "_csv.Dialect", doc = "The details of a CSV dialect.")
public final class PyDialect extends PyInstance {
  static final PyType TYPE = PyType.builtin(new PyDialectTable(), PyBaseObject.TYPE);

  static final int MINIMAL = 0;
  static final int ALL = 1;
  static final int NON_NUMERIC = 2;
  static final int NONE = 3;
  static final int STRINGS = 4;
  static final int NOT_NULL = 5;

  private static final List<String> NAMES =
      List.of(
          "dialect",
          "delimiter",
          "doublequote",
          "escapechar",
          "lineterminator",
          "quotechar",
          "quoting",
          "skipinitialspace",
          "strict");

  final int delimiter;
  final boolean doubleQuote;
  final int escape;
  final String lineTerminator;
  final int quote;
  final int quoting;
  final boolean skipInitialSpace;
  final boolean strict;

  private PyDialect(ThreadState ts, PyType type, PyObject[] given) {
    super(ts, type);
    delimiter = character(ts, "delimiter", given[1], ',', false);
    doubleQuote = truth(ts, given[2], true);
    escape = character(ts, "escapechar", given[3], -1, true);
    lineTerminator = text(ts, given[4]);
    quote = character(ts, "quotechar", given[5], '"', true);
    int q = quoting(ts, given[6]);
    quoting = given[5] == Py.None && given[6] == null ? NONE : q;
    skipInitialSpace = truth(ts, given[7], false);
    strict = truth(ts, given[8], false);
    check(ts);
  }

  private static boolean truth(ThreadState ts, PyObject o, boolean otherwise) {
    return o == null ? otherwise : Comparison.truth(ts, o);
  }

  private static int character(
      ThreadState ts, String name, PyObject o, int otherwise, boolean optional) {
    if (o == null) {
      return otherwise;
    }
    if (optional && o == Py.None) {
      return -1;
    }
    String expected = "\"" + name + "\" must be a unicode character" + (optional ? " or None" : "");
    if (!(o instanceof PyStr s)) {
      throw PyErr.typeError(ts, expected + ", not " + PyType.of(o).name());
    }
    if (s.length() != 1) {
      throw PyErr.typeError(ts, expected + ", not a string of length " + s.length());
    }
    return s.at(0);
  }

  private static String text(ThreadState ts, PyObject o) {
    if (o == null) {
      return "\r\n";
    }
    if (!(o instanceof PyStr s)) {
      throw PyErr.typeError(ts, "\"lineterminator\" must be a string, not " + PyType.of(o).name());
    }
    return s.toString();
  }

  private static int quoting(ThreadState ts, PyObject o) {
    if (o == null) {
      return MINIMAL;
    }
    if (PyType.of(o) != PyInt.TYPE) {
      throw PyErr.typeError(ts, "\"quoting\" must be an integer, not " + PyType.of(o).name());
    }
    int q = Args.toInt(ts, o);
    if (q < MINIMAL || q > NOT_NULL) {
      throw PyErr.typeError(ts, "bad \"quoting\" value");
    }
    return q;
  }

  private void check(ThreadState ts) {
    if (quoting != NONE && quote < 0) {
      throw PyErr.typeError(ts, "quotechar must be set if quoting enabled");
    }
    check(ts, "delimiter", delimiter, true);
    check(ts, "escapechar", escape, !skipInitialSpace);
    check(ts, "quotechar", quote, !skipInitialSpace);
    checkDifferent(ts, "delimiter", "escapechar", delimiter, escape);
    checkDifferent(ts, "delimiter", "quotechar", delimiter, quote);
    checkDifferent(ts, "escapechar", "quotechar", escape, quote);
  }

  private void check(ThreadState ts, String name, int c, boolean spaceAllowed) {
    if (c == '\r' || c == '\n' || c == ' ' && !spaceAllowed) {
      throw PyErr.valueError(ts, "bad " + name + " value");
    }
    if (c >= 0 && lineTerminator.indexOf(c) >= 0) {
      throw PyErr.valueError(ts, "bad " + name + " or lineterminator value");
    }
  }

  private static void checkDifferent(ThreadState ts, String a, String b, int c, int d) {
    if (c == d && c >= 0) {
      throw PyErr.valueError(ts, "bad " + a + " or " + b + " value");
    }
  }

  // Making ---------------------------------------------------------------------------------------

  /** The dialect for the arguments of a constructor. */
  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    PyObject[] given = new PyObject[NAMES.size()];
    if (n > given.length) {
      throw PyErr.typeError(
          ts, "function takes at most " + given.length + " arguments (" + n + " given)");
    }
    System.arraycopy(args, start, given, 0, n);
    int keywords = kwnames == null ? 0 : kwnames.size();
    for (int i = 0; i < keywords; i++) {
      String name = kwnames.at(i).toString();
      int at = NAMES.indexOf(name);
      if (at < 0) {
        throw PyErr.typeError(
            ts, "this function got an unexpected keyword argument '" + name + "'");
      }
      given[at] = args[start + n + i];
    }
    PyObject dialect = given[0] == Py.None ? null : given[0];
    if (dialect != null) {
      if (dialect instanceof PyStr) {
        dialect = CsvModule.dialect(ts, dialect);
      }
      boolean plain = Arrays.stream(given, 1, given.length).allMatch(o -> o == null);
      if (cls == TYPE && PyType.of(dialect) == TYPE && plain) {
        return dialect;
      }
      for (int i = 1; i < given.length; i++) {
        if (given[i] == null) {
          given[i] = Attributes.getOrNull(ts, dialect, PyStr.interned(NAMES.get(i)));
        }
      }
    }
    return new PyDialect(ts, cls, given);
  }

  /** The dialect that a reader or writer is made with. */
  static PyDialect of(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return (PyDialect) __new__(ts, TYPE, args, start, n, kwnames);
  }

  private static PyException notPicklable(ThreadState ts, PyObject self) {
    return PyErr.typeError(ts, "cannot pickle '" + PyType.of(self).shortName() + "' instances");
  }

  @PyMethod(signature = "(*args)")
  PyObject __reduce__(ThreadState ts, PyObject[] args) {
    throw notPicklable(ts, this);
  }

  @PyMethod(signature = "(*args)")
  PyObject __reduce_ex__(ThreadState ts, PyObject[] args) {
    throw notPicklable(ts, this);
  }

  // Attributes -----------------------------------------------------------------------------------

  private static PyObject character(int c) {
    return c < 0 ? Py.None : PyStr.ofCodePoint(c);
  }

  @PyGetter(doc = "What is between fields.")
  PyObject delimiter(ThreadState ts) {
    return character(delimiter);
  }

  @PyGetter(doc = "Whether a quote in a field is written twice.")
  PyObject doublequote(ThreadState ts) {
    return Py.bool(doubleQuote);
  }

  @PyGetter(doc = "What is before a character that stands for itself.")
  PyObject escapechar(ThreadState ts) {
    return character(escape);
  }

  @PyGetter(doc = "What is after each record.")
  String lineterminator(ThreadState ts) {
    return lineTerminator;
  }

  @PyGetter(doc = "What is around fields with special characters.")
  PyObject quotechar(ThreadState ts) {
    return character(quote);
  }

  @PyGetter(doc = "Which fields are quoted.")
  int quoting(ThreadState ts) {
    return quoting;
  }

  @PyGetter(doc = "Whether blanks at the beginning of a field are ignored.")
  PyObject skipinitialspace(ThreadState ts) {
    return Py.bool(skipInitialSpace);
  }

  @PyGetter(doc = "Whether bad input is an error.")
  PyObject strict(ThreadState ts) {
    return Py.bool(strict);
  }
}
