package org.boiga.objects;

import java.util.Arrays;
import org.boiga.framestack.FrameStack;

/**
 * {@code gc.collect()}: has the JVM find what is unreachable and does what Python promises about
 * it: weak references are cleared and call back, then finalisers run (PEP 442).
 */
public final class Collector {
  /** What finalisers let go may in turn be unreachable; a long chain is left to the JVM. */
  private static final int MAX_ROUNDS = 4;

  private Collector() {}

  /**
   * Collects. Runs Python code: callbacks and finalisers.
   *
   * @return how many unreachable objects had finalisers or weak references
   */
  public static int collect(ThreadState ts) {
    int total = 0;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      forgetStaleRegisters(ts.stack);
      System.gc();
      int found = WeakReferences.clearUnreachable(ts) + ts.registry.reaper.finalizeUnreachable(ts);
      total += found;
      if (found == 0) {
        break;
      }
    }
    return total;
  }

  /** Registers above the top keep what frames that ended left there. */
  private static void forgetStaleRegisters(FrameStack st) {
    Arrays.fill(st.regs, Math.min(st.top, st.regs.length), st.regs.length, null);
  }
}
