package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code wrapper_descriptor}: a slot's implementation in a type's dictionary. */
@org.boiga.api.annotation.PyType(
    name = "wrapper_descriptor",
    subclassable = false,
    parts = {PyDescriptor.Members.class, PyDescriptor.CallableMembers.class})
public final class SlotWrapper extends PyDescriptor {
  public static final PyType TYPE = PyType.builtin(new SlotWrapperTable(), PyBaseObject.TYPE);

  public final Slot slot;
  public final SlotFunction function;
  private final String doc;

  SlotWrapper(PyType owner, NativeTable.Entry e, SlotFunction function) {
    super(owner, e.name());
    slot = e.slot();
    this.function = function;
    doc = e.doc();
  }

  @Override
  String doc() {
    return doc != null ? doc : SlotDocs.of(slot);
  }

  @Override
  String signature() {
    return slot.signature;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<slot wrapper '" + name + "' of '" + owner.name() + "' objects>";
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject cls) {
    if (instance == null) {
      return this;
    }
    check(ts, instance);
    return new PyMethodWrapper(ts, this, instance);
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n == 0) {
      throw PyErr.typeError(
          ts, "descriptor '" + name + "' of '" + owner.name() + "' object needs an argument");
    }
    PyObject self = args[start];
    if (!PyType.of(self).isSubtype(owner)) {
      throw PyErr.typeError(
          ts,
          "descriptor '%s' requires a '%s' object but received a '%s'"
              .formatted(name, owner.name(), PyType.of(self).name()));
    }
    return apply(ts, self, args, start + 1, n - 1, kwnames);
  }

  /** Calls the slot as its special method is called. */
  PyObject apply(
      ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (slot.shape == Slot.Shape.CALL) {
      PyObject r = function.call(ts, self, args, start, n, kwnames);
      return r == null ? Py.None : r;
    }
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, "wrapper " + name + "() takes no keyword arguments");
    }
    switch (slot.shape) {
      case UNARY, NUMBER, TEST -> expect(ts, n, 0);
      case BINARY, REMOVE, CONTAINS -> expect(ts, n, 1);
      case TERNARY -> {
        if (slot == Slot.GET) {
          expectNamed(ts, n, 1, 2);
        } else if (n < 1 || n > 2) {
          throw PyErr.typeError(ts, "expected 1 or 2 arguments, got " + n);
        }
      }
      case STORE -> expectNamed(ts, n, 2, 2);
      case CALL -> throw new AssertionError();
    }
    PyObject a = n > 0 ? args[start] : null;
    PyObject b = n > 1 ? args[start + 1] : null;
    return switch (slot.shape) {
      case UNARY -> {
        if (slot == Slot.NEXT) {
          ts.stopValue(null);
        }
        PyObject r = function.unary(ts, self);
        if (r == null) {
          if (slot != Slot.NEXT) {
            yield Py.None;
          }
          throw PyErr.stopIteration(ts, ts.takeStopValue());
        }
        yield r;
      }
      case NUMBER -> Py.int_(function.number(ts, self));
      case TEST -> Py.bool(function.test(ts, self));
      case BINARY -> function.binary(ts, self, a);
      case CONTAINS -> Py.bool(function.contains(ts, self, a));
      case TERNARY -> {
        if (slot == Slot.GET) {
          a = a == Py.None ? null : a;
          b = b == Py.None ? null : b;
          if (a == null && b == null) {
            throw PyErr.typeError(ts, "__get__(None, None) is invalid");
          }
        }
        yield function.ternary(ts, self, a, b);
      }
      case STORE -> {
        checkAttributeHack(ts, self);
        function.store(ts, self, a, b);
        yield Py.None;
      }
      case REMOVE -> {
        checkAttributeHack(ts, self);
        function.remove(ts, self, a);
        yield Py.None;
      }
      case CALL -> throw new AssertionError();
    };
  }

  private static void expect(ThreadState ts, int n, int expected) {
    if (n != expected) {
      throw PyErr.typeError(
          ts, "expected %d argument%s, got %d".formatted(expected, expected == 1 ? "" : "s", n));
    }
  }

  private void expectNamed(ThreadState ts, int n, int min, int max) {
    if (n < min || n > max) {
      throw Args.expected(ts, name, min, max, n);
    }
  }

  /** Keeps {@code object.__setattr__} from changing what a more specific built-in type protects. */
  private void checkAttributeHack(ThreadState ts, PyObject self) {
    if (slot != Slot.SETATTR && slot != Slot.DELATTR) {
      return;
    }
    for (PyType t = PyType.of(self); t != null; t = t.base) {
      if (!t.heap) {
        if (t.slot(slot) != function) {
          throw PyErr.typeError(
              ts, "can't apply this " + name + " to " + PyType.of(self).name() + " object");
        }
        return;
      }
    }
  }
}
