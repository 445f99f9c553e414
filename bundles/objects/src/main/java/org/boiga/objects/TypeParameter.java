package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** What type variables, parameter specifications and tuples of type variables have in common. */
abstract sealed class TypeParameter extends PyInstance
    permits PyTypeVar, PyParamSpec, PyTypeVarTuple {
  final PyObject name;
  final boolean covariant;
  final boolean contravariant;
  final boolean inferVariance;
  LazyValue defaultValue;

  TypeParameter(
      ThreadState ts,
      PyType type,
      PyObject name,
      boolean covariant,
      boolean contravariant,
      boolean inferVariance,
      PyObject defaultValue) {
    super(ts, type);
    this.name = ts.keep(name);
    this.covariant = covariant;
    this.contravariant = contravariant;
    this.inferVariance = inferVariance;
    this.defaultValue =
        LazyValue.of(ts, defaultValue == PyNoDefault.NO_DEFAULT ? null : defaultValue);
  }

  /** Notes the module whose code makes the parameter. */
  static <T extends PyInstance> T inCallersModule(ThreadState ts, T p) {
    PyDict globals = ts.interp.evaluator.globals(ts);
    PyObject module = globals == null ? null : globals.get(ts, Names.__name__);
    if (module != null) {
      p.setOwn(ts, Names.__module__, module);
    }
    return p;
  }

  static PyStr checkName(ThreadState ts, String function, PyObject name) {
    if (name instanceof PyStr s) {
      return s;
    }
    throw PyErr.typeError(
        ts,
        "%s() argument 'name' must be str, not %s"
            .formatted(function, name == Py.None ? "None" : PyType.of(name).name()));
  }

  static void checkVariance(
      ThreadState ts, boolean covariant, boolean contravariant, boolean inferVariance) {
    if (covariant && contravariant) {
      throw PyErr.valueError(ts, "Bivariant types are not supported.");
    }
    if (inferVariance && (covariant || contravariant)) {
      throw PyErr.valueError(ts, "Variance cannot be specified with infer_variance.");
    }
  }

  /** The bound as the arguments gave it, checked; null for none. */
  static PyObject checkBound(ThreadState ts, PyObject bound) {
    return bound == null || bound == Py.None
        ? null
        : typing(ts, "_type_check", bound, PyStr.of("Bound must be a type."));
  }

  /** Calls a function of module {@code typing}. */
  static PyObject typing(ThreadState ts, String function, PyObject... args) {
    PyObject m = ts.interp.evaluator.importModule(ts, "typing");
    return Calls.method(ts, m, function, args);
  }

  final String repr() {
    return (inferVariance ? "" : covariant ? "+" : contravariant ? "-" : "~") + name;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(name);
    defaultValue.traverse(v);
  }

  /** The members of all three. */
  static final class Members {
    private Members() {}

    @PyGetter
    static PyObject __name__(ThreadState ts, TypeParameter self) {
      return ts.hold(self.name);
    }

    @PyGetter
    static PyObject __default__(ThreadState ts, TypeParameter self) {
      return self.defaultValue.get(ts, PyNoDefault.NO_DEFAULT);
    }

    @PyGetter(name = "evaluate_default")
    static PyObject evaluateDefault(ThreadState ts, TypeParameter self) {
      return self.defaultValue.evaluator(ts);
    }

    @PyMethod(name = "has_default")
    static boolean hasDefault(ThreadState ts, TypeParameter self) {
      return self.defaultValue.isSet();
    }

    @PyMethod
    static PyObject __reduce__(ThreadState ts, TypeParameter self) {
      return self.name;
    }

    @PyMethod(signature = "(bases, /)")
    static PyObject __mro_entries__(ThreadState ts, TypeParameter self, PyObject bases) {
      throw PyErr.typeError(ts, "Cannot subclass an instance of " + self.type().shortName());
    }
  }

  /** The members that have to do with variance. */
  static final class VarianceMembers {
    private VarianceMembers() {}

    @PyGetter
    static boolean __covariant__(ThreadState ts, TypeParameter self) {
      return self.covariant;
    }

    @PyGetter
    static boolean __contravariant__(ThreadState ts, TypeParameter self) {
      return self.contravariant;
    }

    @PyGetter
    static boolean __infer_variance__(ThreadState ts, TypeParameter self) {
      return self.inferVariance;
    }
  }
}
