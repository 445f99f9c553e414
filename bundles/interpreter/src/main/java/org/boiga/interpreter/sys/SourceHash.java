package org.boiga.interpreter.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.boiga.memory.PyObject;
import org.boiga.objects.Numbers;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** SipHash-1-3 (Aumasson and Bernstein, 2012) of source files, for hash-based .pyc files. */
final class SourceHash {
  private SourceHash() {}

  static PyObject of(ThreadState ts, PyObject key, PyObject source) {
    if (!(source instanceof PyBytes b)) {
      throw PyErr.typeError(
          ts, "a bytes-like object is required, not '" + PyType.of(source).name() + "'");
    }
    long hash = sipHash13(Numbers.index(ts, key).longValue(), 0, b.content());
    byte[] out = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(hash).array();
    return PyBytes.of(out);
  }

  private static long sipHash13(long k0, long k1, byte[] data) {
    long[] v = {
      k0 ^ 0x736f6d6570736575L,
      k1 ^ 0x646f72616e646f6dL,
      k0 ^ 0x6c7967656e657261L,
      k1 ^ 0x7465646279746573L
    };
    ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= 8) {
      long m = in.getLong();
      v[3] ^= m;
      round(v);
      v[0] ^= m;
    }
    long last = (long) data.length << 56;
    for (int shift = 0; in.hasRemaining(); shift += 8) {
      last |= (in.get() & 0xffL) << shift;
    }
    v[3] ^= last;
    round(v);
    v[0] ^= last;
    v[2] ^= 0xff;
    round(v);
    round(v);
    round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
  }

  private static void round(long[] v) {
    v[0] += v[1];
    v[2] += v[3];
    v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
    v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
    v[0] = Long.rotateLeft(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
    v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
    v[2] = Long.rotateLeft(v[2], 32);
  }
}
