package org.boiga.modules.gc;

import java.util.ArrayList;
import java.util.List;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Collector;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Unraisable;

/**
 * {@code gc}. The JVM frees memory and finds cycles by itself; what is left to this module is when:
 * {@code collect()} has it look now. Thresholds are kept for programs that ask for them.
 */
@org.boiga.api.annotation.PyModule(
    name = "gc",
    doc = "Finds unreachable cycles, and tells what refers to what.")
@ManualCounting("the interpreter owns the two lists")
public final class GcModule {
  private static final int GENERATIONS = 3;
  private static final int OLDEST = 2;
  private static final String[] DEBUG_FLAGS = {
    "DEBUG_STATS", "DEBUG_COLLECTABLE", "DEBUG_UNCOLLECTABLE", null, null, "DEBUG_SAVEALL"
  };
  private static final int DEBUG_LEAK = 1 << 1 | 1 << 2 | 1 << 5;

  private GcModule() {}

  /** An interpreter's settings; guarded by itself. */
  private static final class State implements Roots {
    boolean enabled = true;
    long[] thresholds = {2000, 10, 0};
    int debug;
    final long[] collections = new long[GENERATIONS];
    final long[] collected = new long[GENERATIONS];
    PyList callbacks;
    PyList garbage;

    static State of(ThreadState ts) {
      return ts.interp.state(State.class, State::new);
    }

    @Override
    public void traverse(Visitor v) {
      v.visit(callbacks);
      v.visit(garbage);
    }
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    State s = State.of(ts);
    if (s.callbacks == null) {
      s.callbacks = ts.keep(new PyList(ts));
      s.garbage = ts.keep(new PyList(ts));
    }
    m.put(ts, "callbacks", s.callbacks);
    m.put(ts, "garbage", s.garbage);
    for (int i = 0; i < DEBUG_FLAGS.length; i++) {
      if (DEBUG_FLAGS[i] != null) {
        m.put(ts, DEBUG_FLAGS[i], Py.int_(1 << i));
      }
    }
    m.put(ts, "DEBUG_LEAK", Py.int_(DEBUG_LEAK));
  }

  // Collecting -----------------------------------------------------------------------------------

  @PyFunction(
      signature = "(generation=2)",
      doc = "Collects; the number of unreachable objects with finalisers or weak references.")
  static long collect(ThreadState ts, int generation) {
    checkGeneration(ts, generation);
    State s = State.of(ts);
    report(ts, s, "start", generation, 0);
    int found = Collector.collect(ts);
    synchronized (s) {
      s.collections[generation]++;
      s.collected[generation] += found;
    }
    report(ts, s, "stop", generation, found);
    return found;
  }

  private static void checkGeneration(ThreadState ts, int generation) {
    if (generation < 0 || generation > OLDEST) {
      throw PyErr.valueError(ts, "invalid generation");
    }
  }

  private static void report(ThreadState ts, State s, String phase, int generation, int found) {
    for (PyObject callback : s.callbacks.toArray(ts)) {
      int mark = ts.mark();
      PyDict info = new PyDict(ts);
      info.put(ts, PyStr.interned("generation"), Py.int_(generation));
      info.put(ts, PyStr.interned("collected"), Py.int_(found));
      info.put(ts, PyStr.interned("uncollectable"), Py.int_(0));
      try {
        Calls.call(ts, callback, PyStr.interned(phase), info);
      } catch (PyException e) {
        Unraisable.report(ts, e, "Exception ignored while calling GC callback", callback);
      }
      ts.release(mark);
    }
  }

  @PyFunction(doc = "Turns automatic collection on.")
  static void enable(ThreadState ts) {
    State.of(ts).enabled = true;
  }

  @PyFunction(doc = "Turns automatic collection off, as far as the program can tell.")
  static void disable(ThreadState ts) {
    State.of(ts).enabled = false;
  }

  @PyFunction(doc = "Whether automatic collection is on.")
  static boolean isenabled(ThreadState ts) {
    return State.of(ts).enabled;
  }

  // Settings -------------------------------------------------------------------------------------

  @PyFunction(signature = "(*thresholds)", doc = "Sets the thresholds of the generations.")
  static void set_threshold(ThreadState ts, PyObject[] thresholds) {
    if (thresholds.length < 1 || thresholds.length > GENERATIONS) {
      throw PyErr.typeError(ts, "gc.set_threshold requires 1 to 3 arguments");
    }
    State s = State.of(ts);
    long[] next = s.thresholds.clone();
    for (int i = 0; i < thresholds.length; i++) {
      if (!(thresholds[i] instanceof PyInt n)) {
        throw PyErr.typeError(ts, "an integer is required");
      }
      next[i] = n.longValue();
    }
    s.thresholds = next;
  }

  @PyFunction(doc = "The thresholds of the generations.")
  static PyObject get_threshold(ThreadState ts) {
    return ints(ts, State.of(ts).thresholds);
  }

  @PyFunction(doc = "How much was allocated since the last collection; the JVM does not tell.")
  static PyObject get_count(ThreadState ts) {
    return ints(ts, new long[GENERATIONS]);
  }

  private static PyTuple ints(ThreadState ts, long[] values) {
    PyObject[] items = new PyObject[values.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = Py.int_(values[i]);
    }
    return PyTuple.of(ts, items);
  }

  @PyFunction(signature = "(flags, /)", doc = "Sets the debugging flags.")
  static void set_debug(ThreadState ts, int flags) {
    State.of(ts).debug = flags;
  }

  @PyFunction(doc = "The debugging flags.")
  static int get_debug(ThreadState ts) {
    return State.of(ts).debug;
  }

  @PyFunction(doc = "A dict of figures for each generation.")
  static PyObject get_stats(ThreadState ts) {
    State s = State.of(ts);
    List<PyObject> all = new ArrayList<>();
    synchronized (s) {
      for (int i = 0; i < GENERATIONS; i++) {
        PyDict d = new PyDict(ts);
        d.put(ts, PyStr.interned("collections"), Py.int_(s.collections[i]));
        d.put(ts, PyStr.interned("collected"), Py.int_(s.collected[i]));
        d.put(ts, PyStr.interned("uncollectable"), Py.int_(0));
        all.add(d);
      }
    }
    return PyList.of(ts, all.toArray(PyObject[]::new));
  }

  @PyFunction(doc = "Does nothing: the JVM moves what has lived long by itself.")
  static void freeze(ThreadState ts) {}

  @PyFunction(doc = "Undoes freeze().")
  static void unfreeze(ThreadState ts) {}

  @PyFunction(doc = "The number of frozen objects.")
  static int get_freeze_count(ThreadState ts) {
    return 0;
  }

  // Looking around -------------------------------------------------------------------------------

  @PyFunction(signature = "(obj, /)", doc = "Whether an object may be part of a cycle.")
  static boolean is_tracked(ThreadState ts, PyObject o) {
    return ObjectGraph.isTracked(o);
  }

  @PyFunction(signature = "(obj, /)", doc = "Whether the object's finaliser has run.")
  static boolean is_finalized(ThreadState ts, PyObject o) {
    return o instanceof Counted c && c.isFinalized();
  }

  @PyFunction(
      signature = "(generation=None)",
      doc = "The objects that may be part of a cycle and that modules and classes lead to.")
  static PyObject get_objects(ThreadState ts, PyObject generation) {
    if (generation != null && generation != Py.None) {
      if (!(generation instanceof PyInt n)) {
        throw PyErr.typeError(
            ts,
            "'"
                + org.boiga.objects.PyType.of(generation).name()
                + "' object cannot be interpreted as an integer");
      }
      if (n.longValue() < 0) {
        throw PyErr.valueError(ts, "generation parameter cannot be negative");
      }
      if (n.longValue() > OLDEST) {
        throw PyErr.valueError(
            ts, "generation parameter must be less than the number of available generations (3)");
      }
    }
    return PyList.of(ts, ObjectGraph.reachable(ts).toArray(PyObject[]::new));
  }

  @PyFunction(signature = "(*objs)", doc = "What the objects refer to directly.")
  static PyObject get_referents(ThreadState ts, PyObject[] objects) {
    List<PyObject> found = new ArrayList<>();
    for (PyObject o : objects) {
      found.addAll(ObjectGraph.referents(o));
    }
    return PyList.of(ts, found.toArray(PyObject[]::new));
  }

  @PyFunction(signature = "(*objs)", doc = "What refers directly to one of the objects.")
  static PyObject get_referrers(ThreadState ts, PyObject[] objects) {
    List<PyObject> found = new ArrayList<>();
    for (PyObject o : ObjectGraph.reachable(ts)) {
      for (PyObject r : ObjectGraph.referents(o)) {
        if (isOneOf(r, objects)) {
          found.add(o);
          break;
        }
      }
    }
    return PyList.of(ts, found.toArray(PyObject[]::new));
  }

  private static boolean isOneOf(PyObject o, PyObject[] objects) {
    for (PyObject wanted : objects) {
      if (o == wanted) {
        return true;
      }
    }
    return false;
  }
}
