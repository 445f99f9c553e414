package org.boiga.memory;

import java.util.Arrays;

/**
 * Finds out which of the objects that candidates lead to are referred to by each other only:
 * synchronous cycle collection after Bacon and Rajan, with all counts in arrays.
 *
 * <p>The world is stopped from the first root to {@link #end}. References are counted wherever they
 * are: in registers, scopes, the states of native modules, objects that are not counted themselves.
 * An object with more references than were found inside the graph is therefore in use, and so is
 * what it leads to.
 *
 * <p>While this works, objects carry their numbers where their local counts belong. Takes time and
 * memory linear in the objects that are reached.
 */
final class TrialDeletion {
  private static final int ALIVE = -1;

  private Counted[] objects = new Counted[1024];

  /** Local counts that the numbers replace. */
  private int[] locals = new int[1024];

  /** References found to each object, or ALIVE. */
  private int[] found = new int[1024];

  private int n;
  private int roots;
  private final Visitor reach = this::reach;

  /** Objects known to be alive whose references have not been followed. */
  private int[] open;

  private int opened;

  /** Adds an object from which to start. */
  void addRoot(Counted c) {
    // One without references is being finalised by the thread that dropped the last.
    if (c.isCollectable() && !c.isNumbered() && c.refcount() > 0) {
      add(c);
    } else if (!c.isNumbered() && !c.isFrozen()) {
      c.leaveBuffers();
    }
  }

  private void add(Counted c) {
    if (n == objects.length) {
      objects = Arrays.copyOf(objects, n * 2);
      locals = Arrays.copyOf(locals, n * 2);
      found = Arrays.copyOf(found, n * 2);
    }
    objects[n] = c;
    locals[n] = c.number(n);
    n++;
  }

  private void reach(PyObject o) {
    if (o instanceof Counted c) {
      if (!c.isNumbered()) {
        if (!c.isCollectable()) {
          return;
        }
        add(c);
      }
      found[c.number()]++;
    }
  }

  /** Adds everything that the roots lead to. */
  void reachAll() {
    roots = n;
    for (int i = 0; i < n; i++) {
      objects[i].traverse(reach);
    }
  }

  /**
   * Counts the references among the roots alone.
   *
   * @param held how many references to each the caller has
   */
  void reachRoots(int held) {
    Visitor count =
        o -> {
          if (o instanceof Counted c && c.isNumbered()) {
            found[c.number()]++;
          }
        };
    for (int i = 0; i < n; i++) {
      found[i] += held;
      objects[i].traverse(count);
    }
  }

  /** Finds what is in use: what has references from elsewhere, and what it leads to. */
  void scan() {
    open = new int[256];
    for (int i = 0; i < n; i++) {
      if (found[i] != ALIVE && objects[i].numberedTotal(locals[i]) != found[i]) {
        revive(i);
      }
    }
    Visitor keep =
        o -> {
          if (o instanceof Counted c && c.isNumbered() && found[c.number()] != ALIVE) {
            revive(c.number());
          }
        };
    while (opened > 0) {
      objects[open[--opened]].traverse(keep);
    }
    open = null;
  }

  private void revive(int i) {
    found[i] = ALIVE;
    if (opened == open.length) {
      open = Arrays.copyOf(open, opened * 2);
    }
    open[opened++] = i;
  }

  /** Gives the objects their counts back. */
  void end() {
    for (int i = 0; i < n; i++) {
      objects[i].unnumber(locals[i]);
      objects[i].leaveBuffers();
    }
  }

  /** The objects that only each other refers to, in the order in which they were reached. */
  Counted[] dead() {
    return select(false, n);
  }

  /** The others. */
  Counted[] alive() {
    return select(true, n);
  }

  /** The roots among those. */
  Counted[] aliveRoots() {
    return select(true, roots);
  }

  private Counted[] select(boolean alive, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      if ((found[i] == ALIVE) == alive) {
        count++;
      }
    }
    Counted[] a = new Counted[count];
    count = 0;
    for (int i = 0; i < n; i++) {
      if ((found[i] == ALIVE) == alive) {
        a[count++] = objects[i];
      }
    }
    return a;
  }

  /** How many objects were reached. */
  int size() {
    return n;
  }
}
