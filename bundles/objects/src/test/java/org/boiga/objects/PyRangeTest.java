package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class PyRangeTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  private PyObject range(Object... args) {
    PyObject[] a = new PyObject[args.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = args[i] instanceof BigInteger b ? PyInt.of(b) : f.py(args[i]);
    }
    return Calls.call(ts, PyRange.TYPE, a);
  }

  private String items(PyObject o) {
    return f.repr(PyList.from(ts, o));
  }

  @Test
  void itemsSlicesAndMembership() {
    assertThat(items(range(5))).isEqualTo("[0, 1, 2, 3, 4]");
    assertThat(items(range(10, 0, -3))).isEqualTo("[10, 7, 4, 1]");
    assertThat(items(f.call(range(10, 0, -3), "__reversed__"))).isEqualTo("[1, 4, 7, 10]");
    assertThat(f.repr(range(10), "__getitem__", f.slice(null, null, -2)))
        .isEqualTo("range(9, -1, -2)");
    assertThat(f.repr(range(10), "__getitem__", -1)).isEqualTo("9");
    assertThat(f.repr(range(0, 10, 3), "__contains__", 9)).isEqualTo("True");
    assertThat(f.repr(range(0, 10, 3), "__contains__", 10)).isEqualTo("False");
    assertThat(f.repr(range(3), "__contains__", 1.0)).isEqualTo("True");
    assertThat(f.repr(range(0, 10, 3), "index", 6)).isEqualTo("2");
    assertThat(f.error(range(5), "index", 9))
        .isEqualTo("ValueError: range.index(x): x not in range");
    assertThat(f.error(() -> range(1, 2, 0)))
        .isEqualTo("ValueError: range() arg 3 must not be zero");
  }

  @Test
  void rangesOfAnySize() {
    BigInteger big = BigInteger.TEN.pow(30);
    PyObject r = range(big);
    assertThat(f.repr(r, "__getitem__", PyInt.of(big.subtract(BigInteger.ONE))))
        .isEqualTo(big.subtract(BigInteger.ONE).toString());
    assertThat(f.repr(Iteration.next(ts, f.call(r, "__reversed__"))))
        .isEqualTo(big.subtract(BigInteger.ONE).toString());
    assertThat(f.error(r, "__len__"))
        .isEqualTo("OverflowError: Python int too large to convert to C ssize_t");
    PyObject top = range(Long.MAX_VALUE - 1, BigInteger.ONE.shiftLeft(63).add(BigInteger.ONE));
    assertThat(items(top))
        .isEqualTo("[9223372036854775806, 9223372036854775807, 9223372036854775808]");
    assertThat(f.repr(range(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE), "__len__"))
        .isEqualTo("3");
  }

  @Test
  void equalRangesHaveTheSameItems() {
    assertThat(f.repr(range(0, 3, 2), "__eq__", range(0, 4, 2))).isEqualTo("True");
    assertThat(f.repr(range(0), "__eq__", range(2, 1))).isEqualTo("True");
    assertThat(Comparison.hash(ts, range(5))).isEqualTo(5795932985296280846L);
    assertThat(Comparison.hash(ts, range(0))).isEqualTo(2676694398852732306L);
  }

  @Test
  void slicesGiveTheirIndicesForALength() {
    assertThat(f.repr(f.slice(null, null, -1), "indices", 5)).isEqualTo("(4, -1, -1)");
    assertThat(f.repr(f.slice(-100, 100, 2), "indices", 5)).isEqualTo("(0, 5, 2)");
    assertThat(Comparison.hash(ts, f.slice(1, 2, null))).isEqualTo(-2178470213028018262L);
    assertThat(f.repr(f.slice(1, 2, null), "__lt__", f.slice(1, 3, null))).isEqualTo("True");
  }
}
