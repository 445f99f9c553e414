package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code typing.TypeAliasType}: what {@code type X = ...} makes. */
@org.boiga.api.annotation.PyType(
    name = "typing.TypeAliasType",
    doc = "A name for a type.",
    subclassable = false)
public final class PyTypeAliasType extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyTypeAliasTypeTable(), PyBaseObject.TYPE).weaklyReferable();

  private final PyObject name;

  /** The type parameters, or null. */
  private final PyTuple parameters;

  private final PyObject module;
  private final LazyValue value;

  PyTypeAliasType(ThreadState ts, PyObject name, PyTuple parameters, LazyValue value) {
    super(ts, TYPE);
    this.name = ts.keep(name);
    this.parameters = ts.keep(parameters);
    this.value = value;
    PyDict globals = ts.interp.evaluator.globals(ts);
    module = ts.keep(globals == null ? null : globals.get(ts, Names.__name__));
  }

  @PySlot(signature = "(name, value, *, type_params=())")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject name, PyObject value, PyObject params) {
    TypeParameter.checkName(ts, "typealias", name);
    PyTuple p = null;
    if (params != null) {
      if (!(params instanceof PyTuple t)) {
        throw PyErr.typeError(ts, "type_params must be a tuple");
      }
      p = t.size() == 0 ? null : t;
      checkParameters(ts, t);
    }
    return new PyTypeAliasType(ts, name, p, LazyValue.of(ts, value));
  }

  private static void checkParameters(ThreadState ts, PyTuple params) {
    boolean defaults = false;
    for (PyObject o : params.items) {
      if (!(o instanceof TypeParameter p)) {
        throw PyErr.typeError(ts, "Expected a type param, got " + Conversion.repr(ts, o));
      }
      if (p.defaultValue.isSet()) {
        defaults = true;
      } else if (defaults) {
        throw PyErr.typeError(
            ts,
            "non-default type parameter '%s' follows default type parameter"
                .formatted(Conversion.repr(ts, p)));
      }
    }
  }

  @PySlot
  PyObject __repr__(ThreadState ts) {
    return ts.hold(name);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return TypeParameters.unpacked(ts, this);
  }

  @PySlot
  static PyObject __or__(ThreadState ts, PyObject self, PyObject other) {
    return PyUnion.or(ts, self, other);
  }

  @PySlot
  static PyObject __ror__(ThreadState ts, PyObject self, PyObject other) {
    return PyUnion.or(ts, other, self);
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject args) {
    if (parameters == null) {
      throw PyErr.typeError(ts, "Only generic type aliases are subscriptable");
    }
    return PyGenericAlias.of(ts, this, args);
  }

  @PyGetter(member = true)
  PyObject __name__(ThreadState ts) {
    return ts.hold(name);
  }

  @PyGetter
  PyObject __type_params__(ThreadState ts) {
    return parameters == null ? PyTuple.EMPTY : ts.hold(parameters);
  }

  /** The type parameters with those for several types unpacked. */
  @PyGetter
  PyObject __parameters__(ThreadState ts) {
    if (parameters == null) {
      return PyTuple.EMPTY;
    }
    PyObject[] items = parameters.toArray();
    for (int i = 0; i < items.length; i++) {
      if (items[i] instanceof PyTypeVarTuple) {
        items[i] = Iteration.toArray(ts, items[i])[0];
      }
    }
    return PyTuple.of(ts, items);
  }

  @PyGetter
  PyObject __value__(ThreadState ts) {
    return value.get(ts, Py.None);
  }

  @PyGetter(name = "evaluate_value")
  PyObject evaluateValue(ThreadState ts) {
    return value.evaluator(ts);
  }

  @PyGetter
  PyObject __module__(ThreadState ts) {
    return module == null ? Py.None : ts.hold(module);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    return ts.hold(name);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(name);
    v.visit(parameters);
    v.visit(module);
    value.traverse(v);
  }
}
