package org.boiga.modules.gc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * What refers to what, as far as it can be reached from the interpreter's own references and the
 * classes: there is no list of all objects.
 */
final class ObjectGraph {
  private ObjectGraph() {}

  /** What {@code o} refers to directly; borrowed. */
  static List<PyObject> referents(PyObject o) {
    List<PyObject> found = new ArrayList<>();
    if (o instanceof Counted c) {
      c.traverse(
          r -> {
            if (r != null) {
              found.add(r);
            }
          });
    }
    return found;
  }

  /** Whether an object may refer to others, so that it can be part of a cycle. */
  static boolean isTracked(PyObject o) {
    return o instanceof Counted && !(o instanceof PyType t && !t.heap);
  }

  /** All objects that may refer to others and that can be reached; borrowed. */
  static List<PyObject> reachable(ThreadState ts) {
    Set<PyObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<PyObject> found = new ArrayList<>();
    ArrayDeque<PyObject> open = new ArrayDeque<>();
    Visitor add =
        r -> {
          if (r != null) {
            open.add(r);
          }
        };
    ts.interp.traverse(add);
    PyBaseObject.TYPE.subtypes().forEach(open::add);
    while (!open.isEmpty()) {
      PyObject o = open.poll();
      if (o instanceof Counted c && seen.add(o)) {
        if (isTracked(o)) {
          found.add(o);
        }
        c.traverse(add);
        if (o instanceof PyType t) {
          t.subtypes().forEach(open::add);
        }
      }
    }
    return found;
  }
}
