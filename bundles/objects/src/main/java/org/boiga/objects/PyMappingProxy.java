package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code mappingproxy}: a mapping that cannot be changed through it. */
@org.boiga.api.annotation.PyType(
    name = "mappingproxy",
    doc = "A read-only view of a mapping.",
    subclassable = false)
public final class PyMappingProxy extends Counted {
  public static final PyType TYPE =
      PyType.builtin(new PyMappingProxyTable(), PyBaseObject.TYPE).matchedAs(PyType.MAPPING);

  private final PyObject mapping;

  public PyMappingProxy(ThreadState ts, PyObject mapping) {
    super(ts);
    this.mapping = ts.keep(mapping);
  }

  @PySlot(signature = "(mapping)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject mapping) {
    if (mapping instanceof PyList
        || mapping instanceof PyTuple
        || PyType.of(mapping).slot(Slot.GETITEM) == null) {
      throw PyErr.typeError(
          ts, "mappingproxy() argument must be a mapping, not " + PyType.of(mapping).name());
    }
    return new PyMappingProxy(ts, mapping);
  }

  private PyObject delegate(ThreadState ts, String method, PyObject... args) {
    return Calls.method(ts, mapping, method, args);
  }

  @PySlot
  long __len__(ThreadState ts) {
    return Sequences.length(ts, mapping);
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject key) {
    return Sequences.getItem(ts, mapping, key);
  }

  @PySlot
  boolean __contains__(ThreadState ts, PyObject key) {
    return Sequences.contains(ts, mapping, key);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return Iteration.iter(ts, mapping);
  }

  @PySlot
  long __hash__(ThreadState ts) {
    return Comparison.hash(ts, mapping);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "mappingproxy(" + Conversion.repr(ts, mapping) + ")";
  }

  @PySlot
  PyObject __str__(ThreadState ts) {
    return Conversion.str(ts, mapping);
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    return Comparison.compare(ts, mapping, other, op);
  }

  @PySlot
  PyObject __or__(ThreadState ts, PyObject other) {
    return Numbers.binary(ts, mapping, unwrap(other), Slot.OR, "|");
  }

  @PySlot
  PyObject __ror__(ThreadState ts, PyObject other) {
    return Numbers.binary(ts, unwrap(other), mapping, Slot.OR, "|");
  }

  private static PyObject unwrap(PyObject o) {
    return o instanceof PyMappingProxy p ? p.mapping : o;
  }

  @PySlot
  PyObject __ior__(ThreadState ts, PyObject other) {
    throw PyErr.typeError(ts, "'|=' is not supported by " + TYPE.name() + "; use '|' instead");
  }

  @PyMethod(
      signature = "(key, default=None, /)",
      doc = "Return the value for a key, or the default.")
  PyObject get(ThreadState ts, PyObject key, PyObject fallback) {
    return delegate(ts, "get", key, fallback == null ? Py.None : fallback);
  }

  @PyMethod(doc = "Return a view of the keys.")
  PyObject keys(ThreadState ts) {
    return delegate(ts, "keys");
  }

  @PyMethod(doc = "Return a view of the values.")
  PyObject values(ThreadState ts) {
    return delegate(ts, "values");
  }

  @PyMethod(doc = "Return a view of the items, as pairs.")
  PyObject items(ThreadState ts) {
    return delegate(ts, "items");
  }

  @PyMethod(doc = "Return a shallow copy of the mapping.")
  PyObject copy(ThreadState ts) {
    return delegate(ts, "copy");
  }

  @PyMethod(doc = "Return an iterator over the keys, newest first.")
  PyObject __reversed__(ThreadState ts) {
    return delegate(ts, "__reversed__");
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias.")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(mapping);
  }
}
