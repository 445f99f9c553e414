package org.boiga.nativemodules.lzma;

import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;

/** LZMA as one run of symbols, which ends with a marker or after a known number of bytes. */
final class Lzma1Decoder implements LastFilter {
  private final LzmaWindow window;
  private final LzmaSymbols symbols;

  /** Bytes of output to come; negative if not known. */
  private long left;

  private boolean started;
  private boolean finished;

  private Lzma1Decoder(long dictionarySize, long size) {
    window = new LzmaWindow(dictionarySize);
    symbols = new LzmaSymbols(window);
    left = size;
  }

  /**
   * Makes a decoder.
   *
   * @param parameters the byte with lc, lp and pb
   * @param size bytes of output; negative if they are not known
   */
  static Lzma1Decoder of(int parameters, long dictionarySize, long size) throws LzmaError {
    Lzma1Decoder d = new Lzma1Decoder(dictionarySize, size);
    if (!d.symbols.setParameters(parameters)) {
      throw LzmaError.options();
    }
    return d;
  }

  @Override
  public LzmaWindow window() {
    return window;
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public void run(PushInput in) throws Underflow, LzmaError {
    if (!started) {
      if (!symbols.start(in)) {
        throw LzmaError.data();
      }
      started = true;
    }
    if (left >= 0) {
      window.narrow((int) Math.min(left, Integer.MAX_VALUE));
    }
    int before = window.room();
    try {
      symbols.run(in, Integer.MAX_VALUE);
    } finally {
      if (left >= 0) {
        left -= before - window.room();
      }
      window.widen();
    }
    if (symbols.hasEnded()) {
      end(in, left > 0);
    } else if (left == 0) {
      endOfKnownSize(in);
    }
  }

  private void end(PushInput in, boolean tooEarly) throws Underflow, LzmaError {
    symbols.normalize(in);
    if (tooEarly || !symbols.isFinished()) {
      throw LzmaError.data();
    }
    finished = true;
  }

  /** There may be a marker at the end although the size is known. */
  private void endOfKnownSize(PushInput in) throws Underflow, LzmaError {
    if (symbols.hasPending()) {
      throw LzmaError.data();
    }
    symbols.normalize(in);
    if (!symbols.isFinished()) {
      window.narrow(0);
      symbols.readEnd(in);
      end(in, false);
    }
    finished = true;
  }
}
