package org.boiga.nativemodules.zlib;

import java.util.Arrays;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.Checksums;

/**
 * Decompression of RFC 1951 data that can stop after any byte of input or output, and whose state
 * can be copied. The Java platform's cannot be copied, and knows no containers.
 */
final class Inflate {
  static final int WINDOW = 1 << 15;

  private static final int MANY = 1 << 20;
  private static final int END_OF_BLOCK = 256;

  private static final byte[] LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };
  private static final short[] LENGTH_BASE = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final byte[] LENGTH_EXTRA = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final short[] DISTANCE_BASE = {
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577
  };

  private enum State {
    HEADER,
    DICTIONARY_ID,
    DICTIONARY,
    BLOCK,
    STORED_LENGTH,
    STORED,
    TABLE_SIZES,
    CODE_LENGTHS,
    SYMBOL_LENGTHS,
    SYMBOL,
    LENGTH_BITS,
    DISTANCE,
    DISTANCE_BITS,
    MATCH,
    CHECK,
    SIZE,
    DONE,
    BAD
  }

  private final GzipHeader gzip;
  private Container container;
  private int windowBits;
  private State state;
  private String problem;
  private int check;
  private int totalOut;

  /** Input bits that are not used yet, the next one lowest. */
  private long hold;

  private int bits;

  private boolean lastBlock;
  private int literalCount;
  private int distanceCount;
  private int lengthCount;
  private int filled;
  private byte[] lengths;
  private Huffman codeLengths;
  private Huffman literals;
  private Huffman distances;

  /** Of a match or a stored block: the bytes that are left to copy. */
  private int length;

  private int symbol = -1;
  private int distance;

  /** The last output, up to the size of the window. */
  private byte[] history = {};

  // Input and output of the running call.
  private byte[] in;
  private int inAt;
  private int inEnd;
  private byte[] out;
  private int outAt;
  private int checkedTo;

  /**
   * The beginning of a stream.
   *
   * @param windowBits the most that the header may say; 0 for any
   */
  Inflate(Container container, int windowBits) {
    this.container = container;
    this.windowBits = windowBits;
    gzip = new GzipHeader();
    state = container == Container.RAW ? State.BLOCK : State.HEADER;
    check = 1;
  }

  /** A copy of the state of {@code i}, between calls. */
  Inflate(Inflate i) {
    gzip = new GzipHeader(i.gzip);
    container = i.container;
    windowBits = i.windowBits;
    state = i.state;
    problem = i.problem;
    check = i.check;
    totalOut = i.totalOut;
    hold = i.hold;
    bits = i.bits;
    lastBlock = i.lastBlock;
    literalCount = i.literalCount;
    distanceCount = i.distanceCount;
    lengthCount = i.lengthCount;
    filled = i.filled;
    lengths = i.lengths == null ? null : i.lengths.clone();
    codeLengths = i.codeLengths;
    literals = i.literals;
    distances = i.distances;
    length = i.length;
    symbol = i.symbol;
    distance = i.distance;
    history = i.history.clone();
  }

  boolean isDone() {
    return state == State.DONE;
  }

  /** Whether the stream goes on only with a dictionary. */
  boolean needsDictionary() {
    return state == State.DICTIONARY;
  }

  /** Gives the dictionary; false if it is not the one that the stream was made with. */
  boolean setDictionary(ByteSpan d) {
    if (state == State.DICTIONARY) {
      if (Checksums.adler32(1, d) != check) {
        return false;
      }
      check = 1;
      state = State.BLOCK;
    }
    history = d.part(Math.max(0, d.length() - WINDOW), d.length()).copy();
    return true;
  }

  /** What one call did: the output, and where in the input it stopped. */
  record Result(byte[] output, int next) {}

  /**
   * Decompresses as much as there is input and room for.
   *
   * @param limit the most bytes of output
   */
  Result run(byte[] input, int from, int to, int limit) throws DataError {
    in = input;
    inAt = from;
    inEnd = to;
    int start = history.length;
    long room = start + (long) limit;
    out = Arrays.copyOf(history, (int) Math.min(room, start + Math.max(256, 4L * (to - from))));
    outAt = start;
    checkedTo = start;
    try {
      int most = (int) Math.min(room, Integer.MAX_VALUE - 16);
      while (step(most)) {}
      updateCheck();
      history = Arrays.copyOfRange(out, Math.max(0, outAt - WINDOW), outAt);
      return new Result(Arrays.copyOfRange(out, start, outAt), inAt);
    } catch (DataError e) {
      state = State.BAD;
      problem = e.getMessage();
      throw e;
    } finally {
      in = null;
      out = null;
    }
  }

  private void updateCheck() {
    ByteSpan fresh = new ByteSpan(out, checkedTo, outAt);
    if (container == Container.ZLIB) {
      check = Checksums.adler32(check, fresh);
    } else if (container == Container.GZIP) {
      check = Checksums.crc32(check, fresh);
    }
    totalOut += fresh.length();
    checkedTo = outAt;
  }

  // Bits -----------------------------------------------------------------------------------------

  /** Has {@code n} bits in the hold; false if the input ends before. */
  private boolean need(int n) {
    while (bits < n) {
      if (inAt == inEnd) {
        return false;
      }
      hold |= (in[inAt++] & 0xFFL) << bits;
      bits += 8;
    }
    return true;
  }

  private int take(int n) {
    int v = (int) (hold & (1L << n) - 1);
    hold >>>= n;
    bits -= n;
    return v;
  }

  /**
   * The next symbol of a code.
   *
   * @return -1 if the input ends before, -2 if the code has no such symbol
   */
  private int decode(Huffman h) {
    int mask = (1 << h.bits) - 1;
    while (true) {
      int entry = h.table[(int) hold & mask] & 0xFFFF;
      int n = entry & 15;
      if (n != 0 && n <= bits) {
        take(n);
        return entry >> 4;
      }
      if (n == 0 && bits >= h.bits) {
        return -2;
      }
      if (inAt == inEnd) {
        return -1;
      }
      hold |= (in[inAt++] & 0xFFL) << bits;
      bits += 8;
    }
  }

  // States ---------------------------------------------------------------------------------------

  /** Goes on by one state; false if input or room is missing, or the stream has ended. */
  private boolean step(int most) throws DataError {
    return switch (state) {
      case HEADER -> header();
      case DICTIONARY_ID -> dictionaryId();
      case DICTIONARY, DONE -> false;
      case BLOCK -> block();
      case STORED_LENGTH -> storedLength();
      case STORED -> stored(most);
      case TABLE_SIZES -> tableSizes();
      case CODE_LENGTHS -> codeLengths();
      case SYMBOL_LENGTHS -> symbolLengths();
      case SYMBOL -> symbols(most);
      case LENGTH_BITS -> lengthBits();
      case DISTANCE -> distance();
      case DISTANCE_BITS -> distanceBits();
      case MATCH -> match(most);
      case CHECK -> check();
      case SIZE -> size();
      case BAD -> throw new DataError(problem);
    };
  }

  private boolean header() throws DataError {
    if (container == Container.DETECT) {
      if (!need(16)) {
        return false;
      }
      container = (hold & 0xFFFF) == GzipHeader.MAGIC ? Container.GZIP : Container.ZLIB;
    }
    if (container == Container.GZIP) {
      while (!gzip.isComplete()) {
        if (!need(8)) {
          return false;
        }
        gzip.take(take(8));
      }
      check = 0;
      state = State.BLOCK;
      return true;
    }
    if (!need(16)) {
      return false;
    }
    int method = (int) hold & 0xFF;
    int flags = (int) (hold >> 8) & 0xFF;
    if ((method << 8 | flags) % 31 != 0) {
      throw new DataError("incorrect header check");
    }
    if ((method & 15) != 8) {
      throw new DataError("unknown compression method");
    }
    int size = (method >> 4) + 8;
    if (size > 15 || windowBits != 0 && size > windowBits) {
      throw new DataError("invalid window size");
    }
    take(16);
    state = (flags & 0x20) != 0 ? State.DICTIONARY_ID : State.BLOCK;
    return true;
  }

  private boolean dictionaryId() {
    if (!need(32)) {
      return false;
    }
    check = Integer.reverseBytes(take(32));
    state = State.DICTIONARY;
    return false;
  }

  private boolean block() throws DataError {
    if (lastBlock) {
      take(bits & 7);
      updateCheck();
      state = container == Container.RAW ? State.DONE : State.CHECK;
      return true;
    }
    if (!need(3)) {
      return false;
    }
    lastBlock = take(1) != 0;
    switch (take(2)) {
      case 0 -> {
        take(bits & 7);
        state = State.STORED_LENGTH;
      }
      case 1 -> {
        literals = Huffman.FIXED_LITERALS;
        distances = Huffman.FIXED_DISTANCES;
        state = State.SYMBOL;
      }
      case 2 -> state = State.TABLE_SIZES;
      default -> throw new DataError("invalid block type");
    }
    return true;
  }

  private boolean storedLength() throws DataError {
    if (!need(32)) {
      return false;
    }
    int n = take(16);
    if (n != (take(16) ^ 0xFFFF)) {
      throw new DataError("invalid stored block lengths");
    }
    length = n;
    state = State.STORED;
    return true;
  }

  private boolean stored(int most) {
    while (length > 0) {
      int n = Math.min(length, Math.min(inEnd - inAt, most - outAt));
      if (n == 0) {
        return false;
      }
      room(n);
      System.arraycopy(in, inAt, out, outAt, n);
      inAt += n;
      outAt += n;
      length -= n;
    }
    state = State.BLOCK;
    return true;
  }

  private boolean tableSizes() throws DataError {
    if (!need(14)) {
      return false;
    }
    literalCount = take(5) + 257;
    distanceCount = take(5) + 1;
    lengthCount = take(4) + 4;
    if (literalCount > 286 || distanceCount > 30) {
      throw new DataError("too many length or distance symbols");
    }
    lengths = new byte[320];
    filled = 0;
    state = State.CODE_LENGTHS;
    return true;
  }

  private boolean codeLengths() throws DataError {
    for (; filled < lengthCount; filled++) {
      if (!need(3)) {
        return false;
      }
      lengths[LENGTH_ORDER[filled]] = (byte) take(3);
    }
    codeLengths = Huffman.of(lengths, 0, LENGTH_ORDER.length, Huffman.Kind.LENGTHS);
    if (codeLengths == null) {
      throw new DataError("invalid code lengths set");
    }
    lengths = new byte[320];
    filled = 0;
    symbol = -1;
    state = State.SYMBOL_LENGTHS;
    return true;
  }

  private boolean symbolLengths() throws DataError {
    int all = literalCount + distanceCount;
    while (filled < all) {
      if (symbol < 0) {
        int s = decode(codeLengths);
        if (s == -1) {
          return false;
        }
        symbol = Math.max(s, 0);
      }
      if (symbol < 16) {
        lengths[filled++] = (byte) symbol;
        symbol = -1;
        continue;
      }
      int extra = symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
      if (!need(extra)) {
        return false;
      }
      if (symbol == 16 && filled == 0) {
        throw new DataError("invalid bit length repeat");
      }
      byte value = symbol == 16 ? lengths[filled - 1] : 0;
      int repeat = take(extra) + (symbol == 18 ? 11 : 3);
      if (filled + repeat > all) {
        throw new DataError("invalid bit length repeat");
      }
      Arrays.fill(lengths, filled, filled + repeat, value);
      filled += repeat;
      symbol = -1;
    }
    if (lengths[END_OF_BLOCK] == 0) {
      throw new DataError("invalid code -- missing end-of-block");
    }
    literals = Huffman.of(lengths, 0, literalCount, Huffman.Kind.LITERALS);
    if (literals == null) {
      throw new DataError("invalid literal/lengths set");
    }
    distances = Huffman.of(lengths, literalCount, distanceCount, Huffman.Kind.DISTANCES);
    if (distances == null) {
      throw new DataError("invalid distances set");
    }
    state = State.SYMBOL;
    return true;
  }

  private boolean symbols(int most) throws DataError {
    while (true) {
      if (symbol < 0) {
        int s = decode(literals);
        if (s == -1) {
          return false;
        }
        if (s == -2) {
          throw new DataError("invalid literal/length code");
        }
        symbol = s;
      }
      if (symbol >= END_OF_BLOCK) {
        break;
      }
      if (outAt == most) {
        return false;
      }
      room(1);
      out[outAt++] = (byte) symbol;
      symbol = -1;
    }
    if (symbol == END_OF_BLOCK) {
      symbol = -1;
      state = State.BLOCK;
      return true;
    }
    symbol -= END_OF_BLOCK + 1;
    if (symbol >= LENGTH_BASE.length) {
      throw new DataError("invalid literal/length code");
    }
    state = State.LENGTH_BITS;
    return true;
  }

  private boolean lengthBits() {
    int extra = LENGTH_EXTRA[symbol];
    if (!need(extra)) {
      return false;
    }
    length = LENGTH_BASE[symbol] + take(extra);
    state = State.DISTANCE;
    return true;
  }

  private boolean distance() throws DataError {
    int s = decode(distances);
    if (s == -1) {
      return false;
    }
    if (s == -2 || s >= DISTANCE_BASE.length) {
      throw new DataError("invalid distance code");
    }
    symbol = s;
    state = State.DISTANCE_BITS;
    return true;
  }

  private boolean distanceBits() throws DataError {
    int extra = Math.max(0, symbol / 2 - 1);
    if (!need(extra)) {
      return false;
    }
    distance = DISTANCE_BASE[symbol] + take(extra);
    if (distance > outAt) {
      throw new DataError("invalid distance too far back");
    }
    state = State.MATCH;
    return true;
  }

  private boolean match(int most) {
    int n = Math.min(length, most - outAt);
    if (n > 0) {
      room(n);
      if (distance >= n) {
        System.arraycopy(out, outAt - distance, out, outAt, n);
        outAt += n;
      } else {
        for (int end = outAt + n; outAt < end; outAt++) {
          out[outAt] = out[outAt - distance];
        }
      }
      length -= n;
    }
    if (length > 0) {
      return false;
    }
    symbol = -1;
    state = State.SYMBOL;
    return true;
  }

  private void room(int n) {
    if (outAt + n > out.length) {
      long larger = Math.max(outAt + (long) n, out.length + Math.min(out.length, MANY * 64L));
      out = Arrays.copyOf(out, (int) Math.min(larger, Integer.MAX_VALUE - 16));
    }
  }

  private boolean check() throws DataError {
    if (!need(32)) {
      return false;
    }
    int given = take(32);
    if (check != (container == Container.GZIP ? given : Integer.reverseBytes(given))) {
      throw new DataError("incorrect data check");
    }
    state = container == Container.GZIP ? State.SIZE : State.DONE;
    return true;
  }

  private boolean size() throws DataError {
    if (!need(32)) {
      return false;
    }
    if (take(32) != totalOut) {
      throw new DataError("incorrect length check");
    }
    state = State.DONE;
    return true;
  }
}
