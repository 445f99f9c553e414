package org.boiga.nativemodules.hash;

import java.util.HexFormat;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.nativemodules.support.ByteSpan;

/** An object of any hash function; a part of the type of each. */
abstract class PyHash extends PyNativeObject {
  /** What CPython tells of itself: inputs from this size on it hashes without its lock. */
  static final int LARGE = 2048;

  private final HashAlgorithm algorithm;

  /** Guarded by this object's monitor. */
  private final HashState state;

  PyHash(PyContext ctx, HashAlgorithm algorithm, HashState state) {
    super(ctx);
    this.algorithm = algorithm;
    this.state = state;
  }

  /** A new object that has seen {@code data}. */
  static PyHash of(PyContext ctx, HashAlgorithm algorithm, ByteSpan data) {
    HashState state = algorithm.start().get();
    state.update(data.array(), data.from(), data.length());
    return algorithm.maker().make(ctx, algorithm, state);
  }

  /** A new object for the arguments of a constructor; null for those that were omitted. */
  static PyHash of(PyContext ctx, HashAlgorithm algorithm, PyObject data, PyObject string) {
    return of(ctx, algorithm, dataOrString(ctx, data, string));
  }

  /** The input given as {@code data} or by its old name. */
  static ByteSpan dataOrString(PyContext ctx, PyObject data, PyObject string) {
    if (data != null && string != null) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter"
              + " is slated for removal in a future version.");
    }
    PyObject given = data != null ? data : string;
    return given == null ? ByteSpan.of(new byte[0]) : data(ctx, given);
  }

  /** The bytes of an input. */
  static ByteSpan data(PyContext ctx, PyObject o) {
    if (ctx.PyUnicode_Check(o)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "Strings must be encoded before hashing");
    }
    if (!ctx.PyObject_CheckBuffer(o)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "object supporting the buffer API required");
    }
    return ByteSpan.of(ctx, o);
  }

  /** Says from what size on inputs are hashed without the interpreter. */
  static void putLargeSize(PyContext ctx, PyModuleObject m) {
    ctx.PyModule_AddIntConstant(m, "_GIL_MINSIZE", LARGE);
  }

  /** Bytes in hexadecimal digits. */
  static PyObject hex(PyContext ctx, byte... b) {
    return ctx.PyUnicode_FromString(HexFormat.of().formatHex(b));
  }

  private synchronized byte[] result(int n) {
    byte[] b = new byte[n];
    state.digest(b);
    return b;
  }

  /** Members of the types whose digests have a fixed length. */
  static final class Fixed {
    private Fixed() {}

    @PyMethod(doc = "The digest of all data so far.")
    static PyObject digest(PyContext ctx, PyHash self) {
      return ctx.PyBytes_FromByteArray(self.result(self.algorithm.digestSize()));
    }

    @PyMethod(doc = "The digest of all data so far, in hexadecimal digits.")
    static PyObject hexdigest(PyContext ctx, PyHash self) {
      return hex(ctx, self.result(self.algorithm.digestSize()));
    }
  }

  /** Members of the types whose digests have any length. */
  static final class Extendable {
    /** Lengths are below this, as in CPython. */
    private static final long TOO_LARGE = 1L << 29;

    private Extendable() {}

    private static byte[] result(PyContext ctx, PyHash self, PyObject length) {
      long n = ctx.PyLong_AsUnsigned(length, 64, "unsigned long");
      if (n < 0 || n >= TOO_LARGE) {
        throw ctx.PyErr_Format(PyExc.ValueError, "length is too large");
      }
      return self.result((int) n);
    }

    @PyMethod(signature = "(length)", doc = "A digest of all data so far, of the given length.")
    static PyObject digest(PyContext ctx, PyHash self, PyObject length) {
      return ctx.PyBytes_FromByteArray(result(ctx, self, length));
    }

    @PyMethod(signature = "(length)", doc = "As digest(), in hexadecimal digits.")
    static PyObject hexdigest(PyContext ctx, PyHash self, PyObject length) {
      return hex(ctx, result(ctx, self, length));
    }
  }

  /** Members of the types of {@code _sha3}. */
  static final class Sponge {
    private static final int STATE_BITS = 1600;

    private Sponge() {}

    @PyGetter(name = "_capacity_bits")
    static PyObject capacity(PyContext ctx, PyHash self) {
      return ctx.PyLong_FromLong(STATE_BITS - 8 * self.algorithm.blockSize());
    }

    @PyGetter(name = "_rate_bits")
    static PyObject rate(PyContext ctx, PyHash self) {
      return ctx.PyLong_FromLong(8 * self.algorithm.blockSize());
    }

    @PyGetter(name = "_suffix")
    static PyObject suffix(PyContext ctx, PyHash self) {
      return ctx.PyBytes_FromByteArray(
          new byte[] {(byte) (self.algorithm.digestSize() == 0 ? 0x1F : 6)});
    }
  }

  @PyMethod(doc = "A copy of the object.")
  static PyObject copy(PyContext ctx, PyHash self) {
    HashState s;
    synchronized (self) {
      s = self.state.copy();
    }
    return self.algorithm.maker().make(ctx, self.algorithm, s);
  }

  @PyMethod(signature = "(data, /)", doc = "Go on with more data.")
  static void update(PyContext ctx, PyHash self, PyObject data) {
    ByteSpan s = data(ctx, data);
    synchronized (self) {
      self.state.update(s.array(), s.from(), s.length());
    }
  }

  @PyGetter(name = "block_size", doc = "Number of bytes that are hashed at a time.")
  static int blockSize(PyContext ctx, PyHash self) {
    return self.algorithm.blockSize();
  }

  @PyGetter(name = "digest_size", doc = "Number of bytes of a digest.")
  static int digestSize(PyContext ctx, PyHash self) {
    return self.algorithm.digestSize();
  }

  @PyGetter(doc = "The name of the hash function.")
  static String name(PyContext ctx, PyHash self) {
    return self.algorithm.name();
  }
}
