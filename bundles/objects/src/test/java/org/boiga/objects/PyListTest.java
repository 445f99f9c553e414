package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class PyListTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  @Test
  void itemsAreReadAndWrittenByIndex() {
    PyList l = f.list(1, 2, 3);
    assertThat(f.repr(l, "__getitem__", -1)).isEqualTo("3");
    f.call(l, "__setitem__", -3, 9);
    f.call(l, "__delitem__", 1);
    assertThat(f.repr(l)).isEqualTo("[9, 3]");
    assertThat(f.error(l, "__getitem__", 2)).isEqualTo("IndexError: list index out of range");
    assertThat(f.error(l, "__setitem__", -3, 0))
        .isEqualTo("IndexError: list assignment index out of range");
    assertThat(f.error(l, "__getitem__", "a"))
        .isEqualTo("TypeError: list indices must be integers or slices, not str");
  }

  @Test
  void slicesAreReadReplacedAndDeleted() {
    PyList l = f.list(0, 1, 2, 3, 4, 5);
    assertThat(f.repr(l, "__getitem__", f.slice(null, null, -2))).isEqualTo("[5, 3, 1]");
    assertThat(f.repr(l, "__getitem__", f.slice(4, 100, null))).isEqualTo("[4, 5]");
    f.call(l, "__setitem__", f.slice(1, 3, null), f.list("a", "b", "c"));
    assertThat(f.repr(l)).isEqualTo("[0, 'a', 'b', 'c', 3, 4, 5]");
    f.call(l, "__setitem__", f.slice(1, 4, null), f.list());
    assertThat(f.repr(l)).isEqualTo("[0, 3, 4, 5]");
    f.call(l, "__setitem__", f.slice(null, null, -1), f.list(1, 2, 3, 4));
    assertThat(f.repr(l)).isEqualTo("[4, 3, 2, 1]");
    f.call(l, "__delitem__", f.slice(null, null, -2));
    assertThat(f.repr(l)).isEqualTo("[4, 2]");
    f.call(l, "__setitem__", f.slice(1, 1, null), l);
    assertThat(f.repr(l)).isEqualTo("[4, 4, 2, 2]");
    assertThat(f.error(l, "__setitem__", f.slice(null, null, 2), f.list(1)))
        .isEqualTo("ValueError: attempt to assign sequence of size 1 to extended slice of size 2");
    assertThat(f.error(l, "__getitem__", f.slice(null, null, 0)))
        .isEqualTo("ValueError: slice step cannot be zero");
  }

  @Test
  void methodsChangeTheList() {
    PyList l = f.list(3, 1);
    f.call(l, "append", 2);
    f.call(l, "insert", 1, "x");
    f.call(l, "insert", -100, "y");
    f.call(l, "extend", f.tuple(7, 8));
    assertThat(f.repr(l)).isEqualTo("['y', 3, 'x', 1, 2, 7, 8]");
    assertThat(f.repr(l, "pop")).isEqualTo("8");
    assertThat(f.repr(l, "pop", 1)).isEqualTo("3");
    f.call(l, "remove", "x");
    f.call(l, "reverse");
    assertThat(f.repr(l)).isEqualTo("[7, 2, 1, 'y']");
    assertThat(f.repr(l, "index", 1)).isEqualTo("2");
    assertThat(f.repr(l, "count", 1)).isEqualTo("1");
    f.call(l, "clear");
    assertThat(f.error(l, "pop")).isEqualTo("IndexError: pop from empty list");
    assertThat(f.error(l, "remove", 1)).isEqualTo("ValueError: list.remove(x): x not in list");
    assertThat(f.error(l, "index", 1)).isEqualTo("ValueError: list.index(x): x not in list");
  }

  @Test
  void operatorsConcatenateAndRepeat() {
    PyList l = f.list(1, 2);
    assertThat(f.repr(l, "__add__", f.list(3))).isEqualTo("[1, 2, 3]");
    assertThat(f.repr(l, "__mul__", 3)).isEqualTo("[1, 2, 1, 2, 1, 2]");
    assertThat(f.repr(l, "__mul__", -1)).isEqualTo("[]");
    f.call(l, "__imul__", 2);
    f.call(l, "__iadd__", l);
    assertThat(f.repr(l)).isEqualTo("[1, 2, 1, 2, 1, 2, 1, 2]");
    assertThat(f.error(l, "__add__", 1))
        .isEqualTo("TypeError: can only concatenate list (not \"int\") to list");
    assertThat(f.error(l, "__mul__", 1.5))
        .isEqualTo("TypeError: can't multiply sequence by non-int of type 'float'");
    assertThat(f.error(l, "__mul__", 1L << 40)).isEqualTo("MemoryError: ");
  }

  @Test
  void comparisonIsLexicographic() {
    assertThat(f.repr(f.list(1, 2), "__lt__", f.list(1, 3))).isEqualTo("True");
    assertThat(f.repr(f.list(1, 2), "__lt__", f.list(1))).isEqualTo("False");
    assertThat(f.repr(f.list(1, 2), "__eq__", f.list(1, 2.0))).isEqualTo("True");
    assertThat(f.repr(f.list(1, 2), "__eq__", f.tuple(1, 2))).isEqualTo("NotImplemented");
    assertThat(f.error(f.list(1), "__lt__", f.list("a")))
        .isEqualTo("TypeError: '<' not supported between instances of 'int' and 'str'");
    assertThat(f.error(() -> Comparison.hash(ts, f.list())))
        .isEqualTo("TypeError: unhashable type: 'list'");
  }

  @Test
  void aListInsideItselfIsAbbreviated() {
    PyList l = f.list(1);
    l.append(ts, l);
    assertThat(f.repr(l)).isEqualTo("[1, [...]]");
  }

  @Test
  void sortIsStableInBothDirections() {
    Random random = new Random(1);
    for (int n : new int[] {0, 1, 2, 63, 64, 65, 500, 5000}) {
      // Pairs of a coarse key and the position, compared as tuples with equal keys in order.
      PyObject[] pairs =
          IntStream.range(0, n)
              .mapToObj(i -> (PyObject) f.tuple((double) random.nextInt(10), i))
              .toArray(PyObject[]::new);
      PyList l = PyList.of(ts, pairs);
      ListSort.sort(ts, l, firstOf(), false);
      for (int i = 1; i < n; i++) {
        PyTuple a = (PyTuple) l.get(ts, i - 1);
        PyTuple b = (PyTuple) l.get(ts, i);
        assertThat(Comparison.test(ts, a, b, CompareOp.LT)).isTrue();
      }
      ListSort.sort(ts, l, firstOf(), true);
      for (int i = 1; i < n; i++) {
        PyTuple a = (PyTuple) l.get(ts, i - 1);
        PyTuple b = (PyTuple) l.get(ts, i);
        double x = ((PyFloat) a.at(0)).value;
        double y = ((PyFloat) b.at(0)).value;
        assertThat(x > y || x == y && ((PyInt) a.at(1)).longValue() < ((PyInt) b.at(1)).longValue())
            .isTrue();
      }
    }
  }

  /** A callable that gives the first item of a tuple. */
  private PyObject firstOf() {
    return new PyObject() {
      @Override
      public PyObject type() {
        return FIRST_TYPE;
      }
    };
  }

  private static final PyType FIRST_TYPE =
      PyType.builtin(
          new NativeTable() {
            @Override
            public String name() {
              return "first";
            }

            @Override
            public String doc() {
              return null;
            }

            @Override
            public Entry[] entries() {
              return new Entry[] {
                new Entry(Kind.SLOT, 0, -1, "__call__", org.boiga.api.Slot.CALL, null, null)
              };
            }

            @Override
            public PyObject call(
                int id,
                ThreadState ts,
                PyObject self,
                PyObject[] args,
                int start,
                int n,
                PyTuple kwnames) {
              return ((PyTuple) args[start]).at(0);
            }
          },
          PyBaseObject.TYPE);

  @Test
  void sortOrdersIntsFloatsAndStrings() {
    for (Object[] items :
        new Object[][] {
          {3, 1, 2, -5, 1}, {2.5, -1.0, 0.0}, {"b", "a", "\ud83d\ude00", "\uffff"}, {2, 1.5, true}
        }) {
      PyList l = f.list(items);
      f.call(l, "sort");
      for (int i = 1; i < items.length; i++) {
        assertThat(Comparison.test(ts, l.get(ts, i), l.get(ts, i - 1), CompareOp.LT)).isFalse();
      }
    }
    assertThat(f.error(f.list(1, "a"), "sort"))
        .isEqualTo("TypeError: '<' not supported between instances of 'str' and 'int'");
  }

  @Test
  void aFailingSortLeavesAPermutation() {
    Random random = new Random(2);
    Integer[] numbers = random.ints(1000, 0, 1000).boxed().toArray(Integer[]::new);
    for (int failAt : new int[] {0, 1, 50, 3000, 7000}) {
      Integer[] a = numbers.clone();
      int[] left = {failAt};
      try {
        TimSort.sort(
            a,
            (x, y) -> {
              if (left[0]-- == 0) {
                throw new IllegalStateException();
              }
              return x < y;
            });
      } catch (IllegalStateException expected) {
        // as intended
      }
      assertThat(a).containsExactlyInAnyOrder(numbers);
    }
  }

  @Test
  void timSortMergesRunsOfAnyShape() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      int n = random.nextInt(3000);
      Integer[] a = new Integer[n];
      int run = 1 + random.nextInt(300);
      for (int i = 0; i < n; i++) {
        a[i] =
            switch (round % 4) {
              case 0 -> random.nextInt(n);
              case 1 -> i % run;
              case 2 -> -i % run;
              default -> i / run + random.nextInt(3);
            };
      }
      Integer[] expected = a.clone();
      java.util.Arrays.sort(expected);
      TimSort.sort(a, (x, y) -> x < y);
      assertThat(a).isEqualTo(expected);
    }
  }

  @Test
  void anIteratorSeesWhatIsAppendedAndStaysExhausted() {
    PyList l = f.list(1, 2);
    PyObject it = Iteration.iter(ts, l);
    Iteration.next(ts, it);
    l.append(ts, f.py(3));
    assertThat(f.repr(it, "__length_hint__")).isEqualTo("2");
    assertThat(f.repr(Iteration.next(ts, it))).isEqualTo("2");
    assertThat(f.repr(Iteration.next(ts, it))).isEqualTo("3");
    assertThat(Iteration.next(ts, it)).isNull();
    l.append(ts, f.py(4));
    assertThat(Iteration.next(ts, it)).isNull();
    assertThat(f.repr(f.call(f.call(l, "__reversed__"), "__next__"))).isEqualTo("4");
  }

  @Test
  void removedItemsLoseTheListsReference() {
    PyList inner = f.list();
    int before = inner.refcount();
    PyList l = f.list(inner, inner);
    assertThat(inner.refcount()).isEqualTo(before + 2);
    int mark = ts.mark();
    f.call(l, "pop");
    f.call(l, "__setitem__", 0, 1);
    ts.release(mark);
    assertThat(inner.refcount()).isEqualTo(before);
  }

  @Test
  void concurrentAppendsAreAllKept() {
    PyList l = f.list();
    int each = 20_000;
    f.race(
        t -> IntStream.range(0, each).forEach(i -> l.append(t, Py.int_(i))),
        t -> IntStream.range(0, each).forEach(i -> l.append(t, Py.int_(-i - 1))));
    assertThat(l.size()).isEqualTo(2 * each);
    assertThat(java.util.Arrays.stream(l.toArray(ts)).mapToLong(o -> ((PyInt) o).longValue()))
        .doesNotHaveDuplicates();
  }

  @Test
  void readersOnlyEverSeeLiveItems() {
    PyList l = f.list();
    int rounds = 20_000;
    f.race(
        t -> {
          for (int i = 0; i < rounds; i++) {
            int mark = t.mark();
            l.append(t, PyTuple.of(t, Py.int_(i)));
            if (i % 3 == 0) {
              l.remove(t, 0L);
            }
            if (i % 100 == 0) {
              l.clear(t);
            }
            if (i % 7 == 0) {
              l.insert(t, 0, PyTuple.of(t, Py.int_(i)));
            }
            t.release(mark);
          }
        },
        t -> {
          for (int i = 0; i < rounds; i++) {
            int mark = t.mark();
            PyObject v = l.getOrNull(t, i % 10);
            if (v != null) {
              assertThat(((PyTuple) v).isDead()).isFalse();
              assertThat(((PyTuple) v).size()).isEqualTo(1);
            }
            t.release(mark);
          }
        });
  }
}
