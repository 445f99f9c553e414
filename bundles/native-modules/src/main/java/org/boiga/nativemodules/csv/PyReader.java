package org.boiga.nativemodules.csv;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyField;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** {@code _csv.reader}. For one thread at a time. */
@PyType(name = "_csv.reader", doc = "Reads the records of a CSV file.")
public final class PyReader extends PyNativeObject {
  private static final int END = -1;

  private enum State {
    START_RECORD,
    START_FIELD,
    ESCAPED,
    AFTER_ESCAPED_NEWLINE,
    IN_FIELD,
    IN_QUOTES,
    ESCAPED_IN_QUOTES,
    QUOTE_IN_QUOTES,
    AFTER_NEWLINE
  }

  /** One record while it is read. */
  private static final class Record {
    final PyObject fields;
    final StringBuilder field = new StringBuilder();
    int length;
    boolean unquoted = true;
    State state = State.START_RECORD;

    Record(PyObject fields) {
      this.fields = fields;
    }
  }

  private final PyField lines = field();
  private final PyField dialectReference = field();
  private final PyDialect dialect;
  private volatile long lineNumber;

  PyReader(PyContext ctx, PyObject lines, PyDialect dialect) {
    super(ctx);
    this.lines.set(ctx, lines);
    this.dialect = dialect;
    dialectReference.set(ctx, dialect);
  }

  @PyGetter(doc = "The dialect.")
  PyObject dialect(PyContext ctx) {
    return dialect;
  }

  @PyGetter(name = "line_num", doc = "Number of lines that have been read.")
  long lineNumber(PyContext ctx) {
    return lineNumber;
  }

  @PySlot
  PyObject __iter__(PyContext ctx) {
    return this;
  }

  @PySlot
  PyObject __next__(PyContext ctx) {
    long limit = CsvModule.limit(ctx);
    Record r = new Record(ctx.PyList_New());
    do {
      try (PyScope scope = ctx.scope()) {
        PyObject line = ctx.PyIter_Next(lines.get(ctx));
        if (line == null) {
          if (r.length == 0 && r.state != State.IN_QUOTES) {
            return null;
          }
          if (dialect.strict) {
            throw CsvModule.error(ctx, "unexpected end of data");
          }
          save(ctx, r);
          return r.fields;
        }
        if (!ctx.PyUnicode_Check(line)) {
          throw CsvModule.error(
              ctx,
              "iterator should return strings, not %s (the file should be opened in text mode)"
                  .formatted(ctx.PyObject_TypeName(line)));
        }
        lineNumber++;
        String text = ctx.PyUnicode_AsString(line);
        for (int i = 0; i < text.length(); ) {
          int c = text.codePointAt(i);
          i += Character.charCount(c);
          take(ctx, r, c, limit);
        }
        take(ctx, r, END, limit);
      }
    } while (r.state != State.START_RECORD);
    return r.fields;
  }

  private static boolean isNewline(int c) {
    return c == '\n' || c == '\r';
  }

  private void add(PyContext ctx, Record r, int c, long limit) {
    if (r.length >= limit) {
      throw CsvModule.error(ctx, "field larger than field limit (" + limit + ")");
    }
    r.field.appendCodePoint(c);
    r.length++;
  }

  private void save(PyContext ctx, Record r) {
    int q = dialect.quoting;
    PyObject field;
    if (r.unquoted && r.length == 0 && (q == PyDialect.NOT_NULL || q == PyDialect.STRINGS)) {
      field = ctx.Py_None();
    } else {
      field = ctx.PyUnicode_FromString(r.field.toString());
      boolean number = q == PyDialect.NON_NUMERIC || q == PyDialect.STRINGS;
      if (number && r.unquoted && r.length > 0) {
        field = ctx.PyNumber_Float(field);
      }
    }
    ctx.PyList_Append(r.fields, field);
    r.field.setLength(0);
    r.length = 0;
    r.unquoted = true;
  }

  private void endOfField(PyContext ctx, Record r, int c) {
    save(ctx, r);
    r.state =
        c == END ? State.START_RECORD : isNewline(c) ? State.AFTER_NEWLINE : State.START_FIELD;
  }

  private void take(PyContext ctx, Record r, int c, long limit) {
    switch (r.state) {
      case START_RECORD -> {
        if (c == END) {
          return;
        }
        if (isNewline(c)) {
          r.state = State.AFTER_NEWLINE;
        } else {
          startOfField(ctx, r, c, limit);
        }
      }
      case START_FIELD -> startOfField(ctx, r, c, limit);
      case ESCAPED -> {
        add(ctx, r, c == END ? '\n' : c, limit);
        r.state = isNewline(c) ? State.AFTER_ESCAPED_NEWLINE : State.IN_FIELD;
      }
      case AFTER_ESCAPED_NEWLINE -> {
        if (c != END) {
          inField(ctx, r, c, limit);
        }
      }
      case IN_FIELD -> inField(ctx, r, c, limit);
      case IN_QUOTES -> {
        if (c == END) {
          return;
        }
        if (c == dialect.escape) {
          r.state = State.ESCAPED_IN_QUOTES;
        } else if (c == dialect.quote && dialect.quoting != PyDialect.NONE) {
          r.state = dialect.doubleQuote ? State.QUOTE_IN_QUOTES : State.IN_FIELD;
        } else {
          add(ctx, r, c, limit);
        }
      }
      case ESCAPED_IN_QUOTES -> {
        add(ctx, r, c == END ? '\n' : c, limit);
        r.state = State.IN_QUOTES;
      }
      case QUOTE_IN_QUOTES -> afterQuote(ctx, r, c, limit);
      case AFTER_NEWLINE -> {
        if (c == END) {
          r.state = State.START_RECORD;
        } else if (!isNewline(c)) {
          throw CsvModule.error(
              ctx,
              "new-line character seen in unquoted field - do you need to open the file with"
                  + " newline=''?");
        }
      }
    }
  }

  private void startOfField(PyContext ctx, Record r, int c, long limit) {
    if (c == END || isNewline(c)) {
      endOfField(ctx, r, c);
    } else if (c == dialect.quote && dialect.quoting != PyDialect.NONE) {
      r.unquoted = false;
      r.state = State.IN_QUOTES;
    } else if (c == dialect.escape) {
      r.state = State.ESCAPED;
    } else if (c == ' ' && dialect.skipInitialSpace) {
      r.state = State.START_FIELD;
    } else if (c == dialect.delimiter) {
      endOfField(ctx, r, c);
    } else {
      add(ctx, r, c, limit);
      r.state = State.IN_FIELD;
    }
  }

  private void inField(PyContext ctx, Record r, int c, long limit) {
    if (c == END || isNewline(c) || c == dialect.delimiter) {
      endOfField(ctx, r, c);
    } else if (c == dialect.escape) {
      r.state = State.ESCAPED;
    } else {
      add(ctx, r, c, limit);
    }
  }

  private void afterQuote(PyContext ctx, Record r, int c, long limit) {
    if (c >= 0 && c == dialect.quote && dialect.quoting != PyDialect.NONE) {
      add(ctx, r, c, limit);
      r.state = State.IN_QUOTES;
    } else if (c == END || isNewline(c) || c == dialect.delimiter) {
      endOfField(ctx, r, c);
    } else if (dialect.strict) {
      throw expected(ctx);
    } else {
      add(ctx, r, c, limit);
      r.state = State.IN_FIELD;
    }
  }

  private PyError expected(PyContext ctx) {
    return CsvModule.error(
        ctx,
        "'%s' expected after '%s'"
            .formatted(Character.toString(dialect.delimiter), Character.toString(dialect.quote)));
  }
}
