package org.boiga.nativemodules.multibyte;

import java.util.function.Supplier;
import org.boiga.api.PyContext;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyUnicodeWriter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.multibyte.CodecErrors.Answer;
import org.boiga.nativemodules.support.ByteSink;
import org.boiga.nativemodules.support.ByteSpan;

/** A codec: an encoding, applied with the error handlers of Python. */
@PyType(name = "_multibytecodec.MultibyteCodec", subclassable = false)
public final class PyMultibyteCodec extends PyNativeObject {
  private static final String ILLEGAL = "illegal multibyte sequence";

  final String name;
  private final Supplier<MultibyteEncoding> encoding;

  PyMultibyteCodec(PyContext ctx, String name, Supplier<MultibyteEncoding> encoding) {
    super(ctx);
    this.name = name;
    this.encoding = encoding;
  }

  MultibyteEncoding encoding() {
    return encoding.get();
  }

  @PyMethod(
      signature = "(input, errors=None)",
      doc = "Encode text: the bytes, and the length of the text.")
  PyObject encode(PyContext ctx, PyObject input, String errors) {
    int[] text = ctx.PyUnicode_AsUCS4(ctx.PyObject_Str(input));
    ByteSink out = new ByteSink(-1);
    byte[] state = new byte[MultibyteEncoding.STATE_SIZE];
    encoding().startEncoding(state);
    encode(ctx, state, text, errors, true, out);
    return ctx.PyTuple_Pack(
        ctx.PyBytes_FromByteArray(out.toByteArray()), ctx.PyLong_FromLong(text.length));
  }

  @PyMethod(
      signature = "(input, errors=None)",
      doc = "Decode bytes: the text, and the number of bytes.")
  PyObject decode(PyContext ctx, PyObject input, String errors) {
    byte[] in = ByteSpan.of(ctx, input).copy();
    PyUnicodeWriter out = ctx.PyUnicodeWriter_Create();
    byte[] state = new byte[MultibyteEncoding.STATE_SIZE];
    encoding().startDecoding(state);
    decode(ctx, state, in, errors, true, out);
    return ctx.PyTuple_Pack(out.Finish(), ctx.PyLong_FromLong(in.length));
  }

  /**
   * Encodes text.
   *
   * @param last whether it ends; then the encoding goes back to its initial state
   * @return the number of characters that were encoded, all if it is the last text
   */
  int encode(PyContext ctx, byte[] state, int[] text, String errors, boolean last, ByteSink out) {
    MultibyteEncoding e = encoding();
    CodecErrors handler = new CodecErrors(ctx, name, errors);
    int i = 0;
    while (i < text.length) {
      int n = e.encode(state, text, i, last, out);
      if (n > 0) {
        i += n;
      } else if (n == MultibyteEncoding.INCOMPLETE) {
        break;
      } else {
        Answer a = handler.encoding(text, i, i - n, ILLEGAL);
        i = a.position();
        replace(ctx, state, handler, a.replacement(), out);
      }
    }
    if (last) {
      e.resetEncoder(state, out);
    }
    return i;
  }

  private void replace(
      PyContext ctx, byte[] state, CodecErrors handler, PyObject replacement, ByteSink out) {
    if (replacement == null) {
      return;
    }
    if (ctx.PyBytes_Check(replacement)) {
      byte[] bytes = ctx.PyBytes_AsByteArray(replacement);
      out.write(bytes, 0, bytes.length);
      return;
    }
    int[] text = ctx.PyUnicode_AsUCS4(replacement);
    int n;
    for (int i = 0; i < text.length; i += n) {
      n = encoding().encode(state, text, i, true, out);
      if (n < 0) {
        throw handler.encodingError(text, i, i - n, ILLEGAL);
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
      PyContext ctx, byte[] state, byte[] in, String errors, boolean last, PyUnicodeWriter out) {
    MultibyteEncoding e = encoding();
    CodecErrors handler = new CodecErrors(ctx, name, errors);
    int i = 0;
    while (i < in.length) {
      int n = e.decode(state, in, i, out);
      if (n > 0) {
        i += n;
        continue;
      }
      if (n == MultibyteEncoding.INCOMPLETE && !last) {
        break;
      }
      Answer a =
          n < 0
              ? handler.decoding(in, i, i - n, ILLEGAL)
              : handler.decoding(in, i, in.length, "incomplete multibyte sequence");
      i = a.position();
      if (a.replacement() != null) {
        out.WriteStr(a.replacement());
      }
    }
    return i;
  }
}
