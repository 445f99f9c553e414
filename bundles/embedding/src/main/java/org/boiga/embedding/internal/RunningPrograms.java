package org.boiga.embedding.internal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.boiga.objects.NativeModules;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.ThreadState;

/**
 * The programs that run. A bundle that stops takes its classes with it, so programs end first:
 * SystemExit is raised in those that still run, and all are given time for what they do at exit.
 */
@Singleton
final class RunningPrograms {
  private static final long LONGEST_END_SECONDS = 10;

  private final Set<Running> running = ConcurrentHashMap.newKeySet();

  @Inject
  RunningPrograms() {}

  /** Notes that the calling thread runs a program in {@code ts}. */
  Running begin(ThreadState ts, String name, List<NativeModules> nativeModules) {
    Running r = new Running(ts, name, nativeModules);
    running.add(r);
    return r;
  }

  /** Ends all programs but one that the calling thread itself runs. */
  void endAll() {
    for (Running r : running) {
      if (r.ts.thread != Thread.currentThread()) {
        r.exit();
      }
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_END_SECONDS);
    for (Running r : running) {
      if (r.ts.thread != Thread.currentThread() && !r.awaitEnd(deadline)) {
        System.err.println("boiga: program " + r.name + " does not end; it is left behind");
      }
    }
  }

  /** One program, until {@link #close}. */
  final class Running implements AutoCloseable {
    private final ThreadState ts;
    private final String name;
    private final List<NativeModules> nativeModules;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean exits;
    private volatile boolean raised;

    private Running(ThreadState ts, String name, List<NativeModules> nativeModules) {
      this.ts = ts;
      this.name = name;
      this.nativeModules = nativeModules;
    }

    /** Notes that the program's code has ended; what it does at exit begins. */
    void exits() {
      exits = true;
    }

    private void exit() {
      ts.interp.addPendingCall(ts, this::raise);
      nativeModules.forEach(source -> source.rouse(ts, () -> !exits && !raised));
    }

    private void raise(ThreadState ts) {
      raised = true;
      if (!exits) {
        throw PyErr.of(ts, PyExc.SystemExit);
      }
    }

    private boolean awaitEnd(long deadline) {
      try {
        return end.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public void close() {
      running.remove(this);
      end.countDown();
    }
  }
}
