package org.boiga.modules.contextvars;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * {@code contextvars.Context}: values of context variables. Changed only by the thread that has
 * entered it; copies share nothing but the values.
 */
@org.boiga.api.annotation.PyType(
    name = "_contextvars.Context",
    doc = "Values of context variables.",
    subclassable = false)
public final class PyContext extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyContextTable(), PyBaseObject.TYPE).weaklyReferable();

  /** Variables and their values in turn, each owned; replaced as a whole. */
  private volatile PyObject[] entries;

  /** The context that was current before this one was entered, owned; null if not entered. */
  private PyContext previous;

  private volatile ThreadState enteredBy;

  PyContext(ThreadState ts, PyObject[] entries) {
    super(ts, TYPE);
    this.entries = entries;
    for (PyObject o : entries) {
      ts.keep(o);
    }
  }

  /** The thread's current context, made at first use. */
  static PyContext current(ThreadState ts) {
    if (ts.context == null) {
      PyContext c = new PyContext(ts, new PyObject[0]);
      ts.context = ts.keep(c);
    }
    return (PyContext) ts.context;
  }

  PyContext copied(ThreadState ts) {
    return new PyContext(ts, entries);
  }

  /** The value of a variable, held by the scope, or null. */
  PyObject value(ThreadState ts, PyContextVar var) {
    PyObject[] e = entries;
    for (int i = 0; i < e.length; i += 2) {
      if (e[i] == var) {
        return ts.hold(e[i + 1]);
      }
    }
    return null;
  }

  /** Sets a variable, or removes it where {@code value} is null. */
  void put(ThreadState ts, PyContextVar var, PyObject value) {
    PyObject[] old = entries;
    int at = 0;
    while (at < old.length && old[at] != var) {
      at += 2;
    }
    PyObject[] next;
    if (value == null) {
      next = new PyObject[old.length - 2];
      System.arraycopy(old, 0, next, 0, at);
      System.arraycopy(old, at + 2, next, at, next.length - at);
    } else {
      next = Arrays.copyOf(old, Math.max(old.length, at + 2));
      next[at] = var;
      next[at + 1] = ts.keep(value);
    }
    if (at == old.length) {
      ts.keep(var);
    } else {
      ts.holdOwned(old[at + 1]);
      if (value == null) {
        ts.holdOwned(var);
      }
    }
    entries = next;
  }

  @PySlot(signature = "(*args, **kwargs)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject[] args, PyDict kwargs) {
    if (args.length > 0 || kwargs != null) {
      throw PyErr.typeError(ts, "Context() does not accept any arguments");
    }
    return new PyContext(ts, new PyObject[0]);
  }

  @PyMethod(
      signature = "(*args, **kwargs)",
      doc = "Call a function with this context as the current one.")
  PyObject run(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n < 1) {
      throw PyErr.typeError(ts, "run() missing 1 required positional argument");
    }
    enter(ts);
    try {
      return Calls.call(ts, args[start], args, start + 1, n - 1, kwnames);
    } finally {
      exit(ts);
    }
  }

  /** Makes this the thread's current context. */
  void enter(ThreadState ts) {
    if (enteredBy != null) {
      throw PyErr.runtimeError(
          ts, "cannot enter context: " + Conversion.repr(ts, this) + " is already entered");
    }
    enteredBy = ts;
    previous = (PyContext) ts.context; // the reference moves
    ts.context = ts.keep(this);
  }

  void exit(ThreadState ts) {
    PyObject me = ts.context;
    ts.context = previous;
    previous = null;
    enteredBy = null;
    ts.holdOwned(me);
  }

  @PyMethod(doc = "A copy of this context.")
  PyObject copy(ThreadState ts) {
    return copied(ts);
  }

  private static PyContextVar variable(ThreadState ts, PyObject key) {
    if (key instanceof PyContextVar v) {
      return v;
    }
    throw PyErr.typeError(ts, "a ContextVar key was expected, got " + Conversion.repr(ts, key));
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject key) {
    PyObject v = value(ts, variable(ts, key));
    if (v == null) {
      throw PyErr.keyError(ts, key);
    }
    return v;
  }

  @PySlot
  boolean __contains__(ThreadState ts, PyObject key) {
    return value(ts, variable(ts, key)) != null;
  }

  @PyMethod(signature = "(key, default=None, /)", doc = "The value of a variable, or default.")
  PyObject get(ThreadState ts, PyObject key, PyObject otherwise) {
    PyObject v = value(ts, variable(ts, key));
    return v != null ? v : otherwise == null ? Py.None : otherwise;
  }

  @PySlot
  long __len__(ThreadState ts) {
    return entries.length / 2;
  }

  private PyObject every(ThreadState ts, int first, boolean pairs) {
    PyObject[] e = entries;
    List<PyObject> all = new ArrayList<>();
    for (int i = 0; i < e.length; i += 2) {
      all.add(pairs ? PyTuple.of(ts, e[i], e[i + 1]) : e[i + first]);
    }
    return Iteration.iter(ts, PyTuple.of(ts, all.toArray(PyObject[]::new)));
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return every(ts, 0, false);
  }

  @PyMethod(doc = "The variables.")
  PyObject keys(ThreadState ts) {
    return every(ts, 0, false);
  }

  @PyMethod(doc = "The values.")
  PyObject values(ThreadState ts) {
    return every(ts, 1, false);
  }

  @PyMethod(doc = "Pairs of variable and value.")
  PyObject items(ThreadState ts) {
    return every(ts, 0, true);
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (!(other instanceof PyContext c) || op != CompareOp.EQ && op != CompareOp.NE) {
      return Py.NotImplemented;
    }
    PyObject[] e = entries;
    boolean equal = e.length == c.entries.length;
    for (int i = 0; equal && i < e.length; i += 2) {
      PyObject v = c.value(ts, (PyContextVar) e[i]);
      equal = v != null && Comparison.same(ts, e[i + 1], v);
    }
    return Py.bool(equal == (op == CompareOp.EQ));
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visitAll(entries, entries.length);
    v.visit(previous);
  }
}
