package org.boiga.nativemodules.hash;

import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** Module {@code _sha3}. */
@PyModule(
    builtin = true,
    name = "_sha3",
    doc = "The hash functions SHA-3.",
    types = {
      Sha3Module.Sha224.class,
      Sha3Module.Sha256.class,
      Sha3Module.Sha384.class,
      Sha3Module.Sha512.class,
      Sha3Module.Shake128.class,
      Sha3Module.Shake256.class
    })
public final class Sha3Module {
  private static final int BLOCK_128 = 168;
  private static final int BLOCK_256 = 136;

  private Sha3Module() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    ctx.PyModule_AddStringConstant(m, "implementation", "Java");
    PyHash.putLargeSize(ctx, m);
  }

  /** {@code sha3_224}. */
  @PyType(
      name = "_sha3.sha3_224",
      doc = "A hash object of SHA3-224.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class, PyHash.Sponge.class})
  static final class Sha224 extends PyHash {
    static final HashAlgorithm ALGORITHM =
        HashAlgorithm.ofPlatform(Sha224::new, "sha3_224", 28, 144, "SHA3-224");

    Sha224(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        PyContext ctx, PyTypeObject cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ctx, ALGORITHM, data, string);
    }
  }

  /** {@code sha3_256}. */
  @PyType(
      name = "_sha3.sha3_256",
      doc = "A hash object of SHA3-256.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class, PyHash.Sponge.class})
  static final class Sha256 extends PyHash {
    static final HashAlgorithm ALGORITHM =
        HashAlgorithm.ofPlatform(Sha256::new, "sha3_256", 32, 136, "SHA3-256");

    Sha256(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        PyContext ctx, PyTypeObject cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ctx, ALGORITHM, data, string);
    }
  }

  /** {@code sha3_384}. */
  @PyType(
      name = "_sha3.sha3_384",
      doc = "A hash object of SHA3-384.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class, PyHash.Sponge.class})
  static final class Sha384 extends PyHash {
    static final HashAlgorithm ALGORITHM =
        HashAlgorithm.ofPlatform(Sha384::new, "sha3_384", 48, 104, "SHA3-384");

    Sha384(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        PyContext ctx, PyTypeObject cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ctx, ALGORITHM, data, string);
    }
  }

  /** {@code sha3_512}. */
  @PyType(
      name = "_sha3.sha3_512",
      doc = "A hash object of SHA3-512.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class, PyHash.Sponge.class})
  static final class Sha512 extends PyHash {
    static final HashAlgorithm ALGORITHM =
        HashAlgorithm.ofPlatform(Sha512::new, "sha3_512", 64, 72, "SHA3-512");

    Sha512(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        PyContext ctx, PyTypeObject cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ctx, ALGORITHM, data, string);
    }
  }

  /** {@code shake_128}. */
  @PyType(
      name = "_sha3.shake_128",
      doc = "A hash object of SHAKE-128.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Extendable.class, PyHash.Sponge.class})
  static final class Shake128 extends PyHash {
    static final HashAlgorithm ALGORITHM =
        new HashAlgorithm(Shake128::new, "shake_128", 0, BLOCK_128, () -> new Keccak(BLOCK_128));

    Shake128(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        PyContext ctx, PyTypeObject cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ctx, ALGORITHM, data, string);
    }
  }

  /** {@code shake_256}. */
  @PyType(
      name = "_sha3.shake_256",
      doc = "A hash object of SHAKE-256.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Extendable.class, PyHash.Sponge.class})
  static final class Shake256 extends PyHash {
    static final HashAlgorithm ALGORITHM =
        new HashAlgorithm(Shake256::new, "shake_256", 0, BLOCK_256, () -> new Keccak(BLOCK_256));

    Shake256(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @PySlot(signature = "(data=b'', *, usedforsecurity=True, string=None)")
    static PyObject __new__(
        PyContext ctx, PyTypeObject cls, PyObject data, boolean usedForSecurity, PyObject string) {
      return PyHash.of(ctx, ALGORITHM, data, string);
    }
  }
}
