package org.boiga.itests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.interpreter.Interpreter;
import org.boiga.memory.CountingPolicy;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.Reaper;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.ThreadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever drops the last reference, the object is finalised then, and once. */
@ManualCounting("tests counting")
class CountingRaceTest {
  @ParameterizedTest
  @CsvSource({"BIASED, 2", "BIASED, 3", "ATOMIC, 3"})
  void theLastOfManyFinalises(CountingPolicy policy, int actors) throws Exception {
    InterpreterState interp = new InterpreterState(policy, new Interpreter());
    Race.run(interp, actors, ts -> new Shared(ts, actors));
  }

  /** Each actor has a reference; the owner's is its scope's. */
  private static final class Shared implements Race.Round {
    private final Probe probe;

    Shared(ThreadState ts, int actors) {
      probe = new Probe(ts);
      for (int i = 1; i < actors; i++) {
        ts.keep(probe);
      }
    }

    @Override
    public void act(ThreadState ts, int actor) {
      for (int i = 0; i < 4; i++) {
        probe.incref(ts);
        assertThat(probe.isFinalized()).isFalse();
        probe.decref(ts);
      }
      if (actor != 0) {
        probe.decref(ts);
      }
    }

    @Override
    public void check(ThreadState ts) {
      assertThat(probe.finalised).hasValue(1);
      assertThat(probe.isDead()).isTrue();
      assertThat(probe.refcount()).isZero();
    }
  }

  /** Others only drop what the owner counted: each object goes through the owner's queue. */
  @Test
  void referencesThatMovedAreMergedByTheOwner() throws Exception {
    InterpreterState interp = new InterpreterState(CountingPolicy.BIASED, new Interpreter());
    Race.run(
        interp,
        3,
        ts -> {
          List<Probe> probes = new ArrayList<>();
          for (int i = 0; i < 8; i++) {
            Probe p = new Probe(ts);
            ts.keep(p);
            ts.keep(p);
            probes.add(p);
          }
          return new Race.Round() {
            @Override
            public void act(ThreadState t, int actor) {
              if (actor != 0) {
                probes.forEach(p -> p.decref(t));
              }
            }

            @Override
            public void check(ThreadState t) {
              assertThat(probes)
                  .allSatisfy(
                      p -> {
                        assertThat(p.finalised).hasValue(1);
                        assertThat(p.isDead()).isTrue();
                      });
            }
          };
        });
  }

  /** What a thread is about to finalise, no collection of another thread takes for lost. */
  @Test
  void whoFinalisesInTimeDoesSoItself() throws Exception {
    InterpreterState interp = new InterpreterState(CountingPolicy.BIASED, new Interpreter());
    Race.run(
        interp,
        2,
        ts -> {
          List<Probe> probes = new ArrayList<>();
          List<Reaper.Registration> watched = new ArrayList<>();
          for (int i = 0; i < 8; i++) {
            Probe p = new Probe(ts);
            probes.add(p);
            watched.add(ts.registry.reaper.watch(p, Probe::new));
          }
          AtomicInteger late = new AtomicInteger();
          return new Race.Round() {
            @Override
            public void act(ThreadState t, int actor) {
              if (actor == 0) {
                assertThat(watched).allMatch(Reaper.Registration::cancel);
              } else {
                late.addAndGet(t.registry.reaper.finalizeUnreachable(t));
              }
            }

            @Override
            public void check(ThreadState t) {
              assertThat(late).as("lost, of %s", probes).hasValue(0);
            }
          };
        });
  }

  @Test
  void anOwnerThatEndsLeavesItsObjectsToOthers() throws Exception {
    InterpreterState interp = new InterpreterState(CountingPolicy.BIASED, new Interpreter());
    ThreadState ts = new ThreadState(interp);
    for (int round = 0; round < 300; round++) {
      List<Probe> probes = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch made = new CountDownLatch(1);
      Thread owner =
          Thread.ofPlatform()
              .start(
                  () -> {
                    ThreadState t = new ThreadState(interp);
                    for (int i = 0; i < 50; i++) {
                      Probe p = new Probe(t);
                      t.keep(p);
                      probes.add(p);
                    }
                    made.countDown();
                    t.close();
                  });
      interp.registry.world.detach(ts);
      made.await();
      interp.registry.world.attach(ts);
      for (Probe p : probes) {
        p.decref(ts);
      }
      interp.registry.world.detach(ts);
      owner.join();
      interp.registry.world.attach(ts);
      ts.safepoint();
      assertThat(probes).hasSize(50).allSatisfy(p -> assertThat(p.finalised).hasValue(1));
    }
    ts.close();
  }
}
