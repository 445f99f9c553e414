package org.boiga.objects;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * What refers to what. There is no list of all objects: they are found from what the interpreter,
 * its threads with their registers and scopes, and the classes refer to. Objects that nobody can
 * reach, and those that a collection is about to end, are not found.
 */
public final class Heap {
  /** Tuples nested deeper count as tracked. */
  private static final int DEEPEST_TUPLE = 100;

  private Heap() {}

  /** Whether an object may be part of a cycle. */
  public static boolean isTracked(PyObject o) {
    return isTracked(o, 0);
  }

  private static boolean isTracked(PyObject o, int depth) {
    if (o instanceof PyTuple t && t.getClass() == PyTuple.class && depth < DEEPEST_TUPLE) {
      for (int i = 0; i < t.size(); i++) {
        if (isTracked(t.at(i), depth + 1)) {
          return true;
        }
      }
      return false;
    }
    return switch (o) {
      case PyType t -> t.heap;
      case Counted c -> c.mayFormCycle();
      default -> PyType.of(o).heap;
    };
  }

  /** What the objects refer to directly, each as often as they do; held by the current scope. */
  public static List<PyObject> referents(ThreadState ts, PyObject... objects) {
    List<PyObject> found = new ArrayList<>();
    ts.registry.world.stopTheWorld(
        ts,
        () -> {
          for (PyObject o : objects) {
            found.addAll(referents(o));
          }
          found.forEach(ts::hold);
        });
    return found;
  }

  private static List<PyObject> referents(PyObject o) {
    List<PyObject> found = new ArrayList<>();
    Visitor add =
        r -> {
          if (r != null) {
            found.add(r);
          }
        };
    switch (o) {
      case Counted c -> c.traverse(add);
      case Shaped s -> s.body().traverse(add);
      default -> {}
    }
    return found;
  }

  /** All objects that are tracked and can be reached; held by the current scope. */
  public static List<PyObject> objects(ThreadState ts) {
    return select(ts, o -> true);
  }

  /** Those that refer directly to one of {@code objects}; held by the current scope. */
  public static List<PyObject> referrers(ThreadState ts, PyObject... objects) {
    Set<PyObject> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    Collections.addAll(wanted, objects);
    return select(ts, o -> referents(o).stream().anyMatch(wanted::contains));
  }

  private static List<PyObject> select(ThreadState ts, Predicate<PyObject> condition) {
    List<PyObject> found = new ArrayList<>();
    ts.registry.world.stopTheWorld(
        ts,
        () -> {
          for (PyObject o : reachable(ts)) {
            if (isTracked(o) && condition.test(o)) {
              found.add(ts.hold(o));
            }
          }
        });
    return found;
  }

  /** {@code gc.freeze()}: keeps all objects that exist out of collections; how many are tracked. */
  static int freeze(ThreadState ts) {
    int[] tracked = {0};
    ts.registry.cycles.freeze(
        ts,
        () -> {
          List<Counted> all = new ArrayList<>();
          for (PyObject o : reachable(ts)) {
            tracked[0] += isTracked(o) ? 1 : 0;
            if (o instanceof Counted c) {
              all.add(c);
            }
          }
          return all;
        });
    return tracked[0];
  }

  /** Takes back {@link #freeze}. */
  static void unfreeze(ThreadState ts) {
    ts.registry.cycles.unfreeze(
        ts,
        () -> {
          List<Counted> all = new ArrayList<>();
          for (PyObject o : reachable(ts)) {
            if (o instanceof Counted c) {
              all.add(c);
            }
          }
          return all;
        });
  }

  /** All objects that can be reached, with the world stopped; borrowed. */
  private static List<PyObject> reachable(ThreadState ts) {
    Set<PyObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<PyObject> found = new ArrayList<>();
    ArrayDeque<PyObject> open = new ArrayDeque<>();
    Visitor add =
        r -> {
          if ((r instanceof Counted || r instanceof Shaped) && seen.add(r)) {
            open.add(r);
          }
        };
    ts.interp.traverse(add);
    for (Mutator m : ts.registry.running()) {
      m.traverseScopes(add);
      if (m instanceof ThreadState t) {
        add.visitAll(t.stack.regs, Math.min(t.stack.top, t.stack.regs.length));
      }
    }
    add.visit(PyBaseObject.TYPE);
    while (!open.isEmpty()) {
      PyObject o = open.poll();
      if (o instanceof Counted c && (c.isDead() || c.isCondemned())) {
        continue;
      }
      found.add(o);
      referents(o).forEach(add::visit);
      add.visit(PyType.of(o));
      if (o instanceof PyType t) {
        t.subtypes().forEach(add::visit);
      }
    }
    return found;
  }
}
