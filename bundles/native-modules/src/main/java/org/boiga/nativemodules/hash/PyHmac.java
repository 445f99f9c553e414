package org.boiga.nativemodules.hash;

import org.boiga.api.PyContext;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;

/** {@code _hmac.HMAC}, and the members of {@code _hashlib.HMAC}. */
@PyType(name = "_hmac.HMAC", subclassable = false)
public class PyHmac extends PyNativeObject {
  private final HashAlgorithm algorithm;

  /** Guarded by this object's monitor. */
  private final HashState state;

  PyHmac(PyContext ctx, HashAlgorithm algorithm, HashState state) {
    super(ctx);
    this.algorithm = algorithm;
    this.state = state;
  }

  /** A new object of the same type. */
  PyHmac make(PyContext ctx, HashAlgorithm algorithm, HashState state) {
    return new PyHmac(ctx, algorithm, state);
  }

  private synchronized byte[] result() {
    byte[] b = new byte[algorithm.digestSize()];
    state.digest(b);
    return b;
  }

  @PySlot
  String __repr__(PyContext ctx) {
    return "<" + algorithm.name() + " HMAC object @ " + ctx.PyObject_Address(this) + ">";
  }

  @PyMethod(doc = "A copy of the object.")
  PyObject copy(PyContext ctx) {
    HashState s;
    synchronized (this) {
      s = state.copy();
    }
    return make(ctx, algorithm, s);
  }

  @PyMethod(signature = "(msg)", doc = "Go on with more of the message.")
  void update(PyContext ctx, PyObject msg) {
    ByteSpan s = PyHash.data(ctx, msg);
    synchronized (this) {
      state.update(s.array(), s.from(), s.length());
    }
  }

  @PyMethod(doc = "The authentication code of the message so far.")
  PyObject digest(PyContext ctx) {
    return ctx.PyBytes_FromByteArray(result());
  }

  @PyMethod(doc = "The authentication code of the message so far, in hexadecimal digits.")
  PyObject hexdigest(PyContext ctx) {
    return PyHash.hex(ctx, result());
  }

  @PyGetter(doc = "The name of the function.")
  String name(PyContext ctx) {
    return "hmac-" + algorithm.name();
  }

  @PyGetter(name = "block_size", doc = "Number of bytes that are hashed at a time.")
  int blockSize(PyContext ctx) {
    return algorithm.blockSize();
  }

  @PyGetter(name = "digest_size", doc = "Number of bytes of a code.")
  int digestSize(PyContext ctx) {
    return algorithm.digestSize();
  }
}
