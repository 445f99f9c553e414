package org.boiga.modules.csv;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code _csv.reader}. For one thread at a time. */
@org.boiga.api.annotation.PyType(
    name = "_csv.reader",
    doc = "Reads the records of a CSV file.",
    parts = {SelfIterator.class})
public final class PyReader extends PyInstance {
  static final PyType TYPE = PyType.builtin(new PyReaderTable(), PyBaseObject.TYPE);

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
    final PyList fields;
    final StringBuilder field = new StringBuilder();
    int length;
    boolean unquoted = true;
    State state = State.START_RECORD;

    Record(PyList fields) {
      this.fields = fields;
    }
  }

  private final PyObject lines;
  private final PyDialect dialect;
  private volatile long lineNumber;

  PyReader(ThreadState ts, PyObject lines, PyDialect dialect) {
    super(ts, TYPE);
    this.lines = ts.keep(lines);
    this.dialect = ts.keep(dialect);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(lines);
    v.visit(dialect);
  }

  @PyGetter(doc = "The dialect.")
  PyObject dialect(ThreadState ts) {
    return ts.hold(dialect);
  }

  @PyGetter(name = "line_num", doc = "Number of lines that have been read.")
  long lineNumber(ThreadState ts) {
    return lineNumber;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    long limit = CsvModule.limit(ts);
    Record r = new Record(new PyList(ts));
    do {
      int mark = ts.mark();
      PyObject line = Iteration.next(ts, lines);
      if (line == null) {
        if (r.length == 0 && r.state != State.IN_QUOTES) {
          return null;
        }
        if (dialect.strict) {
          throw CsvModule.ERROR.of(ts, "unexpected end of data");
        }
        save(ts, r);
        return r.fields;
      }
      if (!(line instanceof PyStr s)) {
        throw CsvModule.ERROR.of(
            ts,
            "iterator should return strings, not %s (the file should be opened in text mode)"
                .formatted(PyType.of(line).name()));
      }
      lineNumber++;
      for (int i = 0, n = s.length(); i < n; i++) {
        take(ts, r, s.at(i), limit);
      }
      take(ts, r, END, limit);
      ts.release(mark);
    } while (r.state != State.START_RECORD);
    return r.fields;
  }

  private static boolean isNewline(int c) {
    return c == '\n' || c == '\r';
  }

  private void add(ThreadState ts, Record r, int c, long limit) {
    if (r.length >= limit) {
      throw CsvModule.ERROR.of(ts, "field larger than field limit (" + limit + ")");
    }
    r.field.appendCodePoint(c);
    r.length++;
  }

  private void save(ThreadState ts, Record r) {
    int q = dialect.quoting;
    PyObject field;
    if (r.unquoted && r.length == 0 && (q == PyDialect.NOT_NULL || q == PyDialect.STRINGS)) {
      field = Py.None;
    } else {
      field = PyStr.of(r.field.toString());
      boolean number = q == PyDialect.NON_NUMERIC || q == PyDialect.STRINGS;
      if (number && r.unquoted && r.length > 0) {
        field = Calls.call(ts, PyFloat.TYPE, field);
      }
    }
    r.fields.append(ts, field);
    r.field.setLength(0);
    r.length = 0;
    r.unquoted = true;
  }

  private void endOfField(ThreadState ts, Record r, int c) {
    save(ts, r);
    r.state =
        c == END ? State.START_RECORD : isNewline(c) ? State.AFTER_NEWLINE : State.START_FIELD;
  }

  private void take(ThreadState ts, Record r, int c, long limit) {
    switch (r.state) {
      case START_RECORD -> {
        if (c == END) {
          return;
        }
        if (isNewline(c)) {
          r.state = State.AFTER_NEWLINE;
        } else {
          startOfField(ts, r, c, limit);
        }
      }
      case START_FIELD -> startOfField(ts, r, c, limit);
      case ESCAPED -> {
        add(ts, r, c == END ? '\n' : c, limit);
        r.state = isNewline(c) ? State.AFTER_ESCAPED_NEWLINE : State.IN_FIELD;
      }
      case AFTER_ESCAPED_NEWLINE -> {
        if (c != END) {
          inField(ts, r, c, limit);
        }
      }
      case IN_FIELD -> inField(ts, r, c, limit);
      case IN_QUOTES -> {
        if (c == END) {
          return;
        }
        if (c == dialect.escape) {
          r.state = State.ESCAPED_IN_QUOTES;
        } else if (c == dialect.quote && dialect.quoting != PyDialect.NONE) {
          r.state = dialect.doubleQuote ? State.QUOTE_IN_QUOTES : State.IN_FIELD;
        } else {
          add(ts, r, c, limit);
        }
      }
      case ESCAPED_IN_QUOTES -> {
        add(ts, r, c == END ? '\n' : c, limit);
        r.state = State.IN_QUOTES;
      }
      case QUOTE_IN_QUOTES -> afterQuote(ts, r, c, limit);
      case AFTER_NEWLINE -> {
        if (c == END) {
          r.state = State.START_RECORD;
        } else if (!isNewline(c)) {
          throw CsvModule.ERROR.of(
              ts,
              "new-line character seen in unquoted field - do you need to open the file with"
                  + " newline=''?");
        }
      }
    }
  }

  private void startOfField(ThreadState ts, Record r, int c, long limit) {
    if (c == END || isNewline(c)) {
      endOfField(ts, r, c);
    } else if (c == dialect.quote && dialect.quoting != PyDialect.NONE) {
      r.unquoted = false;
      r.state = State.IN_QUOTES;
    } else if (c == dialect.escape) {
      r.state = State.ESCAPED;
    } else if (c == ' ' && dialect.skipInitialSpace) {
      r.state = State.START_FIELD;
    } else if (c == dialect.delimiter) {
      endOfField(ts, r, c);
    } else {
      add(ts, r, c, limit);
      r.state = State.IN_FIELD;
    }
  }

  private void inField(ThreadState ts, Record r, int c, long limit) {
    if (c == END || isNewline(c) || c == dialect.delimiter) {
      endOfField(ts, r, c);
    } else if (c == dialect.escape) {
      r.state = State.ESCAPED;
    } else {
      add(ts, r, c, limit);
    }
  }

  private void afterQuote(ThreadState ts, Record r, int c, long limit) {
    if (c >= 0 && c == dialect.quote && dialect.quoting != PyDialect.NONE) {
      add(ts, r, c, limit);
      r.state = State.IN_QUOTES;
    } else if (c == END || isNewline(c) || c == dialect.delimiter) {
      endOfField(ts, r, c);
    } else if (dialect.strict) {
      throw expected(ts);
    } else {
      add(ts, r, c, limit);
      r.state = State.IN_FIELD;
    }
  }

  private PyException expected(ThreadState ts) {
    return CsvModule.ERROR.of(
        ts,
        "'%s' expected after '%s'"
            .formatted(Character.toString(dialect.delimiter), Character.toString(dialect.quote)));
  }
}
