package org.boiga.nativemodules.lzma;

import org.boiga.nativemodules.support.ByteSink;
import org.boiga.nativemodules.support.DecodingException;
import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;

/** The format of {@code .lzma}: LZMA1 after its parameters and size. */
final class AloneDecoder implements StreamDecoder {
  private static final int HEADER = 13;
  private static final long UNKNOWN = -1;

  /** Files of this size are taken for something else where the format is guessed. */
  private static final int LARGEST_SIZE_BITS = 38;

  private static final long LARGEST_DICTIONARY = 0xFFFFFFFFL;

  private final long memoryLimit;
  private final boolean guessed;
  private FilterChain chain;

  AloneDecoder(long memoryLimit, boolean guessed) {
    this.memoryLimit = memoryLimit;
    this.guessed = guessed;
  }

  @Override
  public void run(PushInput in, ByteSink out) throws DecodingException {
    try {
      if (chain == null) {
        readHeader(in);
      }
      chain.run(in, out);
    } catch (Underflow e) {
      // goes on with more input
    }
  }

  private void readHeader(PushInput in) throws Underflow, LzmaError {
    in.require(1);
    if (in.peek() >= 9 * 5 * 5) {
      throw LzmaError.format();
    }
    in.require(HEADER);
    int parameters = in.read();
    long dictionary = in.readLittleEndian(4);
    long size = in.readLittleEndian(8);
    if (parameters % 9 + parameters / 9 % 5 > 4
        || guessed
            && (!isUsual(dictionary) || size != UNKNOWN && size >>> LARGEST_SIZE_BITS != 0)) {
      throw LzmaError.format();
    }
    if (dictionary + (1 << 16) > memoryLimit && memoryLimit >= 0) {
      throw LzmaError.memory();
    }
    chain = new FilterChain(Lzma1Decoder.of(parameters, dictionary, size));
  }

  /** Whether encoders choose such a size: a power of two, or the sum of two that follow. */
  private static boolean isUsual(long size) {
    return size == LARGEST_DICTIONARY
        || Long.bitCount(size) <= 1
        || Long.bitCount(size) == 2 && size == 3 * Long.lowestOneBit(size);
  }

  @Override
  public boolean isFinished() {
    return chain != null && chain.isFinished();
  }

  @Override
  public int check() {
    return XzDecoder.CHECK_NONE;
  }
}
