package org.boiga.nativemodules.hash;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.nativemodules.support.ByteSpan;

/** Module {@code _hmac}. */
@PyModule(
    builtin = true,
    name = "_hmac",
    doc = "Keyed hashing for message authentication (RFC 2104).",
    types = PyHmac.class)
public final class HmacModule {
  private static final HashAlgorithm BLAKE2B = blake2(true, "blake2b_32", 64);
  private static final HashAlgorithm BLAKE2S = blake2(false, "blake2s_32", 32);
  private static final Map<String, HashAlgorithm> ALGORITHMS = new TreeMap<>();

  static {
    for (HashAlgorithm a :
        new HashAlgorithm[] {
          Md5Module.MD5,
          Sha1Module.SHA1,
          Sha2Module.SHA224,
          Sha2Module.SHA256,
          Sha2Module.SHA384,
          Sha2Module.SHA512,
          Sha3Module.Sha224.ALGORITHM,
          Sha3Module.Sha256.ALGORITHM,
          Sha3Module.Sha384.ALGORITHM,
          Sha3Module.Sha512.ALGORITHM,
          BLAKE2B,
          BLAKE2S
        }) {
      ALGORITHMS.put(a.name(), a);
    }
    ALGORITHMS.put("blake2b", BLAKE2B);
    ALGORITHMS.put("blake2s", BLAKE2S);
  }

  private HmacModule() {}

  private record State(PyTypeObject unknownHash) {}

  private static HashAlgorithm blake2(boolean wide, String name, int size) {
    Blake2.Parameters p = Blake2.Parameters.of(wide, size);
    return new HashAlgorithm(null, name, size, 2 * size, () -> new Blake2(p));
  }

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyTypeObject error =
        ctx.PyErr_NewException("_hmac.UnknownHashError", ctx.PyExc_Type(PyExc.ValueError), null);
    ctx.PyModule_SetState(new State(error));
    ctx.PyModule_AddType(m, error);
    PyHash.putLargeSize(ctx, m);
  }

  private static HashAlgorithm algorithm(PyContext ctx, PyObject name) {
    HashAlgorithm a = null;
    if (ctx.PyUnicode_Check(name)) {
      String text = ctx.PyUnicode_AsString(name);
      a = ALGORITHMS.get(text);
      if (a == null && text.equals(text.toUpperCase(Locale.ROOT))) {
        a = ALGORITHMS.get(text.toLowerCase(Locale.ROOT));
      }
    }
    if (a == null) {
      throw ctx.PyErr_Format(
          ctx.PyModule_GetState(State.class).unknownHash,
          "unsupported hash type: %s",
          ctx.PyUnicode_AsString(ctx.PyObject_Repr(name)));
    }
    return a;
  }

  @PyFunction(
      name = "new",
      signature = "(key, msg=None, digestmod=None)",
      doc = "An HMAC object for a key, a first message and the name of a hash function.")
  static PyObject make(PyContext ctx, PyObject key, PyObject message, PyObject digestmod) {
    if (digestmod == null) {
      throw ctx.PyErr_Format(PyExc.TypeError, "new() missing 1 required argument 'digestmod'");
    }
    HashAlgorithm a = algorithm(ctx, digestmod);
    HmacState state = new HmacState(a, PyHash.data(ctx, key));
    if (message != null && !ctx.Py_IsNone(message)) {
      ByteSpan s = PyHash.data(ctx, message);
      state.update(s.array(), s.from(), s.length());
    }
    return new PyHmac(ctx, a, state);
  }

  private static PyObject compute(PyContext ctx, HashAlgorithm a, PyObject key, PyObject message) {
    HmacState state = new HmacState(a, PyHash.data(ctx, key));
    ByteSpan s = PyHash.data(ctx, message);
    state.update(s.array(), s.from(), s.length());
    byte[] b = new byte[a.digestSize()];
    state.digest(b);
    return ctx.PyBytes_FromByteArray(b);
  }

  @PyFunction(
      name = "compute_digest",
      signature = "(key, msg, digest)",
      doc = "The authentication code of a message by the hash function of a name.")
  static PyObject computeDigest(PyContext ctx, PyObject key, PyObject msg, PyObject digest) {
    return compute(ctx, algorithm(ctx, digest), key, msg);
  }

  @PyFunction(name = "compute_md5", doc = "The authentication code of a message.")
  static PyObject computeMd5(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, Md5Module.MD5, key, msg);
  }

  @PyFunction(name = "compute_sha1", doc = "The authentication code of a message.")
  static PyObject computeSha1(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, Sha1Module.SHA1, key, msg);
  }

  @PyFunction(name = "compute_sha224", doc = "The authentication code of a message.")
  static PyObject computeSha224(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, Sha2Module.SHA224, key, msg);
  }

  @PyFunction(name = "compute_sha256", doc = "The authentication code of a message.")
  static PyObject computeSha256(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, Sha2Module.SHA256, key, msg);
  }

  @PyFunction(name = "compute_sha384", doc = "The authentication code of a message.")
  static PyObject computeSha384(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, Sha2Module.SHA384, key, msg);
  }

  @PyFunction(name = "compute_sha512", doc = "The authentication code of a message.")
  static PyObject computeSha512(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, Sha2Module.SHA512, key, msg);
  }

  @PyFunction(name = "compute_sha3_224", doc = "The authentication code of a message.")
  static PyObject computeSha3x224(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, Sha3Module.Sha224.ALGORITHM, key, msg);
  }

  @PyFunction(name = "compute_sha3_256", doc = "The authentication code of a message.")
  static PyObject computeSha3x256(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, Sha3Module.Sha256.ALGORITHM, key, msg);
  }

  @PyFunction(name = "compute_sha3_384", doc = "The authentication code of a message.")
  static PyObject computeSha3x384(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, Sha3Module.Sha384.ALGORITHM, key, msg);
  }

  @PyFunction(name = "compute_sha3_512", doc = "The authentication code of a message.")
  static PyObject computeSha3x512(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, Sha3Module.Sha512.ALGORITHM, key, msg);
  }

  @PyFunction(name = "compute_blake2b_32", doc = "The authentication code of a message.")
  static PyObject computeBlake2b(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, BLAKE2B, key, msg);
  }

  @PyFunction(name = "compute_blake2s_32", doc = "The authentication code of a message.")
  static PyObject computeBlake2s(PyContext ctx, PyObject key, PyObject msg) {
    return compute(ctx, BLAKE2S, key, msg);
  }
}
