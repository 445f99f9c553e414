package org.boiga.objects;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/**
 * {@code weakref.ProxyType} and {@code weakref.CallableProxyType}: objects that pass every
 * operation on to the one they refer to weakly. Their table is written by hand since all entries do
 * the same.
 */
public final class PyWeakProxy {
  private static final int REVERSED = 1000;
  private static final int BYTES = 1001;

  private static final Set<Slot> EXCLUDED =
      EnumSet.of(
          Slot.NEW,
          Slot.INIT,
          Slot.DEL,
          Slot.HASH,
          Slot.GETATTR,
          Slot.GET,
          Slot.SET,
          Slot.DELETE,
          Slot.AWAIT,
          Slot.AITER,
          Slot.ANEXT,
          Slot.CALL);

  public static final PyType TYPE =
      PyType.builtin(new Table("weakref.ProxyType", false), PyBaseObject.TYPE);
  public static final PyType CALLABLE_TYPE =
      PyType.builtin(new Table("weakref.CallableProxyType", true), PyBaseObject.TYPE);

  private PyWeakProxy() {}

  /** {@code weakref.proxy(o, callback)}, held by the scope; {@code callback} may be null. */
  public static PyObject make(ThreadState ts, PyObject o, PyObject callback) {
    return PyWeakReference.make(ts, Calls.isCallable(o) ? CALLABLE_TYPE : TYPE, o, callback);
  }

  private static boolean isProxy(PyObject o) {
    PyType t = PyType.of(o);
    return t == TYPE || t == CALLABLE_TYPE;
  }

  /**
   * The object that {@code o} stands for, held by the scope: {@code o} itself if it is no proxy.
   */
  static PyObject unwrap(ThreadState ts, PyObject o) {
    if (o == null || !isProxy(o)) {
      return o;
    }
    PyObject target = ((PyWeakReference) o).get(ts);
    if (target == null) {
      throw PyErr.of(ts, PyExc.ReferenceError, "weakly-referenced object no longer exists");
    }
    return target;
  }

  private static String repr(PyObject self, PyObject target) {
    String at = "<weakproxy at " + Identity.hex(self);
    return target == null
        ? at + "; dead>"
        : at + "; to '" + PyType.of(target).name() + "' at " + Identity.hex(target) + ">";
  }

  /** The table of both types: an entry for each slot, numbered by it. */
  private static final class Table extends NativeTable {
    private static final Slot[] SLOTS = Slot.values();
    private final String name;
    private final boolean callable;

    Table(String name, boolean callable) {
      this.name = name;
      this.callable = callable;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String doc() {
      return null;
    }

    @Override
    public boolean subclassable() {
      return false;
    }

    @Override
    public Entry[] entries() {
      List<Entry> entries = new ArrayList<>();
      for (Slot s : SLOTS) {
        if (!EXCLUDED.contains(s) || callable && s == Slot.CALL) {
          entries.add(new Entry(Kind.SLOT, s.ordinal(), -1, s.method, s, s.signature, null));
        }
      }
      entries.add(new Entry(Kind.METHOD, REVERSED, -1, "__reversed__", null, "($self, /)", null));
      entries.add(new Entry(Kind.METHOD, BYTES, -1, "__bytes__", null, "($self, /)", null));
      return entries.toArray(Entry[]::new);
    }

    @Override
    public PyObject unary(int id, ThreadState ts, PyObject self) {
      Slot s = SLOTS[id];
      if (s == Slot.REPR) {
        return PyStr.of(repr(self, ((PyWeakReference) self).get(ts)));
      }
      PyObject o = unwrap(ts, self);
      return switch (s) {
        case STR -> Conversion.str(ts, o);
        case ITER -> Iteration.iter(ts, o);
        case NEXT -> {
          if (PyType.of(o).slot(Slot.NEXT) == null) {
            throw PyErr.typeError(
                ts, "Weakref proxy referenced a non-iterator '" + PyType.of(o).name() + "' object");
          }
          yield Iteration.next(ts, o);
        }
        case INT, FLOAT -> Calls.call(ts, s == Slot.INT ? PyInt.TYPE : PyFloat.TYPE, o);
        case INDEX -> Numbers.index(ts, o);
        case ABS -> Numbers.unary(ts, o, s, "abs()");
        default -> Numbers.unary(ts, o, s, "unary " + symbol(s));
      };
    }

    private static String symbol(Slot s) {
      return switch (s) {
        case NEG -> "-";
        case POS -> "+";
        case INVERT -> "~";
        case ADD, RADD, IADD -> "+";
        case SUB, RSUB, ISUB -> "-";
        case MUL, RMUL, IMUL -> "*";
        case MATMUL, RMATMUL, IMATMUL -> "@";
        case TRUEDIV, RTRUEDIV, ITRUEDIV -> "/";
        case FLOORDIV, RFLOORDIV, IFLOORDIV -> "//";
        case MOD, RMOD, IMOD -> "%";
        case DIVMOD, RDIVMOD -> "divmod()";
        case LSHIFT, RLSHIFT, ILSHIFT -> "<<";
        case RSHIFT, RRSHIFT, IRSHIFT -> ">>";
        case AND, RAND, IAND -> "&";
        case XOR, RXOR, IXOR -> "^";
        case OR, ROR, IOR -> "|";
        default -> "** or pow()";
      };
    }

    @Override
    public PyObject binary(int id, ThreadState ts, PyObject self, PyObject other) {
      Slot s = SLOTS[id];
      PyObject a = unwrap(ts, self);
      if (s == Slot.GETATTRIBUTE) {
        return Attributes.get(ts, a, (PyStr) other);
      }
      PyObject b = unwrap(ts, other);
      if (s == Slot.GETITEM) {
        return Sequences.getItem(ts, a, b);
      }
      for (CompareOp op : CompareOp.values()) {
        if (op.slot == s) {
          return Comparison.compare(ts, a, b, op);
        }
      }
      for (Slot op : SLOTS) {
        if (op.reflected() == s) {
          return Numbers.binary(ts, b, a, op, symbol(s));
        }
        if (op.inPlace() == s) {
          return Numbers.inPlace(ts, a, b, op, symbol(s));
        }
      }
      return Numbers.binary(ts, a, b, s, symbol(s));
    }

    @Override
    public PyObject ternary(int id, ThreadState ts, PyObject self, PyObject a, PyObject b) {
      PyObject x = unwrap(ts, self);
      PyObject y = unwrap(ts, a);
      PyObject mod = unwrap(ts, b);
      return SLOTS[id] == Slot.RPOW ? Numbers.power(ts, y, x, mod) : Numbers.power(ts, x, y, mod);
    }

    @Override
    public void store(int id, ThreadState ts, PyObject self, PyObject key, PyObject value) {
      PyObject o = unwrap(ts, self);
      if (SLOTS[id] == Slot.SETATTR) {
        Attributes.set(ts, o, (PyStr) key, value);
      } else {
        Sequences.setItem(ts, o, unwrap(ts, key), value);
      }
    }

    @Override
    public void remove(int id, ThreadState ts, PyObject self, PyObject key) {
      PyObject o = unwrap(ts, self);
      if (SLOTS[id] == Slot.DELATTR) {
        Attributes.delete(ts, o, (PyStr) key);
      } else {
        Sequences.deleteItem(ts, o, unwrap(ts, key));
      }
    }

    @Override
    public long number(int id, ThreadState ts, PyObject self) {
      return Sequences.length(ts, unwrap(ts, self));
    }

    @Override
    public boolean test(int id, ThreadState ts, PyObject self) {
      return Comparison.truth(ts, unwrap(ts, self));
    }

    @Override
    public boolean contains(int id, ThreadState ts, PyObject self, PyObject item) {
      return Sequences.contains(ts, unwrap(ts, self), unwrap(ts, item));
    }

    @Override
    public PyObject call(
        int id, ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
      PyObject o = unwrap(ts, self);
      return switch (id) {
        case REVERSED -> Calls.call(ts, ts.interp.builtins.get(ts, "reversed"), o);
        case BYTES -> Calls.method(ts, o, "__bytes__");
        default -> Calls.call(ts, o, args, start, n, kwnames);
      };
    }
  }
}
