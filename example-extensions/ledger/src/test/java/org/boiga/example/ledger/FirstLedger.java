package org.boiga.example.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boiga.api.PyContext;
import org.boiga.api.PyMethodDef;
import org.boiga.api.PyModuleDef;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyModExport;

/**
 * The module as its first version was: accounts have opening balances and no currency, postings no
 * numbers but their places. Its state is of form 1, which later versions have to understand.
 */
@PyModExport("ledger")
public final class FirstLedger extends PyModuleDef {
  private static final class State {
    private final Map<String, Long> opening = new LinkedHashMap<>();
    private final List<Object> journal = new ArrayList<>();

    private synchronized void open(String account, long balance) {
      opening.put(account, balance);
    }

    private synchronized long post(String text, Map<String, Long> amounts) {
      journal.add(List.of(text, amounts));
      return journal.size();
    }

    private synchronized Object export() {
      return Map.of("accounts", new LinkedHashMap<>(opening), "journal", new ArrayList<>(journal));
    }
  }

  public FirstLedger() {
    super("ledger");
    method(PyMethodDef.METH_FASTCALL("open", FirstLedger::open, "($module, name, n=0, /)", null));
    method(PyMethodDef.METH_FASTCALL("post", FirstLedger::post, "($module, text, e, /)", null));
    exec(
        (ctx, module) -> {
          ctx.PyModule_SetState(new State());
          ctx.PyModule_AddIntConstant(module, "FORM", 1);
        });
    state(
        1,
        ctx -> ctx.PyModule_GetState(State.class).export(),
        (ctx, module, state) -> {
          throw new IllegalStateException("there is no version before the first");
        });
  }

  private static PyObject open(PyContext ctx, PyObject self, PyObject[] args, int start, int n) {
    long balance = n == 2 ? ctx.PyLong_AsLong(args[start + 1]) : 0;
    ctx.PyModule_GetState(State.class).open(ctx.PyUnicode_AsString(args[start]), balance);
    return ctx.Py_None();
  }

  private static PyObject post(PyContext ctx, PyObject self, PyObject[] args, int start, int n) {
    Map<String, Long> amounts = new LinkedHashMap<>();
    ctx.PyDict_ForEach(
        args[start + 1],
        (name, amount) -> amounts.put(ctx.PyUnicode_AsString(name), ctx.PyLong_AsLong(amount)));
    String text = ctx.PyUnicode_AsString(args[start]);
    return ctx.PyLong_FromLong(ctx.PyModule_GetState(State.class).post(text, amounts));
  }
}
