package org.boiga.modules.multibyte;

import java.util.Arrays;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.DecodeErrors;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/** Decodes bytes in parts: keeps the bytes of a character that is not complete. */
abstract class DecodingStage extends MultibyteStage {
  static final int MOST_PENDING = 8;

  volatile byte[] pending = {};

  DecodingStage(ThreadState ts, PyType type, String errors) {
    super(ts, type, errors);
    codec.encoding().startDecoding(state);
  }

  /** Decodes a part; after an error the bytes before it are still pending. */
  final PyStr feed(ThreadState ts, byte[] input, boolean last) {
    byte[] before = pending;
    byte[] in =
        new ByteBuilder(before.length + input.length)
            .append(before, 0, before.length)
            .append(input, 0, input.length)
            .toArray();
    StrBuilder out = new StrBuilder(in.length);
    int done = codec.decode(ts, state, in, errors(), last, out);
    if (in.length - done > MOST_PENDING) {
      throw new DecodeErrors(ts, codec.name, in, null)
          .failure(done, in.length, "pending buffer overflow");
    }
    pending = Arrays.copyOfRange(in, done, in.length);
    return out.toStr();
  }

  final void restart() {
    codec.encoding().resetDecoder(state);
    pending = new byte[0];
  }
}
