package org.boiga.nativemodules.hash;

import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.annotation.PyType;

/** Module {@code _sha2}. */
@PyModule(
    builtin = true,
    name = "_sha2",
    doc = "The hash functions SHA-2.",
    types = {
      Sha2Module.Sha224.class,
      Sha2Module.Sha256.class,
      Sha2Module.Sha384.class,
      Sha2Module.Sha512.class
    })
public final class Sha2Module {
  static final HashAlgorithm SHA224 =
      HashAlgorithm.ofPlatform(Sha224::new, "sha224", 28, 64, "SHA-224");

  static final HashAlgorithm SHA256 =
      HashAlgorithm.ofPlatform(Sha256::new, "sha256", 32, 64, "SHA-256");

  static final HashAlgorithm SHA384 =
      HashAlgorithm.ofPlatform(Sha384::new, "sha384", 48, 128, "SHA-384");

  static final HashAlgorithm SHA512 =
      HashAlgorithm.ofPlatform(Sha512::new, "sha512", 64, 128, "SHA-512");

  private Sha2Module() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyHash.putLargeSize(ctx, m);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of SHA-224.")
  static PyObject sha224(PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, SHA224, data, string);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of SHA-256.")
  static PyObject sha256(PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, SHA256, data, string);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of SHA-384.")
  static PyObject sha384(PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, SHA384, data, string);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of SHA-512.")
  static PyObject sha512(PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, SHA512, data, string);
  }

  /** The type of the objects. */
  @PyType(
      name = "_sha2.SHA224Type",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Sha224 extends PyHash {
    Sha224(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }
  }

  /** The type of the objects. */
  @PyType(
      name = "_sha2.SHA256Type",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Sha256 extends PyHash {
    Sha256(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }
  }

  /** The type of the objects. */
  @PyType(
      name = "_sha2.SHA384Type",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Sha384 extends PyHash {
    Sha384(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }
  }

  /** The type of the objects. */
  @PyType(
      name = "_sha2.SHA512Type",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Sha512 extends PyHash {
    Sha512(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }
  }
}
