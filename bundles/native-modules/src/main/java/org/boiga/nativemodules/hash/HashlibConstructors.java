package org.boiga.nativemodules.hash;

import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyFunction;

/** The functions of module {@code _hashlib} that stand for one hash function each. */
final class HashlibConstructors {
  private static final String NEW = "(data=b'', *, usedforsecurity=True, string=None)";

  /** The hash functions that have such a function, {@code openssl_} and the name. */
  static final String[] NAMES = {
    "md5",
    "sha1",
    "sha224",
    "sha256",
    "sha384",
    "sha512",
    "sha3_224",
    "sha3_256",
    "sha3_384",
    "sha3_512",
    "shake_128",
    "shake_256"
  };

  private HashlibConstructors() {}

  @PyFunction(name = "openssl_md5", signature = NEW, doc = "A hash object of the function md5.")
  static PyObject opensslMd5(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("md5"), data, string);
  }

  @PyFunction(name = "openssl_sha1", signature = NEW, doc = "A hash object of the function sha1.")
  static PyObject opensslSha1(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("sha1"), data, string);
  }

  @PyFunction(
      name = "openssl_sha224",
      signature = NEW,
      doc = "A hash object of the function sha224.")
  static PyObject opensslSha224(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("sha224"), data, string);
  }

  @PyFunction(
      name = "openssl_sha256",
      signature = NEW,
      doc = "A hash object of the function sha256.")
  static PyObject opensslSha256(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("sha256"), data, string);
  }

  @PyFunction(
      name = "openssl_sha384",
      signature = NEW,
      doc = "A hash object of the function sha384.")
  static PyObject opensslSha384(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("sha384"), data, string);
  }

  @PyFunction(
      name = "openssl_sha512",
      signature = NEW,
      doc = "A hash object of the function sha512.")
  static PyObject opensslSha512(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("sha512"), data, string);
  }

  @PyFunction(
      name = "openssl_sha3_224",
      signature = NEW,
      doc = "A hash object of the function sha3_224.")
  static PyObject opensslSha3x224(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("sha3_224"), data, string);
  }

  @PyFunction(
      name = "openssl_sha3_256",
      signature = NEW,
      doc = "A hash object of the function sha3_256.")
  static PyObject opensslSha3x256(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("sha3_256"), data, string);
  }

  @PyFunction(
      name = "openssl_sha3_384",
      signature = NEW,
      doc = "A hash object of the function sha3_384.")
  static PyObject opensslSha3x384(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("sha3_384"), data, string);
  }

  @PyFunction(
      name = "openssl_sha3_512",
      signature = NEW,
      doc = "A hash object of the function sha3_512.")
  static PyObject opensslSha3x512(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("sha3_512"), data, string);
  }

  @PyFunction(
      name = "openssl_shake_128",
      signature = NEW,
      doc = "A hash object of the function shake_128.")
  static PyObject opensslShakex128(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("shake_128"), data, string);
  }

  @PyFunction(
      name = "openssl_shake_256",
      signature = NEW,
      doc = "A hash object of the function shake_256.")
  static PyObject opensslShakex256(
      PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, HashNames.find("shake_256"), data, string);
  }
}
