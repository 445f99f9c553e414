package org.boiga.objects;

import java.util.StringJoiner;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code _typing._ConstEvaluator}: evaluates to a value that was given. */
@org.boiga.api.annotation.PyType(name = "_typing._ConstEvaluator", subclassable = false)
final class PyConstEvaluator extends Counted {
  static final PyType TYPE = PyType.builtin(new PyConstEvaluatorTable(), PyBaseObject.TYPE);
  private static final int STRING = 4;

  private final PyObject value;

  PyConstEvaluator(ThreadState ts, PyObject value) {
    super(ts);
    this.value = ts.keep(value);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot(signature = "(format)")
  PyObject __call__(ThreadState ts, int format) {
    if (format != STRING) {
      return ts.hold(value);
    }
    if (!(value instanceof PyTuple t)) {
      return PyStr.of(GenericParameters.repr(ts, value));
    }
    StringJoiner j = new StringJoiner(", ", "(", t.size() == 1 ? ",)" : ")");
    for (PyObject o : t.items) {
      j.add(GenericParameters.repr(ts, o));
    }
    return PyStr.of(j.toString());
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<constevaluator " + Conversion.repr(ts, value) + ">";
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(value);
  }
}
