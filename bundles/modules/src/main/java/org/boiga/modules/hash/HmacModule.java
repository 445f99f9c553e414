package org.boiga.modules.hash;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.support.ModuleException;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Module {@code _hmac}. */
@org.boiga.api.annotation.PyModule(
    name = "_hmac",
    doc = "Keyed hashing for message authentication (RFC 2104).")
public final class HmacModule {
  private static final ModuleException UNKNOWN_HASH =
      new ModuleException("_hmac", "UnknownHashError", PyExc.ValueError);

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

  private static HashAlgorithm blake2(boolean wide, String name, int size) {
    Blake2.Parameters p = Blake2.Parameters.of(wide, size);
    return new HashAlgorithm(null, name, size, 2 * size, () -> new Blake2(p));
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "HMAC", PyHmac.TYPE);
    m.put(ts, "UnknownHashError", UNKNOWN_HASH.type(ts));
    PyHash.putLargeSize(ts, m);
  }

  private static HashAlgorithm algorithm(ThreadState ts, PyObject name) {
    HashAlgorithm a = null;
    if (name instanceof PyStr s) {
      String text = s.toString();
      a = ALGORITHMS.get(text);
      if (a == null && text.equals(text.toUpperCase(Locale.ROOT))) {
        a = ALGORITHMS.get(text.toLowerCase(Locale.ROOT));
      }
    }
    if (a == null) {
      throw UNKNOWN_HASH.of(ts, "unsupported hash type: " + Conversion.repr(ts, name));
    }
    return a;
  }

  @PyFunction(
      name = "new",
      signature = "(key, msg=None, digestmod=None)",
      doc = "An HMAC object for a key, a first message and the name of a hash function.")
  static PyObject make(ThreadState ts, PyObject key, PyObject message, PyObject digestmod) {
    if (digestmod == null) {
      throw PyErr.typeError(ts, "new() missing 1 required argument 'digestmod'");
    }
    HashAlgorithm a = algorithm(ts, digestmod);
    HmacState state = new HmacState(a, PyHash.data(ts, key));
    if (message != null && message != Py.None) {
      ByteSpan s = PyHash.data(ts, message);
      state.update(s.array(), s.from(), s.length());
    }
    return new PyHmac(ts, a, state);
  }

  private static PyObject compute(ThreadState ts, HashAlgorithm a, PyObject key, PyObject message) {
    HmacState state = new HmacState(a, PyHash.data(ts, key));
    ByteSpan s = PyHash.data(ts, message);
    state.update(s.array(), s.from(), s.length());
    byte[] b = new byte[a.digestSize()];
    state.digest(b);
    return PyBytes.of(b);
  }

  @PyFunction(
      name = "compute_digest",
      signature = "(key, msg, digest)",
      doc = "The authentication code of a message by the hash function of a name.")
  static PyObject computeDigest(ThreadState ts, PyObject key, PyObject msg, PyObject digest) {
    return compute(ts, algorithm(ts, digest), key, msg);
  }

  @PyFunction(name = "compute_md5", doc = "The authentication code of a message.")
  static PyObject computeMd5(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, Md5Module.MD5, key, msg);
  }

  @PyFunction(name = "compute_sha1", doc = "The authentication code of a message.")
  static PyObject computeSha1(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, Sha1Module.SHA1, key, msg);
  }

  @PyFunction(name = "compute_sha224", doc = "The authentication code of a message.")
  static PyObject computeSha224(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, Sha2Module.SHA224, key, msg);
  }

  @PyFunction(name = "compute_sha256", doc = "The authentication code of a message.")
  static PyObject computeSha256(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, Sha2Module.SHA256, key, msg);
  }

  @PyFunction(name = "compute_sha384", doc = "The authentication code of a message.")
  static PyObject computeSha384(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, Sha2Module.SHA384, key, msg);
  }

  @PyFunction(name = "compute_sha512", doc = "The authentication code of a message.")
  static PyObject computeSha512(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, Sha2Module.SHA512, key, msg);
  }

  @PyFunction(name = "compute_sha3_224", doc = "The authentication code of a message.")
  static PyObject computeSha3x224(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, Sha3Module.Sha224.ALGORITHM, key, msg);
  }

  @PyFunction(name = "compute_sha3_256", doc = "The authentication code of a message.")
  static PyObject computeSha3x256(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, Sha3Module.Sha256.ALGORITHM, key, msg);
  }

  @PyFunction(name = "compute_sha3_384", doc = "The authentication code of a message.")
  static PyObject computeSha3x384(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, Sha3Module.Sha384.ALGORITHM, key, msg);
  }

  @PyFunction(name = "compute_sha3_512", doc = "The authentication code of a message.")
  static PyObject computeSha3x512(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, Sha3Module.Sha512.ALGORITHM, key, msg);
  }

  @PyFunction(name = "compute_blake2b_32", doc = "The authentication code of a message.")
  static PyObject computeBlake2b(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, BLAKE2B, key, msg);
  }

  @PyFunction(name = "compute_blake2s_32", doc = "The authentication code of a message.")
  static PyObject computeBlake2s(ThreadState ts, PyObject key, PyObject msg) {
    return compute(ts, BLAKE2S, key, msg);
  }
}
