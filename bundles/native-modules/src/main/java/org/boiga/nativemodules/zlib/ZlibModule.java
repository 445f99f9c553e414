package org.boiga.nativemodules.zlib;

import java.io.ByteArrayOutputStream;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.Checksums;
import org.boiga.nativemodules.support.IntConstants;

/** Module {@code zlib}. */
@PyModule(
    builtin = true,
    name = "zlib",
    doc = "Compression and decompression of RFC 1950 to 1952.",
    types = PyZlibDecompressor.class,
    internalTypes = {PyCompress.class, PyDecompress.class})
public final class ZlibModule {
  private static final int MAX_WBITS = 15;
  private static final int DEFLATED = 8;
  private static final int LARGEST_LEVEL = 9;
  private static final int LARGEST_STRATEGY = 4;

  private static final String CONSTANTS =
      """
      MAX_WBITS 15
      DEFLATED 8
      DEF_MEM_LEVEL 8
      DEF_BUF_SIZE 16384
      Z_NO_COMPRESSION 0
      Z_BEST_SPEED 1
      Z_BEST_COMPRESSION 9
      Z_DEFAULT_COMPRESSION -1
      Z_FILTERED 1
      Z_HUFFMAN_ONLY 2
      Z_RLE 3
      Z_FIXED 4
      Z_DEFAULT_STRATEGY 0
      Z_FINISH 4
      Z_NO_FLUSH 0
      Z_PARTIAL_FLUSH 1
      Z_SYNC_FLUSH 2
      Z_FULL_FLUSH 3
      Z_BLOCK 5
      Z_TREES 6
      """;

  private static final String VERSION = "1.3.1";

  private ZlibModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    IntConstants.add(ctx, m, CONSTANTS);
    ctx.PyModule_AddStringConstant(m, "ZLIB_VERSION", VERSION);
    ctx.PyModule_AddStringConstant(m, "ZLIB_RUNTIME_VERSION", VERSION);
    PyTypeObject error = ctx.PyErr_NewException("zlib.error", null, null);
    ctx.PyModule_SetState(new ZlibErrors.State(error));
    ctx.PyModule_AddType(m, error);
  }

  // Settings -------------------------------------------------------------------------------------

  /** The state for compressing; null if the settings are wrong. */
  private static Deflate deflate(int level, int wbits, int strategy) {
    Container c = wbits < 0 ? Container.RAW : wbits > MAX_WBITS ? Container.GZIP : Container.ZLIB;
    int bits = c == Container.RAW ? -wbits : c == Container.GZIP ? wbits - 16 : wbits;
    boolean right =
        level >= -1
            && level <= LARGEST_LEVEL
            && bits >= 8
            && bits <= MAX_WBITS
            && (bits > 8 || c == Container.ZLIB)
            && strategy >= 0
            && strategy <= LARGEST_STRATEGY;
    return right ? new Deflate(c, bits, level, strategy) : null;
  }

  /** The state for decompressing; null if the setting is wrong. */
  private static Inflate inflate(int wbits) {
    if (wbits < 0) {
      return wbits >= -MAX_WBITS && wbits <= -8 ? new Inflate(Container.RAW, -wbits) : null;
    }
    Container c = wbits < 16 ? Container.ZLIB : wbits < 32 ? Container.GZIP : Container.DETECT;
    int bits = wbits & 15;
    return wbits >= 48 || bits != 0 && bits < 8 ? null : new Inflate(c, bits);
  }

  /** The state for a decompressing object. */
  static Inflate inflate(PyContext ctx, int wbits, byte[] dictionary) {
    Inflate i = inflate(wbits);
    if (i == null) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Invalid initialization option");
    }
    if (wbits < 0 && dictionary != null) {
      i.setDictionary(ByteSpan.of(dictionary));
    }
    return i;
  }

  /** A dictionary for decompression; null if none or an empty one is given. */
  static byte[] dictionary(PyContext ctx, PyObject o) {
    if (o == null) {
      return null;
    }
    if (!ctx.PyObject_CheckBuffer(o)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "zdict argument must support the buffer protocol");
    }
    byte[] d = ByteSpan.of(ctx, o).copy();
    return d.length == 0 ? null : d;
  }

  // Functions ------------------------------------------------------------------------------------

  @PyFunction(signature = "(data, /, level=-1, wbits=15)", doc = "Compressed data.")
  static PyObject compress(PyContext ctx, PyObject data, int level, int wbits) {
    ByteSpan s = ByteSpan.of(ctx, data);
    Deflate d = deflate(level, wbits, 0);
    if (d == null) {
      throw ZlibErrors.error(ctx, "Bad compression level");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(d.compress(s));
    out.writeBytes(d.flush(Deflate.FINISH));
    d.end();
    return ctx.PyBytes_FromByteArray(out.toByteArray());
  }

  @PyFunction(signature = "(data, /, wbits=15, bufsize=16384)", doc = "Decompressed data.")
  static PyObject decompress(PyContext ctx, PyObject data, int wbits, PyObject bufsize) {
    ByteSpan s = ByteSpan.of(ctx, data);
    if (bufsize != null && ZlibErrors.size(ctx, bufsize) < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "bufsize must be non-negative");
    }
    Inflate i = inflate(wbits);
    if (i == null) {
      throw ZlibErrors.streamError(ctx, "while preparing to decompress data");
    }
    byte[] b =
        ZlibErrors.run(ctx, i, s, Integer.MAX_VALUE, null, "while decompressing data").output();
    if (!i.isDone()) {
      throw ZlibErrors.incomplete(ctx);
    }
    return ctx.PyBytes_FromByteArray(b);
  }

  @PyFunction(
      signature = "(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)",
      doc = "An object that compresses.")
  static PyObject compressobj(
      PyContext ctx, int level, int method, int wbits, int memLevel, int strategy, PyObject zdict) {
    ByteSpan dictionary = zdict == null ? null : ByteSpan.of(ctx, zdict);
    boolean right = method == DEFLATED && memLevel >= 1 && memLevel <= 9;
    Deflate d = right ? deflate(level, wbits, strategy) : null;
    if (d == null) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Invalid initialization option");
    }
    if (dictionary != null) {
      d.setDictionary(dictionary);
    }
    return new PyCompress(ctx, d);
  }

  @PyFunction(signature = "(wbits=15, zdict=b'')", doc = "An object that decompresses.")
  static PyObject decompressobj(PyContext ctx, int wbits, PyObject zdict) {
    byte[] dictionary = dictionary(ctx, zdict);
    return new PyDecompress(ctx, inflate(ctx, wbits, dictionary), dictionary);
  }

  @PyFunction(signature = "(data, value=1, /)", doc = "The Adler-32 of data, from a value on.")
  static PyObject adler32(PyContext ctx, PyObject data, PyObject value) {
    return Checksums.adler32(ctx, data, value);
  }

  @PyFunction(signature = "(data, value=0, /)", doc = "The CRC-32 of data, from a value on.")
  static PyObject crc32(PyContext ctx, PyObject data, PyObject value) {
    return Checksums.crc32(ctx, data, value);
  }
}
