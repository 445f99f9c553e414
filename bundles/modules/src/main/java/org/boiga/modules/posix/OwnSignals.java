package org.boiga.modules.posix;

import org.boiga.objects.ThreadState;

/**
 * Lets module {@code _signal} deliver the signals that a program sends to itself: they are handled
 * before {@code os.kill} returns, while the JVM would take them on another thread, some time later.
 */
public final class OwnSignals {
  /** Delivers signals. */
  @FunctionalInterface
  public interface Delivery {
    /** Returns false if the system is to deliver the signal. */
    boolean deliver(ThreadState ts, int signal);
  }

  private static volatile Delivery delivery;

  private OwnSignals() {}

  /** Sets who delivers. */
  public static void setDelivery(Delivery d) {
    delivery = d;
  }

  static boolean deliver(ThreadState ts, int signal) {
    Delivery d = delivery;
    return d != null && d.deliver(ts, signal);
  }
}
