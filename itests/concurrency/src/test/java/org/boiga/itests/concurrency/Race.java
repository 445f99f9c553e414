package org.boiga.itests.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.ThreadState;

/**
 * Rounds of a race. In each, the first actor makes what they race for, all actors act at the same
 * time, each on a Python thread of its own, and the first one checks what came of it.
 */
final class Race {
  private static final long NANOS = TimeUnit.SECONDS.toNanos(Long.getLong("boiga.race.seconds", 3));
  private static final int SPINS = 100;

  /** What is raced for in one round. */
  interface Round {
    void act(ThreadState ts, int actor);

    /** Called when all have acted, and have merged the counts that others queued for them. */
    void check(ThreadState ts);
  }

  private final InterpreterState interp;
  private final int actors;
  private final Function<ThreadState, Round> rounds;
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final long end = System.nanoTime() + NANOS;
  private volatile int phase;
  private volatile Round round;
  private volatile boolean over;

  private Race(InterpreterState interp, int actors, Function<ThreadState, Round> rounds) {
    this.interp = interp;
    this.actors = actors;
    this.rounds = rounds;
  }

  /**
   * Runs rounds for some seconds.
   *
   * @param rounds makes a round on the thread of actor 0, in a scope that ends with its action
   */
  static void run(InterpreterState interp, int actors, Function<ThreadState, Round> rounds)
      throws InterruptedException {
    Race race = new Race(interp, actors, rounds);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < actors; i++) {
      int actor = i;
      threads.add(Thread.ofPlatform().start(() -> race.actor(actor)));
    }
    for (Thread t : threads) {
      t.join();
    }
    if (race.failure.get() != null) {
      throw new AssertionError(race.failure.get());
    }
  }

  private void actor(int actor) {
    ThreadState ts = new ThreadState(interp);
    try {
      while (!over) {
        round(ts, actor);
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
      over = true;
    } finally {
      ts.close();
    }
  }

  private void round(ThreadState ts, int actor) {
    int mark = ts.mark();
    if (actor == 0) {
      attempt(() -> round = rounds.apply(ts));
    }
    meet(ts);
    attempt(() -> round.act(ts, actor));
    ts.release(mark);
    meet(ts);
    ts.safepoint();
    meet(ts);
    if (actor == 0) {
      attempt(() -> round.check(ts));
      ts.release(mark);
      over = over || System.nanoTime() > end;
    }
    meet(ts);
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
      over = true;
    }
  }

  private void meet(ThreadState ts) {
    int now = phase;
    if (arrived.incrementAndGet() == actors) {
      arrived.set(0);
      phase = now + 1;
      return;
    }
    for (int spins = 0; phase == now && failure.get() == null; spins++) {
      if (ts.pollRequested()) {
        ts.safepoint();
      }
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
