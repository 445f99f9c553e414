package org.boiga.nativemodules.random;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** {@code _random.Random}. Each call of a method is atomic. */
@PyType(
    name = "_random.Random",
    doc = "Random() -> create a random number generator with its own internal state.")
public final class PyRandom extends PyNativeObject {
  private static final SecureRandom ENTROPY = new SecureRandom();

  private final ReentrantLock lock = new ReentrantLock();
  private final MersenneTwister generator = new MersenneTwister();

  private PyRandom(PyContext ctx, PyTypeObject cls) {
    super(ctx, cls);
  }

  @PySlot
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, PyObject[] args, int start, int n, PyObject kwnames) {
    return new PyRandom(ctx, cls);
  }

  @PySlot
  void __init__(PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
    if (kwnames != null
        && ctx.PyTuple_Size(kwnames) > 0
        && ctx.Py_TYPE(this) == ctx.PyType_FromClass(PyRandom.class)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "Random() takes no keyword arguments");
    }
    if (n > 1) {
      throw ctx.PyErr_Format(PyExc.TypeError, "Random() requires 0 or 1 argument");
    }
    seed(ctx, n == 0 ? null : args[start]);
  }

  @PyMethod(doc = "random() -> x in the interval [0, 1).")
  double random(PyContext ctx) {
    lock.lock();
    try {
      return generator.nextDouble();
    } finally {
      lock.unlock();
    }
  }

  @PyMethod(
      signature = "(n=None, /)",
      doc = "seed([n]) -> None. Defaults to the current time or the operating system's entropy.")
  void seed(PyContext ctx, PyObject n) {
    int[] key = n == null || ctx.Py_IsNone(n) ? entropy() : words(number(ctx, n));
    lock.lock();
    try {
      generator.seed(key);
    } finally {
      lock.unlock();
    }
  }

  private static int[] entropy() {
    int[] key = new int[MersenneTwister.N];
    for (int i = 0; i < key.length; i++) {
      key[i] = ENTROPY.nextInt();
    }
    return key;
  }

  private static BigInteger number(PyContext ctx, PyObject o) {
    if (ctx.PyLong_Check(o)) {
      return ctx.PyLong_AsBigInteger(o).abs();
    }
    return new BigInteger(Long.toUnsignedString(ctx.PyObject_Hash(o)));
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
  PyObject getstate(PyContext ctx) {
    int[] state;
    lock.lock();
    try {
      state = generator.state();
    } finally {
      lock.unlock();
    }
    PyObject[] items = new PyObject[state.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = ctx.PyLong_FromLong(Integer.toUnsignedLong(state[i]));
    }
    return ctx.PyTuple_Pack(items);
  }

  @PyMethod(doc = "setstate(state) -> None. Restores generator state.")
  void setstate(PyContext ctx, PyObject state) {
    if (!ctx.PyTuple_Check(state)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "state vector must be a tuple");
    }
    if (ctx.PyTuple_Size(state) != MersenneTwister.N + 1) {
      throw ctx.PyErr_Format(PyExc.ValueError, "state vector is the wrong size");
    }
    int[] words = new int[MersenneTwister.N + 1];
    for (int i = 0; i < MersenneTwister.N; i++) {
      words[i] = word(ctx, ctx.PyTuple_GetItem(state, i));
    }
    long index = ctx.PyNumber_AsClampedIndex(ctx.PyTuple_GetItem(state, MersenneTwister.N));
    if (index < 0 || index > MersenneTwister.N) {
      throw ctx.PyErr_Format(PyExc.ValueError, "invalid state");
    }
    words[MersenneTwister.N] = (int) index;
    lock.lock();
    try {
      generator.setState(words);
    } finally {
      lock.unlock();
    }
  }

  private static int word(PyContext ctx, PyObject o) {
    if (!ctx.PyLong_Check(o)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "an integer is required");
    }
    if (ctx.PyLong_GetSign(o) < 0) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "can't convert negative value to unsigned int");
    }
    BigInteger i = ctx.PyLong_AsBigInteger(o);
    if (i.bitLength() > 64) {
      throw ctx.PyErr_Format(
          PyExc.OverflowError, "Python int too large to convert to C unsigned long");
    }
    return i.intValue();
  }

  @PyMethod(doc = "getrandbits(k) -> x. Generates an int with k random bits.")
  PyObject getrandbits(PyContext ctx, PyObject k) {
    PyObject count = ctx.PyNumber_Index(k);
    if (ctx.PyLong_GetSign(count) < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Cannot convert negative int");
    }
    if (!ctx.PyLong_FitsLong(count) || ctx.PyLong_AsLong(count) > Integer.MAX_VALUE) {
      throw ctx.PyLong_AsBigInteger(count).bitLength() > 64
          ? ctx.PyErr_Format(PyExc.OverflowError, "Python int too large for C uint64_t")
          : ctx.PyErr_SetNone(PyExc.MemoryError);
    }
    int bits = (int) ctx.PyLong_AsLong(count);
    if (bits == 0) {
      return ctx.PyLong_FromLong(0);
    }
    lock.lock();
    try {
      return bits <= 32
          ? ctx.PyLong_FromLong(Integer.toUnsignedLong(generator.next() >>> 32 - bits))
          : manyBits(ctx, bits);
    } finally {
      lock.unlock();
    }
  }

  private PyObject manyBits(PyContext ctx, int bits) {
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
    return ctx.PyLong_FromBigInteger(new BigInteger(1, bytes));
  }
}
