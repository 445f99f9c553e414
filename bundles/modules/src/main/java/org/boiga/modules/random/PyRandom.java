package org.boiga.modules.random;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Comparison;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _random.Random}. Each call of a method is atomic. */
@org.boiga.api.annotation.PyType(
    name = "_random.Random",
    doc = "Random() -> create a random number generator with its own internal state.")
public final class PyRandom extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyRandomTable(), PyBaseObject.TYPE);

  private static final SecureRandom ENTROPY = new SecureRandom();

  private final MersenneTwister generator = new MersenneTwister();

  private PyRandom(ThreadState ts, PyType cls) {
    super(ts, cls);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyRandom(ts, cls);
  }

  @PySlot
  void __init__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0 && type() == TYPE) {
      throw PyErr.typeError(ts, "Random() takes no keyword arguments");
    }
    if (n > 1) {
      throw PyErr.typeError(ts, "Random() requires 0 or 1 argument");
    }
    seed(ts, n == 0 ? null : args[start]);
  }

  @PyMethod(doc = "random() -> x in the interval [0, 1).")
  double random(ThreadState ts) {
    lock();
    try {
      return generator.nextDouble();
    } finally {
      unlock();
    }
  }

  @PyMethod(
      signature = "(n=None, /)",
      doc = "seed([n]) -> None. Defaults to the current time or the operating system's entropy.")
  void seed(ThreadState ts, PyObject n) {
    int[] key = n == null || n == Py.None ? entropy() : words(number(ts, n));
    lock();
    try {
      generator.seed(key);
    } finally {
      unlock();
    }
  }

  private static int[] entropy() {
    int[] key = new int[MersenneTwister.N];
    for (int i = 0; i < key.length; i++) {
      key[i] = ENTROPY.nextInt();
    }
    return key;
  }

  private static BigInteger number(ThreadState ts, PyObject o) {
    if (o instanceof PyInt i) {
      return i.bigValue().abs();
    }
    return new BigInteger(Long.toUnsignedString(Comparison.hash(ts, o)));
  }

  /** The digits to the base 2**32, the least significant one first; at least one. */
  private static int[] words(BigInteger v) {
    int[] w = new int[Math.max(1, (v.bitLength() + 31) / 32)];
    for (int i = 0; i < w.length; i++) {
      w[i] = v.shiftRight(32 * i).intValue();
    }
    return w;
  }

  @PyMethod(doc = "getstate() -> tuple containing the current state.")
  PyObject getstate(ThreadState ts) {
    int[] state;
    lock();
    try {
      state = generator.state();
    } finally {
      unlock();
    }
    PyObject[] items = new PyObject[state.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = Py.int_(Integer.toUnsignedLong(state[i]));
    }
    return PyTuple.of(ts, items);
  }

  @PyMethod(doc = "setstate(state) -> None. Restores generator state.")
  void setstate(ThreadState ts, PyObject state) {
    if (!(state instanceof PyTuple t)) {
      throw PyErr.typeError(ts, "state vector must be a tuple");
    }
    if (t.size() != MersenneTwister.N + 1) {
      throw PyErr.valueError(ts, "state vector is the wrong size");
    }
    int[] words = new int[t.size()];
    for (int i = 0; i < MersenneTwister.N; i++) {
      words[i] = word(ts, t.at(i));
    }
    long index = Numbers.clampedIndex(ts, t.at(MersenneTwister.N));
    if (index < 0 || index > MersenneTwister.N) {
      throw PyErr.valueError(ts, "invalid state");
    }
    words[MersenneTwister.N] = (int) index;
    lock();
    try {
      generator.setState(words);
    } finally {
      unlock();
    }
  }

  private static int word(ThreadState ts, PyObject o) {
    if (!(o instanceof PyInt i)) {
      throw PyErr.typeError(ts, "an integer is required");
    }
    if (i.signum() < 0) {
      throw PyErr.overflowError(ts, "can't convert negative value to unsigned int");
    }
    if (i.bigValue().bitLength() > 64) {
      throw PyErr.overflowError(ts, "Python int too large to convert to C unsigned long");
    }
    return (int) i.longValue();
  }

  @PyMethod(doc = "getrandbits(k) -> x. Generates an int with k random bits.")
  PyObject getrandbits(ThreadState ts, PyObject k) {
    PyInt count = Numbers.index(ts, k);
    if (count.signum() < 0) {
      throw PyErr.valueError(ts, "Cannot convert negative int");
    }
    if (count.bigValue().bitLength() > 64) {
      throw PyErr.overflowError(ts, "Python int too large for C uint64_t");
    }
    if (!count.isLong() || count.longValue() > Integer.MAX_VALUE) {
      throw PyErr.of(ts, PyExc.MemoryError);
    }
    int bits = (int) count.longValue();
    if (bits == 0) {
      return Py.int_(0);
    }
    lock();
    try {
      return bits <= 32
          ? Py.int_(Integer.toUnsignedLong(generator.next() >>> 32 - bits))
          : manyBits(bits);
    } finally {
      unlock();
    }
  }

  private PyInt manyBits(int bits) {
    int n = (bits - 1) / 32 + 1;
    byte[] bytes = new byte[4 * n];
    int rest = bits;
    // The first word is the least significant one.
    for (int i = bytes.length; i > 0; i -= 4) {
      int w = rest < 32 ? generator.next() >>> 32 - rest : generator.next();
      bytes[i - 1] = (byte) w;
      bytes[i - 2] = (byte) (w >>> 8);
      bytes[i - 3] = (byte) (w >>> 16);
      bytes[i - 4] = (byte) (w >>> 24);
      rest -= 32;
    }
    return PyInt.of(new BigInteger(1, bytes));
  }
}
