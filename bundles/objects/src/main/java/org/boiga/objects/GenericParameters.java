package org.boiga.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** Type parameters of generic aliases and unions, and their substitution (PEP 585, 646, 696). */
final class GenericParameters {
  private static final PyStr SUBST = PyStr.interned("__typing_subst__");
  private static final PyStr PREPARE_SUBST = PyStr.interned("__typing_prepare_subst__");
  private static final PyStr PARAMETERS = PyStr.interned("__parameters__");
  private static final PyStr UNPACKED_ARGS = PyStr.interned("__typing_unpacked_tuple_args__");
  private static final PyStr IS_UNPACKED = PyStr.interned("__typing_is_unpacked_typevartuple__");
  private static final PyStr ORIGIN = PyStr.interned("__origin__");
  private static final PyStr ARGS = PyStr.interned("__args__");

  private GenericParameters() {}

  /** The type parameters among arguments, each once. */
  static PyTuple of(ThreadState ts, PyTuple args) {
    List<PyObject> found = new ArrayList<>();
    collect(ts, args.items, found);
    return PyTuple.of(ts, found.toArray(PyObject[]::new));
  }

  private static void collect(ThreadState ts, PyObject[] args, List<PyObject> found) {
    for (PyObject a : args) {
      if (a instanceof PyType) {
        continue;
      }
      if (a.getClass() == PyTuple.class || a.getClass() == PyList.class) {
        collect(ts, Iteration.toArray(ts, a), found);
      } else if (Attributes.getOrNull(ts, a, SUBST) != null) {
        add(found, a);
      } else if (Attributes.getOrNull(ts, a, PARAMETERS) instanceof PyTuple sub) {
        for (PyObject p : sub.items) {
          add(found, p);
        }
      }
    }
  }

  private static void add(List<PyObject> found, PyObject p) {
    if (indexOf(found, p) < 0) {
      found.add(p);
    }
  }

  private static int indexOf(List<PyObject> params, PyObject p) {
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i) == p) {
        return i;
      }
    }
    return -1;
  }

  /** The arguments of {@code self[item]}. */
  static PyTuple substitute(
      ThreadState ts, PyObject self, PyTuple args, PyTuple parameters, PyObject item) {
    int n = parameters.size();
    if (n == 0) {
      throw PyErr.typeError(ts, Conversion.repr(ts, self) + " is not a generic class");
    }
    PyObject given = unpack(ts, item);
    for (PyObject p : parameters.items) {
      PyObject prepare = Attributes.getOrNull(ts, p, PREPARE_SUBST);
      if (prepare != null && prepare != Py.None) {
        PyTuple asTuple = given instanceof PyTuple t ? t : PyTuple.of(ts, given);
        given = Calls.call(ts, prepare, self, asTuple);
      }
    }
    PyObject[] values = given instanceof PyTuple t ? t.items : new PyObject[] {given};
    if (values.length != n) {
      throw PyErr.typeError(
          ts,
          "Too %s arguments for %s; actual %d, expected %d"
              .formatted(
                  values.length > n ? "many" : "few", Conversion.repr(ts, self), values.length, n));
    }
    return PyTuple.of(ts, replaceAll(ts, args.items, Arrays.asList(parameters.items), values));
  }

  private static PyObject[] replaceAll(
      ThreadState ts, PyObject[] args, List<PyObject> params, PyObject[] values) {
    List<PyObject> result = new ArrayList<>();
    for (PyObject a : args) {
      if (a instanceof PyType) {
        result.add(a);
      } else if (a.getClass() == PyTuple.class) {
        result.add(PyTuple.of(ts, replaceAll(ts, ((PyTuple) a).items, params, values)));
      } else if (a.getClass() == PyList.class) {
        result.add(PyList.of(ts, replaceAll(ts, ((PyList) a).toArray(ts), params, values)));
      } else {
        replace(ts, a, params, values, result);
      }
    }
    return result.toArray(PyObject[]::new);
  }

  private static void replace(
      ThreadState ts, PyObject a, List<PyObject> params, PyObject[] values, List<PyObject> result) {
    PyObject unpacked = Attributes.getOrNull(ts, a, IS_UNPACKED);
    boolean unpack = unpacked != null && Comparison.truth(ts, unpacked);
    PyObject subst = Attributes.getOrNull(ts, a, SUBST);
    int i = subst == null ? -1 : indexOf(params, a);
    PyObject r = i >= 0 ? Calls.call(ts, subst, values[i]) : replaceInside(ts, a, params, values);
    if (!unpack) {
      result.add(r);
    } else if (r instanceof PyTuple t) {
      result.addAll(Arrays.asList(t.items));
    } else {
      throw PyErr.typeError(
          ts,
          "expected __typing_subst__ of %s objects to return a tuple, not %s"
              .formatted(PyType.of(a).name(), PyType.of(r).name()));
    }
  }

  /** The alias {@code o} with its own parameters replaced. */
  private static PyObject replaceInside(
      ThreadState ts, PyObject o, List<PyObject> params, PyObject[] values) {
    if (!(Attributes.getOrNull(ts, o, PARAMETERS) instanceof PyTuple own) || own.size() == 0) {
      return o;
    }
    List<PyObject> sub = new ArrayList<>();
    for (PyObject p : own.items) {
      int i = indexOf(params, p);
      if (i < 0) {
        sub.add(p);
      } else if (values[i] instanceof PyTuple t && PyType.of(p).slot(Slot.ITER) != null) {
        sub.addAll(Arrays.asList(t.items)); // a TypeVarTuple takes several
      } else {
        sub.add(values[i]);
      }
    }
    return Sequences.getItem(ts, o, PyTuple.of(ts, sub.toArray(PyObject[]::new)));
  }

  /**
   * Replaces unpacked tuples such as {@code *tuple[int, str]} among arguments by what is in them.
   */
  private static PyObject unpack(ThreadState ts, PyObject item) {
    List<PyObject> result = new ArrayList<>();
    for (PyObject a : item instanceof PyTuple t ? t.items : new PyObject[] {item}) {
      PyObject inner = a instanceof PyType ? null : Attributes.getOrNull(ts, a, UNPACKED_ARGS);
      if (inner instanceof PyTuple t && !(t.size() > 0 && t.at(t.size() - 1) == Py.Ellipsis)) {
        result.addAll(Arrays.asList(t.items));
      } else {
        result.add(a);
      }
    }
    return PyTuple.of(ts, result.toArray(PyObject[]::new));
  }

  /** How a type is shown among type arguments. */
  static String repr(ThreadState ts, PyObject o) {
    if (o == Py.Ellipsis) {
      return "...";
    }
    if (o == PyNone.TYPE) {
      return "None";
    }
    if (Attributes.getOrNull(ts, o, ORIGIN) == null || Attributes.getOrNull(ts, o, ARGS) == null) {
      PyObject qualname = Attributes.getOrNull(ts, o, Names.__qualname__);
      PyObject module = qualname == null ? null : Attributes.getOrNull(ts, o, Names.__module__);
      if (module != null && module != Py.None) {
        String name = Conversion.str(ts, qualname).toString();
        String in = Conversion.str(ts, module).toString();
        return in.equals("builtins") ? name : in + "." + name;
      }
    }
    return Conversion.repr(ts, o).toString();
  }
}
