package org.boiga.nativemodules.csv;

import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyGlobal;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** Module {@code _csv}. */
@PyModule(
    builtin = true,
    name = "_csv",
    doc = "Reading and writing of CSV files.",
    types = PyDialect.class,
    internalTypes = {PyReader.class, PyWriter.class})
public final class CsvModule {
  private static final long DEFAULT_LIMIT = 128 * 1024;

  private CsvModule() {}

  /** What an interpreter has of its own. */
  private static final class State {
    final PyTypeObject error;
    final PyGlobal dialects;
    volatile long limit = DEFAULT_LIMIT;

    State(PyTypeObject error, PyGlobal dialects) {
      this.error = error;
      this.dialects = dialects;
    }
  }

  private static State state(PyContext ctx) {
    return ctx.PyModule_GetState(State.class);
  }

  static PyError error(PyContext ctx, String message) {
    return ctx.PyErr_Format(state(ctx).error, message);
  }

  static long limit(PyContext ctx) {
    return state(ctx).limit;
  }

  private static PyObject dialects(PyContext ctx) {
    return state(ctx).dialects.get(ctx);
  }

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyTypeObject error = ctx.PyErr_NewException("_csv.Error", null, null);
    PyObject dialects = ctx.PyDict_New();
    ctx.PyModule_SetState(new State(error, ctx.PyGlobal_New(dialects)));
    ctx.PyModule_AddObject(m, "Reader", ctx.PyType_FromClass(PyReader.class));
    ctx.PyModule_AddObject(m, "Writer", ctx.PyType_FromClass(PyWriter.class));
    ctx.PyModule_AddType(m, error);
    ctx.PyModule_AddObject(m, "_dialects", dialects);
    ctx.PyModule_AddIntConstant(m, "QUOTE_MINIMAL", PyDialect.MINIMAL);
    ctx.PyModule_AddIntConstant(m, "QUOTE_ALL", PyDialect.ALL);
    ctx.PyModule_AddIntConstant(m, "QUOTE_NONNUMERIC", PyDialect.NON_NUMERIC);
    ctx.PyModule_AddIntConstant(m, "QUOTE_NONE", PyDialect.NONE);
    ctx.PyModule_AddIntConstant(m, "QUOTE_STRINGS", PyDialect.STRINGS);
    ctx.PyModule_AddIntConstant(m, "QUOTE_NOTNULL", PyDialect.NOT_NULL);
  }

  // Readers and writers --------------------------------------------------------------------------

  private static PyDialect dialect(
      PyContext ctx, String function, PyObject[] args, int start, int n, PyObject kwnames) {
    ctx.PyArg_CheckPositional(function, n, 1, 2);
    int keywords = kwnames == null ? 0 : (int) ctx.PyTuple_Size(kwnames);
    PyObject[] rest = Arrays.copyOfRange(args, start + 1, start + n + keywords);
    return PyDialect.of(ctx, rest, 0, n - 1, kwnames);
  }

  @PyFunction(doc = "reader(iterable[, dialect='excel'][, **format]): reads the records of lines.")
  static PyObject reader(PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
    ctx.PyArg_CheckPositional("reader", n, 1, Integer.MAX_VALUE);
    PyObject lines = ctx.PyObject_GetIter(args[start]);
    return new PyReader(ctx, lines, dialect(ctx, "reader", args, start, n, kwnames));
  }

  @PyFunction(doc = "writer(file[, dialect='excel'][, **format]): writes records to a file.")
  static PyObject writer(PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
    ctx.PyArg_CheckPositional("writer", n, 1, Integer.MAX_VALUE);
    PyObject write = ctx.PyObject_GetOptionalAttrString(args[start], "write");
    if (write == null || !ctx.PyCallable_Check(write)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "argument 1 must have a \"write\" method");
    }
    return new PyWriter(ctx, write, dialect(ctx, "writer", args, start, n, kwnames));
  }

  // Dialects -------------------------------------------------------------------------------------

  /** The dialect with a name. */
  static PyObject dialect(PyContext ctx, PyObject name) {
    PyObject d = ctx.PyDict_GetItemRef(dialects(ctx), name);
    if (d == null) {
      throw error(ctx, "unknown dialect");
    }
    return d;
  }

  @PyFunction(
      name = "register_dialect",
      doc = "register_dialect(name[, dialect][, **format]): gives a dialect a name.")
  static PyObject registerDialect(
      PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
    ctx.PyArg_CheckPositional("register_dialect", n, 1, 2);
    PyObject name = args[start];
    if (!ctx.PyUnicode_Check(name)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "dialect name must be a string");
    }
    PyDialect d = dialect(ctx, "register_dialect", args, start, n, kwnames);
    ctx.PyDict_SetItem(dialects(ctx), name, d);
    return ctx.Py_None();
  }

  @PyFunction(name = "unregister_dialect", signature = "(name)", doc = "Forget a dialect.")
  static void unregisterDialect(PyContext ctx, PyObject name) {
    if (ctx.PyDict_Pop(dialects(ctx), name) == null) {
      throw error(ctx, "unknown dialect");
    }
  }

  @PyFunction(name = "get_dialect", signature = "(name)", doc = "The dialect with a name.")
  static PyObject getDialect(PyContext ctx, PyObject name) {
    return dialect(ctx, name);
  }

  @PyFunction(name = "list_dialects", doc = "The names of all dialects.")
  static PyObject listDialects(PyContext ctx) {
    return ctx.PyDict_Keys(dialects(ctx));
  }

  @PyFunction(
      name = "field_size_limit",
      signature = "(new_limit=<unrepresentable>)",
      doc = "The most characters in a field; sets it if one is given, and returns the old one.")
  static PyObject fieldSizeLimit(PyContext ctx, PyObject limit) {
    State s = state(ctx);
    long old = s.limit;
    if (limit != null) {
      if (!ctx.PyLong_CheckExact(limit)) {
        throw ctx.PyErr_Format(PyExc.TypeError, "limit must be an integer");
      }
      if (!ctx.PyLong_FitsLong(limit)) {
        throw ctx.PyErr_Format(PyExc.OverflowError, "Python int too large to convert to C ssize_t");
      }
      s.limit = ctx.PyLong_AsLong(limit);
    }
    return ctx.PyLong_FromLong(old);
  }
}
