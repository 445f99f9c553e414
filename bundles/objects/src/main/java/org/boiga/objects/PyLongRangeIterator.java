package org.boiga.objects;

import java.math.BigInteger;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code longrange_iterator}: over ints of any size. */
@org.boiga.api.annotation.PyType(name = "longrange_iterator", subclassable = false)
final class PyLongRangeIterator extends PyObject {
  static final PyType TYPE = PyType.builtin(new PyLongRangeIteratorTable(), PyBaseObject.TYPE);

  /** The next int and how many are left; replaced at once, so that threads may share this. */
  private record Position(BigInteger next, BigInteger remaining) {}

  private final BigInteger step;
  private volatile Position position;

  PyLongRangeIterator(BigInteger first, BigInteger step, BigInteger count) {
    this.step = step;
    position = new Position(first, count);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    Position p = position;
    if (p.remaining.signum() <= 0) {
      return null;
    }
    position = after(p, BigInteger.ONE);
    return PyInt.of(p.next);
  }

  private Position after(Position p, BigInteger steps) {
    return new Position(p.next.add(step.multiply(steps)), p.remaining.subtract(steps));
  }

  @PyMethod(doc = "Return the number of ints left.")
  PyObject __length_hint__(ThreadState ts) {
    return PyInt.of(position.remaining);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    Position p = position;
    PyRange rest =
        new PyRange(
            PyInt.of(p.next), PyInt.of(p.next.add(step.multiply(p.remaining))), PyInt.of(step));
    return PyTuple.of(ts, Iteration.builtin(ts, "iter"), PyTuple.of(ts, rest), Py.None);
  }

  @PyMethod(signature = "(state, /)")
  void __setstate__(ThreadState ts, PyInt state) {
    Position p = position;
    position = after(p, state.bigValue().max(BigInteger.ZERO).min(p.remaining));
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
