package org.boiga.nativemodules.binascii;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.Checksums;

/** Module {@code binascii}. */
@PyModule(builtin = true, name = "binascii", doc = "Conversion between binary data and ASCII.")
public final class BinasciiModule {
  private static final int CCITT = 0x1021;

  private BinasciiModule() {}

  private record State(PyTypeObject error) {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyTypeObject valueError = ctx.PyExc_Type(PyExc.ValueError);
    PyTypeObject error = ctx.PyErr_NewException("binascii.Error", valueError, null);
    ctx.PyModule_SetState(new State(error));
    ctx.PyModule_AddType(m, error);
    ctx.PyModule_AddType(m, ctx.PyErr_NewException("binascii.Incomplete", null, null));
  }

  /** An error in what is to be decoded. */
  static PyError error(PyContext ctx, String message) {
    return ctx.PyErr_Format(ctx.PyModule_GetState(State.class).error, message);
  }

  /** The bytes of a bytes-like object or of a text in ASCII. */
  private static ByteSpan ascii(PyContext ctx, PyObject o) {
    if (ctx.PyUnicode_Check(o)) {
      String text = ctx.PyUnicode_AsString(o);
      byte[] b = new byte[text.length()];
      for (int i = 0; i < b.length; i++) {
        char c = text.charAt(i);
        if (c >= 128) {
          throw ctx.PyErr_Format(
              PyExc.ValueError, "string argument should contain only ASCII characters");
        }
        b[i] = (byte) c;
      }
      return ByteSpan.of(b);
    }
    try {
      return ByteSpan.of(ctx, o);
    } catch (PyError e) {
      if (!ctx.PyErr_ExceptionMatches(e, PyExc.Exception)) {
        throw e;
      }
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "argument should be bytes, buffer or ASCII string, not '%s'",
          ctx.PyObject_TypeName(o));
    }
  }

  @PyFunction(name = "a2b_uu", signature = "(data, /)", doc = "Decode a line of uuencoded data.")
  static PyObject fromUu(PyContext ctx, PyObject data) {
    return ctx.PyBytes_FromByteArray(UuEncoding.decode(ctx, ascii(ctx, data)));
  }

  @PyFunction(
      name = "b2a_uu",
      signature = "(data, /, *, backtick=False)",
      doc = "Encode bytes as a line of uuencoded data.")
  static PyObject toUu(PyContext ctx, PyObject data, boolean backtick) {
    return ctx.PyBytes_FromByteArray(UuEncoding.encode(ctx, ByteSpan.of(ctx, data), backtick));
  }

  @PyFunction(
      name = "a2b_base64",
      signature = "(data, /, *, strict_mode=False)",
      doc = "Decode base64; what is not of its alphabet is skipped or, in strict mode, an error.")
  static PyObject fromBase64(PyContext ctx, PyObject data, boolean strictMode) {
    return ctx.PyBytes_FromByteArray(Base64.decode(ctx, ascii(ctx, data), strictMode));
  }

  @PyFunction(
      name = "b2a_base64",
      signature = "(data, /, *, newline=True)",
      doc = "Encode bytes as a line of base64.")
  static PyObject toBase64(PyContext ctx, PyObject data, boolean newline) {
    return ctx.PyBytes_FromByteArray(Base64.encode(ByteSpan.of(ctx, data), newline));
  }

  @PyFunction(
      name = "a2b_qp",
      signature = "(data, header=False)",
      doc = "Decode quoted-printable data.")
  static PyObject fromQuotedPrintable(PyContext ctx, PyObject data, boolean header) {
    return ctx.PyBytes_FromByteArray(QuotedPrintable.decode(ascii(ctx, data), header));
  }

  @PyFunction(
      name = "b2a_qp",
      signature = "(data, quotetabs=False, istext=True, header=False)",
      doc = "Encode bytes as quoted-printable data.")
  static PyObject toQuotedPrintable(
      PyContext ctx, PyObject data, boolean quotetabs, boolean istext, boolean header) {
    return ctx.PyBytes_FromByteArray(
        QuotedPrintable.encode(ByteSpan.of(ctx, data), quotetabs, istext, header));
  }

  private static PyObject fromHex(PyContext ctx, PyObject text) {
    ByteSpan s = ascii(ctx, text);
    if (s.length() % 2 != 0) {
      throw error(ctx, "Odd-length string");
    }
    byte[] b = new byte[s.length() / 2];
    for (int i = 0; i < b.length; i++) {
      int high = digit(s.at(2 * i));
      int low = digit(s.at(2 * i + 1));
      if (high < 0 || low < 0) {
        throw error(ctx, "Non-hexadecimal digit found");
      }
      b[i] = (byte) (high << 4 | low);
    }
    return ctx.PyBytes_FromByteArray(b);
  }

  private static int digit(int c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  @PyFunction(
      name = "a2b_hex",
      signature = "(hexstr, /)",
      doc = "The bytes that hexadecimal digits stand for.")
  static PyObject a2bHex(PyContext ctx, PyObject hexstr) {
    return fromHex(ctx, hexstr);
  }

  @PyFunction(signature = "(hexstr, /)", doc = "The bytes that hexadecimal digits stand for.")
  static PyObject unhexlify(PyContext ctx, PyObject hexstr) {
    return fromHex(ctx, hexstr);
  }

  private static PyObject toHex(PyContext ctx, PyObject data, PyObject sep, int group) {
    PyObject b = ctx.PyBytes_FromByteArray(ByteSpan.of(ctx, data).copy());
    PyObject digits =
        sep == null
            ? ctx.PyObject_CallMethod(b, "hex")
            : ctx.PyObject_CallMethod(b, "hex", sep, ctx.PyLong_FromLong(group));
    return ctx.PyBytes_FromByteArray(ascii(ctx, digits).array());
  }

  @PyFunction(
      name = "b2a_hex",
      signature = "(data, sep=<unrepresentable>, bytes_per_sep=1)",
      doc = "The hexadecimal digits of bytes, with a separator between groups.")
  static PyObject b2aHex(PyContext ctx, PyObject data, PyObject sep, int bytesPerSep) {
    return toHex(ctx, data, sep, bytesPerSep);
  }

  @PyFunction(
      signature = "(data, sep=<unrepresentable>, bytes_per_sep=1)",
      doc = "The hexadecimal digits of bytes, with a separator between groups.")
  static PyObject hexlify(PyContext ctx, PyObject data, PyObject sep, int bytesPerSep) {
    return toHex(ctx, data, sep, bytesPerSep);
  }

  @PyFunction(signature = "(data, crc=0, /)", doc = "The CRC-32 of bytes, from a value on.")
  static PyObject crc32(PyContext ctx, PyObject data, PyObject crc) {
    return Checksums.crc32(ctx, data, crc);
  }

  @PyFunction(
      name = "crc_hqx",
      signature = "(data, crc, /)",
      doc = "The CRC-CCITT of bytes, from a value on.")
  static int crcHqx(PyContext ctx, PyObject data, PyObject crc) {
    ByteSpan s = ByteSpan.of(ctx, data);
    int v = ctx.PyLong_AsBigInteger(crc).intValue() & 0xFFFF;
    for (int i = 0; i < s.length(); i++) {
      v ^= s.at(i) << 8;
      for (int bit = 0; bit < 8; bit++) {
        v = (v << 1 ^ ((v & 0x8000) != 0 ? CCITT : 0)) & 0xFFFF;
      }
    }
    return v;
  }
}
