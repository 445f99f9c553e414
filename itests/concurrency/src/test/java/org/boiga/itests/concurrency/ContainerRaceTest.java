package org.boiga.itests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.boiga.interpreter.Interpreter;
import org.boiga.memory.CountingPolicy;
import org.boiga.memory.PyObject;
import org.boiga.objects.Conversion;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.ThreadState;
import org.junit.jupiter.api.Test;

/** Lists and dicts that several threads change and read without a lock. */
class ContainerRaceTest {
  private static final int PER_ACTOR = 12;

  private final InterpreterState interp =
      new InterpreterState(CountingPolicy.BIASED, new Interpreter());

  private static long number(PyObject o) {
    return ((PyInt) o).longValue();
  }

  private static String text(ThreadState ts, PyObject o) {
    return Conversion.repr(ts, o).toString();
  }

  /** What was appended is popped or still there, once, and never in the wrong order. */
  @Test
  void appendsAndPopsLoseNothing() throws Exception {
    Race.run(
        interp,
        3,
        ts -> {
          PyList list = ts.keep(new PyList(ts));
          Queue<Long> popped = new ConcurrentLinkedQueue<>();
          return new Race.Round() {
            @Override
            public void act(ThreadState t, int actor) {
              for (int i = 0; i < PER_ACTOR; i++) {
                if (actor == 0) {
                  list.append(t, Py.int_(i));
                } else if (actor == 1) {
                  list.append(t, Py.int_(1000 + i));
                } else {
                  pop(t);
                }
                PyObject seen = list.getOrNull(t, i);
                if (seen != null) {
                  assertThat(number(seen) % 1000).isBetween(0L, (long) PER_ACTOR);
                }
              }
            }

            private void pop(ThreadState t) {
              PyObject last = list.removeLast(t);
              if (last != null) {
                popped.add(number(last));
              }
            }

            @Override
            public void check(ThreadState t) {
              List<Long> left = Stream.of(list.toArray(t)).map(o -> number(o)).toList();
              assertThat(Stream.concat(left.stream(), popped.stream()))
                  .containsExactlyInAnyOrderElementsOf(
                      LongStream.range(0, PER_ACTOR)
                          .flatMap(i -> LongStream.of(i, i + 1000))
                          .boxed()
                          .toList());
              assertThat(left.stream().filter(n -> n < 1000)).isSorted();
              assertThat(left.stream().filter(n -> n >= 1000)).isSorted();
              t.holdOwned(list);
            }
          };
        });
  }

  /** A reader holds what it read, although a writer drops the list's reference meanwhile. */
  @Test
  void whatWasReadFromAListIsAlive() throws Exception {
    Race.run(
        interp,
        3,
        ts -> {
          PyList list = ts.keep(PyList.of(ts, Py.None));
          List<Probe> probes = Collections.synchronizedList(new ArrayList<>());
          return new Race.Round() {
            @Override
            public void act(ThreadState t, int actor) {
              for (int i = 0; i < PER_ACTOR; i++) {
                int mark = t.mark();
                if (actor < 2) {
                  Probe p = new Probe(t);
                  probes.add(p);
                  list.set(t, 0, p);
                } else if (list.getOrNull(t, 0) instanceof Probe p) {
                  assertThat(p.isFinalized()).isFalse();
                }
                t.release(mark);
              }
            }

            @Override
            public void check(ThreadState t) {
              Probe last = (Probe) list.getOrNull(t, 0);
              assertThat(probes)
                  .allSatisfy(p -> assertThat(p.finalised).hasValue(p == last ? 0 : 1));
              t.holdOwned(list);
            }
          };
        });
  }

  /** Values stay with their keys, whatever the table does, and live while they are held. */
  @Test
  void aDictKeepsKeysAndValuesTogether() throws Exception {
    Race.run(
        interp,
        3,
        ts -> {
          PyDict dict = ts.keep(new PyDict(ts));
          List<Probe> probes = Collections.synchronizedList(new ArrayList<>());
          return new Race.Round() {
            @Override
            public void act(ThreadState t, int actor) {
              for (int i = 0; i < PER_ACTOR; i++) {
                int mark = t.mark();
                long k = (i * 7 + actor * 3) % 10;
                PyObject key = k % 2 == 0 ? Py.int_(k) : Py.str("key" + k);
                switch ((i + actor) % 3) {
                  case 0 -> {
                    Probe p = new Probe(t);
                    probes.add(p);
                    dict.put(t, key, PyList.of(t, key, p));
                  }
                  case 1 -> verify(t, key, dict.get(t, key));
                  default -> verify(t, key, dict.remove(t, key));
                }
                t.release(mark);
              }
            }

            private void verify(ThreadState t, PyObject key, PyObject value) {
              if (value != null) {
                PyList pair = (PyList) value;
                assertThat(text(t, pair.getOrNull(t, 0))).isEqualTo(text(t, key));
                assertThat(((Probe) pair.getOrNull(t, 1)).isFinalized()).isFalse();
              }
            }

            @Override
            public void check(ThreadState t) {
              PyObject[] keys = dict.keysArray(t);
              assertThat(keys).hasSize(dict.size());
              assertThat(Stream.of(keys).map(k -> text(t, k))).doesNotHaveDuplicates();
              for (PyObject key : keys) {
                verify(t, key, dict.get(t, key));
              }
              t.holdOwned(dict);
            }
          };
        });
  }
}
