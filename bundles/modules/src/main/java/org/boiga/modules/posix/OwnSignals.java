package org.boiga.modules.posix;

import java.util.function.BiConsumer;
import org.boiga.objects.ThreadState;

/**
 * Lets module {@code _signal} see that a program sends itself a signal: the JVM handles signals on
 * another thread, and {@code os.kill} waits for it.
 */
public final class OwnSignals {
  private static volatile BiConsumer<ThreadState, Integer> waiter;

  private OwnSignals() {}

  /** Sets what waits until the handler of a signal has been asked for. */
  public static void setWaiter(BiConsumer<ThreadState, Integer> w) {
    waiter = w;
  }

  static void await(ThreadState ts, int signal) {
    BiConsumer<ThreadState, Integer> w = waiter;
    if (w != null) {
      w.accept(ts, signal);
    }
  }
}
