package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class PyTupleTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  @Test
  void hashesAreThoseOfCPython() {
    assertThat(Comparison.hash(ts, f.tuple())).isEqualTo(5740354900026072187L);
    assertThat(Comparison.hash(ts, f.tuple(1))).isEqualTo(-6644214454873602895L);
    assertThat(Comparison.hash(ts, f.tuple(1, 2, 3))).isEqualTo(529344067295497451L);
    assertThat(f.error(() -> Comparison.hash(ts, f.tuple(f.list()))))
        .isEqualTo("TypeError: unhashable type: 'list'");
  }

  @Test
  void operatorsAndMethods() {
    PyTuple t = f.tuple(1, 2, 3);
    assertThat(f.repr(t, "__getitem__", f.slice(null, null, -1))).isEqualTo("(3, 2, 1)");
    assertThat(f.repr(t, "__getitem__", f.slice(1, 2, null))).isEqualTo("(2,)");
    assertThat(t).isSameAs(f.call(t, "__getitem__", f.slice(null, null, null)));
    assertThat(f.repr(t, "__add__", f.tuple(4))).isEqualTo("(1, 2, 3, 4)");
    assertThat(f.repr(t, "__mul__", 2)).isEqualTo("(1, 2, 3, 1, 2, 3)");
    assertThat(f.repr(t, "index", 3)).isEqualTo("2");
    assertThat(f.repr(t, "__lt__", f.tuple(1, 3))).isEqualTo("True");
    assertThat(f.error(t, "index", 9)).isEqualTo("ValueError: tuple.index(x): x not in tuple");
    assertThat(f.error(t, "__getitem__", 3)).isEqualTo("IndexError: tuple index out of range");
    assertThat(f.error(t, "__add__", f.list()))
        .isEqualTo("TypeError: can only concatenate tuple (not \"list\") to tuple");
  }

  @Test
  void structSequencesNameTheirItems() {
    PyType type = StructSequence.define("m.point", null, true, 2, "x", "y", "z");
    PyObject p = StructSequence.of(ts, type, f.py(1), f.py(2), f.py(3));
    assertThat(f.repr(p)).isEqualTo("m.point(x=1, y=2)");
    assertThat(f.repr(Attributes.get(ts, p, "z"))).isEqualTo("3");
    assertThat(f.repr(p, "__eq__", f.tuple(1, 2))).isEqualTo("True");
    assertThat(f.repr(Calls.call(ts, type, f.tuple(5, 6, 7)))).isEqualTo("m.point(x=5, y=6)");
    assertThat(f.error(() -> Calls.call(ts, type, f.tuple(5))))
        .isEqualTo("TypeError: m.point() takes an at least 2-sequence (1-sequence given)");
  }
}
