package org.boiga.example.ledger;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.boiga.api.PyArg_Parser;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyMethodDef;
import org.boiga.api.PyModuleDef;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyModExport;

/**
 * Module {@code ledger}: accounts, and postings that add up. Its state is the {@link Books} of an
 * interpreter, which cross to the version of the bundle that replaces this one.
 */
@PyModExport("ledger")
public final class Ledger extends PyModuleDef {
  private static final PyArg_Parser OPEN = new PyArg_Parser("open", 1, 2, "name", "currency");
  private static final Duration DRAIN = Duration.ofSeconds(2);

  public Ledger() {
    super("ledger");
    doc("Accounts, and postings that add up.");
    method(
        PyMethodDef.METH_FASTCALL_KEYWORDS(
            "open", Ledger::open, "($module, name, currency='EUR')", "Open an account."));
    method(
        PyMethodDef.METH_FASTCALL(
            "post",
            Ledger::post,
            "($module, text, entries, /)",
            "Post amounts to accounts, to all or to none; the posting's number."));
    method(
        PyMethodDef.METH_O(
            "balance", Ledger::balance, "($module, name, /)", "What an account has."));
    method(
        PyMethodDef.METH_NOARGS(
            "accounts", Ledger::accounts, "($module, /)", "A dict of currencies by account."));
    method(
        PyMethodDef.METH_FASTCALL(
            "journal",
            Ledger::journal,
            "($module, name=None, /)",
            "An iterator over all postings, or over those to an account."));
    type(PostingObject.spec());
    internalType(JournalIterator.spec());
    exec(
        (ctx, module) -> {
          ctx.PyModule_SetState(new Books());
          ctx.PyModule_AddIntConstant(module, "FORM", StateForms.CURRENT);
        });
    state(
        StateForms.CURRENT,
        ctx -> StateForms.export(books(ctx)),
        (ctx, module, state) -> ctx.PyModule_SetState(StateForms.read(state)));
    migration(1, (ctx, state) -> StateForms.second(state));
    drain(DRAIN);
  }

  private static Books books(PyContext ctx) {
    return ctx.PyModule_GetState(Books.class);
  }

  private static PyObject open(
      PyContext ctx, PyObject self, PyObject[] args, int start, int n, PyObject kwnames) {
    PyObject[] given = ctx.PyArg_ParseTupleAndKeywords(OPEN, args, start, n, kwnames);
    String name = text(ctx, "open", "argument 'name'", given[0]);
    String currency = given[1] == null ? "EUR" : text(ctx, "open", "argument 'currency'", given[1]);
    return checked(
        ctx,
        () -> {
          books(ctx).open(name, currency);
          return ctx.Py_None();
        });
  }

  /** Reads its arguments, which may run Python code, before it changes anything. */
  private static PyObject post(PyContext ctx, PyObject self, PyObject[] args, int start, int n) {
    ctx.PyArg_CheckPositional("post", n, 2, 2);
    String text = text(ctx, "post", "argument 1", args[start]);
    PyObject entries = args[start + 1];
    if (!ctx.PyDict_Check(entries)) {
      throw ctx.PyArg_BadArgument("post", "argument 2", "dict", entries);
    }
    Map<String, Long> amounts = new LinkedHashMap<>();
    ctx.PyDict_ForEach(
        entries,
        (name, amount) -> {
          String account = text(ctx, "post", "an account", name);
          amounts.put(account, ctx.PyLong_AsLong(amount));
        });
    return checked(ctx, () -> ctx.PyLong_FromLong(books(ctx).post(text, amounts)));
  }

  private static PyObject balance(PyContext ctx, PyObject self, PyObject name) {
    String account = text(ctx, "balance", "argument", name);
    return checked(ctx, () -> ctx.PyLong_FromLong(books(ctx).balance(account)));
  }

  private static PyObject accounts(PyContext ctx, PyObject self) {
    PyObject all = ctx.PyDict_New();
    books(ctx)
        .accounts()
        .forEach((name, c) -> ctx.PyDict_SetItemString(all, name, ctx.PyUnicode_FromString(c)));
    return all;
  }

  private static PyObject journal(PyContext ctx, PyObject self, PyObject[] args, int start, int n) {
    ctx.PyArg_CheckPositional("journal", n, 0, 1);
    boolean all = n == 0 || args[start] == ctx.Py_None();
    String account = all ? null : text(ctx, "journal", "argument 1", args[start]);
    return checked(
        ctx,
        () -> {
          Books books = books(ctx);
          if (account != null) {
            books.balance(account); // it is there
          }
          return new JournalIterator(ctx, books, account);
        });
  }

  private static String text(PyContext ctx, String function, String argument, PyObject o) {
    if (!ctx.PyUnicode_Check(o)) {
      throw ctx.PyArg_BadArgument(function, argument, "str", o);
    }
    return ctx.PyUnicode_AsString(o);
  }

  /**
   * What the books refuse, as exceptions of Python's own: a program that catches them need not care
   * which version of the module raises them.
   */
  private static PyObject checked(PyContext ctx, Supplier<PyObject> body) {
    try {
      return body.get();
    } catch (IllegalArgumentException e) {
      throw ctx.PyErr_Format(PyExc.ValueError, "%s", e.getMessage());
    } catch (NoSuchElementException e) {
      throw ctx.PyErr_Format(PyExc.KeyError, "%s", e.getMessage());
    } catch (ArithmeticException e) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "amount too large");
    }
  }
}
