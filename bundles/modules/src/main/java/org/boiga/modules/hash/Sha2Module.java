package org.boiga.modules.hash;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code _sha2}. */
@org.boiga.api.annotation.PyModule(name = "_sha2", doc = "The hash functions SHA-2.")
public final class Sha2Module {
  static final HashAlgorithm SHA224 =
      HashAlgorithm.ofPlatform(Sha224.TYPE, "sha224", 28, 64, "SHA-224");

  static final HashAlgorithm SHA256 =
      HashAlgorithm.ofPlatform(Sha256.TYPE, "sha256", 32, 64, "SHA-256");

  static final HashAlgorithm SHA384 =
      HashAlgorithm.ofPlatform(Sha384.TYPE, "sha384", 48, 128, "SHA-384");

  static final HashAlgorithm SHA512 =
      HashAlgorithm.ofPlatform(Sha512.TYPE, "sha512", 64, 128, "SHA-512");

  private Sha2Module() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "SHA224Type", Sha224.TYPE);
    m.put(ts, "SHA256Type", Sha256.TYPE);
    m.put(ts, "SHA384Type", Sha384.TYPE);
    m.put(ts, "SHA512Type", Sha512.TYPE);
    PyHash.putLargeSize(ts, m);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of SHA-224.")
  static PyObject sha224(ThreadState ts, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ts, SHA224, data, string);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of SHA-256.")
  static PyObject sha256(ThreadState ts, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ts, SHA256, data, string);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of SHA-384.")
  static PyObject sha384(ThreadState ts, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ts, SHA384, data, string);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of SHA-512.")
  static PyObject sha512(ThreadState ts, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ts, SHA512, data, string);
  }

  /** The type of the objects. */
  @org.boiga.api.annotation.PyType(
      name = "_sha2.SHA224Type",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Sha224 {
    static final PyType TYPE = PyType.builtin(new Sha2Module_Sha224Table(), PyBaseObject.TYPE);

    private Sha224() {}
  }

  /** The type of the objects. */
  @org.boiga.api.annotation.PyType(
      name = "_sha2.SHA256Type",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Sha256 {
    static final PyType TYPE = PyType.builtin(new Sha2Module_Sha256Table(), PyBaseObject.TYPE);

    private Sha256() {}
  }

  /** The type of the objects. */
  @org.boiga.api.annotation.PyType(
      name = "_sha2.SHA384Type",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Sha384 {
    static final PyType TYPE = PyType.builtin(new Sha2Module_Sha384Table(), PyBaseObject.TYPE);

    private Sha384() {}
  }

  /** The type of the objects. */
  @org.boiga.api.annotation.PyType(
      name = "_sha2.SHA512Type",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Sha512 {
    static final PyType TYPE = PyType.builtin(new Sha2Module_Sha512Table(), PyBaseObject.TYPE);

    private Sha512() {}
  }
}
