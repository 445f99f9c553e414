package org.boiga.nativemodules.support;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Data for tests of decoders, and giving it to them in pieces. */
public final class Pieces {
  private Pieces() {}

  /** Text that repeats itself, with something random now and then. */
  public static byte[] sample(int size) {
    Random random = new Random(size);
    byte[] b = new byte[size];
    for (int i = 0; i < size; i++) {
      b[i] = (byte) (random.nextInt(50) == 0 ? random.nextInt(256) : "abracadabra ".charAt(i % 12));
    }
    return b;
  }

  /** What a decoder makes of data that comes in pieces, with output in pieces as well. */
  public static byte[] decode(PushDecoder decoder, byte[] data, int piece, int most)
      throws DecodingException {
    Decompression d = new Decompression(decoder);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int at = 0;
    while (!d.isFinished()) {
      int n = d.needsInput() ? Math.min(piece, data.length - at) : 0;
      if (n == 0 && d.needsInput()) {
        break;
      }
      byte[] out = d.decompress(new ByteSpan(data, at, at + n), most);
      at += n;
      all.writeBytes(out);
    }
    return all.toByteArray();
  }
}
