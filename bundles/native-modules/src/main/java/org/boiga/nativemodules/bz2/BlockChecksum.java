package org.boiga.nativemodules.bz2;

/** CRC-32 with the bits of each byte taken from the highest one on. */
final class BlockChecksum {
  private static final int POLYNOMIAL = 0x04C11DB7;
  private static final int[] TABLE = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int c = i << 24;
      for (int k = 0; k < 8; k++) {
        c = c << 1 ^ (c < 0 ? POLYNOMIAL : 0);
      }
      TABLE[i] = c;
    }
  }

  private int crc;

  void reset() {
    crc = -1;
  }

  void update(int b) {
    crc = crc << 8 ^ TABLE[crc >>> 24 ^ b];
  }

  int value() {
    return ~crc;
  }
}
