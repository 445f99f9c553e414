package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class PyComplexTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  private String make(Object... args) {
    PyObject[] a = new PyObject[args.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = f.py(args[i]);
    }
    return f.repr(Calls.call(ts, PyComplex.TYPE, a));
  }

  private static PyComplex c(double re, double im) {
    return new PyComplex(re, im);
  }

  @Test
  void readsText() {
    assertThat(make("1+2j")).isEqualTo("(1+2j)");
    assertThat(make(" ( -j ) ")).isEqualTo("-1j");
    assertThat(make("nan-infj")).isEqualTo("(nan-infj)");
    assertThat(make("1e5J")).isEqualTo("100000j");
    for (String s : new String[] {"", "1 + 2j", "1j2", "(1", "j1"}) {
      assertThat(f.error(() -> make(s)))
          .isEqualTo("ValueError: complex() arg is a malformed string");
    }
    assertThat(f.error(() -> make("1", 2)))
        .isEqualTo("TypeError: complex() argument 'real' must be a real number, not str");
    assertThat(f.error(() -> make(f.list())))
        .isEqualTo("TypeError: complex() argument must be a string or a number, not list");
  }

  @Test
  void realOperandsAreNotConverted() {
    double inf = Double.POSITIVE_INFINITY;
    assertThat(f.repr(Numbers.binary(ts, Py.float_(inf), c(0, 1), Slot.ADD, "+")))
        .isEqualTo("(inf+1j)");
    assertThat(f.repr(Numbers.binary(ts, c(1, inf), Py.int_(2), Slot.MUL, "*")))
        .isEqualTo("(2+infj)");
    assertThat(f.repr(Numbers.binary(ts, Py.int_(2), c(0, -0.0), Slot.SUB, "-")))
        .isEqualTo("(2+0j)");
  }

  @Test
  void quotientsAndPowers() {
    assertThat(f.repr(Numbers.binary(ts, c(1, 2), c(3, -4), Slot.TRUEDIV, "/")))
        .isEqualTo("(-0.2+0.4j)");
    assertThat(f.repr(Numbers.power(ts, c(1, 2), Py.int_(3), null))).isEqualTo("(-11-2j)");
    assertThat(f.error(() -> Numbers.binary(ts, c(1, 2), Py.int_(0), Slot.TRUEDIV, "/")))
        .isEqualTo("ZeroDivisionError: division by zero");
    assertThat(f.error(() -> Numbers.power(ts, c(0, 0), c(0, 1), null)))
        .isEqualTo("ZeroDivisionError: zero to a negative or complex power");
    assertThat(f.error(() -> Numbers.power(ts, c(1e300, 1), Py.float_(1.5), null)))
        .isEqualTo("OverflowError: complex exponentiation");
  }

  @Test
  void hasNoOrderButEqualityWithOtherNumbers() {
    assertThat(Comparison.same(ts, c(3, 0), Py.int_(3))).isTrue();
    assertThat(Comparison.hash(ts, c(3, 0))).isEqualTo(Comparison.hash(ts, Py.int_(3)));
    assertThat(f.error(() -> Comparison.compare(ts, c(1, 0), c(2, 0), CompareOp.LT)))
        .isEqualTo("TypeError: '<' not supported between instances of 'complex' and 'complex'");
  }
}
