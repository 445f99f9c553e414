package org.boiga.interpreter.ast;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Conversion;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.PyUnion;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/** {@code ast.AST.__init__}: sets the fields, from arguments or by their types. */
final class NodeInitializer {
  private final ThreadState ts;
  private final PyAst node;
  private final PyType type;
  private final PyObject[] fields;
  private final List<PyObject> missing;

  NodeInitializer(ThreadState ts, PyAst node) {
    this.ts = ts;
    this.node = node;
    type = node.type();
    fields = names(ts, type, AstTypes.FIELDS);
    missing = new ArrayList<>(List.of(fields));
  }

  /** The names in a class attribute, none if there is no such attribute. */
  static PyObject[] names(ThreadState ts, PyType type, PyStr attribute) {
    PyObject names = Attributes.getOrNull(ts, type, attribute);
    return names == null ? new PyObject[0] : Iteration.toArray(ts, names);
  }

  void initialize(PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n > fields.length) {
      throw PyErr.typeError(
          ts,
          "%s constructor takes at most %d positional argument%s"
              .formatted(type.name(), fields.length, fields.length == 1 ? "" : "s"));
    }
    for (int i = 0; i < n; i++) {
      set(fields[i], args[start + i]);
      missing.remove(fields[i]);
    }
    for (int i = 0, k = kwnames == null ? 0 : kwnames.size(); i < k; i++) {
      takeKeyword(kwnames.at(i));
      set(kwnames.at(i), args[start + n + i]);
    }
    if (!missing.isEmpty()) {
      setDefaults();
    }
  }

  private void set(PyObject name, PyObject value) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(
          ts, "attribute name must be string, not '" + PyType.of(name).name() + "'");
    }
    Attributes.set(ts, node, s, value);
  }

  private void takeKeyword(PyObject name) {
    if (List.of(fields).contains(name)) {
      if (!missing.remove(name)) {
        throw PyErr.typeError(
            ts, type.name() + " got multiple values for argument " + Conversion.repr(ts, name));
      }
      return;
    }
    if (!List.of(names(ts, type, AstTypes.ATTRIBUTES)).contains(name)) {
      warn(
          "%s.__init__ got an unexpected keyword argument %s. Support for arbitrary keyword"
              + " arguments is deprecated and will be removed in Python 3.15.",
          name);
    }
  }

  private void warn(String text, PyObject name) {
    String message = text.formatted(type.name(), Conversion.repr(ts, name));
    Warnings.warn(ts, PyExc.DeprecationWarning, message, 1);
  }

  private void setDefaults() {
    if (!(Attributes.getOrNull(ts, type, AstTypes.FIELD_TYPES) instanceof PyDict types)) {
      return;
    }
    PyType context = AstTypes.of(ts).type(Schema.declared(ExprContext.class));
    for (PyObject name : missing) {
      PyObject fieldType = types.get(ts, name);
      if (fieldType == null) {
        String message =
            "Field %s is missing from %s._field_types. This will become an error in Python 3.15."
                .formatted(Conversion.repr(ts, name), type.name());
        Warnings.warn(ts, PyExc.DeprecationWarning, message, 1);
      } else if (fieldType instanceof PyGenericAlias) {
        set(name, PyList.of(ts));
      } else if (fieldType == context) {
        set(name, AstTypes.of(ts).symbol(ExprContext.Load));
      } else if (!(fieldType instanceof PyUnion)) {
        warn(
            "%s.__init__ missing 1 required positional argument: %s. This will become an error in"
                + " Python 3.15.",
            name);
      }
    }
  }
}
