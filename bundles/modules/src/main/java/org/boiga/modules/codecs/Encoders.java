package org.boiga.modules.codecs;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.Codecs;
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

/** The functions of {@code _codecs} that encode: each gives bytes and the length of the text. */
final class Encoders {
  private Encoders() {}

  private static PyObject result(byte[] bytes, PyStr s) {
    return PyTuple.constant(PyBytes.of(bytes), Py.int_(s.length()));
  }

  @PyFunction(signature = "(str, errors=None, /)")
  static PyObject utf_8_encode(ThreadState ts, PyStr str, String errors) {
    return result(Utf8.encode(ts, str, errors), str);
  }

  @PyFunction(signature = "(str, errors=None, /)")
  static PyObject utf_7_encode(ThreadState ts, PyStr str, String errors) {
    return result(Utf7.encode(str), str);
  }

  @PyFunction(signature = "(str, errors=None, /)")
  static PyObject ascii_encode(ThreadState ts, PyStr str, String errors) {
    return result(SingleByte.encode(ts, str, errors, "ascii", 128), str);
  }

  @PyFunction(signature = "(str, errors=None, /)")
  static PyObject latin_1_encode(ThreadState ts, PyStr str, String errors) {
    return result(SingleByte.encode(ts, str, errors, "latin-1", 256), str);
  }

  @PyFunction(signature = "(str, errors=None, /)")
  static PyObject utf_16_le_encode(ThreadState ts, PyStr str, String errors) {
    return result(Utf16.encode(ts, str, errors, -1), str);
  }

  @PyFunction(signature = "(str, errors=None, /)")
  static PyObject utf_16_be_encode(ThreadState ts, PyStr str, String errors) {
    return result(Utf16.encode(ts, str, errors, 1), str);
  }

  @PyFunction(signature = "(str, errors=None, /)")
  static PyObject utf_32_le_encode(ThreadState ts, PyStr str, String errors) {
    return result(Utf32.encode(ts, str, errors, -1), str);
  }

  @PyFunction(signature = "(str, errors=None, /)")
  static PyObject utf_32_be_encode(ThreadState ts, PyStr str, String errors) {
    return result(Utf32.encode(ts, str, errors, 1), str);
  }

  @PyFunction(signature = "(str, errors=None, /)")
  static PyObject unicode_escape_encode(ThreadState ts, PyStr str, String errors) {
    return result(UnicodeEscape.encode(str), str);
  }

  @PyFunction(signature = "(str, errors=None, /)")
  static PyObject raw_unicode_escape_encode(ThreadState ts, PyStr str, String errors) {
    return result(UnicodeEscape.encodeRaw(str), str);
  }

  @PyFunction(signature = "(str, errors=None, byteorder=0, /)")
  static PyObject utf_16_encode(ThreadState ts, PyStr str, String errors, int byteorder) {
    return result(Utf16.encode(ts, str, errors, byteorder), str);
  }

  @PyFunction(signature = "(str, errors=None, byteorder=0, /)")
  static PyObject utf_32_encode(ThreadState ts, PyStr str, String errors, int byteorder) {
    return result(Utf32.encode(ts, str, errors, byteorder), str);
  }

  @PyFunction(signature = "(str, errors=None, mapping=None, /)")
  static PyObject charmap_encode(ThreadState ts, PyStr str, String errors, PyObject mapping) {
    return result(SingleByte.encodeTable(ts, str, errors, mapping), str);
  }

  @PyFunction(signature = "(data, errors=None, /)")
  static PyObject escape_encode(ThreadState ts, PyBytes data, String errors) {
    byte[] b = ByteEscape.encode(data.content());
    return PyTuple.constant(PyBytes.of(b), Py.int_(data.length()));
  }

  @PyFunction(signature = "(data, errors=None, /)")
  static PyObject readbuffer_encode(ThreadState ts, PyObject data, String errors) {
    byte[] b = data instanceof PyStr s ? Codecs.utf8(ts, s) : Buffers.content(ts, data);
    return PyTuple.constant(PyBytes.of(b), Py.int_(b.length));
  }
}
