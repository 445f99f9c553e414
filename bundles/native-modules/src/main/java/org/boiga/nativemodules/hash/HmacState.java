package org.boiga.nativemodules.hash;

import java.util.Arrays;
import org.boiga.nativemodules.support.ByteSpan;

/** The message of an authentication code so far, and the key (RFC 2104). */
final class HmacState extends HashState {
  private static final int INNER = 0x36;
  private static final int OUTER = 0x5C;

  private final int digestSize;
  private final HashState inner;
  private final HashState outer;

  HmacState(HashAlgorithm a, ByteSpan key) {
    digestSize = a.digestSize();
    inner = a.start().get();
    outer = a.start().get();
    byte[] block = key.copy();
    if (block.length > a.blockSize()) {
      HashState s = a.start().get();
      s.update(block, 0, block.length);
      block = new byte[digestSize];
      s.digest(block);
    }
    block = Arrays.copyOf(block, a.blockSize());
    inner.update(masked(block, INNER), 0, block.length);
    outer.update(masked(block, OUTER), 0, block.length);
  }

  private HmacState(int digestSize, HashState inner, HashState outer) {
    this.digestSize = digestSize;
    this.inner = inner;
    this.outer = outer;
  }

  private static byte[] masked(byte[] key, int mask) {
    byte[] b = key.clone();
    for (int i = 0; i < b.length; i++) {
      b[i] ^= (byte) mask;
    }
    return b;
  }

  @Override
  void update(byte[] b, int from, int n) {
    inner.update(b, from, n);
  }

  @Override
  void digest(byte[] to) {
    byte[] b = new byte[digestSize];
    inner.digest(b);
    HashState last = outer.copy();
    last.update(b, 0, b.length);
    last.digest(to);
  }

  @Override
  HashState copy() {
    return new HmacState(digestSize, inner.copy(), outer.copy());
  }
}
