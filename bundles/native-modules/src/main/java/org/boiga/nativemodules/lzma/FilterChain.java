package org.boiga.nativemodules.lzma;

import java.util.Arrays;
import java.util.List;
import org.boiga.nativemodules.support.ByteSink;
import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;
import org.tukaani.xz.delta.DeltaDecoder;
import org.tukaani.xz.simple.ARM;
import org.tukaani.xz.simple.ARM64;
import org.tukaani.xz.simple.ARMThumb;
import org.tukaani.xz.simple.IA64;
import org.tukaani.xz.simple.PowerPC;
import org.tukaani.xz.simple.RISCVDecoder;
import org.tukaani.xz.simple.SPARC;
import org.tukaani.xz.simple.SimpleFilter;
import org.tukaani.xz.simple.X86;

/** Decodes raw data: the last filter reads it, the others change its output in place. */
final class FilterChain {
  private static final int PART = 1 << 15;

  /** A filter in front of the last one. What it cannot decide on yet it keeps. */
  private static final class Stage {
    private final SimpleFilter filter;
    private byte[] waiting = {};

    Stage(SimpleFilter filter) {
      this.filter = filter;
    }

    byte[] apply(byte[] data, boolean last) {
      byte[] all = data;
      if (waiting.length > 0) {
        all = Arrays.copyOf(waiting, waiting.length + data.length);
        System.arraycopy(data, 0, all, waiting.length, data.length);
      }
      int n = filter.code(all, 0, all.length);
      if (last || n == all.length) {
        waiting = new byte[0];
        return all;
      }
      waiting = Arrays.copyOfRange(all, n, all.length);
      return Arrays.copyOf(all, n);
    }
  }

  private final LastFilter last;

  /** In the order in which they decode. */
  private final Stage[] stages;

  private byte[] ready = {};
  private int next;
  private boolean flushed;

  /** Makes the decoder for filters in the order in which they encode. */
  FilterChain(List<FilterSpec> filters) throws LzmaError {
    last = filters.getLast().decoder();
    stages = new Stage[filters.size() - 1];
    for (int i = 0; i < stages.length; i++) {
      stages[i] = new Stage(filter(filters.get(stages.length - 1 - i)));
    }
  }

  /** A chain without filters before the last one. */
  FilterChain(LastFilter last) {
    this.last = last;
    stages = new Stage[0];
  }

  private static SimpleFilter filter(FilterSpec f) throws LzmaError {
    int start = f.startOffset();
    return switch ((int) f.id()) {
      case (int) FilterSpec.DELTA -> {
        DeltaDecoder d = new DeltaDecoder(f.distance());
        yield (buffer, from, n) -> {
          d.decode(buffer, from, n);
          return n;
        };
      }
      case (int) FilterSpec.X86 -> new X86(false, start);
      case (int) FilterSpec.POWERPC -> new PowerPC(false, start);
      case (int) FilterSpec.IA64 -> new IA64(false, start);
      case (int) FilterSpec.ARM -> new ARM(false, start);
      case (int) FilterSpec.ARMTHUMB -> new ARMThumb(false, start);
      case (int) FilterSpec.SPARC -> new SPARC(false, start);
      case (int) FilterSpec.ARM64 -> new ARM64(false, start);
      case (int) FilterSpec.RISCV -> new RISCVDecoder(start);
      default -> throw LzmaError.options();
    };
  }

  boolean isFinished() {
    return last.isFinished() && (stages.length == 0 || flushed && next == ready.length);
  }

  /**
   * Decodes until the data ends or {@code out} is full.
   *
   * @throws Underflow where it needs more input
   */
  void run(PushInput in, ByteSink out) throws Underflow, LzmaError {
    if (stages.length == 0) {
      runAlone(in, out);
      return;
    }
    while (true) {
      int n = Math.min(ready.length - next, out.room());
      out.write(ready, next, n);
      next += n;
      if (next < ready.length || flushed) {
        return;
      }
      Underflow needs = null;
      byte[] part = new byte[PART];
      int size = 0;
      last.window().begin(PART);
      try {
        if (!last.isFinished()) {
          last.run(in);
        }
      } catch (Underflow e) {
        needs = e;
      } finally {
        size = last.window().take(part, 0);
      }
      byte[] b = Arrays.copyOf(part, size);
      flushed = last.isFinished();
      for (Stage s : stages) {
        b = s.apply(b, flushed);
      }
      ready = b;
      next = 0;
      if (needs != null && ready.length == 0) {
        throw needs;
      }
      if (out.isFull() && !flushed) {
        return;
      }
    }
  }

  private void runAlone(PushInput in, ByteSink out) throws Underflow, LzmaError {
    byte[] part = new byte[Math.min(PART, out.room())];
    while (true) {
      last.window().begin(Math.min(part.length, out.room()));
      try {
        last.run(in);
      } finally {
        out.write(part, 0, last.window().take(part, 0));
      }
      if (last.isFinished() || out.isFull()) {
        return;
      }
    }
  }
}
