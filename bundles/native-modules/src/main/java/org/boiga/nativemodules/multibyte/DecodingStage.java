package org.boiga.nativemodules.multibyte;

import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.PyUnicodeWriter;

/** Decodes bytes in parts: keeps the bytes of a character that is not complete. */
abstract class DecodingStage extends MultibyteStage {
  static final int MOST_PENDING = 8;

  volatile byte[] pending = {};

  DecodingStage(PyContext ctx, PyTypeObject type, String errors) {
    super(ctx, type, errors);
    codec.encoding().startDecoding(state);
  }

  /** Decodes a part; after an error the bytes before it are still pending. */
  final PyObject feed(PyContext ctx, byte[] input, boolean last) {
    byte[] before = pending;
    byte[] in = Arrays.copyOf(before, before.length + input.length);
    System.arraycopy(input, 0, in, before.length, input.length);
    PyUnicodeWriter out = ctx.PyUnicodeWriter_Create();
    int done = codec.decode(ctx, state, in, errors(), last, out);
    if (in.length - done > MOST_PENDING) {
      throw new CodecErrors(ctx, codec.name, null)
          .decodingError(in, done, in.length, "pending buffer overflow");
    }
    pending = Arrays.copyOfRange(in, done, in.length);
    return out.Finish();
  }

  final void restart() {
    codec.encoding().resetDecoder(state);
    pending = new byte[0];
  }
}
