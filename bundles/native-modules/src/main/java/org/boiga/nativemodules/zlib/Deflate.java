package org.boiga.nativemodules.zlib;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.Checksums;

/**
 * Compression by the Java platform's deflater, with what that lacks: containers, small windows and
 * copies.
 *
 * <p>A copy goes on at a block boundary, to which both the original and the copy are flushed, with
 * what the window held as a dictionary. For a small window the deflater forgets what it has seen
 * once so much went in. Of the strategies and of the flush modes that the platform's deflater does
 * not have, the nearest one is taken; the data is valid all the same.
 */
final class Deflate {
  static final int NO_FLUSH = 0;
  static final int FULL_FLUSH = 3;
  static final int FINISH = 4;
  static final int BLOCK = 5;

  private static final int HUFFMAN_ONLY = 2;
  private static final int RLE = 3;
  private static final int FIXED = 4;
  private static final int BUFFER = 8192;

  private final Container container;
  private final int windowBits;
  private final int level;
  private final int strategy;
  private final Deflater deflater;
  private byte[] history = {};
  private int dictionaryId;
  private boolean hasDictionary;
  private boolean started;
  private boolean finished;
  private int check;
  private int totalIn;

  /** Bytes since the window was emptied. */
  private int inWindow;

  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  Deflate(Container container, int windowBits, int level, int strategy) {
    this.container = container;
    this.windowBits = Math.max(9, windowBits);
    this.level = level;
    this.strategy = strategy;
    check = container == Container.GZIP ? 0 : 1;
    deflater = deflater();
  }

  private Deflate(Deflate d) {
    container = d.container;
    windowBits = d.windowBits;
    level = d.level;
    strategy = d.strategy;
    history = d.history;
    dictionaryId = d.dictionaryId;
    hasDictionary = d.hasDictionary;
    started = d.started;
    check = d.check;
    totalIn = d.totalIn;
    inWindow = d.inWindow;
    pending.writeBytes(d.pending.toByteArray());
    deflater = deflater();
    if (history.length > 0) {
      deflater.setDictionary(history);
    }
  }

  private Deflater deflater() {
    Deflater d = new Deflater(level, true);
    d.setStrategy(strategy == RLE ? HUFFMAN_ONLY : strategy == FIXED ? 0 : strategy);
    return d;
  }

  boolean isFinished() {
    return finished;
  }

  /** Frees memory; the object is not used afterwards. */
  void end() {
    deflater.end();
  }

  /** Has matches refer to {@code d} too; before anything is compressed. */
  void setDictionary(ByteSpan d) {
    if (container == Container.ZLIB) {
      dictionaryId = Checksums.adler32(1, d);
      hasDictionary = true;
    }
    int window = 1 << windowBits;
    history = d.part(Math.max(0, d.length() - window), d.length()).copy();
    deflater.setDictionary(history);
    inWindow = history.length;
  }

  /** A copy; the original is flushed to the end of a block. */
  Deflate copy() {
    if (started && !finished) {
      drain(pending, Deflater.SYNC_FLUSH);
    }
    return new Deflate(this);
  }

  byte[] compress(ByteSpan s) {
    ByteArrayOutputStream out = begin();
    if (container == Container.ZLIB) {
      check = Checksums.adler32(check, s);
    } else if (container == Container.GZIP) {
      check = Checksums.crc32(check, s);
    }
    totalIn += s.length();
    if (windowBits == 15) {
      deflater.setInput(s.array(), s.from(), s.length());
      drain(out, Deflater.NO_FLUSH);
    } else {
      throughSmallWindow(s, out);
    }
    remember(s);
    return out.toByteArray();
  }

  private void throughSmallWindow(ByteSpan s, ByteArrayOutputStream out) {
    int window = 1 << windowBits;
    for (int at = s.from(); at < s.to(); ) {
      if (inWindow >= window) {
        drain(out, Deflater.FULL_FLUSH);
        inWindow = 0;
      }
      int n = Math.min(s.to() - at, window - inWindow);
      deflater.setInput(s.array(), at, n);
      drain(out, Deflater.NO_FLUSH);
      inWindow += n;
      at += n;
    }
  }

  private void remember(ByteSpan s) {
    int window = 1 << windowBits;
    if (s.length() >= window) {
      history = s.part(s.length() - window, s.length()).copy();
    } else {
      int keep = Math.min(history.length, window - s.length());
      byte[] h = new byte[keep + s.length()];
      System.arraycopy(history, history.length - keep, h, 0, keep);
      System.arraycopy(s.array(), s.from(), h, keep, s.length());
      history = h;
    }
  }

  /** Ends a block, or the stream. */
  byte[] flush(int mode) {
    ByteArrayOutputStream out = begin();
    if (mode == FINISH) {
      deflater.finish();
      drain(out, Deflater.NO_FLUSH);
      if (container == Container.ZLIB) {
        bigEndian(out, check);
      } else if (container == Container.GZIP) {
        bigEndian(out, Integer.reverseBytes(check));
        bigEndian(out, Integer.reverseBytes(totalIn));
      }
      finished = true;
    } else if (mode == FULL_FLUSH) {
      drain(out, Deflater.FULL_FLUSH);
      history = new byte[0];
      inWindow = 0;
    } else {
      drain(out, Deflater.SYNC_FLUSH);
    }
    return out.toByteArray();
  }

  private void drain(ByteArrayOutputStream out, int mode) {
    byte[] b = new byte[BUFFER];
    int n;
    do {
      n = deflater.deflate(b, 0, b.length, mode);
      out.write(b, 0, n);
    } while (n == b.length || mode == Deflater.NO_FLUSH && n > 0);
  }

  /** The output of a call: what is pending, or at the beginning the header. */
  private ByteArrayOutputStream begin() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(pending.toByteArray());
    pending.reset();
    if (!started) {
      started = true;
      switch (container) {
        case ZLIB -> zlibHeader(out);
        case GZIP -> gzipHeader(out);
        default -> {}
      }
    }
    return out;
  }

  private boolean isFast() {
    return strategy >= HUFFMAN_ONLY || level >= 0 && level < 2;
  }

  private void zlibHeader(ByteArrayOutputStream out) {
    int effort = isFast() ? 0 : level < 0 || level == 6 ? 2 : level < 6 ? 1 : 3;
    int header = (windowBits - 8 << 4 | 8) << 8 | effort << 6 | (hasDictionary ? 0x20 : 0);
    header += 31 - header % 31;
    out.write(header >> 8);
    out.write(header);
    if (hasDictionary) {
      bigEndian(out, dictionaryId);
    }
  }

  private void gzipHeader(ByteArrayOutputStream out) {
    byte[] header = Arrays.copyOf(new byte[] {0x1F, (byte) 0x8B, 8}, 10);
    header[8] = (byte) (level == 9 ? 2 : isFast() ? 4 : 0);
    header[9] = 3;
    out.writeBytes(header);
  }

  private static void bigEndian(ByteArrayOutputStream out, int v) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(v >> shift);
    }
  }
}
