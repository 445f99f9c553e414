package org.boiga.modules.hash;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Hex;
import org.boiga.objects.Identity;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _hmac.HMAC}, and the members of {@code _hashlib.HMAC}. */
@org.boiga.api.annotation.PyType(name = "_hmac.HMAC", subclassable = false)
public class PyHmac extends Counted {
  static final PyType TYPE = PyType.builtin(new PyHmacTable(), PyBaseObject.TYPE);

  private final HashAlgorithm algorithm;

  /** Guarded by this object's monitor. */
  private final HashState state;

  PyHmac(ThreadState ts, HashAlgorithm algorithm, HashState state) {
    super(ts);
    this.algorithm = algorithm;
    this.state = state;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** A new object of the same type. */
  PyHmac make(ThreadState ts, HashAlgorithm algorithm, HashState state) {
    return new PyHmac(ts, algorithm, state);
  }

  private synchronized byte[] result() {
    byte[] b = new byte[algorithm.digestSize()];
    state.digest(b);
    return b;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<" + algorithm.name() + " HMAC object @ " + Identity.hex(this) + ">";
  }

  @PyMethod(doc = "A copy of the object.")
  PyObject copy(ThreadState ts) {
    HashState s;
    synchronized (this) {
      s = state.copy();
    }
    return make(ts, algorithm, s);
  }

  @PyMethod(signature = "(msg)", doc = "Go on with more of the message.")
  void update(ThreadState ts, PyObject msg) {
    ByteSpan s = PyHash.data(ts, msg);
    synchronized (this) {
      state.update(s.array(), s.from(), s.length());
    }
  }

  @PyMethod(doc = "The authentication code of the message so far.")
  PyObject digest(ThreadState ts) {
    return PyBytes.of(result());
  }

  @PyMethod(doc = "The authentication code of the message so far, in hexadecimal digits.")
  PyObject hexdigest(ThreadState ts) {
    return Hex.of(ts, ByteSpan.of(result()), null, 0);
  }

  @PyGetter(doc = "The name of the function.")
  String name(ThreadState ts) {
    return "hmac-" + algorithm.name();
  }

  @PyGetter(name = "block_size", doc = "Number of bytes that are hashed at a time.")
  int blockSize(ThreadState ts) {
    return algorithm.blockSize();
  }

  @PyGetter(name = "digest_size", doc = "Number of bytes of a code.")
  int digestSize(ThreadState ts) {
    return algorithm.digestSize();
  }
}
