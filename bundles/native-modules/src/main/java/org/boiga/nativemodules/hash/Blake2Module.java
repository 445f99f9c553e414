package org.boiga.nativemodules.hash;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;

/** Module {@code _blake2}. */
@PyModule(
    builtin = true,
    name = "_blake2",
    doc = "The hash functions BLAKE2.",
    types = {Blake2Module.Blake2b.class, Blake2Module.Blake2s.class})
public final class Blake2Module {
  private static final String DATA = "(data=b'', *, digest_size=";
  private static final String OPTIONS =
      ", key=b'', salt=b'', person=b'', fanout=1, depth=1,"
          + " leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False,"
          + " usedforsecurity=True, string=None)";

  private Blake2Module() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    Variant.BLAKE2B.addSizes(ctx, ctx.PyType_FromClass(Blake2b.class));
    Variant.BLAKE2S.addSizes(ctx, ctx.PyType_FromClass(Blake2s.class));
    for (Variant v : Variant.values()) {
      String prefix = v.name() + "_";
      ctx.PyModule_AddIntConstant(m, prefix + "SALT_SIZE", v.fieldSize);
      ctx.PyModule_AddIntConstant(m, prefix + "PERSON_SIZE", v.fieldSize);
      ctx.PyModule_AddIntConstant(m, prefix + "MAX_KEY_SIZE", v.maximum);
      ctx.PyModule_AddIntConstant(m, prefix + "MAX_DIGEST_SIZE", v.maximum);
    }
    PyHash.putLargeSize(ctx, m);
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

    void addSizes(PyContext ctx, PyTypeObject type) {
      ctx.PyType_AddConstant(type, "SALT_SIZE", ctx.PyLong_FromLong(fieldSize));
      ctx.PyType_AddConstant(type, "PERSON_SIZE", ctx.PyLong_FromLong(fieldSize));
      ctx.PyType_AddConstant(type, "MAX_KEY_SIZE", ctx.PyLong_FromLong(maximum));
      ctx.PyType_AddConstant(type, "MAX_DIGEST_SIZE", ctx.PyLong_FromLong(maximum));
    }
  }

  private static byte[] field(PyContext ctx, PyObject o, String name, int maximum) {
    if (o == null) {
      return new byte[0];
    }
    ByteSpan s = ByteSpan.of(ctx, o);
    if (s.length() > maximum) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "maximum " + name + " length is " + maximum + " bytes");
    }
    return s.copy();
  }

  private static void checkRange(PyContext ctx, String name, int value, int from, int to) {
    if (value < from || value > to) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "%s must be between %d and %d".formatted(name, from, to));
    }
  }

  private static PyObject make(
      PyContext ctx,
      HashAlgorithm.Maker maker,
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
    ByteSpan input = PyHash.dataOrString(ctx, data, string);
    if (digestSize < 1 || digestSize > v.maximum) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "digest_size for %s must be between 1 and %d bytes, here it is %d"
              .formatted(v == Variant.BLAKE2B ? "Blake2b" : "Blake2s", v.maximum, digestSize));
    }
    byte[] saltBytes = field(ctx, salt, "salt", v.fieldSize);
    byte[] personBytes = field(ctx, person, "person", v.fieldSize);
    checkRange(ctx, "fanout", fanout, 0, 255);
    checkRange(ctx, "depth", depth, 1, 255);
    long leaf = leafSize == null ? 0 : ctx.PyLong_AsUnsigned(leafSize, 64, "unsigned long");
    if (leaf >>> 32 != 0) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "leaf_size is too large");
    }
    long offset =
        nodeOffset == null ? 0 : ctx.PyLong_AsUnsigned(nodeOffset, 64, "unsigned long long");
    if (v == Variant.BLAKE2S && offset >>> 48 != 0) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "node_offset is too large");
    }
    checkRange(ctx, "node_depth", nodeDepth, 0, 255);
    if (innerSize < 0 || innerSize > v.maximum) {
      throw ctx.PyErr_Format(PyExc.ValueError, "inner_size must be between 0 and is " + v.maximum);
    }
    byte[] keyBytes = field(ctx, key, "key", v.maximum);
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
        ctx,
        new HashAlgorithm(maker, v.function, digestSize, 2 * v.maximum, () -> new Blake2(p)),
        input);
  }

  /** {@code blake2b}. */
  @PyType(
      name = "_blake2.blake2b",
      doc = "A hash object of BLAKE2b.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Blake2b extends PyHash {
    Blake2b(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @PySlot(signature = DATA + "64" + OPTIONS)
    static PyObject __new__(
        PyContext ctx,
        PyTypeObject cls,
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
          ctx,
          Blake2b::new,
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
  @PyType(
      name = "_blake2.blake2s",
      doc = "A hash object of BLAKE2s.",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Blake2s extends PyHash {
    Blake2s(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }

    @PySlot(signature = DATA + "32" + OPTIONS)
    static PyObject __new__(
        PyContext ctx,
        PyTypeObject cls,
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
          ctx,
          Blake2s::new,
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
