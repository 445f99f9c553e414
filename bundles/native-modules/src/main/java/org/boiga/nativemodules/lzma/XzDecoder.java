package org.boiga.nativemodules.lzma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.boiga.nativemodules.support.ByteSink;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.DecodingException;
import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.check.Check;

/** One stream of the {@code .xz} format. Each part but a block's data is read in one step. */
final class XzDecoder implements StreamDecoder {
  static final int CHECK_NONE = 0;
  static final int CHECK_UNKNOWN = 16;
  private static final int LARGEST_CHECK = 15;

  private static final byte[] MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};
  private static final int[] CHECK_SIZES = {
    0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64
  };
  private static final int HAS_COMPRESSED_SIZE = 0x40;
  private static final int HAS_SIZE = 0x80;
  private static final int RESERVED = 0x3C;

  private enum Phase {
    HEADER,
    BLOCK_HEADER,
    BLOCK,
    BLOCK_END,
    INDEX,
    RECORDS,
    INDEX_END,
    FOOTER,
    DONE
  }

  private record Block(long unpadded, long size) {}

  private final long memoryLimit;
  private Phase phase = Phase.HEADER;
  private int check = CHECK_UNKNOWN;
  private final List<Block> blocks = new ArrayList<>();

  // The current block -----------------------------------------------------------------------------
  private int headerSize;
  private FilterChain chain;
  private Check sum;

  /** By the header; negative if it does not say. */
  private long expectedCompressed;

  private long expectedSize;
  private long compressed;
  private long size;

  // The index -------------------------------------------------------------------------------------
  private int record;
  private long indexSize;
  private final CRC32 indexSum = new CRC32();

  XzDecoder(long memoryLimit) {
    this.memoryLimit = memoryLimit;
  }

  /** Whether checksums of a kind can be verified. */
  static boolean isSupported(int check) {
    try {
      Check.getInstance(check);
      return true;
    } catch (UnsupportedOptionsException e) {
      return false;
    }
  }

  @Override
  public int check() {
    return check;
  }

  @Override
  public boolean isFinished() {
    return phase == Phase.DONE;
  }

  @Override
  public void run(PushInput in, ByteSink out) throws DecodingException {
    while (phase != Phase.DONE) {
      int mark = in.mark();
      try {
        switch (phase) {
          case HEADER -> header(in);
          case BLOCK_HEADER -> blockHeader(in);
          case BLOCK -> {
            block(in, out);
            if (phase == Phase.BLOCK) {
              return;
            }
          }
          case BLOCK_END -> blockEnd(in);
          case INDEX -> index(in);
          case RECORDS -> record(in);
          case INDEX_END -> indexEnd(in);
          default -> footer(in);
        }
      } catch (Underflow e) {
        if (phase != Phase.BLOCK) {
          in.reset(mark);
        }
        return;
      }
    }
  }

  private static long crc(byte[] b, int from, int to) {
    CRC32 c = new CRC32();
    c.update(b, from, to - from);
    return c.getValue();
  }

  private static long littleEndian(byte[] b, int at) {
    return (b[at] & 0xFF)
        | (b[at + 1] & 0xFF) << 8
        | (b[at + 2] & 0xFF) << 16
        | (b[at + 3] & 0xFFL) << 24;
  }

  private void header(PushInput in) throws Underflow, LzmaError {
    for (int i = 0; i < MAGIC.length; i++) {
      if (in.read() != (MAGIC[i] & 0xFF)) {
        throw LzmaError.format();
      }
    }
    byte[] flags = in.read(2);
    if (crc(flags, 0, 2) != in.readLittleEndian(4)) {
      throw LzmaError.data();
    }
    if (flags[0] != 0 || flags[1] < 0 || flags[1] > LARGEST_CHECK) {
      throw LzmaError.options();
    }
    check = flags[1];
    phase = Phase.BLOCK_HEADER;
  }

  // Blocks ---------------------------------------------------------------------------------------

  private void blockHeader(PushInput in) throws Underflow, LzmaError {
    in.require(1);
    int first = in.peek();
    if (first == 0) {
      phase = Phase.INDEX;
      return;
    }
    headerSize = (first + 1) * 4;
    byte[] b = in.read(headerSize);
    if (crc(b, 0, headerSize - 4) != littleEndian(b, headerSize - 4)) {
      throw LzmaError.data();
    }
    int flags = b[1];
    if ((flags & RESERVED) != 0) {
      throw LzmaError.options();
    }
    PushInput rest = new PushInput();
    rest.feed(ByteSpan.of(Arrays.copyOfRange(b, 2, headerSize - 4)));
    List<FilterSpec> filters = new ArrayList<>();
    try {
      expectedCompressed = (flags & HAS_COMPRESSED_SIZE) != 0 ? number(rest) : -1;
      if (expectedCompressed == 0) {
        throw LzmaError.data();
      }
      expectedSize = (flags & HAS_SIZE) != 0 ? number(rest) : -1;
      for (int i = 0; i <= (flags & FilterSpec.MAX_FILTERS - 1); i++) {
        long id = number(rest);
        long n = number(rest);
        filters.add(FilterSpec.decode(id, rest.read((int) Math.min(n, Integer.MAX_VALUE))));
      }
    } catch (Underflow e) {
      throw LzmaError.data();
    }
    for (byte padding : rest.rest()) {
      if (padding != 0) {
        throw LzmaError.options();
      }
    }
    FilterSpec.check(filters);
    if (filters.getLast().id() != FilterSpec.LZMA2) {
      throw LzmaError.options();
    }
    if (memoryLimit >= 0 && FilterSpec.decoderMemory(filters) > memoryLimit) {
      throw LzmaError.memory();
    }
    chain = new FilterChain(filters);
    try {
      sum = Check.getInstance(check);
    } catch (UnsupportedOptionsException e) {
      sum = null; // not verified
    }
    compressed = 0;
    size = 0;
    phase = Phase.BLOCK;
  }

  /** An integer in groups of seven bits, the lowest ones first. */
  private static long number(PushInput in) throws Underflow, LzmaError {
    long v = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int b = in.read();
      if (b == 0 && shift > 0) {
        throw LzmaError.data();
      }
      v |= (b & 0x7FL) << shift;
      if (b < 0x80) {
        return v;
      }
    }
    throw LzmaError.data();
  }

  private void block(PushInput in, ByteSink out) throws Underflow, LzmaError {
    int mark = in.mark();
    int before = out.size();
    try {
      chain.run(in, out);
    } finally {
      compressed += in.mark() - mark;
      size += out.size() - before;
      if (sum != null) {
        sum.update(out.array(), before, out.size() - before);
      }
    }
    if (expectedCompressed >= 0 && compressed > expectedCompressed
        || expectedSize >= 0 && size > expectedSize) {
      throw LzmaError.data();
    }
    if (chain.isFinished()) {
      phase = Phase.BLOCK_END;
    }
  }

  private void blockEnd(PushInput in) throws Underflow, LzmaError {
    if (expectedCompressed >= 0 && compressed != expectedCompressed
        || expectedSize >= 0 && size != expectedSize) {
      throw LzmaError.data();
    }
    for (int i = (int) (-compressed & 3); i > 0; i--) {
      if (in.read() != 0) {
        throw LzmaError.data();
      }
    }
    int n = CHECK_SIZES[check];
    byte[] stored = in.read(n);
    if (sum != null && !Arrays.equals(sum.finish(), stored)) {
      throw LzmaError.data();
    }
    blocks.add(new Block(headerSize + compressed + n, size));
    chain = null;
    phase = Phase.BLOCK_HEADER;
  }

  // The index ------------------------------------------------------------------------------------

  private void index(PushInput in) throws Underflow, LzmaError {
    int mark = in.mark();
    in.read();
    if (number(in) != blocks.size()) {
      throw LzmaError.data();
    }
    countIndex(in, mark);
    phase = Phase.RECORDS;
  }

  private void countIndex(PushInput in, int from) throws Underflow {
    int n = in.mark() - from;
    in.reset(from);
    indexSum.update(in.read(n));
    indexSize += n;
  }

  private void record(PushInput in) throws Underflow, LzmaError {
    if (record == blocks.size()) {
      phase = Phase.INDEX_END;
      return;
    }
    int mark = in.mark();
    Block b = blocks.get(record);
    if (number(in) != b.unpadded || number(in) != b.size) {
      throw LzmaError.data();
    }
    countIndex(in, mark);
    record++;
  }

  private void indexEnd(PushInput in) throws Underflow, LzmaError {
    byte[] padding = in.read((int) (-indexSize & 3));
    long stored = in.readLittleEndian(4);
    for (byte b : padding) {
      if (b != 0) {
        throw LzmaError.data();
      }
    }
    indexSum.update(padding);
    indexSize += padding.length + 4;
    if (indexSum.getValue() != stored) {
      throw LzmaError.data();
    }
    phase = Phase.FOOTER;
  }

  private void footer(PushInput in) throws Underflow, LzmaError {
    in.require(12);
    long stored = in.readLittleEndian(4);
    byte[] b = in.read(6);
    if (in.read() != 'Y' || in.read() != 'Z' || crc(b, 0, 6) != stored) {
      throw LzmaError.data();
    }
    long backward = (littleEndian(b, 0) + 1) * 4;
    if (backward != indexSize || b[4] != 0 || b[5] != check) {
      throw LzmaError.data();
    }
    phase = Phase.DONE;
  }
}
