package org.boiga.modules.multibyte;

import org.boiga.memory.PyObject;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.Conversion;
import org.boiga.objects.EncodeErrors;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Encodes a text in parts: keeps the character that may belong with the first of the next part. */
abstract class EncodingStage extends MultibyteStage {
  static final int MOST_PENDING = 2;

  volatile PyStr pending = PyStr.EMPTY;

  EncodingStage(ThreadState ts, PyType type, String errors) {
    super(ts, type, errors);
    codec.encoding().startEncoding(state);
  }

  /** Encodes a part; after an error the part before is still pending. */
  final PyBytes feed(ThreadState ts, PyObject input, boolean last) {
    PyStr text = PyStr.concat(ts, pending, Conversion.str(ts, input)).exact();
    ByteBuilder out = new ByteBuilder(text.length());
    int done = codec.encode(ts, state, text, errors(), last, out);
    if (text.length() - done > MOST_PENDING) {
      throw new EncodeErrors(ts, codec.name, text, null)
          .failure(done, text.length(), "pending buffer overflow");
    }
    pending = done == text.length() ? PyStr.EMPTY : text.substring(done, text.length());
    return PyBytes.of(out.toArray());
  }
}
