package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.memory.WeakCallbacks;

/**
 * {@code builtin_function_or_method}: an entry of a native table with its receiver. Counted only
 * where the receiver is.
 */
@org.boiga.api.annotation.PyType(name = "builtin_function_or_method", subclassable = false)
public final class PyNativeFunction extends Counted implements WeaklyReferable {
  public static final PyType TYPE =
      PyType.builtin(new PyNativeFunctionTable(), PyBaseObject.TYPE).weaklyReferable();

  /** The code: {@code table.call(entry.id(), ts, self, ...)}. */
  public final NativeTable table;

  public final NativeTable.Entry entry;

  /** The receiver, or the type of a static method, or the module of a function. */
  public final PyObject self;

  private final String module;
  private volatile WeakReferences weakReferences;

  /** The slot, if this is the {@code __new__} of type {@link #self}, else null. */
  public final SlotFunction constructor;

  private PyNativeFunction(
      NativeTable table,
      NativeTable.Entry entry,
      PyObject self,
      String module,
      SlotFunction constructor) {
    this.table = table;
    this.entry = entry;
    this.self = self;
    this.module = module;
    this.constructor = constructor;
  }

  private PyNativeFunction(
      ThreadState ts, NativeTable table, NativeTable.Entry entry, PyObject self) {
    super(ts);
    this.table = table;
    this.entry = entry;
    this.self = ts.keep(self);
    module = null;
    constructor = null;
  }

  /** The {@code __new__} of a built-in type. */
  static PyNativeFunction constructor(PyType type, NativeTable table, NativeTable.Entry e) {
    return new PyNativeFunction(table, e, type, null, table.slot(e));
  }

  static PyNativeFunction staticMethod(PyType type, NativeTable table, NativeTable.Entry e) {
    return new PyNativeFunction(table, e, type, null, null);
  }

  /** A method bound to its receiver, held by the current scope. */
  static PyNativeFunction bound(
      ThreadState ts, NativeTable table, NativeTable.Entry e, PyObject self) {
    return self instanceof Counted c && !c.isUncounted()
        ? new PyNativeFunction(ts, table, e, self)
        : new PyNativeFunction(table, e, self, null, null);
  }

  /** A module's function. */
  public static PyNativeFunction ofModule(
      PyModule module, String name, NativeTable table, NativeTable.Entry e) {
    return new PyNativeFunction(table, e, module, name, null);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public synchronized WeakReferences weakReferences() {
    if (weakReferences == null) {
      weakReferences = new WeakReferences();
    }
    return weakReferences;
  }

  @Override
  protected void clearWeakReferences(Mutator m, WeakCallbacks callbacks) {
    WeakReferences w = weakReferences;
    if (w != null) {
      w.clear((ThreadState) m, callbacks);
    }
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (constructor != null) {
      PyType cls = checkedClass(ts, n == 0 ? null : args[start]);
      return table.call(entry.id(), ts, cls, args, start + 1, n - 1, kwnames);
    }
    return table.call(entry.id(), ts, self, args, start, n, kwnames);
  }

  /** The class that {@code __new__} is called for; it must be safe to make its instances here. */
  private PyType checkedClass(ThreadState ts, PyObject cls) {
    PyType type = (PyType) self;
    String name = type.name();
    if (cls == null) {
      throw PyErr.typeError(ts, name + ".__new__(): not enough arguments");
    }
    if (!(cls instanceof PyType t)) {
      throw PyErr.typeError(
          ts, name + ".__new__(X): X is not a type object (" + PyType.of(cls).name() + ")");
    }
    if (!t.isSubtype(type)) {
      throw PyErr.typeError(
          ts,
          "%s.__new__(%s): %s is not a subtype of %s".formatted(name, t.name(), t.name(), name));
    }
    PyType builtin = t;
    while (builtin.heap) {
      builtin = builtin.base;
    }
    if (builtin.slot(org.boiga.api.Slot.NEW) == null) {
      throw PyErr.typeError(ts, "cannot create '" + t.name() + "' instances");
    }
    if (builtin.slot(org.boiga.api.Slot.NEW) != type.slot(org.boiga.api.Slot.NEW)) {
      throw PyErr.typeError(
          ts,
          "%s.__new__(%s) is not safe, use %s.__new__()".formatted(name, t.name(), builtin.name()));
    }
    return t;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return self == null || self instanceof PyModule
        ? "<built-in function " + entry.name() + ">"
        : "<built-in method %s of %s object at %s>"
            .formatted(entry.name(), PyType.of(self).name(), Identity.hex(self));
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyNativeFunction f)) {
      return Py.NotImplemented;
    }
    boolean same =
        table.getClass() == f.table.getClass()
            && entry.id() == f.entry.id()
            && (self == f.self || self != null && f.self != null && Comparison.is(self, f.self));
    return Py.bool(same == (op == CompareOp.EQ));
  }

  @PySlot
  long __hash__(ThreadState ts) {
    long h = table.getClass().hashCode() * 31L + entry.id();
    return self == null ? h : h * 31 + Identity.hash(self);
  }

  @PyGetter
  String __name__(ThreadState ts) {
    return entry.name();
  }

  @PyGetter
  PyObject __qualname__(ThreadState ts) {
    if (self == null || self instanceof PyModule) {
      return PyStr.of(entry.name());
    }
    PyType t = self instanceof PyType cls ? cls : PyType.of(self);
    return PyStr.of(t.qualname + "." + entry.name());
  }

  @PyGetter
  String __doc__(ThreadState ts) {
    return entry.doc();
  }

  @PyGetter
  String __text_signature__(ThreadState ts) {
    return entry.signature();
  }

  @PyGetter(member = true)
  String __module__(ThreadState ts) {
    return module;
  }

  @PyGetter
  PyObject __self__(ThreadState ts) {
    return self == null ? Py.None : ts.hold(self);
  }

  @org.boiga.api.annotation.PyMethod
  PyObject __reduce__(ThreadState ts) {
    return self == null || self instanceof PyModule
        ? PyStr.of(entry.name())
        : Reduction.getattr(ts, self, entry.name());
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(self);
  }
}
