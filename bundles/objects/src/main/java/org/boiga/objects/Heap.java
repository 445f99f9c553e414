package org.boiga.objects;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Reaper;
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
          List<PyObject> all = reachable(ts);
          tracked[0] = (int) all.stream().filter(Heap::isTracked).count();
          return counted(all);
        });
    return tracked[0];
  }

  /** Takes back {@link #freeze}. */
  static void unfreeze(ThreadState ts) {
    ts.registry.cycles.unfreeze(ts, () -> counted(reachable(ts)));
  }

  private static List<Counted> counted(List<PyObject> all) {
    return all.stream().filter(Counted.class::isInstance).map(Counted.class::cast).toList();
  }

  /**
   * Runs the finalisers of what only modules lead to, while these are whole: what CPython does with
   * modules, which are garbage when an interpreter ends. What {@code sys}, {@code builtins} or
   * running threads lead to is in use.
   */
  public static void finalizeModules(ThreadState ts) {
    List<Counted> ending = new ArrayList<>();
    ts.registry.world.stopTheWorld(
        ts,
        () -> {
          Walk walk = new Walk(false);
          walk.seen.add(ts.interp.modules);
          walk.addRoots(ts);
          walk.visit(ts.interp.sys);
          walk.visit(ts.interp.builtins);
          walk.finish();
          walk.found.clear();
          referents(ts.interp.modules).forEach(walk::visit);
          walk.finish();
          for (PyObject o : walk.found) {
            if (o instanceof Counted c) {
              ending.add(ts.hold(c));
            }
          }
        });
    ts.registry.cycles.finalizeAll(ts, ending);
  }

  /**
   * Gives up the finalisers of what threads that were stopped for good lead to: it is in use, and
   * will be for ever. After modules have been emptied, so that it is only theirs.
   */
  public static void spareOthers(ThreadState ts) {
    Walk walk = new Walk(false);
    for (Mutator m : ts.registry.running()) {
      if (m != ts && m instanceof ThreadState t) {
        walk.addThread(t);
        t.traverse(walk);
      }
    }
    walk.finish();
    for (PyObject o : walk.found) {
      if (o instanceof PyInstance i) {
        i.giveUpFinalizer();
      }
    }
  }

  /** The pending finalisers of what {@code sys} and {@code builtins} lead to. */
  public static Set<Reaper.Registration> heldBySystem(ThreadState ts) {
    Walk walk = new Walk(false);
    walk.visit(ts.interp.sys);
    walk.visit(ts.interp.builtins);
    walk.finish();
    Set<Reaper.Registration> held = new HashSet<>();
    for (PyObject o : walk.found) {
      if (o instanceof PyInstance i && i.pendingFinalizer() != null) {
        held.add(i.pendingFinalizer());
      }
    }
    return held;
  }

  /** All objects that can be reached, with the world stopped; borrowed. */
  private static List<PyObject> reachable(ThreadState ts) {
    Walk walk = new Walk(true);
    walk.addRoots(ts);
    walk.visit(PyBaseObject.TYPE);
    walk.finish();
    return walk.found;
  }

  /** A walk through all that roots lead to, with the world stopped. */
  private static final class Walk implements Visitor {
    /** Whether a class leads to its subclasses. */
    private final boolean downwards;

    final Set<PyObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    final List<PyObject> found = new ArrayList<>();
    private final ArrayDeque<PyObject> open = new ArrayDeque<>();

    Walk(boolean downwards) {
      this.downwards = downwards;
    }

    @Override
    public void visit(PyObject o) {
      if ((o instanceof Counted || o instanceof Shaped) && seen.add(o)) {
        open.add(o);
      }
    }

    /** Adds what the interpreter and its threads refer to. */
    void addRoots(ThreadState ts) {
      ts.interp.traverse(this);
      for (Mutator m : ts.registry.running()) {
        if (m instanceof ThreadState t) {
          addThread(t);
        }
      }
    }

    void addThread(ThreadState t) {
      t.traverseScopes(this);
      visitAll(t.stack.regs, Math.min(t.stack.top, t.stack.regs.length));
    }

    void finish() {
      while (!open.isEmpty()) {
        PyObject o = open.poll();
        if (o instanceof Counted c && (c.isDead() || c.isCondemned())) {
          continue;
        }
        found.add(o);
        referents(o).forEach(this::visit);
        visit(PyType.of(o));
        if (downwards && o instanceof PyType t) {
          t.subtypes().forEach(this::visit);
        }
      }
    }
  }
}
