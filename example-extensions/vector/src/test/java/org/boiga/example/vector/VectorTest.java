package org.boiga.example.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.boiga.tck.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Python code sees of module {@code vector}. */
class VectorTest {
  @RegisterExtension
  static final Python python =
      Python.with(new VectorsTable())
          .startingWith("import vector; from vector import Vector; v = Vector([1, 2.5, 3])");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vector()                       | Vector([])",
        "Vector(range(3))               | Vector([0.0, 1.0, 2.0])",
        "Vector(x / 2 for x in (1, 2))  | Vector([0.5, 1.0])",
        "Vector(v) == v                 | True",
        "Vector(['1e3', True])          | Vector([1000.0, 1.0])",
        "Vector('ab')                   | ValueError: could not convert string to float: 'a'",
        "Vector([[]])                   | TypeError: float() argument must be a string or a real"
            + " number, not 'list'",
        "Vector(5)                      | TypeError: 'int' object is not iterable",
        "Vector([1], [2])               | TypeError: Vector expected at most 1 argument, got 2",
        "Vector(iterable=[])            | TypeError: Vector() takes no keyword arguments",
        "vector.full(2, value=7)        | Vector([7.0, 7.0])",
        "vector.full(-1)                | ValueError: negative length",
      })
  void aVectorIsMadeOfNumbers(String expression, String value) {
    assertThat(python.eval(expression)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "len(v)              | 3",
        "v[0], v[-1]         | (1.0, 3.0)",
        "v[3]                | IndexError: vector index out of range",
        "v[10 ** 30]         | IndexError: cannot fit 'int' into an index-sized integer",
        "v['a']              | TypeError: vector indices must be integers or slices, not str",
        "v[1:], v[::-2]      | (Vector([2.5, 3.0]), Vector([3.0, 1.0]))",
        "list(v)             | [1.0, 2.5, 3.0]",
        "v.tolist()          | [1.0, 2.5, 3.0]",
        "[*reversed(v)]      | [3.0, 2.5, 1.0]",
        "2.5 in v, 'a' in v  | (True, False)",
        "iter(v).__length_hint__() | 3",
      })
  void itIsASequence(String expression, String value) {
    assertThat(python.eval(expression)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v + v                 | Vector([2.0, 5.0, 6.0])",
        "1 - v                 | Vector([0.0, -1.5, -2.0])",
        "v * 2 == 2 * v        | True",
        "v * v                 | Vector([1.0, 6.25, 9.0])",
        "-v / 2                | Vector([-0.5, -1.25, -1.5])",
        "v @ v, v.dot(v)       | (16.25, 16.25)",
        "v.sum(), v.norm()     | (6.5, 4.031128874149275)",
        "v.map(lambda x: x * 2)| Vector([2.0, 5.0, 6.0])",
        "v + Vector([1])       | ValueError: vectors of different length: 3 and 1",
        "v + 'a'               | TypeError: unsupported operand type(s) for +: 'vector.Vector' and"
            + " 'str'",
        "v / 0                 | ZeroDivisionError: vector division by zero",
        "v.dot(1)              | TypeError: dot() argument must be vector.Vector, not int",
        "v < v                 | TypeError: '<' not supported between instances of 'vector.Vector'"
            + " and 'vector.Vector'",
        "vector.isclose(v, v + 1e-12, tolerance=1e-9) | True",
      })
  void arithmeticIsByElements(String expression, String value) {
    assertThat(python.eval(expression)).isEqualTo(value);
  }

  @Test
  void equalVectorsHaveEqualHashes() {
    assertThat(
            python.eval(
                "hash(v) == hash(Vector(v)) and {v: 1}[Vector(v)] == 1 and v != [1, 2.5, 3]"))
        .isEqualTo("True");
  }

  @Test
  void pythonClassesDeriveFromIt() {
    python.exec(
        """
        class Named(Vector):
            def __new__(cls, name, items):
                return super().__new__(cls, items)
            def __init__(self, name, items):
                self.name = name
        n = Named("n", [1, 2])
        """);
    assertThat(python.eval("n.name, n.sum(), n + v[:2], type(n).__mro__[1] is Vector"))
        .isEqualTo("('n', 3.0, Vector([2.0, 4.5]), True)");
  }

  @Test
  void anIteratorKeepsItsVectorAlive() {
    python.exec(
        """
        import _weakref
        w = Vector([1, 2])
        ref = _weakref.ref(w)
        it = iter(w)
        del w
        alive = ref() is not None
        rest = list(it)
        dead = ref() is None
        """);
    assertThat(python.eval("alive, rest, dead")).isEqualTo("(True, [1.0, 2.0], True)");
  }

  @Test
  void threadsShareVectors() {
    python.onThreads(
        8,
        """
        for n in range(200):
            assert (v + v * n).sum() == 6.5 * (n + 1)
            assert list(v[::-1]) == [3.0, 2.5, 1.0]
            assert v @ v == 16.25 and v == Vector(list(v))
        """);
  }

  @Test
  void vectorsOfAnEarlierLoadGoOn() {
    python.exec("old = v; from importlib import reload");
    python.reload();
    assertThat(python.eval("old.sum(), vector.Vector([1]).sum(), isinstance(old, vector.Vector)"))
        .isEqualTo("(6.5, 1.0, False)");
  }
}
