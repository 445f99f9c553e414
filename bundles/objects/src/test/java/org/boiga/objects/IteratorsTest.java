package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class IteratorsTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  private PyObject make(PyType type, Object... args) {
    PyObject[] a = new PyObject[args.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = f.py(args[i]);
    }
    return Calls.call(ts, type, a);
  }

  private PyObject strict(PyType type, PyObject... args) {
    PyObject[] a = java.util.Arrays.copyOf(args, args.length + 1);
    a[args.length] = Py.True;
    return Calls.call(ts, type, a, 0, args.length, PyTuple.of(ts, PyStr.interned("strict")));
  }

  private String items(PyObject o) {
    return f.repr(PyList.from(ts, o));
  }

  @Test
  void enumerateCounts() {
    assertThat(items(make(PyEnumerate.TYPE, "ab", 5))).isEqualTo("[(5, 'a'), (6, 'b')]");
    PyObject e = make(PyEnumerate.TYPE, "ab", Long.MAX_VALUE);
    assertThat(items(e)).isEqualTo("[(9223372036854775807, 'a'), (9223372036854775808, 'b')]");
  }

  @Test
  void zipStopsAtTheShortestUnlessStrict() {
    assertThat(items(make(PyZip.TYPE, "abc", f.list(1, 2)))).isEqualTo("[('a', 1), ('b', 2)]");
    assertThat(items(make(PyZip.TYPE))).isEqualTo("[]");
    assertThat(f.error(() -> items(strict(PyZip.TYPE, f.list(1), f.list(1), f.list()))))
        .isEqualTo("ValueError: zip() argument 3 is shorter than arguments 1-2");
    assertThat(f.error(() -> items(strict(PyZip.TYPE, f.list(), f.list(1)))))
        .isEqualTo("ValueError: zip() argument 2 is longer than argument 1");
  }

  @Test
  void mapAndFilterCallTheirFunction() {
    assertThat(items(make(PyMap.TYPE, PyTuple.TYPE, f.list("ab", "c"))))
        .isEqualTo("[('a', 'b'), ('c',)]");
    assertThat(f.error(() -> make(PyMap.TYPE, PyTuple.TYPE)))
        .isEqualTo("TypeError: map() must have at least two arguments.");
    assertThat(f.error(() -> items(strict(PyMap.TYPE, PySlice.TYPE, f.list(), f.list(1)))))
        .isEqualTo("ValueError: map() argument 2 is longer than argument 1");
    assertThat(items(make(PyFilter.TYPE, null, f.list(0, 1, "", "a")))).isEqualTo("[1, 'a']");
  }

  @Test
  void reversedPrefersTheObjectsOwnMethod() {
    assertThat(items(make(PyReversed.TYPE, f.list(1, 2)))).isEqualTo("[2, 1]");
    assertThat(items(make(PyReversed.TYPE, f.tuple(1, 2)))).isEqualTo("[2, 1]");
    assertThat(PyType.of(make(PyReversed.TYPE, f.list())).name()).isEqualTo("list_reverseiterator");
    assertThat(f.error(() -> make(PyReversed.TYPE, f.set())))
        .isEqualTo("TypeError: 'set' object is not reversible");
  }

  @Test
  void genericAliasesShowAndCompareTheirArguments() {
    PyObject alias = Sequences.getItem(ts, PyList.TYPE, PyInt.TYPE);
    assertThat(f.repr(alias)).isEqualTo("list[int]");
    assertThat(f.repr(PyGenericAlias.of(ts, PyDict.TYPE, f.tuple(PyStr.TYPE, alias))))
        .isEqualTo("dict[str, list[int]]");
    assertThat(f.repr(PyGenericAlias.of(ts, PyTuple.TYPE, PyTuple.EMPTY))).isEqualTo("tuple[()]");
    assertThat(Comparison.same(ts, alias, PyGenericAlias.of(ts, PyList.TYPE, PyInt.TYPE))).isTrue();
    assertThat(f.repr(Calls.call(ts, alias))).isEqualTo("[]");
    assertThat(f.error(() -> Sequences.getItem(ts, alias, PyStr.TYPE)))
        .isEqualTo("TypeError: list[int] is not a generic class");
    assertThat(f.repr(Iteration.next(ts, Iteration.iter(ts, alias)))).isEqualTo("*list[int]");
  }
}
