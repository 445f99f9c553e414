package org.boiga.modules.atexit;

import java.util.ArrayList;
import java.util.List;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Unraisable;

/** {@code atexit}: functions that run when the interpreter ends. */
@org.boiga.api.annotation.PyModule(
    name = "atexit",
    doc = "Functions that run when the interpreter ends.")
@ManualCounting("the interpreter owns the functions")
public final class AtexitModule {
  private AtexitModule() {}

  private record Callback(PyObject function, PyTuple args, PyDict kwargs) {}

  private static final class Callbacks implements Roots {
    final List<Callback> list = new ArrayList<>();

    @Override
    public void traverse(Visitor v) {
      for (Callback c : list) {
        v.visit(c.function);
        v.visit(c.args);
        v.visit(c.kwargs);
      }
    }
  }

  private static List<Callback> callbacks(ThreadState ts) {
    return ts.interp.state(Callbacks.class, Callbacks::new).list;
  }

  @PyFunction(
      signature = "(func, /, *args, **kwargs)",
      doc = "Registers a function to be called with the arguments; returns it.")
  static PyObject register(ThreadState ts, PyObject function, PyObject[] args, PyDict kwargs) {
    if (!Calls.isCallable(function)) {
      throw PyErr.typeError(ts, "the first argument must be callable");
    }
    Callback c = new Callback(ts.keep(function), ts.keep(PyTuple.of(ts, args)), ts.keep(kwargs));
    List<Callback> all = callbacks(ts);
    synchronized (all) {
      all.add(c);
    }
    return function;
  }

  @PyFunction(signature = "(func, /)", doc = "Forgets all registrations of a function.")
  static void unregister(ThreadState ts, PyObject function) {
    List<Callback> all = callbacks(ts);
    List<Callback> seen;
    synchronized (all) {
      seen = List.copyOf(all);
    }
    for (Callback c : seen) {
      if (Comparison.test(ts, function, c.function, CompareOp.EQ)) {
        synchronized (all) {
          if (all.removeIf(x -> x == c)) {
            drop(ts, c);
          }
        }
      }
    }
  }

  private static void drop(ThreadState ts, Callback c) {
    ts.holdOwned(c.function);
    ts.holdOwned(c.args);
    ts.holdOwned(c.kwargs);
  }

  private static Callback removeLast(ThreadState ts) {
    List<Callback> all = callbacks(ts);
    synchronized (all) {
      return all.isEmpty() ? null : all.removeLast();
    }
  }

  @PyFunction(doc = "Forgets all functions.")
  static void _clear(ThreadState ts) {
    for (Callback c; (c = removeLast(ts)) != null; ) {
      drop(ts, c);
    }
  }

  @PyFunction(doc = "Calls all functions, the last one first, and forgets them.")
  static void _run_exitfuncs(ThreadState ts) {
    for (Callback c; (c = removeLast(ts)) != null; ) {
      int mark = ts.mark();
      drop(ts, c);
      try {
        Calls.call(ts, c.function, c.args, c.kwargs);
      } catch (PyException e) {
        Unraisable.report(ts, e, "Exception ignored in atexit callback", c.function);
      }
      ts.release(mark);
    }
  }

  @PyFunction(doc = "The number of functions.")
  static int _ncallbacks(ThreadState ts) {
    List<Callback> all = callbacks(ts);
    synchronized (all) {
      return all.size();
    }
  }
}
