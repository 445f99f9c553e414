package org.boiga.interpreter.ast;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Pattern;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.codegen.Literals;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Classes;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Makes a tree of the compiler's of the nodes that a program built. */
final class FromPython {
  private final ThreadState ts;
  private final AstTypes types;

  FromPython(ThreadState ts) {
    this.ts = ts;
    types = AstTypes.of(ts);
  }

  Mod mod(PyObject root) {
    return (Mod) node(root, Schema.declared(Mod.class));
  }

  /** The node that an object stands for; null for None. */
  private Object node(PyObject o, NodeClass declared) {
    if (o == Py.None && declared.sum == null && !declared.isConcrete()) {
      return null;
    }
    ts.enterNative(" while traversing '" + declared.name + "' node");
    try {
      int mark = ts.mark();
      Object node = declared.isConcrete() ? product(o, declared) : sum(o, declared);
      ts.release(mark);
      return node;
    } finally {
      ts.leaveNative();
    }
  }

  private Object product(PyObject o, NodeClass c) {
    Object[] values = fields(o, c);
    return make(c, values, c.positioned ? span(o, c) : null);
  }

  private Object sum(PyObject o, NodeClass sum) {
    Span span = sum.positioned ? span(o, sum) : null;
    NodeClass c = alternative(o, sum);
    return c.symbol != null ? c.symbol : make(c, fields(o, c), span);
  }

  private NodeClass alternative(PyObject o, NodeClass sum) {
    PyType own = PyType.of(o);
    for (NodeClass c : sum.alternatives) {
      if (types.type(c) == own) {
        return c;
      }
    }
    for (NodeClass c : sum.alternatives) {
      if (Classes.isInstance(ts, o, types.type(c))) {
        return c;
      }
    }
    throw PyErr.typeError(
        ts, "expected some sort of %s, but got %s".formatted(sum.name, Conversion.repr(ts, o)));
  }

  private Object make(NodeClass c, Object[] values, Span span) {
    for (int i = 0; i < c.fields.size(); i++) {
      Field f = c.fields.get(i);
      if (values[i] == null && !f.optional()) {
        throw PyErr.valueError(ts, "field '%s' is required for %s".formatted(f.name(), c.name));
      }
    }
    if (c.positioned) {
      values[values.length - 1] = span;
    }
    return c.make(values);
  }

  private Span span(PyObject o, NodeClass c) {
    int line = position(o, c, 0);
    int column = position(o, c, 1);
    int endLine = c.endRequired ? position(o, c, 2) : optionalPosition(o, 2, line);
    int endColumn = c.endRequired ? position(o, c, 3) : optionalPosition(o, 3, column);
    return new Span(line, column, endLine, endColumn);
  }

  private int position(PyObject o, NodeClass c, int i) {
    PyObject value = Attributes.getOrNull(ts, o, AstTypes.POSITION[i]);
    if (value == null) {
      throw missing(AstTypes.POSITION[i], c);
    }
    return integer(value);
  }

  private int optionalPosition(PyObject o, int i, int start) {
    PyObject value = Attributes.getOrNull(ts, o, AstTypes.POSITION[i]);
    return value == null || value == Py.None ? start : integer(value);
  }

  private PyException missing(PyStr field, NodeClass c) {
    return PyErr.typeError(ts, "required field \"%s\" missing from %s".formatted(field, c.name));
  }

  /** The values of the fields, with a place at the end for the span if there is one. */
  private Object[] fields(PyObject o, NodeClass c) {
    int n = c.fields.size();
    Object[] values = new Object[c.positioned ? n + 1 : n];
    for (int i = 0; i < n; i++) {
      Field f = c.fields.get(i);
      PyObject value = Attributes.getOrNull(ts, o, f.name());
      if (f.list()) {
        values[i] = list(value, f, c);
      } else if (f.optional() && (value == null || value == Py.None)) {
        values[i] = f.kind() == Field.Kind.INT ? 0 : null;
      } else if (value == null) {
        throw missing(f.name(), c);
      } else {
        values[i] = value(value, f, c);
      }
    }
    return values;
  }

  private List<Object> list(PyObject value, Field f, NodeClass c) {
    List<Object> result = new ArrayList<>();
    if (value == null) {
      return result;
    }
    if (!(value instanceof PyList list)) {
      throw PyErr.typeError(
          ts,
          "%s field \"%s\" must be a list, not a %s"
              .formatted(c.name, f.name(), PyType.of(value).name()));
    }
    int n = list.size();
    for (int i = 0; i < n; i++) {
      PyObject item = list.getOrNull(ts, i);
      if (item != null) {
        result.add(value(item, f, c));
      }
      if (list.size() != n) {
        throw PyErr.runtimeError(
            ts, "%s field \"%s\" changed size during iteration".formatted(c.name, f.name()));
      }
    }
    return result;
  }

  private Object value(PyObject o, Field f, NodeClass c) {
    return switch (f.kind()) {
      case NODE, SYMBOL -> node(o, Schema.declared(f.type()));
      case IDENTIFIER -> identifier(o);
      case STRING -> string(o);
      case INT -> integer(o);
      case CONSTANT -> constant(o, c);
    };
  }

  private String identifier(PyObject o) {
    if (o == Py.None) {
      return null;
    }
    if (PyType.of(o) != PyStr.TYPE) {
      throw PyErr.typeError(ts, "AST identifier must be of type str");
    }
    return o.toString();
  }

  private String string(PyObject o) {
    if (o instanceof PyBytes b && PyType.of(o) == PyBytes.TYPE) {
      return new String(b.content(), java.nio.charset.StandardCharsets.UTF_8);
    }
    if (PyType.of(o) != PyStr.TYPE) {
      throw PyErr.typeError(ts, "AST string must be of type str");
    }
    return o.toString();
  }

  private int integer(PyObject o) {
    if (!(o instanceof PyInt)) {
      throw PyErr.valueError(ts, "invalid integer value: " + Conversion.repr(ts, o));
    }
    return Args.toInt(ts, o);
  }

  private Literal constant(PyObject o, NodeClass c) {
    Literal literal = Literals.of(ts, o);
    if (c.type == Pattern.MatchSingleton.class) {
      boolean allowed = literal instanceof Literal.Singleton && o != Py.Ellipsis;
      if (!allowed) {
        throw PyErr.valueError(ts, "MatchSingleton can only contain True, False and None");
      }
    }
    if (literal == null) {
      throw PyErr.typeError(
          ts, "got an invalid type in Constant: " + PyType.of(culprit(o)).shortName());
    }
    return literal;
  }

  /** The object within a tuple or frozenset that is no constant. */
  private PyObject culprit(PyObject o) {
    PyObject[] items =
        PyType.of(o) == PyTuple.TYPE
            ? ((PyTuple) o).toArray()
            : PyType.of(o) == PyFrozenSet.TYPE ? ((PyFrozenSet) o).toArray(ts) : new PyObject[0];
    for (PyObject item : items) {
      if (Literals.of(ts, item) == null) {
        return culprit(item);
      }
    }
    return o;
  }
}
