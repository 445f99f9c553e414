package org.boiga.modules.zlib;

import java.io.ByteArrayOutputStream;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.support.Checksums;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Module {@code zlib}. */
@org.boiga.api.annotation.PyModule(
    name = "zlib",
    doc = "Compression and decompression of RFC 1950 to 1952.")
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
  static void exec(ThreadState ts, PyModule m) {
    CONSTANTS
        .lines()
        .map(line -> line.split(" "))
        .forEach(pair -> m.put(ts, pair[0], Py.int_(Long.parseLong(pair[1]))));
    m.put(ts, "ZLIB_VERSION", PyStr.of(VERSION));
    m.put(ts, "ZLIB_RUNTIME_VERSION", PyStr.of(VERSION));
    m.put(ts, "error", ZlibErrors.ERROR.type(ts));
    m.put(ts, "_ZlibDecompressor", PyZlibDecompressor.TYPE);
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
  static Inflate inflate(ThreadState ts, int wbits, byte[] dictionary) {
    Inflate i = inflate(wbits);
    if (i == null) {
      throw PyErr.valueError(ts, "Invalid initialization option");
    }
    if (wbits < 0 && dictionary != null) {
      i.setDictionary(ByteSpan.of(dictionary));
    }
    return i;
  }

  /** A dictionary for decompression; null if none or an empty one is given. */
  static byte[] dictionary(ThreadState ts, PyObject o) {
    if (o == null) {
      return null;
    }
    if (!Buffers.isExporter(o)) {
      throw PyErr.typeError(ts, "zdict argument must support the buffer protocol");
    }
    byte[] d = Buffers.span(ts, o).copy();
    return d.length == 0 ? null : d;
  }

  // Functions ------------------------------------------------------------------------------------

  @PyFunction(signature = "(data, /, level=-1, wbits=15)", doc = "Compressed data.")
  static PyObject compress(ThreadState ts, PyObject data, int level, int wbits) {
    ByteSpan s = Buffers.span(ts, data);
    Deflate d = deflate(level, wbits, 0);
    if (d == null) {
      throw ZlibErrors.ERROR.of(ts, "Bad compression level");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(d.compress(s));
    out.writeBytes(d.flush(Deflate.FINISH));
    d.end();
    return PyBytes.of(out.toByteArray());
  }

  @PyFunction(signature = "(data, /, wbits=15, bufsize=16384)", doc = "Decompressed data.")
  static PyObject decompress(ThreadState ts, PyObject data, int wbits, PyObject bufsize) {
    ByteSpan s = Buffers.span(ts, data);
    if (bufsize != null && ZlibErrors.size(ts, bufsize) < 0) {
      throw PyErr.valueError(ts, "bufsize must be non-negative");
    }
    Inflate i = inflate(wbits);
    if (i == null) {
      throw ZlibErrors.streamError(ts, "while preparing to decompress data");
    }
    byte[] b =
        ZlibErrors.run(ts, i, s, Integer.MAX_VALUE, null, "while decompressing data").output();
    if (!i.isDone()) {
      throw ZlibErrors.incomplete(ts);
    }
    return PyBytes.of(b);
  }

  @PyFunction(
      signature = "(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)",
      doc = "An object that compresses.")
  static PyObject compressobj(
      ThreadState ts,
      int level,
      int method,
      int wbits,
      int memLevel,
      int strategy,
      PyObject zdict) {
    ByteSpan dictionary = zdict == null ? null : Buffers.span(ts, zdict);
    boolean right = method == DEFLATED && memLevel >= 1 && memLevel <= 9;
    Deflate d = right ? deflate(level, wbits, strategy) : null;
    if (d == null) {
      throw PyErr.valueError(ts, "Invalid initialization option");
    }
    if (dictionary != null) {
      d.setDictionary(dictionary);
    }
    return new PyCompress(ts, d);
  }

  @PyFunction(signature = "(wbits=15, zdict=b'')", doc = "An object that decompresses.")
  static PyObject decompressobj(ThreadState ts, int wbits, PyObject zdict) {
    byte[] dictionary = dictionary(ts, zdict);
    return new PyDecompress(ts, inflate(ts, wbits, dictionary), dictionary);
  }

  @PyFunction(signature = "(data, value=1, /)", doc = "The Adler-32 of data, from a value on.")
  static PyObject adler32(ThreadState ts, PyObject data, PyObject value) {
    return Checksums.adler32(ts, data, value);
  }

  @PyFunction(signature = "(data, value=0, /)", doc = "The CRC-32 of data, from a value on.")
  static PyObject crc32(ThreadState ts, PyObject data, PyObject value) {
    return Checksums.crc32(ts, data, value);
  }
}
