package org.boiga.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.boiga.memory.PyObject;

/** The C3 linearisation (Barrett et al., OOPSLA 1996) and what depends on the order of bases. */
final class Mro {
  private Mro() {}

  /** The default order of a type over {@code bases}. */
  static PyType[] linearize(ThreadState ts, PyType type, PyType[] bases) {
    for (PyType b : bases) {
      if (b.isIncomplete()) {
        throw PyErr.typeError(ts, "Cannot extend an incomplete type '" + b.name() + "'");
      }
    }
    if (bases.length == 1) {
      PyType[] above = bases[0].mro();
      PyType[] r = new PyType[above.length + 1];
      r[0] = type;
      System.arraycopy(above, 0, r, 1, above.length);
      return r;
    }
    for (int i = 0; i < bases.length; i++) {
      for (int j = i + 1; j < bases.length; j++) {
        if (bases[i] == bases[j]) {
          throw PyErr.typeError(ts, "duplicate base class " + bases[i].shortName());
        }
      }
    }
    List<PyType[]> sequences = new ArrayList<>();
    for (PyType b : bases) {
      sequences.add(b.mro());
    }
    sequences.add(bases);
    int[] next = new int[sequences.size()];
    List<PyType> result = new ArrayList<>(List.of(type));
    while (true) {
      PyType candidate = null;
      boolean empty = true;
      for (int i = 0; i < next.length && candidate == null; i++) {
        PyType[] s = sequences.get(i);
        if (next[i] < s.length) {
          empty = false;
          if (!inAnyTail(sequences, next, s[next[i]])) {
            candidate = s[next[i]];
          }
        }
      }
      if (empty) {
        return result.toArray(PyType[]::new);
      }
      if (candidate == null) {
        throw inconsistent(ts, sequences, next);
      }
      result.add(candidate);
      for (int i = 0; i < next.length; i++) {
        PyType[] s = sequences.get(i);
        if (next[i] < s.length && s[next[i]] == candidate) {
          next[i]++;
        }
      }
    }
  }

  private static boolean inAnyTail(List<PyType[]> sequences, int[] next, PyType t) {
    for (int i = 0; i < next.length; i++) {
      PyType[] s = sequences.get(i);
      for (int j = next[i] + 1; j < s.length; j++) {
        if (s[j] == t) {
          return true;
        }
      }
    }
    return false;
  }

  private static PyException inconsistent(ThreadState ts, List<PyType[]> sequences, int[] next) {
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < next.length; i++) {
      PyType[] s = sequences.get(i);
      if (next[i] < s.length && !heads.contains(s[next[i]].shortName())) {
        heads.add(s[next[i]].shortName());
      }
    }
    return PyErr.typeError(
        ts,
        "Cannot create a consistent method resolution order (MRO) for bases "
            + heads.stream().collect(Collectors.joining(", ")));
  }

  /** The order as a method {@code mro} of the metatype gives it; null where it has none. */
  static PyType[] own(ThreadState ts, PyType type) {
    PyObject method = type.type().lookup(Names.mro);
    if (type.type() == PyType.TYPE
        || method instanceof MethodDescriptor m && m.owner() == PyType.TYPE) {
      return null;
    }
    PyObject given = Calls.call(ts, Attributes.bind(ts, method, type, type.type()));
    PyObject[] items = Iteration.toArray(ts, given);
    PyType[] order = new PyType[items.length];
    PyType solid = solid(type);
    for (int i = 0; i < items.length; i++) {
      if (!(items[i] instanceof PyType t)) {
        throw PyErr.typeError(
            ts, "mro() returned a non-class ('" + PyType.of(items[i]).name() + "')");
      }
      if (!solid.isSubtypeByBase(solid(t))) {
        throw PyErr.typeError(
            ts, "mro() returned base with unsuitable layout ('" + t.name() + "')");
      }
      order[i] = t;
      if (t != type && !derives(type, t)) {
        t.addDependent(type);
      }
    }
    return order;
  }

  private static boolean derives(PyType type, PyType t) {
    for (PyType b : type.bases) {
      if (b.isSubtype(t)) {
        return true;
      }
    }
    return false;
  }

  /** The nearest type along the bases that extends the representation of instances. */
  static PyType solid(PyType t) {
    while (t.heap && t.members == t.base.members) {
      t = t.base;
    }
    return t.heap ? t : t.layout;
  }

  /** The base whose representation a new type over {@code bases} extends. */
  static PyType best(ThreadState ts, PyObject[] bases) {
    PyType winner = null;
    PyType best = null;
    for (PyObject o : bases) {
      if (!(o instanceof PyType b)) {
        throw PyErr.typeError(ts, "bases must be types");
      }
      b.mro();
      if (!b.subclassable) {
        throw PyErr.typeError(ts, "type '" + b.name() + "' is not an acceptable base type");
      }
      PyType candidate = solid(b);
      if (winner == null || candidate != winner && candidate.isSubtypeByBase(winner)) {
        winner = candidate;
        best = b;
      } else if (!winner.isSubtypeByBase(candidate)) {
        throw PyErr.typeError(ts, "multiple bases have instance lay-out conflict");
      }
    }
    return best;
  }
}
