package org.boiga.modules.functools;

import java.util.Arrays;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.DictUpdate;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyMethod;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ReprGuard;
import org.boiga.objects.ThreadState;

/** {@code functools.partial}. */
@org.boiga.api.annotation.PyType(
    name = "functools.partial",
    doc = "A function with some of its arguments given.")
public final class Partial extends PyInstance {
  public static final PyType TYPE =
      PyType.builtinWithDict(new PartialTable(), PyBaseObject.TYPE).weaklyReferable();

  /** What is called with what; replaced at once by {@code __setstate__}. */
  private static final class Target extends Counted {
    final PyObject function;
    final PyTuple args;
    final PyDict keywords;

    /** Number of placeholders among the arguments. */
    final int open;

    Target(ThreadState ts, PyObject function, PyTuple args, PyDict keywords) {
      super(ts);
      this.function = ts.keep(function);
      this.args = ts.keep(args);
      this.keywords = ts.keep(keywords);
      int n = 0;
      for (int i = 0; i < args.size(); i++) {
        n += args.at(i) == Placeholder.INSTANCE ? 1 : 0;
      }
      open = n;
    }

    @Override
    public PyObject type() {
      return PyBaseObject.TYPE;
    }

    @Override
    public void traverse(Visitor v) {
      v.visit(function);
      v.visit(args);
      v.visit(keywords);
    }
  }

  private final PyCell target;

  private Partial(ThreadState ts, PyType cls, PyObject function, PyTuple args, PyDict keywords) {
    super(ts, cls);
    target = ts.keep(new PyCell(ts, new Target(ts, function, args, keywords)));
  }

  private Target target(ThreadState ts) {
    return (Target) target.get(ts);
  }

  @PySlot(signature = "(func, /, *args, **keywords)")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n == 0) {
      throw PyErr.typeError(ts, "type 'partial' takes at least one argument");
    }
    PyObject function = args[start];
    if (!Calls.isCallable(function)) {
      throw PyErr.typeError(ts, "the first argument must be callable");
    }
    PyObject[] given = Arrays.copyOfRange(args, start + 1, start + n);
    checkLast(ts, given);
    PyDict keywords = PyDict.ofKeywords(ts, args, start + n, kwnames);
    for (int i = 0; kwnames != null && i < kwnames.size(); i++) {
      if (args[start + n + i] == Placeholder.INSTANCE) {
        throw PyErr.typeError(ts, "Placeholder cannot be passed as a keyword argument");
      }
    }
    if (function instanceof Partial p && p.isPlain()) {
      Target t = p.target(ts);
      PyDict merged = t.keywords.copyOf(ts);
      if (keywords != null) {
        DictUpdate.from(ts, merged, keywords);
      }
      PyObject[] all = merge(t.args, t.open, given);
      return new Partial(ts, cls, t.function, PyTuple.of(ts, all), merged);
    }
    return new Partial(
        ts, cls, function, PyTuple.of(ts, given), keywords == null ? new PyDict(ts) : keywords);
  }

  private static void checkLast(ThreadState ts, PyObject[] args) {
    if (args.length > 0 && args[args.length - 1] == Placeholder.INSTANCE) {
      throw PyErr.typeError(ts, "trailing Placeholders are not allowed");
    }
  }

  /** Whether calling this is nothing but calling its function. */
  private boolean isPlain() {
    return type().slot(Slot.CALL) == TYPE.slot(Slot.CALL) && !shape.dictionary && shape.size == 0;
  }

  /** Puts arguments into the open places, and behind what is there. */
  private static PyObject[] merge(PyTuple args, int open, PyObject[] more) {
    PyObject[] all = Arrays.copyOf(args.toArray(), args.size() + Math.max(0, more.length - open));
    int used = 0;
    for (int i = 0; i < args.size() && used < more.length; i++) {
      if (all[i] == Placeholder.INSTANCE) {
        all[i] = more[used++];
      }
    }
    System.arraycopy(more, used, all, args.size(), more.length - used);
    return all;
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] a, int start, int n, PyTuple kwnames) {
    Target t = target(ts);
    if (n < t.open) {
      throw PyErr.typeError(
          ts,
          "missing positional arguments in 'partial' call; expected at least %d, got %d"
              .formatted(t.open, n));
    }
    int k = kwnames == null ? 0 : kwnames.size();
    int given = t.args.size();
    int positional = given + n - t.open;
    if (t.keywords.size() > 0) {
      PyTuple all = PyTuple.of(ts, merge(t.args, t.open, Arrays.copyOfRange(a, start, start + n)));
      PyDict kw = t.keywords;
      if (k > 0) {
        kw = t.keywords.copyOf(ts);
        DictUpdate.from(ts, kw, PyDict.ofKeywords(ts, a, start + n, kwnames));
      }
      return Calls.call(ts, t.function, all, kw);
    }
    PyObject[] all = new PyObject[positional + k];
    int used = start;
    for (int i = 0; i < given; i++) {
      PyObject x = t.args.at(i);
      all[i] = x == Placeholder.INSTANCE ? a[used++] : x;
    }
    System.arraycopy(a, used, all, given, start + n - used + k);
    return Calls.call(ts, t.function, all, 0, positional, kwnames);
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject owner) {
    return instance == null || instance == Py.None ? this : new PyMethod(ts, this, instance);
  }

  @PyGetter(doc = "The function that is called.", member = true)
  PyObject func(ThreadState ts) {
    return ts.hold(target(ts).function);
  }

  @PyGetter(doc = "The positional arguments that it gets first.", member = true)
  PyObject args(ThreadState ts) {
    return ts.hold(target(ts).args);
  }

  @PyGetter(doc = "The keyword arguments that it gets.", member = true)
  PyObject keywords(ThreadState ts) {
    return ts.hold(target(ts).keywords);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    if (!ReprGuard.enter(ts, this)) {
      return "...";
    }
    try {
      Target t = target(ts);
      StringBuilder b = new StringBuilder();
      b.append(Conversion.str(ts, Attributes.get(ts, type(), "__module__"))).append('.');
      b.append(Conversion.str(ts, Attributes.get(ts, type(), "__qualname__"))).append('(');
      b.append(Conversion.repr(ts, t.function));
      for (int i = 0; i < t.args.size(); i++) {
        b.append(", ").append(Conversion.repr(ts, t.args.at(i)));
      }
      for (PyObject k : t.keywords.keysArray(ts)) {
        b.append(", ").append(Conversion.str(ts, k)).append('=');
        b.append(Conversion.repr(ts, t.keywords.get(ts, k)));
      }
      return b.append(')').toString();
    } finally {
      ReprGuard.leave(ts, this);
    }
  }

  @org.boiga.api.annotation.PyMethod
  PyObject __reduce__(ThreadState ts) {
    Target t = target(ts);
    PyObject d = shape.dictionary || shape.size > 0 ? dict(ts) : Py.None;
    return PyTuple.of(
        ts, type(), PyTuple.of(ts, t.function), PyTuple.of(ts, t.function, t.args, t.keywords, d));
  }

  @org.boiga.api.annotation.PyMethod(signature = "(state, /)")
  void __setstate__(ThreadState ts, PyObject state) {
    if (!(state instanceof PyTuple s)
        || s.size() != 4
        || !Calls.isCallable(s.at(0))
        || !(s.at(1) instanceof PyTuple args)
        || !(s.at(2) instanceof PyDict) && s.at(2) != Py.None
        || !(s.at(3) instanceof PyDict) && s.at(3) != Py.None) {
      throw PyErr.typeError(ts, "invalid partial state");
    }
    checkLast(ts, args.toArray());
    PyTuple plain = args.getClass() == PyTuple.class ? args : PyTuple.of(ts, args.toArray());
    PyDict keywords =
        s.at(2) instanceof PyDict d
            ? d.getClass() == PyDict.class ? d : d.copyOf(ts)
            : new PyDict(ts);
    target.set(ts, new Target(ts, s.at(0), plain, keywords));
    setDict(ts, s.at(3) instanceof PyDict d ? d : new PyDict(ts));
  }

  @org.boiga.api.annotation.PyMethod(
      name = "__class_getitem__",
      kind = org.boiga.api.annotation.PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias.")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(target);
  }
}
