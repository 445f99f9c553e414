package org.boiga.interpreter.ast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.PyUnion;
import org.boiga.objects.ThreadState;

/** How nodes are pickled, copied, and copied with other fields. */
final class NodeCopies {
  private NodeCopies() {}

  /**
   * {@code node.__reduce__()}. The class is called with as many Nones as there are fields, so that
   * it does not warn about them; the state has the values, since nodes nest deeply.
   */
  static PyObject reduce(ThreadState ts, PyAst node) {
    PyDict state = node.dict(ts).copyOf(ts);
    int n = 0;
    for (PyObject name : NodeInitializer.names(ts, node.type(), AstTypes.FIELDS)) {
      if (!state.containsKey(ts, name)) {
        break;
      }
      n++;
    }
    PyObject[] nones = Collections.nCopies(n, Py.None).toArray(PyObject[]::new);
    return PyTuple.of(ts, node.type(), PyTuple.constant(nones), state);
  }

  /** {@code node.__replace__(**changes)}. */
  static PyObject replace(
      ThreadState ts, PyAst node, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n > 0) {
      throw PyErr.typeError(
          ts, "__replace__() takes exactly 0 positional arguments (%d given)".formatted(n));
    }
    PyType type = node.type();
    PyDict state = new PyDict(ts);
    for (PyStr attribute : List.of(AstTypes.FIELDS, AstTypes.ATTRIBUTES)) {
      for (PyObject name : NodeInitializer.names(ts, type, attribute)) {
        PyObject value = node.dict(ts).get(ts, name);
        if (value != null) {
          state.put(ts, name, value);
        }
      }
    }
    PyDict changes = kwnames == null ? new PyDict(ts) : PyDict.ofKeywords(ts, args, start, kwnames);
    check(ts, type, state, changes);
    for (PyObject name : changes.keysArray(ts)) {
      state.put(ts, name, changes.get(ts, name));
    }
    return Calls.call(ts, type, PyTuple.EMPTY, state);
  }

  private static void check(ThreadState ts, PyType type, PyDict state, PyDict changes) {
    PyObject[] fields = NodeInitializer.names(ts, type, AstTypes.FIELDS);
    PyObject[] attributes = NodeInitializer.names(ts, type, AstTypes.ATTRIBUTES);
    List<PyObject> expected = new ArrayList<>(List.of(fields));
    expected.addAll(List.of(attributes));
    for (PyObject name : changes.keysArray(ts)) {
      if (!expected.remove(name)) {
        throw PyErr.typeError(
            ts,
            "%s.__replace__ got an unexpected keyword argument %s."
                .formatted(type.name(), Conversion.repr(ts, name)));
      }
    }
    for (PyObject name : state.keysArray(ts)) {
      expected.remove(name);
    }
    expected.removeAll(List.of(attributes));
    if (Attributes.getOrNull(ts, type, AstTypes.FIELD_TYPES) instanceof PyDict types) {
      expected.removeIf(name -> types.get(ts, name) instanceof PyUnion);
    }
    if (!expected.isEmpty()) {
      List<String> names = new ArrayList<>();
      for (PyObject name : expected) {
        names.add(Conversion.repr(ts, name).toString());
      }
      Collections.sort(names);
      throw PyErr.typeError(
          ts,
          "%s.__replace__ missing %d keyword argument%s: %s."
              .formatted(
                  type.name(),
                  names.size(),
                  names.size() == 1 ? "" : "s",
                  String.join(", ", names)));
    }
  }
}
