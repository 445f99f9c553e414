package org.boiga.modules.hash;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code _sha3}. */
@org.boiga.api.annotation.PyModule(name = "_sha3", doc = "The hash functions SHA-3.")
public final class Sha3Module {
  private static final int BLOCK_128 = 168;
  private static final int BLOCK_256 = 136;

  private Sha3Module() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "sha3_224", Sha224.TYPE);
    m.put(ts, "sha3_256", Sha256.TYPE);
    m.put(ts, "sha3_384", Sha384.TYPE);
    m.put(ts, "sha3_512", Sha512.TYPE);
    m.put(ts, "shake_128", Shake128.TYPE);
    m.put(ts, "shake_256", Shake256.TYPE);
    m.put(ts, "implementation", PyStr.of("Java"));
    PyHash.putLargeSize(ts, m);
  }

  /** {@code sha3_224}. */
  @org.boiga.api.annotation.PyType(
      name = "_sha3.sha3_224",
      doc = "A hash object of SHA3-224.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class, PyHash.Sponge.class})
  static final class Sha224 {
    static final PyType TYPE = PyType.builtin(new Sha3Module_Sha224Table(), PyBaseObject.TYPE);
    static final HashAlgorithm ALGORITHM =
        HashAlgorithm.ofPlatform(TYPE, "sha3_224", 28, 144, "SHA3-224");

    private Sha224() {}

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        ThreadState ts, PyType cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ts, ALGORITHM, data, string);
    }
  }

  /** {@code sha3_256}. */
  @org.boiga.api.annotation.PyType(
      name = "_sha3.sha3_256",
      doc = "A hash object of SHA3-256.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class, PyHash.Sponge.class})
  static final class Sha256 {
    static final PyType TYPE = PyType.builtin(new Sha3Module_Sha256Table(), PyBaseObject.TYPE);
    static final HashAlgorithm ALGORITHM =
        HashAlgorithm.ofPlatform(TYPE, "sha3_256", 32, 136, "SHA3-256");

    private Sha256() {}

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        ThreadState ts, PyType cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ts, ALGORITHM, data, string);
    }
  }

  /** {@code sha3_384}. */
  @org.boiga.api.annotation.PyType(
      name = "_sha3.sha3_384",
      doc = "A hash object of SHA3-384.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class, PyHash.Sponge.class})
  static final class Sha384 {
    static final PyType TYPE = PyType.builtin(new Sha3Module_Sha384Table(), PyBaseObject.TYPE);
    static final HashAlgorithm ALGORITHM =
        HashAlgorithm.ofPlatform(TYPE, "sha3_384", 48, 104, "SHA3-384");

    private Sha384() {}

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        ThreadState ts, PyType cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ts, ALGORITHM, data, string);
    }
  }

  /** {@code sha3_512}. */
  @org.boiga.api.annotation.PyType(
      name = "_sha3.sha3_512",
      doc = "A hash object of SHA3-512.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class, PyHash.Sponge.class})
  static final class Sha512 {
    static final PyType TYPE = PyType.builtin(new Sha3Module_Sha512Table(), PyBaseObject.TYPE);
    static final HashAlgorithm ALGORITHM =
        HashAlgorithm.ofPlatform(TYPE, "sha3_512", 64, 72, "SHA3-512");

    private Sha512() {}

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        ThreadState ts, PyType cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ts, ALGORITHM, data, string);
    }
  }

  /** {@code shake_128}. */
  @org.boiga.api.annotation.PyType(
      name = "_sha3.shake_128",
      doc = "A hash object of SHAKE-128.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Extendable.class, PyHash.Sponge.class})
  static final class Shake128 {
    static final PyType TYPE = PyType.builtin(new Sha3Module_Shake128Table(), PyBaseObject.TYPE);
    static final HashAlgorithm ALGORITHM =
        new HashAlgorithm(TYPE, "shake_128", 0, BLOCK_128, () -> new Keccak(BLOCK_128));

    private Shake128() {}

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        ThreadState ts, PyType cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ts, ALGORITHM, data, string);
    }
  }

  /** {@code shake_256}. */
  @org.boiga.api.annotation.PyType(
      name = "_sha3.shake_256",
      doc = "A hash object of SHAKE-256.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Extendable.class, PyHash.Sponge.class})
  static final class Shake256 {
    static final PyType TYPE = PyType.builtin(new Sha3Module_Shake256Table(), PyBaseObject.TYPE);
    static final HashAlgorithm ALGORITHM =
        new HashAlgorithm(TYPE, "shake_256", 0, BLOCK_256, () -> new Keccak(BLOCK_256));

    private Shake256() {}

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        ThreadState ts, PyType cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ts, ALGORITHM, data, string);
    }
  }
}
