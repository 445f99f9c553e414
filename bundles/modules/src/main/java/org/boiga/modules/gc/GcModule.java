package org.boiga.modules.gc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.objects.Collector;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** {@code gc}: what a program sees of its interpreter's {@link Collector}. */
@org.boiga.api.annotation.PyModule(
    name = "gc",
    doc = "Finds unreachable cycles, and tells what refers to what.")
public final class GcModule {
  private static final Map<String, Integer> DEBUG_FLAGS =
      Map.of(
          "DEBUG_STATS", Collector.DEBUG_STATS,
          "DEBUG_COLLECTABLE", Collector.DEBUG_COLLECTABLE,
          "DEBUG_UNCOLLECTABLE", Collector.DEBUG_UNCOLLECTABLE,
          "DEBUG_SAVEALL", Collector.DEBUG_SAVEALL,
          "DEBUG_LEAK", Collector.DEBUG_LEAK);

  private GcModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "callbacks", Collector.of(ts).callbacks(ts));
    m.put(ts, "garbage", Collector.of(ts).garbage(ts));
    DEBUG_FLAGS.forEach((name, flag) -> m.put(ts, name, Py.int_(flag)));
  }

  // Collecting -----------------------------------------------------------------------------------

  @PyFunction(
      signature = "(generation=2)",
      doc = "Collects cycles, with the JVM's help for generation 2; the number of objects found.")
  static long collect(ThreadState ts, int generation) {
    if (generation < 0 || generation > Collector.OLDEST) {
      throw PyErr.valueError(ts, "invalid generation");
    }
    return Collector.collect(ts, generation);
  }

  @PyFunction(doc = "Turns automatic collection on.")
  static void enable(ThreadState ts) {
    Collector.of(ts).setEnabled(true);
  }

  @PyFunction(doc = "Turns automatic collection off.")
  static void disable(ThreadState ts) {
    Collector.of(ts).setEnabled(false);
  }

  @PyFunction(doc = "Whether automatic collection is on.")
  static boolean isenabled(ThreadState ts) {
    return Collector.of(ts).isEnabled();
  }

  // Settings -------------------------------------------------------------------------------------

  @PyFunction(
      signature = "(*thresholds)",
      doc = "Sets after how many candidates threads collect, 0 for never; two more are only kept.")
  static void set_threshold(ThreadState ts, PyObject[] thresholds) {
    if (thresholds.length < 1 || thresholds.length > Collector.GENERATIONS) {
      throw PyErr.typeError(ts, "gc.set_threshold requires 1 to 3 arguments");
    }
    long[] next = Collector.of(ts).thresholds().clone();
    for (int i = 0; i < thresholds.length; i++) {
      if (!(thresholds[i] instanceof PyInt n)) {
        throw PyErr.typeError(ts, "an integer is required");
      }
      next[i] = n.longValue();
    }
    Collector.of(ts).setThresholds(ts, next);
  }

  @PyFunction(doc = "The thresholds.")
  static PyObject get_threshold(ThreadState ts) {
    return ints(ts, Collector.of(ts).thresholds());
  }

  @PyFunction(doc = "The number of candidates, then of younger collections since older ones.")
  static PyObject get_count(ThreadState ts) {
    return ints(ts, Collector.of(ts).counts(ts));
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
    Collector.of(ts).setDebug(flags);
  }

  @PyFunction(doc = "The debugging flags.")
  static int get_debug(ThreadState ts) {
    return Collector.of(ts).debug();
  }

  @PyFunction(doc = "A dict of figures for each generation.")
  static PyObject get_stats(ThreadState ts) {
    List<PyObject> all = new ArrayList<>();
    for (Collector.Stats s : Collector.of(ts).stats()) {
      PyDict d = new PyDict(ts);
      d.put(ts, PyStr.interned("collections"), Py.int_(s.collections()));
      d.put(ts, PyStr.interned("collected"), Py.int_(s.collected()));
      d.put(ts, PyStr.interned("uncollectable"), Py.int_(0));
      all.add(d);
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
      if (n.longValue() > Collector.OLDEST) {
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
