package org.boiga.interpreter;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ReprGuard;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/**
 * {@code FrameLocalsProxy} (PEP 667): the variables of a frame as a mapping that writes through.
 * Keys that are no variables of the code go to a dict of the frame's.
 */
@org.boiga.api.annotation.PyType(name = "FrameLocalsProxy", subclassable = false)
public final class FrameLocalsProxy extends Counted {
  public static final PyType TYPE =
      PyType.builtin(new FrameLocalsProxyTable(), PyBaseObject.TYPE).matchedAs(PyType.MAPPING);

  private final PyFrame frame;

  FrameLocalsProxy(ThreadState ts, PyFrame frame) {
    super(ts);
    this.frame = ts.keep(frame);
  }

  @PySlot(signature = "(frame, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject frame) {
    if (!(frame instanceof PyFrame f)) {
      throw PyErr.typeError(ts, "expect frame, not " + PyType.of(frame).name());
    }
    return new FrameLocalsProxy(ts, f);
  }

  /** The variable that a key names: keys need not be strs, but only equal to one. */
  private PyStr variable(ThreadState ts, PyObject key) {
    if (key instanceof PyStr name && PyType.of(name) == PyStr.TYPE) {
      return frame.hasLocal(name) ? name : null;
    }
    long hash = Comparison.hash(ts, key);
    for (PyStr name : frame.names()) {
      if (Comparison.hash(ts, name) == hash && Comparison.same(ts, name, key)) {
        return name;
      }
    }
    return null;
  }

  private PyObject find(ThreadState ts, PyObject key) {
    PyStr name = variable(ts, key);
    PyObject v = name == null ? null : frame.local(ts, name);
    if (v != null) {
      return v;
    }
    PyDict extra = frame.extraLocals(ts, false);
    return extra == null ? null : extra.get(ts, key);
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject key) {
    PyObject v = find(ts, key);
    if (v == null) {
      throw PyErr.of(
          ts, PyExc.KeyError, "local variable '" + Conversion.repr(ts, key) + "' is not defined");
    }
    return v;
  }

  @PySlot
  void __setitem__(ThreadState ts, PyObject key, PyObject value) {
    PyStr name = variable(ts, key);
    if (name == null || !frame.setLocal(ts, name, value)) {
      frame.extraLocals(ts, true).put(ts, key, value);
    }
  }

  @PySlot
  void __delitem__(ThreadState ts, PyObject key) {
    if (remove(ts, key) == null) {
      throw PyErr.keyError(ts, key);
    }
  }

  private PyObject remove(ThreadState ts, PyObject key) {
    if (variable(ts, key) != null) {
      throw PyErr.valueError(ts, "cannot remove local variables from FrameLocalsProxy");
    }
    PyDict extra = frame.extraLocals(ts, false);
    return extra == null ? null : extra.remove(ts, key);
  }

  @PySlot
  boolean __contains__(ThreadState ts, PyObject key) {
    return find(ts, key) != null;
  }

  @PySlot
  long __len__(ThreadState ts) {
    return frame.localsCopy(ts).size();
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return Iteration.iter(ts, keys(ts));
  }

  @PyMethod
  PyObject __reversed__(ThreadState ts) {
    PyList all = PyList.from(ts, frame.localsCopy(ts));
    Calls.method(ts, all, "reverse");
    return all;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    if (!ReprGuard.enter(ts, frame)) {
      return "{...}";
    }
    try {
      return Conversion.repr(ts, frame.localsCopy(ts)).toString();
    } finally {
      ReprGuard.leave(ts, frame);
    }
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE) {
      return Py.NotImplemented;
    }
    return switch (other) {
      case FrameLocalsProxy p -> Py.bool((p.frame == frame) == (op == CompareOp.EQ));
      case PyDict d -> Comparison.compare(ts, frame.localsCopy(ts), d, op);
      default -> Py.NotImplemented;
    };
  }

  @PySlot
  PyObject __or__(ThreadState ts, PyObject other) {
    return merged(ts, this, other);
  }

  @PySlot
  PyObject __ror__(ThreadState ts, PyObject other) {
    return merged(ts, other, this);
  }

  @PySlot
  PyObject __ior__(ThreadState ts, PyObject other) {
    if (!isMapping(other)) {
      return Py.NotImplemented;
    }
    update(ts, other);
    return this;
  }

  private static boolean isMapping(PyObject o) {
    return o instanceof PyDict || o instanceof FrameLocalsProxy;
  }

  private static PyObject merged(ThreadState ts, PyObject a, PyObject b) {
    if (!isMapping(a) || !isMapping(b)) {
      return Py.NotImplemented;
    }
    PyDict all = new PyDict(ts);
    Calls.method(ts, all, "update", a);
    Calls.method(ts, all, "update", b);
    return all;
  }

  @PyMethod(signature = "(key, default=None, /)", doc = "The value of a variable, or the default.")
  PyObject get(ThreadState ts, PyObject key, PyObject fallback) {
    PyObject v = find(ts, key);
    return v != null ? v : fallback == null ? Py.None : fallback;
  }

  @PyMethod(
      signature = "(key, default=None, /)",
      doc = "The value of a variable, which is set to the default first if it has none.")
  PyObject setdefault(ThreadState ts, PyObject key, PyObject fallback) {
    PyObject v = find(ts, key);
    if (v != null) {
      return v;
    }
    PyObject value = fallback == null ? Py.None : fallback;
    __setitem__(ts, key, value);
    return value;
  }

  @PyMethod(signature = "(key, default=None, /)", doc = "Remove a key that is no variable.")
  PyObject pop(ThreadState ts, PyObject key, PyObject fallback) {
    PyObject v = remove(ts, key);
    if (v != null) {
      return v;
    }
    if (fallback == null) {
      throw PyErr.keyError(ts, key);
    }
    return fallback;
  }

  @PyMethod(doc = "The names of the variables that have values.")
  PyObject keys(ThreadState ts) {
    return PyList.from(ts, frame.localsCopy(ts));
  }

  @PyMethod(doc = "The values of the variables.")
  PyObject values(ThreadState ts) {
    return PyList.from(ts, Calls.method(ts, frame.localsCopy(ts), "values"));
  }

  @PyMethod(doc = "The variables and their values, as pairs.")
  PyObject items(ThreadState ts) {
    return PyList.from(ts, Calls.method(ts, frame.localsCopy(ts), "items"));
  }

  @PyMethod(doc = "A dict of the variables as they are now.")
  PyObject copy(ThreadState ts) {
    return frame.localsCopy(ts);
  }

  @PyMethod(signature = "(other, /)", doc = "Set variables to the values of a mapping.")
  void update(ThreadState ts, PyObject other) {
    PyDict from = new PyDict(ts);
    Calls.method(ts, from, "update", other);
    Iteration.forEach(
        ts,
        from,
        key -> {
          __setitem__(ts, key, Sequences.getItem(ts, from, key));
          return true;
        });
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    throw PyErr.typeError(ts, "cannot pickle 'FrameLocalsProxy' object");
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(frame);
  }
}
