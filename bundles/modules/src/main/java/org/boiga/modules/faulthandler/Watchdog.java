package org.boiga.modules.faulthandler;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.boiga.objects.InterpreterState;

/** Dumps the traces of all threads where nobody cancels it in time. */
final class Watchdog {
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Starts to wait.
   *
   * @param repeat whether to go on after the first time
   * @param exit whether to end the process then
   */
  Watchdog(InterpreterState interp, int fd, long nanos, boolean repeat, boolean exit) {
    String header = "Timeout (" + duration((nanos + 999) / 1000) + ")!";
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("faulthandler")
            .start(
                () -> {
                  while (!isCancelledWithin(nanos)) {
                    new TraceDump().line(header).threads(interp, null).write(fd);
                    if (exit) {
                      Runtime.getRuntime().halt(1);
                    }
                    if (!repeat) {
                      return;
                    }
                  }
                });
  }

  private boolean isCancelledWithin(long nanos) {
    try {
      return cancelled.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static String duration(long micros) {
    long seconds = micros / 1_000_000;
    String text = "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    long fraction = micros % 1_000_000;
    return fraction == 0 ? text : text + ".%06d".formatted(fraction);
  }

  /** Ends it; afterwards it writes nothing. */
  void cancel() {
    cancelled.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
