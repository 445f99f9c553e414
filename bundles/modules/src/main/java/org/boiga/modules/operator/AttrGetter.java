package org.boiga.modules.operator;

import java.util.Arrays;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code operator.attrgetter}. */
@org.boiga.api.annotation.PyType(
    name = "operator.attrgetter",
    doc = "A callable that gets attributes of its argument; names may be dotted.",
    subclassable = false)
public final class AttrGetter extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new AttrGetterTable(), PyBaseObject.TYPE);

  private final PyTuple names;

  /** Each name split at its dots. */
  private final PyStr[][] paths;

  private AttrGetter(ThreadState ts, PyTuple names) {
    super(ts, TYPE);
    this.names = ts.keep(names);
    paths = new PyStr[names.size()][];
    for (int i = 0; i < paths.length; i++) {
      if (!(names.at(i) instanceof PyStr s)) {
        throw PyErr.typeError(ts, "attribute name must be a string");
      }
      paths[i] =
          Arrays.stream(s.toString().split("\\.", -1)).map(PyStr::interned).toArray(PyStr[]::new);
    }
  }

  @PySlot(signature = "(attr, /, *attrs)")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "attrgetter", kwnames);
    }
    if (n == 0) {
      throw Args.expected(ts, "attrgetter", 1, 1, 0);
    }
    return new AttrGetter(ts, PyTuple.of(ts, Arrays.copyOfRange(args, start, start + n)));
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "attrgetter", kwnames);
    }
    if (n != 1) {
      throw Args.expected(ts, "attrgetter", 1, 1, n);
    }
    if (paths.length == 1) {
      return follow(ts, args[start], paths[0]);
    }
    PyObject[] values = new PyObject[paths.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = follow(ts, args[start], paths[i]);
    }
    return PyTuple.of(ts, values);
  }

  private static PyObject follow(ThreadState ts, PyObject o, PyStr[] path) {
    PyObject v = o;
    for (PyStr name : path) {
      v = Attributes.get(ts, v, name);
    }
    return v;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return Getters.repr(ts, this, names);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(ts, TYPE, names);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(names);
  }
}
