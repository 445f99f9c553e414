package org.boiga.modules.multibyte;

import java.util.function.Supplier;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.Conversion;
import org.boiga.objects.DecodeErrors;
import org.boiga.objects.EncodeErrors;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/** A codec: an encoding, applied with the error handlers of Python. */
@org.boiga.api.annotation.PyType(name = "_multibytecodec.MultibyteCodec", subclassable = false)
public final class PyMultibyteCodec extends PyObject {
  static final PyType TYPE = PyType.builtin(new PyMultibyteCodecTable(), PyBaseObject.TYPE);

  private static final String ILLEGAL = "illegal multibyte sequence";

  final String name;
  private final Supplier<MultibyteEncoding> encoding;

  PyMultibyteCodec(String name, Supplier<MultibyteEncoding> encoding) {
    this.name = name;
    this.encoding = encoding;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  MultibyteEncoding encoding() {
    return encoding.get();
  }

  @PyMethod(
      signature = "(input, errors=None)",
      doc = "Encode text: the bytes, and the length of the text.")
  PyObject encode(ThreadState ts, PyObject input, String errors) {
    PyStr text = Conversion.str(ts, input);
    ByteBuilder out = new ByteBuilder(text.length());
    byte[] state = new byte[MultibyteEncoding.STATE_SIZE];
    encoding().startEncoding(state);
    encode(ts, state, text, errors, true, out);
    return PyTuple.constant(PyBytes.of(out.toArray()), Py.int_(text.length()));
  }

  @PyMethod(
      signature = "(input, errors=None)",
      doc = "Decode bytes: the text, and the number of bytes.")
  PyObject decode(ThreadState ts, PyObject input, String errors) {
    byte[] in = Buffers.content(ts, input);
    StrBuilder out = new StrBuilder(in.length);
    byte[] state = new byte[MultibyteEncoding.STATE_SIZE];
    encoding().startDecoding(state);
    decode(ts, state, in, errors, true, out);
    return PyTuple.constant(out.toStr(), Py.int_(in.length));
  }

  /**
   * Encodes text.
   *
   * @param last whether it ends; then the encoding goes back to its initial state
   * @return the number of characters that were encoded, all if it is the last text
   */
  int encode(
      ThreadState ts, byte[] state, PyStr text, String errors, boolean last, ByteBuilder out) {
    MultibyteEncoding e = encoding();
    EncodeErrors handler = new EncodeErrors(ts, name, text, errors);
    int i = 0;
    while (i < text.length()) {
      int n = e.encode(state, text, i, last, out);
      if (n > 0) {
        i += n;
      } else if (n == MultibyteEncoding.INCOMPLETE) {
        break;
      } else {
        i = handler.handle(i, i - n, ILLEGAL);
        replace(ts, state, handler, out);
      }
    }
    if (last) {
      e.resetEncoder(state, out);
    }
    return i;
  }

  private void replace(ThreadState ts, byte[] state, EncodeErrors handler, ByteBuilder out) {
    byte[] bytes = handler.bytes();
    if (bytes != null) {
      out.append(bytes, 0, bytes.length);
      return;
    }
    PyStr text = handler.replacement();
    int n;
    for (int i = 0; i < text.length(); i += n) {
      n = encoding().encode(state, text, i, true, out);
      if (n < 0) {
        throw new EncodeErrors(ts, name, text, null).failure(i, i - n, ILLEGAL);
      }
    }
  }

  /**
   * Decodes bytes.
   *
   * @param last whether they end; otherwise an incomplete character at the end is left
   * @return the number of bytes that were decoded
   */
  int decode(
      ThreadState ts, byte[] state, byte[] in, String errors, boolean last, StrBuilder out) {
    MultibyteEncoding e = encoding();
    DecodeErrors handler = new DecodeErrors(ts, name, in, errors);
    int i = 0;
    while (i < in.length) {
      int n = e.decode(state, in, i, out);
      if (n > 0) {
        i += n;
      } else if (n < 0) {
        i = handler.handle(i, i - n, ILLEGAL, out);
      } else if (last) {
        i = handler.handle(i, in.length, "incomplete multibyte sequence", out);
      } else {
        break;
      }
    }
    return i;
  }
}
