package org.boiga.modules.codecs;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.Codecs;
import org.boiga.objects.Decoded;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.SingleByte;
import org.boiga.objects.ThreadState;
import org.boiga.objects.UnicodeEscape;
import org.boiga.objects.Utf16;
import org.boiga.objects.Utf32;
import org.boiga.objects.Utf7;
import org.boiga.objects.Utf8;

/**
 * The functions of {@code _codecs} that decode: each gives text and the number of bytes it took.
 */
final class Decoders {
  private Decoders() {}

  private static PyObject result(Decoded d) {
    return PyTuple.constant(d.text(), Py.int_(d.consumed()));
  }

  private static PyObject result(PyStr text, byte[] bytes) {
    return PyTuple.constant(text, Py.int_(bytes.length));
  }

  /** The bytes of a bytes-like object, or of text in UTF-8. */
  private static byte[] bytesOrText(ThreadState ts, PyObject data) {
    return data instanceof PyStr s ? Codecs.utf8(ts, s) : Buffers.content(ts, data);
  }

  @PyFunction(signature = "(data, errors=None, final=False, /)")
  static PyObject utf_8_decode(ThreadState ts, PyObject data, String errors, boolean last) {
    return result(Utf8.decode(ts, Buffers.content(ts, data), errors, last));
  }

  @PyFunction(signature = "(data, errors=None, final=False, /)")
  static PyObject utf_7_decode(ThreadState ts, PyObject data, String errors, boolean last) {
    return result(Utf7.decode(ts, Buffers.content(ts, data), errors, last));
  }

  @PyFunction(signature = "(data, errors=None, final=False, /)")
  static PyObject utf_16_decode(ThreadState ts, PyObject data, String errors, boolean last) {
    return result(Utf16.decode(ts, Buffers.content(ts, data), errors, 0, last));
  }

  @PyFunction(signature = "(data, errors=None, final=False, /)")
  static PyObject utf_16_le_decode(ThreadState ts, PyObject data, String errors, boolean last) {
    return result(Utf16.decode(ts, Buffers.content(ts, data), errors, -1, last));
  }

  @PyFunction(signature = "(data, errors=None, final=False, /)")
  static PyObject utf_16_be_decode(ThreadState ts, PyObject data, String errors, boolean last) {
    return result(Utf16.decode(ts, Buffers.content(ts, data), errors, 1, last));
  }

  @PyFunction(signature = "(data, errors=None, final=False, /)")
  static PyObject utf_32_decode(ThreadState ts, PyObject data, String errors, boolean last) {
    return result(Utf32.decode(ts, Buffers.content(ts, data), errors, 0, last));
  }

  @PyFunction(signature = "(data, errors=None, final=False, /)")
  static PyObject utf_32_le_decode(ThreadState ts, PyObject data, String errors, boolean last) {
    return result(Utf32.decode(ts, Buffers.content(ts, data), errors, -1, last));
  }

  @PyFunction(signature = "(data, errors=None, final=False, /)")
  static PyObject utf_32_be_decode(ThreadState ts, PyObject data, String errors, boolean last) {
    return result(Utf32.decode(ts, Buffers.content(ts, data), errors, 1, last));
  }

  @PyFunction(signature = "(data, errors=None, final=True, /)")
  static PyObject unicode_escape_decode(
      ThreadState ts, PyObject data, String errors, boolean last) {
    return result(UnicodeEscape.decode(ts, bytesOrText(ts, data), errors, last));
  }

  @PyFunction(signature = "(data, errors=None, final=True, /)")
  static PyObject raw_unicode_escape_decode(
      ThreadState ts, PyObject data, String errors, boolean last) {
    return result(UnicodeEscape.decodeRaw(ts, bytesOrText(ts, data), errors, last));
  }

  @PyFunction(signature = "(data, errors=None, byteorder=0, final=False, /)")
  static PyObject utf_16_ex_decode(
      ThreadState ts, PyObject data, String errors, int byteorder, boolean last) {
    Decoded d = Utf16.decode(ts, Buffers.content(ts, data), errors, byteorder, last);
    return PyTuple.constant(d.text(), Py.int_(d.consumed()), Py.int_(d.order()));
  }

  @PyFunction(signature = "(data, errors=None, byteorder=0, final=False, /)")
  static PyObject utf_32_ex_decode(
      ThreadState ts, PyObject data, String errors, int byteorder, boolean last) {
    Decoded d = Utf32.decode(ts, Buffers.content(ts, data), errors, byteorder, last);
    return PyTuple.constant(d.text(), Py.int_(d.consumed()), Py.int_(d.order()));
  }

  @PyFunction(signature = "(data, errors=None, /)")
  static PyObject ascii_decode(ThreadState ts, PyObject data, String errors) {
    byte[] b = Buffers.content(ts, data);
    return result(SingleByte.decodeAscii(ts, b, errors), b);
  }

  @PyFunction(signature = "(data, errors=None, /)")
  static PyObject latin_1_decode(ThreadState ts, PyObject data, String errors) {
    byte[] b = Buffers.content(ts, data);
    return result(SingleByte.decodeTable(ts, b, errors, null), b);
  }

  @PyFunction(signature = "(data, errors=None, mapping=None, /)")
  static PyObject charmap_decode(ThreadState ts, PyObject data, String errors, PyObject mapping) {
    byte[] b = Buffers.content(ts, data);
    return result(SingleByte.decodeTable(ts, b, errors, mapping), b);
  }

  @PyFunction(signature = "(data, errors=None, /)")
  static PyObject escape_decode(ThreadState ts, PyObject data, String errors) {
    byte[] b = bytesOrText(ts, data);
    return PyTuple.constant(PyBytes.of(ByteEscape.decode(ts, b, errors)), Py.int_(b.length));
  }
}
