package org.boiga.modules.csv;

import java.util.Arrays;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.modules.support.ModuleException;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code _csv}. */
@org.boiga.api.annotation.PyModule(name = "_csv", doc = "Reading and writing of CSV files.")
public final class CsvModule {
  static final ModuleException ERROR = new ModuleException("_csv", "Error", PyExc.Exception);

  private static final long DEFAULT_LIMIT = 128 * 1024;

  private CsvModule() {}

  /** What an interpreter has of its own. */
  private static final class State implements Roots {
    volatile long limit = DEFAULT_LIMIT;
    private PyDict dialects;

    synchronized PyDict dialects(ThreadState ts) {
      if (dialects == null) {
        dialects = ts.keep(new PyDict(ts));
      }
      return dialects;
    }

    @Override
    public void traverse(Visitor v) {
      v.visit(dialects);
    }
  }

  private static State state(ThreadState ts) {
    return ts.interp.state(State.class, State::new);
  }

  static long limit(ThreadState ts) {
    return state(ts).limit;
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "Dialect", PyDialect.TYPE);
    m.put(ts, "Reader", PyReader.TYPE);
    m.put(ts, "Writer", PyWriter.TYPE);
    m.put(ts, "Error", ERROR.type(ts));
    m.put(ts, "_dialects", state(ts).dialects(ts));
    m.put(ts, "QUOTE_MINIMAL", Py.int_(PyDialect.MINIMAL));
    m.put(ts, "QUOTE_ALL", Py.int_(PyDialect.ALL));
    m.put(ts, "QUOTE_NONNUMERIC", Py.int_(PyDialect.NON_NUMERIC));
    m.put(ts, "QUOTE_NONE", Py.int_(PyDialect.NONE));
    m.put(ts, "QUOTE_STRINGS", Py.int_(PyDialect.STRINGS));
    m.put(ts, "QUOTE_NOTNULL", Py.int_(PyDialect.NOT_NULL));
  }

  // Readers and writers --------------------------------------------------------------------------

  private static PyDialect dialect(
      ThreadState ts, String function, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n < 1 || n > 2) {
      throw Args.expected(ts, function, 1, 2, n);
    }
    int keywords = kwnames == null ? 0 : kwnames.size();
    PyObject[] rest = Arrays.copyOfRange(args, start + 1, start + n + keywords);
    return PyDialect.of(ts, rest, 0, n - 1, kwnames);
  }

  @PyFunction(doc = "reader(iterable[, dialect='excel'][, **format]): reads the records of lines.")
  static PyObject reader(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n < 1) {
      throw Args.expected(ts, "reader", 1, 2, n);
    }
    PyObject lines = Iteration.iter(ts, args[start]);
    return new PyReader(ts, lines, dialect(ts, "reader", args, start, n, kwnames));
  }

  @PyFunction(doc = "writer(file[, dialect='excel'][, **format]): writes records to a file.")
  static PyObject writer(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n < 1) {
      throw Args.expected(ts, "writer", 1, 2, n);
    }
    PyObject write = Attributes.getOrNull(ts, args[start], PyStr.interned("write"));
    if (write == null || !Calls.isCallable(write)) {
      throw PyErr.typeError(ts, "argument 1 must have a \"write\" method");
    }
    return new PyWriter(ts, write, dialect(ts, "writer", args, start, n, kwnames));
  }

  // Dialects -------------------------------------------------------------------------------------

  /** The dialect with a name. */
  static PyObject dialect(ThreadState ts, PyObject name) {
    PyObject d = state(ts).dialects(ts).get(ts, name);
    if (d == null) {
      throw ERROR.of(ts, "unknown dialect");
    }
    return d;
  }

  @PyFunction(
      name = "register_dialect",
      doc = "register_dialect(name[, dialect][, **format]): gives a dialect a name.")
  static PyObject registerDialect(
      ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n < 1 || n > 2) {
      throw Args.expected(ts, "register_dialect", 1, 2, n);
    }
    if (!(args[start] instanceof PyStr name)) {
      throw PyErr.typeError(ts, "dialect name must be a string");
    }
    PyDialect d = dialect(ts, "register_dialect", args, start, n, kwnames);
    state(ts).dialects(ts).put(ts, name, d);
    return Py.None;
  }

  @PyFunction(name = "unregister_dialect", signature = "(name)", doc = "Forget a dialect.")
  static void unregisterDialect(ThreadState ts, PyObject name) {
    if (state(ts).dialects(ts).remove(ts, name) == null) {
      throw ERROR.of(ts, "unknown dialect");
    }
  }

  @PyFunction(name = "get_dialect", signature = "(name)", doc = "The dialect with a name.")
  static PyObject getDialect(ThreadState ts, PyObject name) {
    return dialect(ts, name);
  }

  @PyFunction(name = "list_dialects", doc = "The names of all dialects.")
  static PyObject listDialects(ThreadState ts) {
    return PyList.from(ts, state(ts).dialects(ts));
  }

  @PyFunction(
      name = "field_size_limit",
      signature = "(new_limit=<unrepresentable>)",
      doc = "The most characters in a field; sets it if one is given, and returns the old one.")
  static PyObject fieldSizeLimit(ThreadState ts, PyObject limit) {
    State s = state(ts);
    long old = s.limit;
    if (limit != null) {
      if (PyType.of(limit) != PyInt.TYPE) {
        throw PyErr.typeError(ts, "limit must be an integer");
      }
      if (!((PyInt) limit).isLong()) {
        throw PyErr.overflowError(ts, "Python int too large to convert to C ssize_t");
      }
      s.limit = ((PyInt) limit).longValue();
    }
    return Py.int_(old);
  }
}
