package org.boiga.nativemodules.bz2;

import java.util.Arrays;
import org.boiga.nativemodules.support.ByteSink;
import org.boiga.nativemodules.support.DecodingException;
import org.boiga.nativemodules.support.PushDecoder;
import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;

/**
 * Decodes a bzip2 stream from input that comes in pieces. The tables before a block are read in one
 * step, the block's symbols each in one; a step that lacks input is taken again when there is more.
 */
final class Bzip2Decoder implements PushDecoder {
  private static final long BLOCK = 0x314159265359L;
  private static final long END = 0x177245385090L;
  private static final int UNIT = 100_000;
  private static final int GROUP = 50;
  private static final int MAX_SELECTORS = 18002;
  private static final int MAX_LENGTH = 20;

  /** The symbols that stand for runs. */
  private static final int RUN_A = 0;

  private static final int RUN_B = 1;

  private enum Phase {
    STREAM,
    BLOCK,
    SYMBOLS,
    OUTPUT,
    DONE
  }

  private Phase phase = Phase.STREAM;
  private final Bits bits = new Bits();
  private int capacity;
  private int combined;

  // The current block -----------------------------------------------------------------------------
  private int expected;
  private int origin;
  private PrefixCode[] codes;
  private byte[] selectors;
  private int selectorCount;
  private int symbolCount;

  /** Bytes in use, the one that came last in front. */
  private final byte[] recent = new byte[256];

  private final int[] counts = new int[256];

  /** Bytes of the transformed block, later with the number of the next one in the upper bits. */
  private int[] block = {};

  private int length;
  private int symbols;
  private long run;
  private int runDigit;

  // Its output ------------------------------------------------------------------------------------
  private int at;
  private int left;
  private int last;
  private int same;
  private int repeat;
  private final BlockChecksum checksum = new BlockChecksum();

  @Override
  public boolean isFinished() {
    return phase == Phase.DONE;
  }

  private static DecodingException corrupt() {
    return new DecodingException("Invalid data stream");
  }

  @Override
  public void run(PushInput in, ByteSink out) throws DecodingException {
    while (phase != Phase.DONE) {
      int mark = in.mark();
      bits.mark();
      try {
        switch (phase) {
          case STREAM -> stream(in);
          case BLOCK -> block(in);
          case SYMBOLS -> symbols(in);
          default -> {
            output(out);
            if (phase == Phase.OUTPUT) {
              return;
            }
          }
        }
      } catch (Underflow e) {
        if (phase != Phase.SYMBOLS) {
          in.reset(mark);
          bits.reset();
        }
        return;
      }
    }
  }

  private void stream(PushInput in) throws Underflow, DecodingException {
    for (int expected : new int[] {'B', 'Z', 'h'}) {
      if (in.read() != expected) {
        throw corrupt();
      }
    }
    int level = in.read() - '0';
    if (level < 1 || level > 9) {
      throw corrupt();
    }
    capacity = level * UNIT;
    phase = Phase.BLOCK;
  }

  /** Reads what comes before a block's symbols, or the end of the stream. */
  private void block(PushInput in) throws Underflow, DecodingException {
    long magic = 0;
    for (int i = 40; i >= 0; i -= 8) {
      int b = bits.read(in, 8);
      magic |= (long) b << i;
      if (b != (BLOCK >>> i & 0xFF) && b != (END >>> i & 0xFF)) {
        throw corrupt();
      }
    }
    int crc = bits.read(in, 16) << 16 | bits.read(in, 16);
    if (magic == END) {
      if (crc != combined) {
        throw corrupt();
      }
      phase = Phase.DONE;
      return;
    }
    if (magic != BLOCK) {
      throw corrupt();
    }
    expected = crc;
    if (bits.read(in, 1) != 0) {
      throw corrupt(); // a way of scrambling that was given up before version 1.0
    }
    origin = bits.read(in, 24);
    if (origin >= capacity) {
      throw corrupt();
    }
    readBytesInUse(in);
    readSelectors(in);
    readCodes(in);
    if (block.length < capacity) {
      block = new int[capacity];
    }
    Arrays.fill(counts, 0);
    length = 0;
    symbols = 0;
    run = 0;
    runDigit = 0;
    phase = Phase.SYMBOLS;
  }

  private void readBytesInUse(PushInput in) throws Underflow, DecodingException {
    int ranges = bits.read(in, 16);
    int n = 0;
    for (int i = 0; i < 16; i++) {
      if ((ranges >> 15 - i & 1) != 0) {
        int used = bits.read(in, 16);
        for (int k = 0; k < 16; k++) {
          if ((used >> 15 - k & 1) != 0) {
            recent[n++] = (byte) (16 * i + k);
          }
        }
      }
    }
    if (n == 0) {
      throw corrupt();
    }
    symbolCount = n + 2;
  }

  private void readSelectors(PushInput in) throws Underflow, DecodingException {
    int groups = bits.read(in, 3);
    if (groups < 2 || groups > 6) {
      throw corrupt();
    }
    codes = new PrefixCode[groups];
    selectorCount = bits.read(in, 15);
    if (selectorCount == 0) {
      throw corrupt();
    }
    selectors = new byte[Math.min(selectorCount, MAX_SELECTORS)];
    byte[] order = {0, 1, 2, 3, 4, 5};
    for (int i = 0; i < selectorCount; i++) {
      int k = 0;
      while (bits.read(in, 1) != 0) {
        if (++k >= groups) {
          throw corrupt();
        }
      }
      byte chosen = order[k];
      System.arraycopy(order, 0, order, 1, k);
      order[0] = chosen;
      if (i < selectors.length) {
        selectors[i] = chosen;
      }
    }
    selectorCount = selectors.length;
  }

  private void readCodes(PushInput in) throws Underflow, DecodingException {
    byte[] lengths = new byte[symbolCount];
    for (int g = 0; g < codes.length; g++) {
      int n = bits.read(in, 5);
      for (int i = 0; i < symbolCount; i++) {
        while (true) {
          if (n < 1 || n > MAX_LENGTH) {
            throw corrupt();
          }
          if (bits.read(in, 1) == 0) {
            break;
          }
          n += bits.read(in, 1) == 0 ? 1 : -1;
        }
        lengths[i] = (byte) n;
      }
      codes[g] = new PrefixCode(lengths);
    }
  }

  // Symbols --------------------------------------------------------------------------------------

  private void symbols(PushInput in) throws Underflow, DecodingException {
    int endOfBlock = symbolCount - 1;
    while (true) {
      int group = symbols / GROUP;
      if (group >= selectorCount) {
        throw corrupt();
      }
      int s = nextSymbol(in, codes[selectors[group]]);
      symbols++;
      if (s <= RUN_B) {
        run += (s == RUN_A ? 1L : 2L) << runDigit++;
        if (run > capacity) {
          throw corrupt();
        }
        continue;
      }
      if (run > 0) {
        append(recent[0], (int) run);
        run = 0;
        runDigit = 0;
      }
      if (s == endOfBlock) {
        endBlock();
        return;
      }
      byte b = recent[s - 1];
      System.arraycopy(recent, 0, recent, 1, s - 1);
      recent[0] = b;
      append(b, 1);
    }
  }

  private int nextSymbol(PushInput in, PrefixCode code) throws Underflow, DecodingException {
    int mark = in.mark();
    bits.mark();
    try {
      int s = code.read(bits, in);
      if (s < 0) {
        throw corrupt();
      }
      return s;
    } catch (Underflow e) {
      in.reset(mark);
      bits.reset();
      throw e;
    }
  }

  private void append(byte b, int n) throws DecodingException {
    if (n > capacity - length) {
      throw corrupt();
    }
    int v = b & 0xFF;
    Arrays.fill(block, length, length + n, v);
    length += n;
    counts[v] += n;
  }

  /** Inverts the Burrows-Wheeler transform: each entry gets the number of the one to come next. */
  private void endBlock() throws DecodingException {
    if (origin >= length) {
      throw corrupt();
    }
    int sum = 0;
    for (int i = 0; i < 256; i++) {
      int n = counts[i];
      counts[i] = sum;
      sum += n;
    }
    for (int i = 0; i < length; i++) {
      block[counts[block[i] & 0xFF]++] |= i << 8;
    }
    at = block[origin] >>> 8;
    left = length;
    same = 0;
    repeat = 0;
    last = -1;
    checksum.reset();
    phase = Phase.OUTPUT;
  }

  // Output ---------------------------------------------------------------------------------------

  /** Four equal bytes are followed by the number of further ones. */
  private void output(ByteSink out) throws DecodingException {
    while (!out.isFull()) {
      if (repeat > 0) {
        repeat--;
        checksum.update(last);
        out.write(last);
        continue;
      }
      if (left == 0) {
        if (checksum.value() != expected) {
          throw corrupt();
        }
        combined = (combined << 1 | combined >>> 31) ^ expected;
        phase = Phase.BLOCK;
        return;
      }
      int entry = block[at];
      int b = entry & 0xFF;
      at = entry >>> 8;
      left--;
      if (same == 4) {
        same = 0;
        repeat = b;
        continue;
      }
      same = b == last ? same + 1 : 1;
      last = b;
      checksum.update(b);
      out.write(b);
    }
  }
}
