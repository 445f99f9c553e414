package org.boiga.nativemodules.multibyte;

import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.nativemodules.support.ByteSink;

/** Encodes a text in parts: keeps the character that may belong with the first of the next part. */
abstract class EncodingStage extends MultibyteStage {
  static final int MOST_PENDING = 2;

  volatile int[] pending = {};

  EncodingStage(PyContext ctx, PyTypeObject type, String errors) {
    super(ctx, type, errors);
    codec.encoding().startEncoding(state);
  }

  /** Encodes a part; after an error the part before is still pending. */
  final byte[] feed(PyContext ctx, int[] input, boolean last) {
    int[] before = pending;
    int[] text = Arrays.copyOf(before, before.length + input.length);
    System.arraycopy(input, 0, text, before.length, input.length);
    ByteSink out = new ByteSink(-1);
    int done = codec.encode(ctx, state, text, errors(), last, out);
    if (text.length - done > MOST_PENDING) {
      throw new CodecErrors(ctx, codec.name, null)
          .encodingError(text, done, text.length, "pending buffer overflow");
    }
    pending = Arrays.copyOfRange(text, done, text.length);
    return out.toByteArray();
  }

  final byte[] feed(PyContext ctx, PyObject input, boolean last) {
    return feed(ctx, ctx.PyUnicode_AsUCS4(ctx.PyObject_Str(input)), last);
  }
}
