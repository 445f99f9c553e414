package org.boiga.modules.binascii;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.support.Checksums;
import org.boiga.modules.support.ModuleException;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Hex;
import org.boiga.objects.Numbers;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code binascii}. */
@org.boiga.api.annotation.PyModule(
    name = "binascii",
    doc = "Conversion between binary data and ASCII.")
public final class BinasciiModule {
  static final ModuleException ERROR = new ModuleException("binascii", "Error", PyExc.ValueError);
  private static final ModuleException INCOMPLETE =
      new ModuleException("binascii", "Incomplete", PyExc.Exception);

  private static final int CCITT = 0x1021;

  private BinasciiModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "Error", ERROR.type(ts));
    m.put(ts, "Incomplete", INCOMPLETE.type(ts));
  }

  /** The bytes of a bytes-like object or of a text in ASCII. */
  private static ByteSpan ascii(ThreadState ts, PyObject o) {
    if (o instanceof PyStr s) {
      byte[] b = new byte[s.length()];
      for (int i = 0; i < b.length; i++) {
        int c = s.at(i);
        if (c >= 128) {
          throw PyErr.valueError(ts, "string argument should contain only ASCII characters");
        }
        b[i] = (byte) c;
      }
      return ByteSpan.of(b);
    }
    ByteSpan s = null;
    try {
      s = Buffers.spanOrNull(ts, o);
    } catch (PyException e) {
      if (!e.matches(PyExc.Exception)) {
        throw e;
      }
    }
    if (s == null) {
      throw PyErr.typeError(
          ts,
          "argument should be bytes, buffer or ASCII string, not '" + PyType.of(o).name() + "'");
    }
    return s;
  }

  @PyFunction(name = "a2b_uu", signature = "(data, /)", doc = "Decode a line of uuencoded data.")
  static PyObject fromUu(ThreadState ts, PyObject data) {
    return PyBytes.of(UuEncoding.decode(ts, ascii(ts, data)));
  }

  @PyFunction(
      name = "b2a_uu",
      signature = "(data, /, *, backtick=False)",
      doc = "Encode bytes as a line of uuencoded data.")
  static PyObject toUu(ThreadState ts, PyObject data, boolean backtick) {
    return PyBytes.of(UuEncoding.encode(ts, Buffers.span(ts, data), backtick));
  }

  @PyFunction(
      name = "a2b_base64",
      signature = "(data, /, *, strict_mode=False)",
      doc = "Decode base64; what is not of its alphabet is skipped or, in strict mode, an error.")
  static PyObject fromBase64(ThreadState ts, PyObject data, boolean strictMode) {
    return PyBytes.of(Base64.decode(ts, ascii(ts, data), strictMode));
  }

  @PyFunction(
      name = "b2a_base64",
      signature = "(data, /, *, newline=True)",
      doc = "Encode bytes as a line of base64.")
  static PyObject toBase64(ThreadState ts, PyObject data, boolean newline) {
    return PyBytes.of(Base64.encode(Buffers.span(ts, data), newline));
  }

  @PyFunction(
      name = "a2b_qp",
      signature = "(data, header=False)",
      doc = "Decode quoted-printable data.")
  static PyObject fromQuotedPrintable(ThreadState ts, PyObject data, boolean header) {
    return PyBytes.of(QuotedPrintable.decode(ascii(ts, data), header));
  }

  @PyFunction(
      name = "b2a_qp",
      signature = "(data, quotetabs=False, istext=True, header=False)",
      doc = "Encode bytes as quoted-printable data.")
  static PyObject toQuotedPrintable(
      ThreadState ts, PyObject data, boolean quotetabs, boolean istext, boolean header) {
    return PyBytes.of(QuotedPrintable.encode(Buffers.span(ts, data), quotetabs, istext, header));
  }

  private static PyObject fromHex(ThreadState ts, PyObject text) {
    ByteSpan s = ascii(ts, text);
    if (s.length() % 2 != 0) {
      throw ERROR.of(ts, "Odd-length string");
    }
    byte[] b = new byte[s.length() / 2];
    for (int i = 0; i < b.length; i++) {
      int high = digit(s.at(2 * i));
      int low = digit(s.at(2 * i + 1));
      if (high < 0 || low < 0) {
        throw ERROR.of(ts, "Non-hexadecimal digit found");
      }
      b[i] = (byte) (high << 4 | low);
    }
    return PyBytes.of(b);
  }

  private static int digit(int c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  @PyFunction(
      name = "a2b_hex",
      signature = "(hexstr, /)",
      doc = "The bytes that hexadecimal digits stand for.")
  static PyObject a2bHex(ThreadState ts, PyObject hexstr) {
    return fromHex(ts, hexstr);
  }

  @PyFunction(signature = "(hexstr, /)", doc = "The bytes that hexadecimal digits stand for.")
  static PyObject unhexlify(ThreadState ts, PyObject hexstr) {
    return fromHex(ts, hexstr);
  }

  private static PyObject toHex(ThreadState ts, PyObject data, PyObject sep, int group) {
    PyStr digits = Hex.of(ts, Buffers.span(ts, data), sep, group);
    return PyBytes.of(ascii(ts, digits).array());
  }

  @PyFunction(
      name = "b2a_hex",
      signature = "(data, sep=<unrepresentable>, bytes_per_sep=1)",
      doc = "The hexadecimal digits of bytes, with a separator between groups.")
  static PyObject b2aHex(ThreadState ts, PyObject data, PyObject sep, int bytesPerSep) {
    return toHex(ts, data, sep, bytesPerSep);
  }

  @PyFunction(
      signature = "(data, sep=<unrepresentable>, bytes_per_sep=1)",
      doc = "The hexadecimal digits of bytes, with a separator between groups.")
  static PyObject hexlify(ThreadState ts, PyObject data, PyObject sep, int bytesPerSep) {
    return toHex(ts, data, sep, bytesPerSep);
  }

  @PyFunction(signature = "(data, crc=0, /)", doc = "The CRC-32 of bytes, from a value on.")
  static PyObject crc32(ThreadState ts, PyObject data, PyObject crc) {
    return Checksums.crc32(ts, data, crc);
  }

  @PyFunction(
      name = "crc_hqx",
      signature = "(data, crc, /)",
      doc = "The CRC-CCITT of bytes, from a value on.")
  static int crcHqx(ThreadState ts, PyObject data, PyObject crc) {
    ByteSpan s = Buffers.span(ts, data);
    int v = Numbers.index(ts, crc).bigValue().intValue() & 0xFFFF;
    for (int i = 0; i < s.length(); i++) {
      v ^= s.at(i) << 8;
      for (int bit = 0; bit < 8; bit++) {
        v = (v << 1 ^ ((v & 0x8000) != 0 ? CCITT : 0)) & 0xFFFF;
      }
    }
    return v;
  }
}
