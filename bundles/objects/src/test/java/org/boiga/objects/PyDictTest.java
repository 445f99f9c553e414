package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class PyDictTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  private PyDict dict(Object... keysAndValues) {
    PyDict d = new PyDict(ts);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      d.put(ts, f.py(keysAndValues[i]), f.py(keysAndValues[i + 1]));
    }
    return d;
  }

  @Test
  void orderIsThatOfInsertionWithDeletedKeysGoingToTheEnd() {
    PyDict d = dict("a", 1, "b", 2, "c", 3);
    f.call(d, "__setitem__", "a", 9);
    assertThat(f.repr(d)).isEqualTo("{'a': 9, 'b': 2, 'c': 3}");
    f.call(d, "__delitem__", "a");
    f.call(d, "__setitem__", "a", 1);
    assertThat(f.repr(d)).isEqualTo("{'b': 2, 'c': 3, 'a': 1}");
    assertThat(f.repr(d, "popitem")).isEqualTo("('a', 1)");
    assertThat(f.repr(f.call(d, "__reversed__"), "__next__")).isEqualTo("'c'");
  }

  @Test
  void itBehavesLikeAReferenceMapUnderManyChanges() {
    Random random = new Random(1);
    PyDict d = new PyDict(ts);
    Map<Long, Long> reference = new LinkedHashMap<>();
    for (int i = 0; i < 50_000; i++) {
      long k = random.nextInt(300);
      PyObject key = random.nextBoolean() ? Py.int_(k) : Py.float_(k);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          d.put(ts, key, Py.int_(i));
          reference.put(k, (long) i);
        }
        case 2 -> assertThat(d.remove(ts, key) != null).isEqualTo(reference.remove(k) != null);
        default -> {
          PyObject v = d.get(ts, key);
          assertThat(v == null ? null : (Long) ((PyInt) v).longValue()).isEqualTo(reference.get(k));
        }
      }
      assertThat(d.size()).isEqualTo(reference.size());
    }
    long[] keys =
        java.util.Arrays.stream(d.snapshot(ts).keys())
            .mapToLong(o -> o instanceof PyInt n ? n.longValue() : (long) ((PyFloat) o).value)
            .toArray();
    assertThat(keys).containsExactly(reference.keySet().stream().mapToLong(x -> x).toArray());
  }

  @Test
  void popitemIsLinearOverAll() {
    PyDict d = new PyDict(ts);
    for (int i = 0; i < 200_000; i++) {
      d.put(ts, Py.int_(i), Py.None);
    }
    for (int i = 199_999; i >= 0; i--) {
      assertThat(((PyInt) d.removeLast(ts)[0]).longValue()).isEqualTo(i);
    }
    assertThat(f.error(d, "popitem")).isEqualTo("KeyError: 'popitem(): dictionary is empty'");
  }

  @Test
  void missingKeysAndUnhashableOnesAreErrors() {
    PyDict d = dict(1, 2);
    assertThat(f.error(d, "__getitem__", 9)).isEqualTo("KeyError: 9");
    assertThat(f.error(d, "__delitem__", "x")).isEqualTo("KeyError: 'x'");
    assertThat(f.error(d, "pop", 9)).isEqualTo("KeyError: 9");
    assertThat(f.repr(d, "pop", 9, "default")).isEqualTo("'default'");
    assertThat(f.repr(d, "get", 9)).isEqualTo("None");
    assertThat(f.repr(d, "setdefault", 9, 8)).isEqualTo("8");
    assertThat(f.error(d, "__contains__", f.list()))
        .isEqualTo("TypeError: cannot use 'list' as a dict key (unhashable type: 'list')");
  }

  @Test
  void updateTakesMappingsAndPairs() {
    PyDict d = dict(1, 2);
    f.call(d, "update", dict(3, 4));
    f.call(d, "update", f.list(f.list(5, 6), "ab"));
    assertThat(f.repr(d)).isEqualTo("{1: 2, 3: 4, 5: 6, 'a': 'b'}");
    assertThat(f.error(d, "update", f.list("abc")))
        .isEqualTo("ValueError: dictionary update sequence element #0 has length 3; 2 is required");
    assertThat(f.error(d, "update", 1)).isEqualTo("TypeError: 'int' object is not iterable");
    assertThat(f.repr(dict(1, 2), "__or__", dict(1, 3, 4, 5))).isEqualTo("{1: 3, 4: 5}");
  }

  @Test
  void equalityIgnoresOrder() {
    assertThat(f.repr(dict(1, 2, 3, 4), "__eq__", dict(3, 4.0, 1, 2))).isEqualTo("True");
    assertThat(f.repr(dict(1, 2), "__ne__", dict(1, 3))).isEqualTo("True");
  }

  @Test
  void changingTheSizeEndsAnIteration() {
    PyDict d = dict(1, 2);
    PyObject it = Iteration.iter(ts, d);
    Iteration.next(ts, it);
    d.put(ts, f.py(2), f.py(3));
    String changed = "RuntimeError: dictionary changed size during iteration";
    assertThat(f.error(() -> Iteration.next(ts, it))).isEqualTo(changed);
    assertThat(f.error(() -> Iteration.next(ts, it))).isEqualTo(changed);
  }

  @Test
  void replacingKeysIsNoticed() {
    PyDict d = dict("a", 1);
    PyObject it = Iteration.iter(ts, d);
    Iteration.next(ts, it);
    d.remove(ts, f.py("a"));
    d.put(ts, f.py("b"), f.py(1));
    assertThat(f.error(() -> Iteration.next(ts, it)))
        .isEqualTo("RuntimeError: dictionary keys changed during iteration");
  }

  @Test
  void viewsAreSets() {
    PyDict d = dict(1, "a", 2, "b");
    PyObject keys = f.call(d, "keys");
    assertThat(f.repr(keys)).isEqualTo("dict_keys([1, 2])");
    assertThat(f.repr(f.call(d, "items"))).isEqualTo("dict_items([(1, 'a'), (2, 'b')])");
    assertThat(f.repr(keys, "__and__", f.list(2, 3))).isEqualTo("{2}");
    assertThat(f.repr(keys, "__sub__", f.list(2, 3))).isEqualTo("{1}");
    assertThat(f.repr(keys, "__or__", f.list(3))).isEqualTo("{1, 2, 3}");
    assertThat(f.repr(keys, "__xor__", f.list(2, 3))).isEqualTo("{1, 3}");
    assertThat(f.repr(keys, "__eq__", f.set(2, 1))).isEqualTo("True");
    assertThat(f.repr(f.call(d, "items"), "__contains__", f.tuple(1, "a"))).isEqualTo("True");
    assertThat(f.repr(keys, "isdisjoint", f.list(5))).isEqualTo("True");
    assertThat(f.error(() -> Comparison.hash(ts, keys)))
        .isEqualTo("TypeError: unhashable type: 'dict_keys'");
    assertThat(f.repr(Attributes.get(ts, keys, "mapping")))
        .isEqualTo("mappingproxy({1: 'a', 2: 'b'})");
  }

  @Test
  void concurrentWritersLoseNothing() {
    PyDict d = new PyDict(ts);
    int each = 20_000;
    f.race(
        t -> IntStream.range(0, each).forEach(i -> d.put(t, Py.int_(2 * i), Py.int_(i))),
        t -> IntStream.range(0, each).forEach(i -> d.put(t, Py.int_(2 * i + 1), Py.int_(i))));
    assertThat(d.size()).isEqualTo(2 * each);
    for (int k = 0; k < 2 * each; k++) {
      assertThat(((PyInt) d.get(ts, Py.int_(k))).longValue()).isEqualTo(k / 2);
    }
  }

  @Test
  void setdefaultDecidesOnceForAllThreads() {
    PyDict d = new PyDict(ts);
    int keys = 20_000;
    PyObject[][] seen = new PyObject[2][keys];
    f.race(t -> setDefaults(t, d, seen[0], "a"), t -> setDefaults(t, d, seen[1], "b"));
    assertThat(seen[0]).isEqualTo(seen[1]);
  }

  private static void setDefaults(ThreadState t, PyDict d, PyObject[] seen, String mine) {
    PyObject value = PyStr.interned(mine);
    for (int i = 0; i < seen.length; i++) {
      PyObject v = d.putIfAbsent(t, Py.int_(i), value);
      seen[i] = v == null ? value : v;
    }
  }

  @Test
  void readersNeverSeeAForeignValue() {
    PyDict d = new PyDict(ts);
    int keys = 64;
    int rounds = 50_000;
    f.race(
        t -> {
          Random random = new Random(1);
          for (int i = 0; i < rounds; i++) {
            int mark = t.mark();
            int k = random.nextInt(keys);
            switch (random.nextInt(8)) {
              case 0, 1 -> d.remove(t, Py.int_(k));
              case 2 -> {
                if (random.nextInt(50) == 0) {
                  d.clear(t);
                }
              }
              default -> d.put(t, Py.int_(k), PyTuple.of(t, Py.int_(k)));
            }
            t.release(mark);
          }
        },
        t -> {
          Random random = new Random(2);
          for (int i = 0; i < rounds; i++) {
            int mark = t.mark();
            int k = random.nextInt(keys);
            PyObject v = d.get(t, Py.int_(k));
            if (v != null) {
              assertThat(((PyTuple) v).isDead()).isFalse();
              assertThat(((PyInt) ((PyTuple) v).at(0)).longValue()).isEqualTo(k);
            }
            t.release(mark);
          }
        });
  }
}
