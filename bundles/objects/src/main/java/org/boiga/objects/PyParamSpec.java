package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.memory.WeakCallbacks;

/** {@code typing.ParamSpec}. */
@org.boiga.api.annotation.PyType(
    name = "typing.ParamSpec",
    doc = "A variable for the parameters of a callable.",
    subclassable = false,
    parts = {TypeParameter.Members.class, TypeParameter.VarianceMembers.class})
public final class PyParamSpec extends TypeParameter {
  public static final PyType TYPE =
      PyType.builtinWithDict(new PyParamSpecTable(), PyBaseObject.TYPE).weaklyReferable();

  private final PyObject bound;

  PyParamSpec(
      ThreadState ts,
      PyObject name,
      PyObject bound,
      boolean covariant,
      boolean contravariant,
      boolean inferVariance,
      PyObject defaultValue) {
    super(ts, TYPE, name, covariant, contravariant, inferVariance, defaultValue);
    this.bound = ts.keep(bound);
  }

  @PySlot(
      signature =
          "(name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False,"
              + " infer_variance=False)")
  static PyObject __new__(
      ThreadState ts,
      PyType cls,
      PyObject name,
      PyObject bound,
      PyObject defaultValue,
      boolean covariant,
      boolean contravariant,
      boolean inferVariance) {
    checkName(ts, "paramspec", name);
    checkVariance(ts, covariant, contravariant, inferVariance);
    return inCallersModule(
        ts,
        new PyParamSpec(
            ts,
            name,
            checkBound(ts, bound),
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

  @PyGetter(member = true)
  PyObject __bound__(ThreadState ts) {
    return bound == null ? Py.None : ts.hold(bound);
  }

  @PyGetter
  PyObject args(ThreadState ts) {
    return new Access(ts, Access.ARGS, this);
  }

  @PyGetter
  PyObject kwargs(ThreadState ts) {
    return new Access(ts, Access.KWARGS, this);
  }

  @PyMethod(signature = "(arg, /)")
  PyObject __typing_subst__(ThreadState ts, PyObject arg) {
    return typing(ts, "_paramspec_subst", this, arg);
  }

  @PyMethod(signature = "(alias, args, /)")
  PyObject __typing_prepare_subst__(ThreadState ts, PyObject alias, PyObject args) {
    return typing(ts, "_paramspec_prepare_subst", this, alias, args);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(bound);
  }

  /** {@code P.args} and {@code P.kwargs}, by their types. */
  public static final class Access extends Counted implements WeaklyReferable {
    public static final PyType ARGS =
        PyType.builtin(new PyParamSpec_ArgsTable(), PyBaseObject.TYPE).weaklyReferable();
    public static final PyType KWARGS =
        PyType.builtin(new PyParamSpec_KwargsTable(), PyBaseObject.TYPE).weaklyReferable();

    private final PyType type;
    private final PyObject origin;
    private final WeakReferences weakReferences = new WeakReferences();

    Access(ThreadState ts, PyType type, PyObject origin) {
      super(ts);
      this.type = type;
      this.origin = ts.keep(origin);
    }

    @Override
    public PyType type() {
      return type;
    }

    @Override
    public WeakReferences weakReferences() {
      return weakReferences;
    }

    @Override
    protected void clearWeakReferences(Mutator m, WeakCallbacks callbacks) {
      weakReferences.clear((ThreadState) m, callbacks);
    }

    @Override
    public void traverse(Visitor v) {
      v.visit(origin);
    }

    /** The members of both types. */
    static final class Members {
      private Members() {}

      @PySlot
      static String __repr__(ThreadState ts, Access self) {
        String suffix = self.type == ARGS ? ".args" : ".kwargs";
        return self.origin instanceof PyParamSpec p
            ? p.name + suffix
            : Conversion.repr(ts, self.origin) + suffix;
      }

      @PySlot
      static PyObject compare(ThreadState ts, PyObject self, PyObject other, CompareOp op) {
        Access a = (Access) self;
        return other instanceof Access b && b.type == a.type
            ? Comparison.compare(ts, a.origin, b.origin, op)
            : Py.NotImplemented;
      }

      @PyGetter
      static PyObject __origin__(ThreadState ts, Access self) {
        return ts.hold(self.origin);
      }

      @PyMethod(signature = "(bases, /)")
      static PyObject __mro_entries__(ThreadState ts, Access self, PyObject bases) {
        throw PyErr.typeError(ts, "Cannot subclass an instance of " + self.type.shortName());
      }
    }
  }

  /** Declares the type of {@code P.args}. */
  @org.boiga.api.annotation.PyType(
      name = "typing.ParamSpecArgs",
      doc = "The positional arguments of a ParamSpec.",
      subclassable = false,
      parts = Access.Members.class)
  static final class Args {
    private Args() {}

    @PySlot(signature = "(origin)")
    static PyObject __new__(ThreadState ts, PyType cls, PyObject origin) {
      return new Access(ts, Access.ARGS, origin);
    }
  }

  /** Declares the type of {@code P.kwargs}. */
  @org.boiga.api.annotation.PyType(
      name = "typing.ParamSpecKwargs",
      doc = "The keyword arguments of a ParamSpec.",
      subclassable = false,
      parts = Access.Members.class)
  static final class Kwargs {
    private Kwargs() {}

    @PySlot(signature = "(origin)")
    static PyObject __new__(ThreadState ts, PyType cls, PyObject origin) {
      return new Access(ts, Access.KWARGS, origin);
    }
  }
}
