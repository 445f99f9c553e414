package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class PySetTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  private PyFrozenSet frozen(Object... items) {
    return PyFrozenSet.from(ts, f.list(items));
  }

  @Test
  void smallIntsComeInTheOrderThatPeopleKnow() {
    assertThat(f.repr(f.set(3, 1, 2))).isEqualTo("{1, 2, 3}");
    assertThat(f.repr(f.set(10, 9, 8, 100, 33))).isEqualTo("{33, 100, 8, 9, 10}");
    assertThat(f.repr(f.set(5, 1), "pop")).isEqualTo("1");
  }

  @Test
  void emptyAndFrozenSetsShowTheirType() {
    assertThat(f.repr(f.set())).isEqualTo("set()");
    assertThat(f.repr(frozen())).isEqualTo("frozenset()");
    assertThat(f.repr(frozen(1))).isEqualTo("frozenset({1})");
  }

  @Test
  void algebra() {
    PySet s = f.set(1, 2, 3);
    assertThat(f.repr(s, "__and__", f.set(2, 3, 4))).isEqualTo("{2, 3}");
    assertThat(f.repr(s, "__or__", frozen(7))).isEqualTo("{1, 2, 3, 7}");
    assertThat(f.repr(s, "__sub__", f.set(1))).isEqualTo("{2, 3}");
    assertThat(f.repr(s, "__xor__", f.set(3, 4))).isEqualTo("{1, 2, 4}");
    assertThat(f.repr(s, "__or__", f.list())).isEqualTo("NotImplemented");
    assertThat(f.repr(s, "union", f.list(9), f.list(8))).isEqualTo("{1, 2, 3, 8, 9}");
    assertThat(f.repr(s, "__le__", f.set(1, 2, 3))).isEqualTo("True");
    assertThat(f.repr(s, "__lt__", f.set(1, 2, 3))).isEqualTo("False");
    assertThat(f.repr(s, "__eq__", frozen(3, 2, 1))).isEqualTo("True");
    assertThat(f.repr(s, "isdisjoint", f.list(5))).isEqualTo("True");
    assertThat(f.repr(s, "issuperset", f.list(1))).isEqualTo("True");
    f.call(s, "intersection_update", f.list(1, 2), f.list(2));
    f.call(s, "update", f.list(5), f.list(6));
    f.call(s, "difference_update", f.list(6));
    f.call(s, "symmetric_difference_update", f.list(5, 4));
    assertThat(f.repr(s)).isEqualTo("{2, 4}");
  }

  @Test
  void errors() {
    PySet s = f.set(1);
    assertThat(f.error(s, "remove", 9)).isEqualTo("KeyError: 9");
    assertThat(f.error(s, "add", f.list()))
        .isEqualTo("TypeError: cannot use 'list' as a set element (unhashable type: 'list')");
    assertThat(f.error(f.set(), "pop")).isEqualTo("KeyError: 'pop from an empty set'");
    PyObject it = Iteration.iter(ts, s);
    s.add(ts, f.py(2));
    assertThat(f.error(() -> Iteration.next(ts, it)))
        .isEqualTo("RuntimeError: Set changed size during iteration");
  }

  @Test
  void aSetIsLookedUpAsTheFrozenSetOfItsItems() {
    PySet s = f.set(frozen(1, 2));
    assertThat(f.repr(s, "__contains__", f.set(2, 1))).isEqualTo("True");
    f.call(s, "discard", f.set(1, 2));
    assertThat(f.repr(s)).isEqualTo("set()");
  }

  @Test
  void frozenSetsHashByContentInAnyOrder() {
    assertThat(Comparison.hash(ts, frozen(1, 2))).isEqualTo(-1826646154956904602L);
    assertThat(Comparison.hash(ts, frozen())).isEqualTo(133146708735736L);
    assertThat(Comparison.hash(ts, frozen("a", "b", 3)))
        .isEqualTo(Comparison.hash(ts, frozen(3, "b", "a")));
  }

  @Test
  void itBehavesLikeAReferenceSetUnderManyChanges() {
    Random random = new Random(1);
    PySet s = f.set();
    Set<Long> reference = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      long k = random.nextInt(500);
      PyObject key = random.nextBoolean() ? Py.int_(k) : Py.float_(k);
      switch (random.nextInt(3)) {
        case 0 -> {
          s.add(ts, key);
          reference.add(k);
        }
        case 1 -> assertThat(s.remove(ts, key)).isEqualTo(reference.remove(k));
        default -> assertThat(s.contains(ts, key)).isEqualTo(reference.contains(k));
      }
      assertThat(s.size()).isEqualTo(reference.size());
    }
  }

  @Test
  void concurrentAddsAreAllKept() {
    PySet s = f.set();
    int each = 20_000;
    f.race(
        t -> IntStream.range(0, each).forEach(i -> s.add(t, Py.int_(i))),
        t -> IntStream.range(0, each).forEach(i -> s.add(t, Py.int_(i + each / 2))));
    assertThat(s.size()).isEqualTo(each + each / 2);
    for (int i = 0; i < each + each / 2; i++) {
      assertThat(s.contains(ts, Py.int_(i))).isTrue();
    }
  }

  @Test
  void lookupsAreRightWhileOthersChangeOtherItems() {
    PySet s = f.set();
    for (int i = 0; i < 100; i++) {
      s.add(ts, PyTuple.of(ts, Py.int_(i)));
    }
    f.race(
        t -> {
          for (int i = 0; i < 30_000; i++) {
            int mark = t.mark();
            PyObject k = PyTuple.of(t, Py.int_(1000 + i % 500));
            if (!s.remove(t, k)) {
              s.add(t, k);
            }
            t.release(mark);
          }
        },
        t -> {
          for (int i = 0; i < 30_000; i++) {
            int mark = t.mark();
            assertThat(s.contains(t, PyTuple.of(t, Py.int_(i % 100)))).isTrue();
            assertThat(s.contains(t, PyTuple.of(t, Py.int_(-1)))).isFalse();
            t.release(mark);
          }
        });
  }
}
