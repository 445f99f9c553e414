package org.boiga.interpreter.ast;

import java.util.StringJoiner;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Conversion;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ReprGuard;
import org.boiga.objects.ThreadState;

/** The text of a node and of those a few levels below it. */
final class NodeRepr {
  private static final int DEPTH = 3;

  private NodeRepr() {}

  static String repr(ThreadState ts, PyAst node) {
    return repr(ts, node, DEPTH);
  }

  private static String repr(ThreadState ts, PyAst node, int depth) {
    String name = node.type().name();
    if (depth <= 0 || !ReprGuard.enter(ts, node)) {
      return name + "(...)";
    }
    try {
      StringJoiner text = new StringJoiner(", ", name + "(", ")");
      for (PyObject field : NodeInitializer.names(ts, node.type(), AstTypes.FIELDS)) {
        PyObject value = Attributes.get(ts, node, (PyStr) field);
        text.add(field + "=" + value(ts, value, depth - 1));
      }
      return text.toString();
    } finally {
      ReprGuard.leave(ts, node);
    }
  }

  private static String value(ThreadState ts, PyObject value, int depth) {
    return switch (value) {
      case PyList l -> items(ts, l.toArray(ts), "[", "]", depth);
      case PyTuple t -> items(ts, t.toArray(), "(", ")", depth);
      default -> item(ts, value, depth);
    };
  }

  private static String items(
      ThreadState ts, PyObject[] items, String open, String close, int depth) {
    StringJoiner text = new StringJoiner(", ", open, close);
    int n = items.length;
    for (int i = 0; i < n; i++) {
      if (i == 0 || i == n - 1) {
        text.add(item(ts, items[i], depth));
      } else if (i == 1) {
        text.add("...");
      }
    }
    return text.toString();
  }

  private static String item(ThreadState ts, PyObject item, int depth) {
    return item instanceof PyAst node
        ? repr(ts, node, depth)
        : Conversion.repr(ts, item).toString();
  }
}
