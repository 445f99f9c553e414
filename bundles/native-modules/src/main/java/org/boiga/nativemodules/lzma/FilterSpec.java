package org.boiga.nativemodules.lzma;

import java.io.IOException;
import java.util.List;
import org.tukaani.xz.ARM64Options;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.RISCVOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.X86Options;

/**
 * A filter of a chain and its options.
 *
 * @param lzma options of LZMA1 and LZMA2
 * @param distance of the delta filter
 * @param startOffset of the filters for machine code
 */
record FilterSpec(long id, LzmaOptions lzma, int distance, int startOffset) {
  static final long LZMA1 = 0x4000000000000001L;
  static final long LZMA2 = 0x21;
  static final long DELTA = 3;
  static final long X86 = 4;
  static final long POWERPC = 5;
  static final long IA64 = 6;
  static final long ARM = 7;
  static final long ARMTHUMB = 8;
  static final long SPARC = 9;
  static final long ARM64 = 10;
  static final long RISCV = 11;

  static final int MAX_FILTERS = 4;
  private static final int LARGEST_DISTANCE = 256;

  static FilterSpec lzma(long id, LzmaOptions options) {
    return new FilterSpec(id, options, 0, 0);
  }

  static FilterSpec delta(int distance) {
    return new FilterSpec(DELTA, null, distance, 0);
  }

  static FilterSpec code(long id, int startOffset) {
    return new FilterSpec(id, null, 0, startOffset);
  }

  boolean isLzma() {
    return id == LZMA1 || id == LZMA2;
  }

  private boolean isDelta() {
    return id == DELTA;
  }

  /** How starts of code have to be aligned. */
  private int alignment() {
    return switch ((int) id) {
      case (int) IA64 -> 16;
      case (int) ARM, (int) POWERPC, (int) SPARC, (int) ARM64 -> 4;
      case (int) ARMTHUMB, (int) RISCV -> 2;
      default -> 1;
    };
  }

  /** Fails unless the filters can follow each other, and their options are right. */
  static void check(List<FilterSpec> filters) throws LzmaError {
    if (filters.isEmpty()) {
      throw LzmaError.internal();
    }
    for (int i = 0; i < filters.size(); i++) {
      FilterSpec f = filters.get(i);
      if (f.isLzma() != (i == filters.size() - 1)) {
        throw LzmaError.options();
      }
      boolean right =
          f.isLzma()
              || (f.isDelta()
                  ? f.distance >= 1 && f.distance <= LARGEST_DISTANCE
                  : f.startOffset % f.alignment() == 0);
      if (!right) {
        throw LzmaError.options();
      }
    }
  }

  // Decoding -------------------------------------------------------------------------------------

  LastFilter decoder() throws LzmaError {
    return id == LZMA2
        ? new Lzma2Decoder(lzma.dictionarySize())
        : Lzma1Decoder.of(lzma.parameters(), lzma.dictionarySize(), -1);
  }

  /** About what liblzma needs to decode, by which programs limit it. */
  static long decoderMemory(List<FilterSpec> filters) {
    long sum = 1 << 15;
    for (FilterSpec f : filters) {
      sum += f.isLzma() ? f.lzma.dictionarySize() + (1 << 15) : 1024;
    }
    return sum;
  }

  // Properties -----------------------------------------------------------------------------------

  /** The filter with its options as a stream has them. */
  static FilterSpec decode(long id, byte[] properties) throws LzmaError {
    if (id == LZMA1) {
      if (properties.length != 5) {
        throw LzmaError.options();
      }
      return lzma(id, LzmaOptions.decode(properties[0] & 0xFF, littleEndian(properties, 1)));
    }
    if (id == LZMA2) {
      if (properties.length != 1) {
        throw LzmaError.options();
      }
      return lzma(id, LzmaOptions.ofDictionarySize(dictionarySize(properties[0] & 0xFF)));
    }
    if (id == DELTA) {
      if (properties.length != 1) {
        throw LzmaError.options();
      }
      return delta((properties[0] & 0xFF) + 1);
    }
    if (id < X86 || id > RISCV || properties.length != 0 && properties.length != 4) {
      throw LzmaError.options();
    }
    FilterSpec f = code(id, properties.length == 0 ? 0 : (int) littleEndian(properties, 0));
    if (f.startOffset % f.alignment() != 0) {
      throw LzmaError.options();
    }
    return f;
  }

  private static long littleEndian(byte[] b, int at) {
    return (b[at] & 0xFF)
        | (b[at + 1] & 0xFF) << 8
        | (b[at + 2] & 0xFF) << 16
        | (b[at + 3] & 0xFFL) << 24;
  }

  private static byte[] littleEndian(long v) {
    return new byte[] {(byte) v, (byte) (v >> 8), (byte) (v >> 16), (byte) (v >> 24)};
  }

  private static long dictionarySize(int b) throws LzmaError {
    if (b > 40) {
      throw LzmaError.options();
    }
    return b == 40 ? 0xFFFFFFFFL : (2L | b & 1) << b / 2 + 11;
  }

  /** The options as a stream has them. */
  byte[] properties() throws LzmaError {
    if (id == LZMA1) {
      byte[] size = littleEndian(lzma.dictionarySize());
      return new byte[] {(byte) lzma.checkedParameters(), size[0], size[1], size[2], size[3]};
    }
    if (id == LZMA2) {
      byte b = 0;
      while (dictionarySize(b) < lzma.dictionarySize()) {
        b++;
      }
      return new byte[] {b};
    }
    if (isDelta()) {
      if (distance < 1 || distance > LARGEST_DISTANCE) {
        throw LzmaError.internal();
      }
      return new byte[] {(byte) (distance - 1)};
    }
    return startOffset == 0 ? new byte[0] : littleEndian(startOffset);
  }

  // Encoding -------------------------------------------------------------------------------------

  /** The encoder's options. */
  FilterOptions options() throws UnsupportedOptionsException {
    return switch ((int) id) {
      case (int) DELTA -> new DeltaOptions(distance);
      case (int) X86 -> started(new X86Options(), X86Options::setStartOffset);
      case (int) POWERPC -> started(new PowerPCOptions(), PowerPCOptions::setStartOffset);
      case (int) IA64 -> started(new IA64Options(), IA64Options::setStartOffset);
      case (int) ARM -> started(new ARMOptions(), ARMOptions::setStartOffset);
      case (int) ARMTHUMB -> started(new ARMThumbOptions(), ARMThumbOptions::setStartOffset);
      case (int) SPARC -> started(new SPARCOptions(), SPARCOptions::setStartOffset);
      case (int) ARM64 -> started(new ARM64Options(), ARM64Options::setStartOffset);
      case (int) RISCV -> started(new RISCVOptions(), RISCVOptions::setStartOffset);
      default -> lzma.encoder();
    };
  }

  private interface Setter<O> {
    void set(O options, int value) throws UnsupportedOptionsException;
  }

  private <O> O started(O options, Setter<O> startOffset) throws UnsupportedOptionsException {
    startOffset.set(options, this.startOffset);
    return options;
  }

  /** An encoder without a container. */
  FinishableOutputStream rawEncoder(FinishableOutputStream out) throws IOException {
    if (id != LZMA1) {
      return options().getOutputStream(out, ArrayCache.getDefaultCache());
    }
    LZMA2Options options = lzma.encoder();
    return new LZMAOutputStream(out, options, true);
  }
}
