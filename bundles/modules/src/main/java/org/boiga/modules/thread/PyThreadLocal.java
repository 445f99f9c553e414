package org.boiga.modules.thread;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Names;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _thread._local}: an object whose attributes are each thread's own. */
@org.boiga.api.annotation.PyType(name = "_thread._local", doc = "Attributes of each thread's own.")
public final class PyThreadLocal extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyThreadLocalTable(), PyBaseObject.TYPE).weaklyReferable();

  /** The attributes by thread; owned. */
  private final Map<ThreadState, PyDict> dicts = new ConcurrentHashMap<>();

  private final PyTuple args;
  private final PyDict kwargs;

  private PyThreadLocal(ThreadState ts, PyType type, PyTuple args, PyDict kwargs) {
    super(ts, type);
    this.args = ts.keep(args);
    this.kwargs = ts.keep(kwargs);
    makeOwn(ts);
  }

  private PyDict makeOwn(ThreadState ts) {
    PyDict d = new PyDict(ts);
    dicts.put(ts, ts.keep(d));
    LocalRegistry.of(ts).add(ts, this);
    return d;
  }

  @PySlot(signature = "(*args, **kwargs)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject[] args, PyDict kwargs) {
    boolean plain =
        cls.slot(org.boiga.api.Slot.INIT) == PyBaseObject.TYPE.slot(org.boiga.api.Slot.INIT);
    if (plain && (args.length > 0 || kwargs != null)) {
      throw PyErr.typeError(ts, "Initialization arguments are not supported");
    }
    return new PyThreadLocal(ts, cls, PyTuple.of(ts, args), kwargs);
  }

  /** This thread's attributes; a thread's first access runs {@code __init__} again. */
  private PyDict own(ThreadState ts) {
    PyDict d = dicts.get(ts);
    if (d == null) {
      d = makeOwn(ts);
      Calls.call(ts, Attributes.get(ts, this, Names.__init__), args, kwargs);
    }
    return d;
  }

  /** The attributes of a thread that ends, which the caller owns now; or null. */
  PyDict take(ThreadState ts) {
    return dicts.remove(ts);
  }

  @PySlot
  PyObject __getattribute__(ThreadState ts, PyObject name) {
    PyStr n = name(ts, name);
    PyDict d = own(ts);
    if (n.equals(Names.__dict__)) {
      return ts.hold(d);
    }
    PyType t = type();
    PyObject attribute = t.lookup(n);
    if (attribute != null && Attributes.isDataDescriptor(PyType.of(attribute))) {
      return Attributes.bind(ts, attribute, this, t);
    }
    PyObject v = d.get(ts, n);
    if (v != null) {
      return v;
    }
    if (attribute != null) {
      return Attributes.bind(ts, attribute, this, t);
    }
    throw Attributes.missing(ts, this, n);
  }

  @PySlot
  void __setattr__(ThreadState ts, PyObject name, PyObject value) {
    change(ts, name(ts, name), value);
  }

  @PySlot
  void __delattr__(ThreadState ts, PyObject name) {
    change(ts, name(ts, name), null);
  }

  private void change(ThreadState ts, PyStr n, PyObject value) {
    PyDict d = own(ts);
    if (n.equals(Names.__dict__)) {
      throw PyErr.attributeError(
          ts, "'" + type().name() + "' object attribute '__dict__' is read-only");
    }
    PyObject attribute = type().lookup(n);
    if (attribute != null && Attributes.isDataDescriptor(PyType.of(attribute))) {
      Attributes.genericSet(ts, this, n, value);
    } else if (value != null) {
      d.put(ts, n, value);
    } else if (d.remove(ts, n) == null) {
      throw Attributes.missing(ts, this, n);
    }
  }

  private static PyStr name(ThreadState ts, PyObject name) {
    if (name instanceof PyStr s) {
      return s;
    }
    throw PyErr.typeError(
        ts, "attribute name must be string, not '" + PyType.of(name).name() + "'");
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(args);
    v.visit(kwargs);
    dicts.values().forEach(v::visit);
  }
}
