package org.boiga.nativemodules.hash;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyGlobal;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;

/** Module {@code _hashlib}: what CPython takes from OpenSSL, from the Java platform and our own. */
@PyModule(
    builtin = true,
    name = "_hashlib",
    doc = "Hash functions by name, and what is made of them.",
    parts = {HashlibConstructors.class},
    types = {HashlibModule.Hash.class, HashlibModule.Extendable.class, HashlibModule.Hmac.class})
public final class HashlibModule {
  private HashlibModule() {}

  /**
   * The module's state.
   *
   * @param constructors the names of the functions that stand for a hash function
   */
  private record State(PyTypeObject unsupported, PyGlobal constructors) {}

  private static PyError unsupported(PyContext ctx, String message) {
    return ctx.PyErr_Format(ctx.PyModule_GetState(State.class).unsupported, message);
  }

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyTypeObject unsupported =
        ctx.PyErr_NewException(
            "_hashlib.UnsupportedDigestmodError", ctx.PyExc_Type(PyExc.ValueError), null);
    ctx.PyModule_AddType(m, unsupported);
    PyHash.putLargeSize(ctx, m);
    PyObject names = ctx.PyList_New();
    for (String name : HashNames.names()) {
      ctx.PyList_Append(names, ctx.PyUnicode_InternFromString(name));
    }
    ctx.PyModule_AddObject(m, "openssl_md_meth_names", ctx.PyFrozenSet_New(names));
    PyObject functions = ctx.PyDict_New();
    for (String name : HashlibConstructors.NAMES) {
      PyObject function = ctx.PyObject_GetAttrString(m, "openssl_" + name);
      ctx.PyDict_SetItem(functions, function, ctx.PyUnicode_InternFromString(name));
    }
    ctx.PyModule_AddObject(m, "_constructors", ctx.PyDictProxy_New(functions));
    ctx.PyModule_SetState(new State(unsupported, ctx.PyGlobal_New(functions)));
  }

  private static HashAlgorithm algorithm(PyContext ctx, PyObject name) {
    HashAlgorithm a = HashNames.find(ctx.PyUnicode_AsString(name));
    if (a == null) {
      throw unsupported(ctx, "unsupported digest type: " + ctx.PyUnicode_AsString(name));
    }
    return a;
  }

  /** The hash function that a {@code digestmod} means: a name, or a function of this module. */
  private static HashAlgorithm fixed(PyContext ctx, PyObject digestmod) {
    PyObject name =
        ctx.PyUnicode_Check(digestmod)
            ? digestmod
            : ctx.PyDict_GetItemRef(
                ctx.PyModule_GetState(State.class).constructors.get(ctx), digestmod);
    if (name == null) {
      throw unsupported(
          ctx, "Unsupported digestmod " + ctx.PyUnicode_AsString(ctx.PyObject_Str(digestmod)));
    }
    HashAlgorithm a = algorithm(ctx, name);
    if (a.digestSize() == 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, a.name() + " has no digest of a fixed size");
    }
    return a;
  }

  @PyFunction(
      name = "new",
      signature = "(name, data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of the hash function with a name.")
  static PyObject make(
      PyContext ctx, PyObject name, PyObject data, boolean usedForSecurity, PyObject string) {
    ByteSpan input = PyHash.dataOrString(ctx, data, string);
    if (!ctx.PyUnicode_Check(name)) {
      throw ctx.PyArg_BadArgument("new", "argument 'name'", "str", name);
    }
    return PyHash.of(ctx, algorithm(ctx, name), input);
  }

  @PyFunction(name = "get_fips_mode", doc = "0: no algorithms are blocked by FIPS mode.")
  static int getFipsMode(PyContext ctx) {
    return 0;
  }

  @PyFunction(
      name = "compare_digest",
      signature = "(a, b, /)",
      doc = "Compare two strings or bytes in a time that does not tell where they differ.")
  static boolean compareDigest(PyContext ctx, PyObject a, PyObject b) {
    PyObject operator = ctx.PyImport_ImportModule("_operator");
    return ctx.PyObject_IsTrue(ctx.PyObject_CallMethod(operator, "_compare_digest", a, b));
  }

  // HMAC -----------------------------------------------------------------------------------------

  @PyFunction(
      name = "hmac_new",
      signature = "(key, msg=b'', digestmod=None)",
      doc = "An HMAC object for a key, a first message and a hash function.")
  static PyObject hmacNew(PyContext ctx, PyObject key, PyObject msg, PyObject digestmod) {
    ByteSpan k = ByteSpan.of(ctx, key);
    if (digestmod == null) {
      throw ctx.PyErr_Format(PyExc.TypeError, "Missing required parameter 'digestmod'.");
    }
    HashAlgorithm a = fixed(ctx, digestmod);
    HmacState state = new HmacState(a, k);
    if (msg != null && !ctx.Py_IsNone(msg)) {
      ByteSpan s = PyHash.data(ctx, msg);
      state.update(s.array(), s.from(), s.length());
    }
    return new Hmac(ctx, a, state);
  }

  @PyFunction(
      name = "hmac_digest",
      signature = "(key, msg, digest)",
      doc = "The authentication code of a message.")
  static PyObject hmacDigest(PyContext ctx, PyObject key, PyObject msg, PyObject digest) {
    ByteSpan k = ByteSpan.of(ctx, key);
    ByteSpan s = ByteSpan.of(ctx, msg);
    HashAlgorithm a = fixed(ctx, digest);
    HmacState state = new HmacState(a, k);
    state.update(s.array(), s.from(), s.length());
    byte[] b = new byte[a.digestSize()];
    state.digest(b);
    return ctx.PyBytes_FromByteArray(b);
  }

  // Derivation of keys ---------------------------------------------------------------------------

  @PyFunction(
      name = "pbkdf2_hmac",
      signature = "(hash_name, password, salt, iterations, dklen=None)",
      doc = "A key from a password by PBKDF2 with HMAC (RFC 8018).")
  static PyObject pbkdf2(
      PyContext ctx,
      PyObject hashName,
      PyObject password,
      PyObject salt,
      long iterations,
      PyObject dklen) {
    if (!(hashName instanceof PyObject name)) {
      throw ctx.PyArg_BadArgument("pbkdf2_hmac", "argument 'hash_name'", "str", hashName);
    }
    ByteSpan secret = ByteSpan.of(ctx, password);
    byte[] extra = ByteSpan.of(ctx, salt).copy();
    HashAlgorithm a = algorithm(ctx, hashName);
    if (iterations < 1) {
      throw ctx.PyErr_Format(PyExc.ValueError, "iteration value must be greater than 0.");
    }
    if (iterations > Integer.MAX_VALUE) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "iteration value is too great.");
    }
    long length = dklen == null || ctx.Py_IsNone(dklen) ? a.digestSize() : ctx.PyLong_AsLong(dklen);
    if (length < 1) {
      throw ctx.PyErr_Format(PyExc.ValueError, "key length must be greater than 0.");
    }
    if (length > Integer.MAX_VALUE) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "key length is too great.");
    }
    return ctx.PyBytes_FromByteArray(
        KeyDerivation.pbkdf2(fixed(ctx, hashName), secret, extra, (int) iterations, (int) length));
  }

  @PyFunction(
      signature = "(password, *, salt, n, r, p, maxmem=0, dklen=64)",
      doc = "A key from a password by scrypt (RFC 7914).")
  static PyObject scrypt(
      PyContext ctx,
      PyObject password,
      PyObject salt,
      PyObject n,
      PyObject r,
      PyObject p,
      long maxmem,
      long dklen) {
    ByteSpan secret = ByteSpan.of(ctx, password);
    byte[] extra = ByteSpan.of(ctx, salt).copy();
    long cost = ctx.PyLong_AsUnsigned(n, 64, "unsigned long");
    long block = ctx.PyLong_AsUnsigned(r, 64, "unsigned long");
    long lanes = ctx.PyLong_AsUnsigned(p, 64, "unsigned long");
    if (cost < 2 || Long.bitCount(cost) != 1) {
      throw ctx.PyErr_Format(PyExc.ValueError, "n must be a power of 2.");
    }
    if (maxmem < 0 || maxmem > Integer.MAX_VALUE) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "maxmem must be positive and smaller than " + Integer.MAX_VALUE);
    }
    if (dklen < 1 || dklen > Integer.MAX_VALUE) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "dklen must be greater than 0 and smaller than " + Integer.MAX_VALUE);
    }
    KeyDerivation.Scrypt s = KeyDerivation.Scrypt.of(cost, block, lanes);
    if (s == null) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "Invalid parameter combination for n, r, p, maxmem.");
    }
    if (s.memory() > (maxmem == 0 ? KeyDerivation.Scrypt.DEFAULT_MEMORY : maxmem)) {
      throw ctx.PyErr_Format(PyExc.ValueError, "memory limit exceeded");
    }
    return ctx.PyBytes_FromByteArray(s.derive(secret, extra, (int) dklen));
  }

  // Types ----------------------------------------------------------------------------------------

  /** {@code _hashlib.HASH}. */
  @PyType(
      name = "_hashlib.HASH",
      doc = "A hash object of a function with digests of a fixed size.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static class Hash extends PyHash {
    Hash(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @PySlot
    static String __repr__(PyContext ctx, PyHash self) {
      return "<%s %s object @ %s>"
          .formatted(
              PyHash.name(ctx, self), ctx.PyObject_TypeName(self), ctx.PyObject_Address(self));
    }
  }

  /** {@code _hashlib.HASHXOF}. */
  @PyType(
      name = "_hashlib.HASHXOF",
      doc = "A hash object of a function with digests of any size.",
      subclassable = false,
      parts = {PyHash.Extendable.class})
  static final class Extendable extends Hash {
    Extendable(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @PyGetter(name = "digest_size", doc = "0, as the caller says the size of digests.")
    static int digestSize(PyContext ctx, PyHash self) {
      return 0;
    }
  }

  /** {@code _hashlib.HMAC}. */
  @PyType(
      name = "_hashlib.HMAC",
      doc = "The authentication code of a message.",
      subclassable = false,
      parts = {PyHmac.class})
  static final class Hmac extends PyHmac {
    Hmac(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @Override
    PyHmac make(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      return new Hmac(ctx, algorithm, state);
    }
  }
}
