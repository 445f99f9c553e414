package org.boiga.objects;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.memory.PyObject;

/**
 * {@code id(o)}. The JVM has no addresses: an object's id is its identity hash with a number that
 * tells it from live objects of the same hash. Numbers, which are the same object wherever they are
 * equal, have an id that is a function of their value.
 */
public final class Identity {
  private static final int NUMBER_BITS = 16;
  private static final ConcurrentHashMap<Integer, Node> NODES = new ConcurrentHashMap<>();
  private static final ReferenceQueue<PyObject> GONE = new ReferenceQueue<>();

  private Identity() {}

  private static final class Node extends WeakReference<PyObject> {
    final int hash;
    final int number;
    final Node next;

    Node(PyObject o, int hash, int number, Node next) {
      super(o, GONE);
      this.hash = hash;
      this.number = number;
      this.next = next;
    }
  }

  /** {@code id(o)}. */
  public static PyInt id(PyObject o) {
    return switch (o) {
      case IntInstance i -> PyInt.of(address(i));
      case PyBool b -> PyInt.of(address(b));
      case PyInt i -> {
        BigInteger v = i.bigValue();
        BigInteger natural = v.signum() < 0 ? v.not().shiftLeft(1).setBit(0) : v.shiftLeft(1);
        yield PyInt.of(natural.shiftLeft(3).setBit(0));
      }
      case FloatInstance f -> PyInt.of(address(f));
      case PyFloat f -> {
        BigInteger bits =
            new BigInteger(Long.toUnsignedString(Double.doubleToRawLongBits(f.value)));
        yield PyInt.of(bits.shiftLeft(3).setBit(1));
      }
      default -> PyInt.of(address(o));
    };
  }

  /** As {@code %p} would show it. */
  public static String hex(PyObject o) {
    return "0x" + id(o).bigValue().toString(16);
  }

  /** A hash by identity. */
  public static long hash(PyObject o) {
    return o.getClass() == PyFloat.class || o instanceof PyInt && !(o instanceof Shaped)
        ? id(o).longValue()
        : System.identityHashCode(o);
  }

  private static long address(PyObject o) {
    int hash = System.identityHashCode(o);
    Node n = find(NODES.get(hash), o);
    if (n == null) {
      purge();
      n = NODES.compute(hash, (h, first) -> find(first, o) != null ? first : added(o, h, first));
      n = find(n, o);
    }
    return ((long) hash << NUMBER_BITS | n.number) << 4;
  }

  private static Node find(Node n, PyObject o) {
    while (n != null && !n.refersTo(o)) {
      n = n.next;
    }
    return n;
  }

  private static Node added(PyObject o, int hash, Node first) {
    int number = 0;
    for (Node n = first; n != null; n = n.next) {
      number = Math.max(number, n.number + 1);
    }
    return new Node(o, hash, number, first);
  }

  private static void purge() {
    for (Object gone; (gone = GONE.poll()) != null; ) {
      Node dead = (Node) gone;
      NODES.computeIfPresent(dead.hash, (h, first) -> without(first, dead));
    }
  }

  private static Node without(Node n, Node dead) {
    if (n == null) {
      return null;
    }
    if (n == dead) {
      return n.next;
    }
    PyObject o = n.get();
    Node rest = without(n.next, dead);
    return o == null ? rest : rest == n.next ? n : new Node(o, n.hash, n.number, rest);
  }
}
