package org.boiga.modules.hash;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.modules.operator.OperatorModule;
import org.boiga.modules.support.ModuleException;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Conversion;
import org.boiga.objects.Identity;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyMappingProxy;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code _hashlib}: what CPython takes from OpenSSL, from the Java platform and our own. */
@org.boiga.api.annotation.PyModule(
    name = "_hashlib",
    doc = "Hash functions by name, and what is made of them.",
    parts = {HashlibConstructors.class})
public final class HashlibModule {
  private static final ModuleException UNSUPPORTED =
      new ModuleException("_hashlib", "UnsupportedDigestmodError", PyExc.ValueError);

  private HashlibModule() {}

  /** The functions that stand for a hash function, by which HMAC finds its name. */
  private static final class Constructors implements Roots {
    private volatile PyDict names;

    @Override
    public void traverse(Visitor v) {
      v.visit(names);
    }
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "HASH", Hash.TYPE);
    m.put(ts, "HASHXOF", Extendable.TYPE);
    m.put(ts, "HMAC", Hmac.TYPE);
    m.put(ts, "UnsupportedDigestmodError", UNSUPPORTED.type(ts));
    PyHash.putLargeSize(ts, m);
    PyObject[] names = HashNames.names().stream().map(PyStr::interned).toArray(PyObject[]::new);
    m.put(ts, "openssl_md_meth_names", PyFrozenSet.of(ts, names));
    PyDict functions = new PyDict(ts);
    for (String name : HashlibConstructors.NAMES) {
      functions.put(ts, Attributes.get(ts, m, "openssl_" + name), PyStr.interned(name));
    }
    ts.interp.state(Constructors.class, Constructors::new).names = ts.keep(functions);
    m.put(ts, "_constructors", new PyMappingProxy(ts, functions));
  }

  private static HashAlgorithm algorithm(ThreadState ts, PyStr name) {
    HashAlgorithm a = HashNames.find(name.toString());
    if (a == null) {
      throw UNSUPPORTED.of(ts, "unsupported digest type: " + name);
    }
    return a;
  }

  /** The hash function that a {@code digestmod} means: a name, or a function of this module. */
  private static HashAlgorithm fixed(ThreadState ts, PyObject digestmod) {
    PyObject name =
        digestmod instanceof PyStr
            ? digestmod
            : ts.interp.state(Constructors.class, Constructors::new).names.get(ts, digestmod);
    if (name == null) {
      throw UNSUPPORTED.of(ts, "Unsupported digestmod " + Conversion.str(ts, digestmod));
    }
    HashAlgorithm a = algorithm(ts, (PyStr) name);
    if (a.digestSize() == 0) {
      throw PyErr.valueError(ts, a.name() + " has no digest of a fixed size");
    }
    return a;
  }

  @PyFunction(
      name = "new",
      signature = "(name, data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of the hash function with a name.")
  static PyObject make(
      ThreadState ts,
      PyObject name,
      PyObject data,
      boolean usedForSecurity,
      PyObject string) {
    ByteSpan input = PyHash.dataOrString(ts, data, string);
    if (!(name instanceof PyStr s)) {
      throw Args.badArgument(ts, "new", "argument 'name'", "str", name);
    }
    return PyHash.of(ts, algorithm(ts, s), input);
  }

  @PyFunction(name = "get_fips_mode", doc = "0: no algorithms are blocked by FIPS mode.")
  static int getFipsMode(ThreadState ts) {
    return 0;
  }

  @PyFunction(
      name = "compare_digest",
      signature = "(a, b, /)",
      doc = "Compare two strings or bytes in a time that does not tell where they differ.")
  static boolean compareDigest(ThreadState ts, PyObject a, PyObject b) {
    return OperatorModule.compareDigest(ts, a, b);
  }

  // HMAC -----------------------------------------------------------------------------------------

  @PyFunction(
      name = "hmac_new",
      signature = "(key, msg=b'', digestmod=None)",
      doc = "An HMAC object for a key, a first message and a hash function.")
  static PyObject hmacNew(ThreadState ts, PyObject key, PyObject msg, PyObject digestmod) {
    ByteSpan k = Buffers.span(ts, key);
    if (digestmod == null) {
      throw PyErr.typeError(ts, "Missing required parameter 'digestmod'.");
    }
    HashAlgorithm a = fixed(ts, digestmod);
    HmacState state = new HmacState(a, k);
    if (msg != null && msg != Py.None) {
      ByteSpan s = PyHash.data(ts, msg);
      state.update(s.array(), s.from(), s.length());
    }
    return new Hmac(ts, a, state);
  }

  @PyFunction(
      name = "hmac_digest",
      signature = "(key, msg, digest)",
      doc = "The authentication code of a message.")
  static PyObject hmacDigest(ThreadState ts, PyObject key, PyObject msg, PyObject digest) {
    ByteSpan k = Buffers.span(ts, key);
    ByteSpan s = Buffers.span(ts, msg);
    HashAlgorithm a = fixed(ts, digest);
    HmacState state = new HmacState(a, k);
    state.update(s.array(), s.from(), s.length());
    byte[] b = new byte[a.digestSize()];
    state.digest(b);
    return PyBytes.of(b);
  }

  // Derivation of keys ---------------------------------------------------------------------------

  @PyFunction(
      name = "pbkdf2_hmac",
      signature = "(hash_name, password, salt, iterations, dklen=None)",
      doc = "A key from a password by PBKDF2 with HMAC (RFC 8018).")
  static PyObject pbkdf2(
      ThreadState ts,
      PyObject hashName,
      PyObject password,
      PyObject salt,
      long iterations,
      PyObject dklen) {
    if (!(hashName instanceof PyStr name)) {
      throw Args.badArgument(ts, "pbkdf2_hmac", "argument 'hash_name'", "str", hashName);
    }
    ByteSpan secret = Buffers.span(ts, password);
    byte[] extra = Buffers.span(ts, salt).copy();
    HashAlgorithm a = algorithm(ts, name);
    if (iterations < 1) {
      throw PyErr.valueError(ts, "iteration value must be greater than 0.");
    }
    if (iterations > Integer.MAX_VALUE) {
      throw PyErr.overflowError(ts, "iteration value is too great.");
    }
    long length = dklen == null || dklen == Py.None ? a.digestSize() : Args.toLong(ts, dklen);
    if (length < 1) {
      throw PyErr.valueError(ts, "key length must be greater than 0.");
    }
    if (length > Integer.MAX_VALUE) {
      throw PyErr.overflowError(ts, "key length is too great.");
    }
    return PyBytes.of(
        KeyDerivation.pbkdf2(fixed(ts, name), secret, extra, (int) iterations, (int) length));
  }

  @PyFunction(
      signature = "(password, *, salt, n, r, p, maxmem=0, dklen=64)",
      doc = "A key from a password by scrypt (RFC 7914).")
  static PyObject scrypt(
      ThreadState ts,
      PyObject password,
      PyObject salt,
      PyObject n,
      PyObject r,
      PyObject p,
      long maxmem,
      long dklen) {
    ByteSpan secret = Buffers.span(ts, password);
    byte[] extra = Buffers.span(ts, salt).copy();
    long cost = Args.toUnsigned(ts, n, 64, "unsigned long");
    long block = Args.toUnsigned(ts, r, 64, "unsigned long");
    long lanes = Args.toUnsigned(ts, p, 64, "unsigned long");
    if (cost < 2 || Long.bitCount(cost) != 1) {
      throw PyErr.valueError(ts, "n must be a power of 2.");
    }
    if (maxmem < 0 || maxmem > Integer.MAX_VALUE) {
      throw PyErr.valueError(
          ts, "maxmem must be positive and smaller than " + Integer.MAX_VALUE);
    }
    if (dklen < 1 || dklen > Integer.MAX_VALUE) {
      throw PyErr.valueError(
          ts, "dklen must be greater than 0 and smaller than " + Integer.MAX_VALUE);
    }
    KeyDerivation.Scrypt s = KeyDerivation.Scrypt.of(cost, block, lanes);
    if (s == null) {
      throw PyErr.valueError(ts, "Invalid parameter combination for n, r, p, maxmem.");
    }
    if (s.memory() > (maxmem == 0 ? KeyDerivation.Scrypt.DEFAULT_MEMORY : maxmem)) {
      throw PyErr.valueError(ts, "memory limit exceeded");
    }
    return PyBytes.of(s.derive(secret, extra, (int) dklen));
  }

  // Types ----------------------------------------------------------------------------------------

  /** {@code _hashlib.HASH}. */
  @org.boiga.api.annotation.PyType(
      name = "_hashlib.HASH",
      doc = "A hash object of a function with digests of a fixed size.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Hash {
    static final PyType TYPE = PyType.builtin(new HashlibModule_HashTable(), PyBaseObject.TYPE);

    private Hash() {}

    @PySlot
    static String __repr__(ThreadState ts, PyHash self) {
      return "<%s %s object @ %s>"
          .formatted(PyHash.name(ts, self), self.type().name(), Identity.hex(self));
    }
  }

  /** {@code _hashlib.HASHXOF}. */
  @org.boiga.api.annotation.PyType(
      name = "_hashlib.HASHXOF",
      doc = "A hash object of a function with digests of any size.",
      subclassable = false,
      parts = {PyHash.Extendable.class})
  static final class Extendable {
    static final PyType TYPE =
        PyType.builtinLike(new HashlibModule_ExtendableTable(), Hash.TYPE);

    private Extendable() {}

    @PyGetter(name = "digest_size", doc = "0, as the caller says the size of digests.")
    static int digestSize(ThreadState ts, PyHash self) {
      return 0;
    }
  }

  /** {@code _hashlib.HMAC}. */
  @org.boiga.api.annotation.PyType(
      name = "_hashlib.HMAC",
      doc = "The authentication code of a message.",
      subclassable = false,
      parts = {PyHmac.class})
  static final class Hmac extends PyHmac {
    static final PyType TYPE = PyType.builtin(new HashlibModule_HmacTable(), PyBaseObject.TYPE);

    Hmac(ThreadState ts, HashAlgorithm algorithm, HashState state) {
      super(ts, algorithm, state);
    }

    @Override
    public PyType type() {
      return TYPE;
    }

    @Override
    PyHmac make(ThreadState ts, HashAlgorithm algorithm, HashState state) {
      return new Hmac(ts, algorithm, state);
    }
  }
}
