package org.boiga.objects;

import java.util.Set;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;

/** {@code types.GenericAlias}: a class with type arguments, such as {@code list[int]} (PEP 585). */
@org.boiga.api.annotation.PyType(
    name = "types.GenericAlias",
    doc = "A class with type arguments, such as list[int].")
public final class PyGenericAlias extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyGenericAliasTable(), PyBaseObject.TYPE).weaklyReferable();

  /** Attributes of the alias itself; all others are those of the class. */
  private static final Set<String> OWN =
      Set.of(
          "__class__",
          "__origin__",
          "__args__",
          "__unpacked__",
          "__parameters__",
          "__typing_unpacked_tuple_args__",
          "__mro_entries__",
          "__reduce_ex__",
          "__reduce__",
          // not those of the class, although the alias has none:
          "__bases__",
          "__copy__",
          "__deepcopy__");

  final PyObject origin;
  final PyTuple args;
  private final boolean starred;
  private volatile PyTuple parameters;

  private PyGenericAlias(
      ThreadState ts, PyType cls, PyObject origin, PyObject args, boolean starred) {
    super(ts, cls);
    this.origin = ts.keep(origin);
    this.args = ts.keep(args instanceof PyTuple t ? t : PyTuple.of(ts, args));
    this.starred = starred;
  }

  /** {@code origin[args]}; {@code args} is a tuple of arguments or the only one. */
  public static PyGenericAlias of(ThreadState ts, PyObject origin, PyObject args) {
    return new PyGenericAlias(ts, TYPE, origin, args, false);
  }

  @PySlot(signature = "(origin, args, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject origin, PyObject args) {
    return new PyGenericAlias(ts, cls, origin, args, false);
  }

  // Attributes -----------------------------------------------------------------------------------

  @PySlot
  PyObject __getattribute__(ThreadState ts, PyObject name) {
    PyStr s = (PyStr) name;
    return OWN.contains(s.toString())
        ? Attributes.genericGet(ts, this, s)
        : Attributes.get(ts, origin, s);
  }

  @PyGetter(member = true)
  PyObject __origin__(ThreadState ts) {
    return ts.hold(origin);
  }

  @PyGetter(member = true)
  PyObject __args__(ThreadState ts) {
    return ts.hold(args);
  }

  @PyGetter(member = true)
  boolean __unpacked__(ThreadState ts) {
    return starred;
  }

  @PyGetter
  PyTuple __parameters__(ThreadState ts) {
    PyTuple p = parameters;
    if (p == null) {
      p = ts.keep(GenericParameters.of(ts, args));
      lock();
      boolean first = parameters == null;
      if (first) {
        parameters = p;
      }
      unlock();
      if (!first) {
        ts.holdOwned(p);
        p = parameters;
      }
    }
    return ts.hold(p);
  }

  @PyGetter
  PyObject __typing_unpacked_tuple_args__(ThreadState ts) {
    return starred && origin == PyTuple.TYPE ? ts.hold(args) : Py.None;
  }

  @PyMethod(signature = "(bases, /)")
  PyObject __mro_entries__(ThreadState ts, PyObject bases) {
    return PyTuple.of(ts, origin);
  }

  @PyMethod(signature = "(instance, /)")
  PyObject __instancecheck__(ThreadState ts, PyObject instance) {
    throw PyErr.typeError(ts, "isinstance() argument 2 cannot be a parameterized generic");
  }

  @PyMethod(signature = "(subclass, /)")
  PyObject __subclasscheck__(ThreadState ts, PyObject subclass) {
    throw PyErr.typeError(ts, "issubclass() argument 2 cannot be a parameterized generic");
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    if (!starred) {
      return PyTuple.of(ts, TYPE, PyTuple.of(ts, origin, args));
    }
    PyObject it = __iter__(ts, of(ts, origin, args));
    return PyTuple.of(ts, Iteration.builtin(ts, "next"), PyTuple.of(ts, it));
  }

  @PyMethod
  PyObject __dir__(ThreadState ts) {
    PyObject ofOrigin = Calls.call(ts, Iteration.builtin(ts, "dir"), origin);
    PySet names = PySet.from(ts, ofOrigin);
    for (String n : OWN) {
      if (TYPE.lookup(PyStr.interned(n)) != null) {
        names.add(ts, PyStr.interned(n));
      } else {
        names.removeItem(ts, PyStr.interned(n));
      }
    }
    return PyList.from(ts, names);
  }

  // Behaviour ------------------------------------------------------------------------------------

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] a, int start, int n, PyTuple kwnames) {
    PyObject o = Calls.call(ts, origin, a, start, n, kwnames);
    try {
      Attributes.set(ts, o, "__orig_class__", this);
    } catch (PyException e) {
      if (!e.matches(PyExc.AttributeError) && !e.matches(PyExc.TypeError)) {
        throw e;
      }
    }
    return o;
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject item) {
    PyTuple p = __parameters__(ts);
    PyTuple substituted = GenericParameters.substitute(ts, this, args, p, item);
    return new PyGenericAlias(ts, TYPE, origin, substituted, starred);
  }

  @PySlot
  static PyObject __iter__(ThreadState ts, PyGenericAlias self) {
    return new UnpackingIterator(ts, self);
  }

  /** Gives the alias with a star, once. */
  @org.boiga.api.annotation.PyType(name = "generic_alias_iterator", subclassable = false)
  static final class UnpackingIterator extends SpinLock {
    static final PyType TYPE =
        PyType.builtin(new PyGenericAlias_UnpackingIteratorTable(), PyBaseObject.TYPE);

    /** The alias, or null once it has been given; owned. */
    private PyGenericAlias alias;

    UnpackingIterator(ThreadState ts, PyGenericAlias alias) {
      super(ts);
      this.alias = ts.keep(alias);
    }

    @Override
    public PyType type() {
      return TYPE;
    }

    @PySlot
    PyObject __iter__(ThreadState ts) {
      return this;
    }

    @PySlot
    PyObject __next__(ThreadState ts) {
      lock();
      PyGenericAlias a = alias;
      alias = null;
      unlock();
      if (a == null) {
        return null;
      }
      ts.holdOwned(a);
      return new PyGenericAlias(ts, a.type(), a.origin, a.args, true);
    }

    @PyMethod
    PyObject __reduce__(ThreadState ts) {
      PyObject iter =
          Iteration.builtin(ts, "iter"); // looking it up may run code that takes the alias
      lock();
      PyGenericAlias a = alias;
      if (a != null) {
        ts.hold(a);
      }
      unlock();
      return PyTuple.of(ts, iter, PyTuple.of(ts, a == null ? PyTuple.EMPTY : a));
    }

    @Override
    public void traverse(Visitor v) {
      v.visit(alias);
    }
  }

  @PySlot
  PyObject __or__(ThreadState ts, PyObject other) {
    return PyUnion.or(ts, this, other);
  }

  @PySlot
  PyObject __ror__(ThreadState ts, PyObject other) {
    return PyUnion.or(ts, other, this);
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyGenericAlias o)) {
      return Py.NotImplemented;
    }
    boolean equal =
        starred == o.starred
            && Comparison.same(ts, origin, o.origin)
            && Comparison.same(ts, args, o.args);
    return Py.bool(equal == (op == CompareOp.EQ));
  }

  @PySlot
  long __hash__(ThreadState ts) {
    return Comparison.hash(ts, origin) ^ args.hash(ts);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    StringBuilder b = new StringBuilder(starred ? "*" : "");
    b.append(GenericParameters.repr(ts, origin)).append('[');
    String separator = "";
    for (PyObject a : args.items) {
      b.append(separator);
      separator = ", ";
      if (a instanceof PyList l) {
        b.append('[');
        String inner = "";
        int size = l.size();
        for (int i = 0; i < size; i++) {
          // A repr may have shortened the list, which is an IndexError
          PyObject o = Sequences.getItem(ts, l, Py.int_(i));
          b.append(inner).append(GenericParameters.repr(ts, o));
          inner = ", ";
        }
        b.append(']');
      } else {
        b.append(GenericParameters.repr(ts, a));
      }
    }
    return b.append(args.size() == 0 ? "()]" : "]").toString();
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(origin);
    v.visit(args);
    v.visit(parameters);
  }
}
