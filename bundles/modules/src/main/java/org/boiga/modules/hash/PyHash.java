package org.boiga.modules.hash;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Hex;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** An object of any hash function; a part of the type of each. */
final class PyHash extends PyInstance {
  /** What CPython tells of itself: inputs from this size on it hashes without its lock. */
  static final int LARGE = 2048;

  private final HashAlgorithm algorithm;

  /** Guarded by this object's monitor. */
  private final HashState state;

  private PyHash(ThreadState ts, HashAlgorithm algorithm, HashState state) {
    super(ts, algorithm.type());
    this.algorithm = algorithm;
    this.state = state;
  }

  /** A new object that has seen {@code data}. */
  static PyHash of(ThreadState ts, HashAlgorithm algorithm, ByteSpan data) {
    HashState state = algorithm.start().get();
    state.update(data.array(), data.from(), data.length());
    return new PyHash(ts, algorithm, state);
  }

  /** A new object for the arguments of a constructor; null for those that were omitted. */
  static PyHash of(ThreadState ts, HashAlgorithm algorithm, PyObject data, PyObject string) {
    return of(ts, algorithm, dataOrString(ts, data, string));
  }

  /** The input given as {@code data} or by its old name. */
  static ByteSpan dataOrString(ThreadState ts, PyObject data, PyObject string) {
    if (data != null && string != null) {
      throw PyErr.typeError(
          ts,
          "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter"
              + " is slated for removal in a future version.");
    }
    PyObject given = data != null ? data : string;
    return given == null ? ByteSpan.of(new byte[0]) : data(ts, given);
  }

  /** The bytes of an input. */
  static ByteSpan data(ThreadState ts, PyObject o) {
    if (o instanceof PyStr) {
      throw PyErr.typeError(ts, "Strings must be encoded before hashing");
    }
    ByteSpan s = Buffers.spanOrNull(ts, o);
    if (s == null) {
      throw PyErr.typeError(ts, "object supporting the buffer API required");
    }
    return s;
  }

  /** Says from what size on inputs are hashed without the interpreter. */
  static void putLargeSize(ThreadState ts, PyModule m) {
    m.put(ts, "_GIL_MINSIZE", Py.int_(LARGE));
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
    static PyObject digest(ThreadState ts, PyHash self) {
      return PyBytes.of(self.result(self.algorithm.digestSize()));
    }

    @PyMethod(doc = "The digest of all data so far, in hexadecimal digits.")
    static PyObject hexdigest(ThreadState ts, PyHash self) {
      return Hex.of(ts, ByteSpan.of(self.result(self.algorithm.digestSize())), null, 0);
    }
  }

  /** Members of the types whose digests have any length. */
  static final class Extendable {
    /** Lengths are below this, as in CPython. */
    private static final long TOO_LARGE = 1L << 29;

    private Extendable() {}

    private static byte[] result(ThreadState ts, PyHash self, PyObject length) {
      long n = Args.toUnsigned(ts, length, 64, "unsigned long");
      if (n < 0 || n >= TOO_LARGE) {
        throw PyErr.valueError(ts, "length is too large");
      }
      return self.result((int) n);
    }

    @PyMethod(signature = "(length)", doc = "A digest of all data so far, of the given length.")
    static PyObject digest(ThreadState ts, PyHash self, PyObject length) {
      return PyBytes.of(result(ts, self, length));
    }

    @PyMethod(signature = "(length)", doc = "As digest(), in hexadecimal digits.")
    static PyObject hexdigest(ThreadState ts, PyHash self, PyObject length) {
      return Hex.of(ts, ByteSpan.of(result(ts, self, length)), null, 0);
    }
  }

  /** Members of the types of {@code _sha3}. */
  static final class Sponge {
    private static final int STATE_BITS = 1600;

    private Sponge() {}

    @PyGetter(name = "_capacity_bits")
    static PyObject capacity(ThreadState ts, PyHash self) {
      return Py.int_(STATE_BITS - 8 * self.algorithm.blockSize());
    }

    @PyGetter(name = "_rate_bits")
    static PyObject rate(ThreadState ts, PyHash self) {
      return Py.int_(8 * self.algorithm.blockSize());
    }

    @PyGetter(name = "_suffix")
    static PyObject suffix(ThreadState ts, PyHash self) {
      return PyBytes.of(new byte[] {(byte) (self.algorithm.digestSize() == 0 ? 0x1F : 6)});
    }
  }

  @PyMethod(doc = "A copy of the object.")
  static PyObject copy(ThreadState ts, PyHash self) {
    HashState s;
    synchronized (self) {
      s = self.state.copy();
    }
    return new PyHash(ts, self.algorithm, s);
  }

  @PyMethod(signature = "(data, /)", doc = "Go on with more data.")
  static void update(ThreadState ts, PyHash self, PyObject data) {
    ByteSpan s = data(ts, data);
    synchronized (self) {
      self.state.update(s.array(), s.from(), s.length());
    }
  }

  @PyGetter(name = "block_size", doc = "Number of bytes that are hashed at a time.")
  static int blockSize(ThreadState ts, PyHash self) {
    return self.algorithm.blockSize();
  }

  @PyGetter(name = "digest_size", doc = "Number of bytes of a digest.")
  static int digestSize(ThreadState ts, PyHash self) {
    return self.algorithm.digestSize();
  }

  @PyGetter(doc = "The name of the hash function.")
  static String name(ThreadState ts, PyHash self) {
    return self.algorithm.name();
  }
}
