package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/**
 * A slot that a class implements by an attribute: binds and calls it, and converts the result to
 * what the slot gives. Replaced by {@link Slots#update} when the attribute changes.
 */
final class PythonSlot extends SlotFunction {
  private final Slot slot;

  /** Borrowed from the type that has it. */
  private final PyObject attribute;

  PythonSlot(Slot slot, PyObject attribute) {
    this.slot = slot;
    this.attribute = attribute;
  }

  private PyObject invoke(ThreadState ts, PyObject self) {
    return attribute instanceof PyFunction f
        ? ts.interp.evaluator.call(ts, f, new PyObject[] {self}, 0, 1, null)
        : isMethod() ? Calls.call(ts, attribute, self) : Calls.call(ts, bound(ts, self));
  }

  private PyObject invoke(ThreadState ts, PyObject self, PyObject a) {
    return attribute instanceof PyFunction f
        ? ts.interp.evaluator.call(ts, f, new PyObject[] {self, a}, 0, 2, null)
        : isMethod() ? Calls.call(ts, attribute, self, a) : Calls.call(ts, bound(ts, self), a);
  }

  private PyObject invoke(ThreadState ts, PyObject self, PyObject a, PyObject b) {
    return attribute instanceof PyFunction f
        ? ts.interp.evaluator.call(ts, f, new PyObject[] {self, a, b}, 0, 3, null)
        : isMethod()
            ? Calls.call(ts, attribute, self, a, b)
            : Calls.call(ts, bound(ts, self), a, b);
  }

  /** Whether calling the attribute with the object is all that binding it would do. */
  private boolean isMethod() {
    return attribute instanceof SlotWrapper || attribute instanceof MethodDescriptor;
  }

  private PyObject bound(ThreadState ts, PyObject self) {
    return Attributes.bind(ts, attribute, self, PyType.of(self));
  }

  private PyException error(ThreadState ts, PyObject self, String text) {
    return PyErr.typeError(ts, "'" + PyType.of(self).name() + "' object " + text);
  }

  @Override
  public PyObject unary(ThreadState ts, PyObject self) {
    switch (slot) {
      case NEXT -> {
        try {
          return invoke(ts, self);
        } catch (PyException e) {
          if (!e.matches(PyExc.StopIteration)) {
            throw e;
          }
          PyObject value = e.value().member(ts, 0);
          ts.stopValue(ts.keep(value));
          return null;
        }
      }
      case ITER -> {
        if (attribute == Py.None) {
          throw error(ts, self, "is not iterable");
        }
      }
      case AITER, ANEXT, AWAIT -> {
        if (attribute == Py.None) {
          throw PyErr.typeError(
              ts, "object " + PyType.of(self).name() + " does not have " + slot.method + " method");
        }
      }
      default -> {}
    }
    return invoke(ts, self);
  }

  @Override
  public PyObject binary(ThreadState ts, PyObject self, PyObject other) {
    if (slot.ordinal() >= Slot.LT.ordinal()
        && slot.ordinal() <= Slot.GE.ordinal()
        && !(attribute instanceof PyFunction)
        && !isMethod()) {
      int mark = ts.mark();
      PyObject method;
      try {
        method = bound(ts, self);
      } catch (PyException e) {
        e.releaseTo(ts, mark); // as if there were no such method
        return Py.NotImplemented;
      }
      return Calls.call(ts, method, other);
    }
    return invoke(ts, self, other);
  }

  @Override
  public PyObject ternary(ThreadState ts, PyObject self, PyObject a, PyObject b) {
    if (slot == Slot.GET) {
      return invoke(ts, self, a == null ? Py.None : a, b == null ? Py.None : b);
    }
    return b == null ? invoke(ts, self, a) : invoke(ts, self, a, b);
  }

  @Override
  public void store(ThreadState ts, PyObject self, PyObject key, PyObject value) {
    invoke(ts, self, key, value);
  }

  @Override
  public void remove(ThreadState ts, PyObject self, PyObject key) {
    invoke(ts, self, key);
  }

  @Override
  public long number(ThreadState ts, PyObject self) {
    PyObject r = invoke(ts, self);
    if (slot == Slot.HASH) {
      if (!(r instanceof PyInt i)) {
        throw PyErr.typeError(ts, "__hash__ method should return an integer");
      }
      return i.isLong() ? i.longValue() : Comparison.hash(ts, i.exact());
    }
    PyInt i = Numbers.index(ts, r);
    if (i.bigValue().signum() < 0) {
      throw PyErr.valueError(ts, "__len__() should return >= 0");
    }
    if (!i.isLong()) {
      throw PyErr.overflowError(
          ts, "cannot fit '" + PyType.of(r).name() + "' into an index-sized integer");
    }
    return i.longValue();
  }

  @Override
  public boolean test(ThreadState ts, PyObject self) {
    if (attribute == Py.None) {
      throw PyErr.typeError(
          ts, "'" + PyType.of(self).name() + "' cannot be interpreted as a boolean");
    }
    PyObject r = invoke(ts, self);
    if (!(r instanceof PyBool)) {
      throw PyErr.typeError(ts, "__bool__ should return bool, returned " + PyType.of(r).name());
    }
    return r == Py.True;
  }

  @Override
  public boolean contains(ThreadState ts, PyObject self, PyObject item) {
    if (attribute == Py.None) {
      throw error(ts, self, "is not a container");
    }
    return Comparison.truth(ts, invoke(ts, self, item));
  }

  @Override
  public PyObject call(
      ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
    PyObject r;
    if (slot == Slot.NEW) {
      PyObject f = attribute instanceof PyStaticMethod s ? s.function() : null;
      r =
          f != null
              ? Calls.call(ts, f, prepended(self, args, start, n, kwnames), 0, n + 1, kwnames)
              : Calls.call(
                  ts,
                  Attributes.bind(ts, attribute, null, (PyType) self),
                  prepended(self, args, start, n, kwnames),
                  0,
                  n + 1,
                  kwnames);
    } else if (attribute instanceof PyFunction f) {
      PyObject[] all = prepended(self, args, start, n, kwnames);
      r = ts.interp.evaluator.call(ts, f, all, 0, n + 1, kwnames);
    } else {
      r = Calls.call(ts, bound(ts, self), args, start, n, kwnames);
    }
    if (slot == Slot.INIT && r != Py.None) {
      throw PyErr.typeError(ts, "__init__() should return None, not '" + PyType.of(r).name() + "'");
    }
    return r;
  }

  /** The arguments with {@code first} before them. */
  static PyObject[] prepended(PyObject first, PyObject[] args, int start, int n, PyTuple kwnames) {
    int all = n + (kwnames == null ? 0 : kwnames.items.length);
    PyObject[] r = new PyObject[all + 1];
    r[0] = first;
    System.arraycopy(args, start, r, 1, all);
    return r;
  }
}
