package org.boiga.objects;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waiting for locks and threads: detached, and interrupted by what waits for a safepoint. */
public final class Parking {
  /** Longest timeout in seconds ({@code TIMEOUT_MAX}). */
  public static final double LONGEST = Long.MAX_VALUE / 1_000_000_000L;

  private Parking() {}

  /** Something to wait for. */
  @FunctionalInterface
  public interface Wait {
    /**
     * Waits.
     *
     * @param nanos how long at most; negative for ever
     * @return whether it came
     */
    boolean await(long nanos) throws InterruptedException;
  }

  /**
   * Waits with the thread detached. An interrupt runs signal handlers, which may raise; then the
   * wait goes on for what is left of the time.
   */
  public static boolean await(ThreadState ts, long nanos, Wait wait) {
    long deadline = System.nanoTime() + nanos;
    long left = nanos;
    while (true) {
      boolean interrupted = false;
      boolean came = false;
      ts.registry.world.detachMerged(ts);
      try {
        came = wait.await(nanos < 0 ? -1 : Math.max(0, left));
      } catch (InterruptedException e) {
        interrupted = true;
      } finally {
        ts.registry.world.attach(ts);
      }
      if (ts.pollRequested() && !came) {
        ts.safepoint();
      }
      if (!interrupted) {
        return came;
      }
      left = deadline - System.nanoTime();
    }
  }

  /** Sleeps. */
  public static void sleep(ThreadState ts, long nanos) {
    await(
        ts,
        nanos,
        n -> {
          Thread.sleep(Duration.ofNanos(n));
          return true;
        });
  }

  /**
   * Acquires one permit.
   *
   * @param nanos how long to wait at most; negative for ever
   */
  public static boolean acquire(ThreadState ts, Semaphore s, long nanos) {
    return s.tryAcquire()
        || nanos != 0
            && await(
                ts,
                nanos,
                n -> {
                  if (n < 0) {
                    s.acquire();
                    return true;
                  }
                  return s.tryAcquire(n, TimeUnit.NANOSECONDS);
                });
  }

  /**
   * Nanoseconds to wait by the arguments of {@code acquire}; negative for ever, 0 for not at all.
   */
  public static long nanos(ThreadState ts, boolean blocking, double timeout) {
    if (!blocking) {
      if (timeout != -1) {
        throw PyErr.valueError(ts, "can't specify a timeout for a non-blocking call");
      }
      return 0;
    }
    if (timeout < 0 && timeout != -1) {
      throw PyErr.valueError(ts, "timeout value must be a non-negative number");
    }
    if (timeout > LONGEST) {
      throw PyErr.overflowError(ts, "timeout value is too large");
    }
    return timeout == -1 ? -1 : (long) (timeout * 1e9);
  }
}
