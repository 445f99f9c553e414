package org.boiga.nativemodules.csv;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyField;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PyType;

/** {@code _csv.writer}. */
@PyType(name = "_csv.writer", doc = "Writes records to a CSV file.")
public final class PyWriter extends PyNativeObject {
  private final PyField write = field();
  private final PyField dialectReference = field();
  private final PyDialect dialect;

  PyWriter(PyContext ctx, PyObject write, PyDialect dialect) {
    super(ctx);
    this.write.set(ctx, write);
    this.dialect = dialect;
    dialectReference.set(ctx, dialect);
  }

  @PyGetter(doc = "The dialect.")
  PyObject dialect(PyContext ctx) {
    return dialect;
  }

  private boolean isQuoted(PyContext ctx, PyObject field) {
    return switch (dialect.quoting) {
      case PyDialect.ALL -> true;
      case PyDialect.NON_NUMERIC -> !ctx.PyNumber_Check(field);
      case PyDialect.STRINGS -> ctx.PyUnicode_Check(field);
      case PyDialect.NOT_NULL -> !ctx.Py_IsNone(field);
      default -> false;
    };
  }

  private boolean mayBeEmpty(PyContext ctx, PyObject field) {
    int q = dialect.quoting;
    return q == PyDialect.NONE
        || ctx.Py_IsNone(field) && (q == PyDialect.STRINGS || q == PyDialect.NOT_NULL);
  }

  private void append(PyContext ctx, StringBuilder record, PyObject field) {
    String text = ctx.Py_IsNone(field) ? "" : ctx.PyUnicode_AsString(ctx.PyObject_Str(field));
    boolean quoted = isQuoted(ctx, field);
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
            throw CsvModule.error(ctx, "need to escape, but no escapechar set");
          }
          b.appendCodePoint(dialect.escape);
        } else {
          quoted = true;
        }
      }
      b.appendCodePoint(c);
    }
    if (text.isEmpty() && dialect.delimiter == ' ' && dialect.skipInitialSpace) {
      if (mayBeEmpty(ctx, field)) {
        throw CsvModule.error(
            ctx, "empty field must be quoted if delimiter is a space and skipinitialspace is true");
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
  PyObject writerow(PyContext ctx, PyObject row) {
    PyObject[] fields;
    try {
      fields = ctx.PySequence_ToArray(row);
    } catch (PyError e) {
      if (!ctx.PyErr_ExceptionMatches(e, PyExc.TypeError)
          || ctx.PyObject_LookupSpecial(row, "__iter__") != null) {
        throw e;
      }
      throw CsvModule.error(ctx, "iterable expected, not " + ctx.PyObject_TypeName(row));
    }
    StringBuilder record = new StringBuilder();
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        record.appendCodePoint(dialect.delimiter);
      }
      append(ctx, record, fields[i]);
    }
    if (fields.length > 0 && record.isEmpty()) {
      if (mayBeEmpty(ctx, fields[fields.length - 1])) {
        throw CsvModule.error(ctx, "single empty field record must be quoted");
      }
      record.appendCodePoint(dialect.quote).appendCodePoint(dialect.quote);
    }
    record.append(dialect.lineTerminator);
    return ctx.PyObject_CallOneArg(write.get(ctx), ctx.PyUnicode_FromString(record.toString()));
  }

  @PyMethod(signature = "(rows, /)", doc = "Write several records.")
  void writerows(PyContext ctx, PyObject rows) {
    ctx.PyIter_ForEach(rows, row -> writerow(ctx, row));
  }
}
