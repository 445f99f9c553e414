package org.boiga.interpreter.ast;

import java.util.List;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Node;
import org.boiga.compiler.ast.Positioned;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.codegen.Literals;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Makes the nodes that Python sees of the compiler's trees. */
final class ToPython {
  private final ThreadState ts;
  private final AstTypes types;

  ToPython(ThreadState ts) {
    this.ts = ts;
    types = AstTypes.of(ts);
  }

  /** The node, held by the current scope. */
  PyObject node(Node node) {
    ts.enterNative(" during ast construction");
    try {
      int mark = ts.mark();
      NodeClass c = Schema.of(node);
      PyAst result = new PyAst(ts, types.type(c));
      for (Field f : c.fields) {
        Object value = f.get(node);
        result.setOwn(ts, f.name(), f.list() ? list(f, (List<?>) value) : value(f, value));
      }
      if (node instanceof Positioned positioned) {
        setPosition(result, positioned.span());
      }
      return ts.release(mark, result);
    } finally {
      ts.leaveNative();
    }
  }

  private void setPosition(PyAst node, Span span) {
    node.setOwn(ts, AstTypes.POSITION[0], Py.int_(span.lineno()));
    node.setOwn(ts, AstTypes.POSITION[1], Py.int_(span.colOffset()));
    node.setOwn(ts, AstTypes.POSITION[2], Py.int_(span.endLineno()));
    node.setOwn(ts, AstTypes.POSITION[3], Py.int_(span.endColOffset()));
  }

  private PyObject list(Field f, List<?> values) {
    PyList list = PyList.of(ts);
    for (Object value : values) {
      int mark = ts.mark();
      list.append(ts, value(f, value));
      ts.release(mark);
    }
    return list;
  }

  private PyObject value(Field f, Object value) {
    if (value == null) {
      return Py.None;
    }
    return switch (f.kind()) {
      case NODE -> node((Node) value);
      case SYMBOL -> types.symbol((Enum<?>) value);
      case IDENTIFIER -> PyStr.interned((String) value);
      case STRING -> PyStr.of((String) value);
      case INT -> Py.int_((Integer) value);
      case CONSTANT -> Literals.toObject((Literal) value);
    };
  }
}
