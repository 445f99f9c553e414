package org.boiga.nativemodules.lzma;

import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;

/** LZMA in chunks of known sizes, some of which may not be compressed. */
final class Lzma2Decoder implements LastFilter {
  private enum Phase {
    CHUNK,
    START,
    SYMBOLS,
    COPY,
    DONE
  }

  private final LzmaWindow window;
  private final LzmaSymbols symbols;
  private Phase phase = Phase.CHUNK;
  private boolean needsDictionary = true;
  private boolean needsParameters = true;

  /** Bytes of the chunk that are to be read and to be written. */
  private int compressed;

  private int size;

  Lzma2Decoder(long dictionarySize) {
    window = new LzmaWindow(dictionarySize);
    symbols = new LzmaSymbols(window);
  }

  @Override
  public LzmaWindow window() {
    return window;
  }

  @Override
  public boolean isFinished() {
    return phase == Phase.DONE;
  }

  @Override
  public void run(PushInput in) throws Underflow, LzmaError {
    while (phase != Phase.DONE) {
      switch (phase) {
        case CHUNK -> chunk(in);
        case START -> start(in);
        case SYMBOLS -> symbols(in);
        default -> {
          int n = window.copy(in, size);
          size -= n;
          if (size > 0) {
            if (window.room() > 0) {
              in.require(1);
            }
            return;
          }
          phase = Phase.CHUNK;
        }
      }
      if (window.room() == 0 && phase == Phase.SYMBOLS) {
        return;
      }
    }
  }

  private void chunk(PushInput in) throws Underflow, LzmaError {
    int mark = in.mark();
    int control = in.read();
    try {
      if (control == 0) {
        phase = Phase.DONE;
        return;
      }
      if (control < 0x80) {
        if (control > 2) {
          throw LzmaError.data();
        }
        in.require(2);
        if (control == 1) {
          window.reset();
          needsDictionary = false;
        } else if (needsDictionary) {
          throw LzmaError.data();
        }
        size = (in.read() << 8 | in.read()) + 1;
        symbols.skip(size);
        phase = Phase.COPY;
        return;
      }
      int reset = control >> 5 & 3;
      in.require(reset >= 2 ? 5 : 4);
      size = ((control & 0x1F) << 16 | in.read() << 8 | in.read()) + 1;
      compressed = (in.read() << 8 | in.read()) + 1;
      if (reset == 3) {
        window.reset();
        symbols.resetPosition();
        needsDictionary = false;
      } else if (needsDictionary) {
        throw LzmaError.data();
      }
      if (reset >= 2) {
        if (!symbols.setParameters(in.read())) {
          throw LzmaError.data();
        }
        needsParameters = false;
      } else if (needsParameters) {
        throw LzmaError.data();
      } else if (reset == 1) {
        symbols.resetState();
      }
      phase = Phase.START;
    } catch (Underflow e) {
      in.reset(mark);
      throw e;
    }
  }

  private void start(PushInput in) throws Underflow, LzmaError {
    if (compressed < 5) {
      throw LzmaError.data();
    }
    if (!symbols.start(in)) {
      throw LzmaError.data();
    }
    compressed -= 5;
    phase = Phase.SYMBOLS;
  }

  private void symbols(PushInput in) throws Underflow, LzmaError {
    window.narrow(size);
    int granted = window.room();
    int mark = in.mark();
    boolean whole = in.available() >= compressed;
    try {
      symbols.run(in, compressed);
    } catch (Underflow e) {
      if (whole) {
        throw LzmaError.data();
      }
      throw e;
    } finally {
      compressed -= in.mark() - mark;
      size -= granted - window.room();
      window.widen();
    }
    if (symbols.hasEnded()) {
      throw LzmaError.data();
    }
    if (size == 0) {
      endOfChunk(in);
    }
  }

  private void endOfChunk(PushInput in) throws Underflow, LzmaError {
    int mark = in.mark();
    symbols.normalize(in);
    compressed -= in.mark() - mark;
    if (compressed != 0 || !symbols.isFinished() || symbols.hasPending()) {
      throw LzmaError.data();
    }
    phase = Phase.CHUNK;
  }
}
