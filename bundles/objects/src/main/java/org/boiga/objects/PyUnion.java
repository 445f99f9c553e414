package org.boiga.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.memory.WeakCallbacks;

/** {@code typing.Union}, which is {@code types.UnionType}: what {@code int | str} gives. */
@org.boiga.api.annotation.PyType(
    name = "typing.Union",
    doc = "One of several types, such as int | str.",
    subclassable = false)
public final class PyUnion extends Counted implements WeaklyReferable {
  public static final PyType TYPE =
      PyType.builtin(new PyUnionTable(), PyBaseObject.TYPE).weaklyReferable();

  private final PyTuple args;
  private final Member[] members;
  private PyTuple parameters;
  private final WeakReferences weakReferences = new WeakReferences();

  private PyUnion(ThreadState ts, PyTuple args, Member[] members) {
    super(ts);
    this.members = members;
    this.args = ts.keep(args);
  }

  /** The types, borrowed. */
  public PyTuple args() {
    return args;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public WeakReferences weakReferences() {
    return weakReferences;
  }

  // Making ---------------------------------------------------------------------------------------

  /** {@code a | b} of types, or NotImplemented. */
  static PyObject or(ThreadState ts, PyObject a, PyObject b) {
    return isUnionable(a) && isUnionable(b) ? of(ts, a, b) : Py.NotImplemented;
  }

  private static boolean isUnionable(PyObject o) {
    return o == Py.None
        || o instanceof PyType
        || o instanceof PyGenericAlias
        || o instanceof PyUnion
        || o instanceof PyTypeAliasType;
  }

  /** The union of any number of types, which is the type itself where it is one. */
  public static PyObject of(ThreadState ts, PyObject... types) {
    List<Member> all = new ArrayList<>();
    for (PyObject t : types) {
      if (t instanceof PyUnion u) {
        for (PyObject x : u.args.items) {
          add(ts, all, x);
        }
      } else {
        add(ts, all, t == Py.None ? PyNone.TYPE : t);
      }
    }
    return all.size() == 1
        ? ts.hold(all.getFirst().type)
        : new PyUnion(
            ts,
            PyTuple.of(ts, all.stream().map(Member::type).toArray(PyObject[]::new)),
            all.toArray(Member[]::new));
  }

  private static void add(ThreadState ts, List<Member> all, PyObject t) {
    Member m = Member.of(ts, t);
    if (!m.isIn(ts, all)) {
      all.add(m);
    }
  }

  /**
   * A type of a union; types are the same where a set, or for those without a hash a list, says so.
   */
  private record Member(PyObject type, boolean hashable, long hash) {
    static Member of(ThreadState ts, PyObject t) {
      try {
        return new Member(t, true, Comparison.hash(ts, t));
      } catch (PyException e) {
        return new Member(t, false, 0);
      }
    }

    boolean isIn(ThreadState ts, Iterable<Member> all) {
      for (Member m : all) {
        if (m.hashable == hashable
            && m.hash == hash
            && (m.type == type || Comparison.same(ts, m.type, type))) {
          return true;
        }
      }
      return false;
    }
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(args, /)", doc = "The union of types.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject args) {
    PyObject[] given = args instanceof PyTuple t ? t.toArray() : new PyObject[] {args};
    if (given.length == 0) {
      throw PyErr.typeError(ts, "Cannot take a Union of no types.");
    }
    for (int i = 0; i < given.length; i++) {
      given[i] = forward(ts, given[i]);
    }
    return of(ts, given);
  }

  /** A forward reference for a str, anything else as it is. */
  static PyObject forward(ThreadState ts, PyObject o) {
    return o instanceof PyStr
        ? Calls.method(ts, ts.interp.evaluator.importModule(ts, "annotationlib"), "ForwardRef", o)
        : o;
  }

  // Behaviour ------------------------------------------------------------------------------------

  @PySlot
  PyObject __or__(ThreadState ts, PyObject other) {
    return or(ts, this, other);
  }

  @PySlot
  PyObject __ror__(ThreadState ts, PyObject other) {
    return or(ts, other, this);
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject item) {
    PyTuple params = __parameters__(ts);
    if (params.size() == 0) {
      throw PyErr.typeError(ts, __repr__(ts) + " is not a generic class");
    }
    return of(ts, GenericParameters.substitute(ts, this, args, params, item).items);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    StringJoiner j = new StringJoiner(" | ");
    for (PyObject t : args.items) {
      j.add(t == PyNone.TYPE ? "None" : GenericParameters.repr(ts, t));
    }
    return j.toString();
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyUnion u)) {
      return Py.NotImplemented;
    }
    List<Member> mine = List.of(members);
    List<Member> others = List.of(u.members);
    boolean same =
        mine.size() == others.size()
            && mine.stream().allMatch(m -> m.isIn(ts, others))
            && others.stream().allMatch(m -> m.isIn(ts, mine));
    return Py.bool(same == (op == CompareOp.EQ));
  }

  @PySlot
  long __hash__(ThreadState ts) {
    int unhashable = 0;
    long h = members.length;
    for (Member m : members) {
      if (!m.hashable) {
        Comparison.hash(ts, m.type);
        unhashable++;
      }
      h += m.hash * 0x9E3779B97F4A7C15L;
    }
    if (unhashable > 0) {
      throw PyErr.typeError(ts, "union contains %d unhashable elements".formatted(unhashable));
    }
    return h;
  }

  @PyMethod(signature = "(bases, /)")
  PyObject __mro_entries__(ThreadState ts, PyObject bases) {
    throw PyErr.typeError(ts, "Cannot subclass " + __repr__(ts));
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(
        ts,
        Attributes.get(ts, ts.interp.evaluator.importModule(ts, "operator"), "getitem"),
        PyTuple.of(ts, TYPE, args));
  }

  @PyGetter(member = true)
  PyObject __args__(ThreadState ts) {
    return ts.hold(args);
  }

  @PyGetter
  PyObject __origin__(ThreadState ts) {
    return TYPE;
  }

  @PyGetter
  PyTuple __parameters__(ThreadState ts) {
    PyTuple p = parameters;
    if (p == null) {
      p = GenericParameters.of(ts, args);
      parameters = ts.swap(parameters, p);
    }
    return ts.hold(p);
  }

  @PyGetter
  String __name__(ThreadState ts) {
    return "Union";
  }

  @PyGetter
  String __qualname__(ThreadState ts) {
    return "Union";
  }

  @Override
  protected void clearWeakReferences(Mutator m, WeakCallbacks callbacks) {
    weakReferences.clear((ThreadState) m, callbacks);
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(args);
    v.visit(parameters);
  }
}
