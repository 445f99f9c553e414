package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code typing.TypeVar}. */
@org.boiga.api.annotation.PyType(
    name = "typing.TypeVar",
    doc = "A type variable.",
    subclassable = false,
    immutable = true,
    parts = {TypeParameter.Members.class, TypeParameter.VarianceMembers.class})
public final class PyTypeVar extends TypeParameter {
  public static final PyType TYPE =
      PyType.builtinWithDict(new PyTypeVarTable(), PyBaseObject.TYPE).weaklyReferable();

  private final LazyValue bound;
  private final LazyValue constraints;

  private PyTypeVar(
      ThreadState ts,
      PyObject name,
      LazyValue bound,
      LazyValue constraints,
      boolean covariant,
      boolean contravariant,
      boolean inferVariance,
      PyObject defaultValue) {
    super(ts, TYPE, name, covariant, contravariant, inferVariance, defaultValue);
    this.bound = bound;
    this.constraints = constraints;
  }

  /** A type variable of a type parameter list; functions for bound and constraints may be null. */
  static PyTypeVar declared(ThreadState ts, PyObject name, PyObject bound, PyObject constraints) {
    return inCallersModule(
        ts,
        new PyTypeVar(
            ts,
            name,
            LazyValue.by(ts, bound),
            LazyValue.by(ts, constraints),
            false,
            false,
            true,
            null));
  }

  @PySlot(
      signature =
          "(name, *constraints, bound=None, default=typing.NoDefault, covariant=False,"
              + " contravariant=False, infer_variance=False)")
  static PyObject __new__(
      ThreadState ts,
      PyType cls,
      PyObject name,
      PyObject[] constraints,
      PyObject bound,
      PyObject defaultValue,
      boolean covariant,
      boolean contravariant,
      boolean inferVariance) {
    checkName(ts, "typevar", name);
    checkVariance(ts, covariant, contravariant, inferVariance);
    PyObject b = checkBound(ts, bound);
    if (constraints.length == 1) {
      throw PyErr.typeError(ts, "A single constraint is not allowed");
    }
    if (constraints.length > 0 && b != null) {
      throw PyErr.typeError(ts, "Constraints cannot be combined with bound=...");
    }
    return inCallersModule(
        ts,
        new PyTypeVar(
            ts,
            name,
            LazyValue.of(ts, b),
            LazyValue.of(ts, constraints.length == 0 ? null : PyTuple.of(ts, constraints)),
            covariant,
            contravariant,
            inferVariance,
            defaultValue));
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return repr();
  }

  @PySlot
  static PyObject __or__(ThreadState ts, PyObject self, PyObject other) {
    return PyUnion.of(ts, PyUnion.forward(ts, self), PyUnion.forward(ts, other));
  }

  @PySlot
  static PyObject __ror__(ThreadState ts, PyObject self, PyObject other) {
    return __or__(ts, other, self);
  }

  @PyGetter
  PyObject __bound__(ThreadState ts) {
    return bound.get(ts, Py.None);
  }

  @PyGetter(name = "evaluate_bound")
  PyObject evaluateBound(ThreadState ts) {
    return bound.evaluator(ts);
  }

  @PyGetter
  PyObject __constraints__(ThreadState ts) {
    return constraints.get(ts, PyTuple.EMPTY);
  }

  @PyGetter(name = "evaluate_constraints")
  PyObject evaluateConstraints(ThreadState ts) {
    return constraints.evaluator(ts);
  }

  @PyMethod(signature = "(arg, /)")
  PyObject __typing_subst__(ThreadState ts, PyObject arg) {
    return typing(ts, "_typevar_subst", this, arg);
  }

  @PyMethod(signature = "(alias, args, /)")
  PyObject __typing_prepare_subst__(ThreadState ts, PyObject alias, PyObject args) {
    PyTuple params = (PyTuple) Attributes.get(ts, alias, "__parameters__");
    int given = (int) Sequences.length(ts, args);
    int index = -1;
    for (int i = 0; i < params.size() && index < 0; i++) {
      index = params.at(i) == this ? i : -1;
    }
    if (index < given) {
      return args;
    }
    if (index == given) {
      PyObject d = defaultValue.get(ts, PyNoDefault.NO_DEFAULT);
      if (d != PyNoDefault.NO_DEFAULT) {
        return Numbers.binary(ts, args, PyTuple.of(ts, d), org.boiga.api.Slot.ADD, "+");
      }
    }
    throw PyErr.typeError(ts, "Too few arguments for " + Conversion.repr(ts, alias));
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    bound.traverse(v);
    constraints.traverse(v);
  }
}
