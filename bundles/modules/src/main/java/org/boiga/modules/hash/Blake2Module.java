package org.boiga.modules.hash;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code _blake2}. */
@org.boiga.api.annotation.PyModule(name = "_blake2", doc = "The hash functions BLAKE2.")
public final class Blake2Module {
  private static final String DATA = "(data=b'', *, digest_size=";
  private static final String OPTIONS =
      ", key=b'', salt=b'', person=b'', fanout=1, depth=1,"
          + " leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False,"
          + " usedforsecurity=True, string=None)";

  private Blake2Module() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "blake2b", Blake2b.TYPE);
    m.put(ts, "blake2s", Blake2s.TYPE);
    for (Variant v : Variant.values()) {
      String prefix = v.name() + "_";
      m.put(ts, prefix + "SALT_SIZE", Py.int_(v.fieldSize));
      m.put(ts, prefix + "PERSON_SIZE", Py.int_(v.fieldSize));
      m.put(ts, prefix + "MAX_KEY_SIZE", Py.int_(v.maximum));
      m.put(ts, prefix + "MAX_DIGEST_SIZE", Py.int_(v.maximum));
    }
    PyHash.putLargeSize(ts, m);
  }

  /** The two hash functions. */
  private enum Variant {
    BLAKE2B("blake2b", 64),
    BLAKE2S("blake2s", 32);

    final String function;
    final int maximum;
    final int fieldSize;

    Variant(String function, int maximum) {
      this.function = function;
      this.maximum = maximum;
      fieldSize = maximum / 4;
    }

    PyType withSizes(PyType type) {
      return type.constant("SALT_SIZE", Py.int_(fieldSize))
          .constant("PERSON_SIZE", Py.int_(fieldSize))
          .constant("MAX_KEY_SIZE", Py.int_(maximum))
          .constant("MAX_DIGEST_SIZE", Py.int_(maximum));
    }
  }

  private static byte[] field(ThreadState ts, PyObject o, String name, int maximum) {
    if (o == null) {
      return new byte[0];
    }
    ByteSpan s = Buffers.span(ts, o);
    if (s.length() > maximum) {
      throw PyErr.valueError(ts, "maximum " + name + " length is " + maximum + " bytes");
    }
    return s.copy();
  }

  private static void checkRange(ThreadState ts, String name, int value, int from, int to) {
    if (value < from || value > to) {
      throw PyErr.valueError(ts, "%s must be between %d and %d".formatted(name, from, to));
    }
  }

  private static PyObject make(
      ThreadState ts,
      PyType type,
      Variant v,
      PyObject data,
      int digestSize,
      PyObject key,
      PyObject salt,
      PyObject person,
      int fanout,
      int depth,
      PyObject leafSize,
      PyObject nodeOffset,
      int nodeDepth,
      int innerSize,
      boolean lastNode,
      PyObject string) {
    ByteSpan input = PyHash.dataOrString(ts, data, string);
    if (digestSize < 1 || digestSize > v.maximum) {
      throw PyErr.valueError(
          ts,
          "digest_size for %s must be between 1 and %d bytes, here it is %d"
              .formatted(v == Variant.BLAKE2B ? "Blake2b" : "Blake2s", v.maximum, digestSize));
    }
    byte[] saltBytes = field(ts, salt, "salt", v.fieldSize);
    byte[] personBytes = field(ts, person, "person", v.fieldSize);
    checkRange(ts, "fanout", fanout, 0, 255);
    checkRange(ts, "depth", depth, 1, 255);
    long leaf = leafSize == null ? 0 : Args.toUnsigned(ts, leafSize, 64, "unsigned long");
    if (leaf >>> 32 != 0) {
      throw PyErr.overflowError(ts, "leaf_size is too large");
    }
    long offset =
        nodeOffset == null ? 0 : Args.toUnsigned(ts, nodeOffset, 64, "unsigned long long");
    if (v == Variant.BLAKE2S && offset >>> 48 != 0) {
      throw PyErr.overflowError(ts, "node_offset is too large");
    }
    checkRange(ts, "node_depth", nodeDepth, 0, 255);
    if (innerSize < 0 || innerSize > v.maximum) {
      throw PyErr.valueError(ts, "inner_size must be between 0 and is " + v.maximum);
    }
    byte[] keyBytes = field(ts, key, "key", v.maximum);
    Blake2.Parameters p =
        new Blake2.Parameters(
            v == Variant.BLAKE2B,
            digestSize,
            keyBytes,
            saltBytes,
            personBytes,
            fanout,
            depth,
            (int) leaf,
            offset,
            nodeDepth,
            innerSize,
            lastNode);
    return PyHash.of(
        ts, new HashAlgorithm(type, v.function, digestSize, 2 * v.maximum, () -> new Blake2(p)), input);
  }

  /** {@code blake2b}. */
  @org.boiga.api.annotation.PyType(
      name = "_blake2.blake2b",
      doc = "A hash object of BLAKE2b.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Blake2b {
    static final PyType TYPE =
        Variant.BLAKE2B.withSizes(
            PyType.builtin(new Blake2Module_Blake2bTable(), PyBaseObject.TYPE));

    private Blake2b() {}

    @PySlot(signature = DATA + "64" + OPTIONS)
    static PyObject __new__(
        ThreadState ts,
        PyType cls,
        PyObject data,
        int digestSize,
        PyObject key,
        PyObject salt,
        PyObject person,
        int fanout,
        int depth,
        PyObject leafSize,
        PyObject nodeOffset,
        int nodeDepth,
        int innerSize,
        boolean lastNode,
        boolean usedForSecurity,
        PyObject string) {
      return make(
          ts,
          cls,
          Variant.BLAKE2B,
          data,
          digestSize,
          key,
          salt,
          person,
          fanout,
          depth,
          leafSize,
          nodeOffset,
          nodeDepth,
          innerSize,
          lastNode,
          string);
    }
  }

  /** {@code blake2s}. */
  @org.boiga.api.annotation.PyType(
      name = "_blake2.blake2s",
      doc = "A hash object of BLAKE2s.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Blake2s {
    static final PyType TYPE =
        Variant.BLAKE2S.withSizes(
            PyType.builtin(new Blake2Module_Blake2sTable(), PyBaseObject.TYPE));

    private Blake2s() {}

    @PySlot(signature = DATA + "32" + OPTIONS)
    static PyObject __new__(
        ThreadState ts,
        PyType cls,
        PyObject data,
        int digestSize,
        PyObject key,
        PyObject salt,
        PyObject person,
        int fanout,
        int depth,
        PyObject leafSize,
        PyObject nodeOffset,
        int nodeDepth,
        int innerSize,
        boolean lastNode,
        boolean usedForSecurity,
        PyObject string) {
      return make(
          ts,
          cls,
          Variant.BLAKE2S,
          data,
          digestSize,
          key,
          salt,
          person,
          fanout,
          depth,
          leafSize,
          nodeOffset,
          nodeDepth,
          innerSize,
          lastNode,
          string);
    }
  }
}
