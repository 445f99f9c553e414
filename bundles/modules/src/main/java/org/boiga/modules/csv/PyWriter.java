package org.boiga.modules.csv;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyComplex;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _csv.writer}. */
@org.boiga.api.annotation.PyType(name = "_csv.writer", doc = "Writes records to a CSV file.")
public final class PyWriter extends PyInstance {
  static final PyType TYPE = PyType.builtin(new PyWriterTable(), PyBaseObject.TYPE);

  private final PyObject write;
  private final PyDialect dialect;

  PyWriter(ThreadState ts, PyObject write, PyDialect dialect) {
    super(ts, TYPE);
    this.write = ts.keep(write);
    this.dialect = ts.keep(dialect);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(write);
    v.visit(dialect);
  }

  @PyGetter(doc = "The dialect.")
  PyObject dialect(ThreadState ts) {
    return ts.hold(dialect);
  }

  private static boolean isNumber(PyObject o) {
    PyType t = PyType.of(o);
    return t.slot(Slot.INDEX) != null
        || t.slot(Slot.INT) != null
        || t.slot(Slot.FLOAT) != null
        || o instanceof PyComplex;
  }

  private boolean isQuoted(PyObject field) {
    return switch (dialect.quoting) {
      case PyDialect.ALL -> true;
      case PyDialect.NON_NUMERIC -> !isNumber(field);
      case PyDialect.STRINGS -> field instanceof PyStr;
      case PyDialect.NOT_NULL -> field != Py.None;
      default -> false;
    };
  }

  private boolean mayBeEmpty(PyObject field) {
    int q = dialect.quoting;
    return q == PyDialect.NONE
        || field == Py.None && (q == PyDialect.STRINGS || q == PyDialect.NOT_NULL);
  }

  private void append(ThreadState ts, StringBuilder record, PyObject field) {
    String text = field == Py.None ? "" : Conversion.str(ts, field).toString();
    boolean quoted = isQuoted(field);
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean special =
          c == dialect.delimiter
              || c == dialect.escape
              || c == dialect.quote
              || c == '\n'
              || c == '\r'
              || dialect.lineTerminator.indexOf(c) >= 0;
      if (special) {
        boolean escaped = dialect.quoting == PyDialect.NONE || c == dialect.escape;
        if (!escaped && c == dialect.quote) {
          if (dialect.doubleQuote) {
            b.appendCodePoint(c);
          } else {
            escaped = true;
          }
        }
        if (escaped) {
          if (dialect.escape < 0) {
            throw CsvModule.ERROR.of(ts, "need to escape, but no escapechar set");
          }
          b.appendCodePoint(dialect.escape);
        } else {
          quoted = true;
        }
      }
      b.appendCodePoint(c);
    }
    if (text.isEmpty() && dialect.delimiter == ' ' && dialect.skipInitialSpace) {
      if (mayBeEmpty(field)) {
        throw CsvModule.ERROR.of(
            ts, "empty field must be quoted if delimiter is a space and skipinitialspace is true");
      }
      quoted = true;
    }
    if (quoted) {
      record.appendCodePoint(dialect.quote).append(b).appendCodePoint(dialect.quote);
    } else {
      record.append(b);
    }
  }

  @PyMethod(signature = "(row, /)", doc = "Write a record; returns what the file's write() does.")
  PyObject writerow(ThreadState ts, PyObject row) {
    PyObject[] fields;
    try {
      fields = Iteration.toArray(ts, row);
    } catch (PyException e) {
      if (!e.matches(PyExc.TypeError) || PyType.of(row).slot(Slot.ITER) != null) {
        throw e;
      }
      throw CsvModule.ERROR.of(ts, "iterable expected, not " + PyType.of(row).name());
    }
    StringBuilder record = new StringBuilder();
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        record.appendCodePoint(dialect.delimiter);
      }
      append(ts, record, fields[i]);
    }
    if (fields.length > 0 && record.isEmpty()) {
      if (mayBeEmpty(fields[fields.length - 1])) {
        throw CsvModule.ERROR.of(ts, "single empty field record must be quoted");
      }
      record.appendCodePoint(dialect.quote).appendCodePoint(dialect.quote);
    }
    record.append(dialect.lineTerminator);
    return Calls.call(ts, write, PyStr.of(record.toString()));
  }

  @PyMethod(signature = "(rows, /)", doc = "Write several records.")
  void writerows(ThreadState ts, PyObject rows) {
    Iteration.forEach(
        ts,
        rows,
        row -> {
          writerow(ts, row);
          return true;
        });
  }
}
