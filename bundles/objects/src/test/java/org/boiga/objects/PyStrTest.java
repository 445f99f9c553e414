package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PyStrTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  private String repr(String s, String method, Object... args) {
    return f.repr(PyStr.of(s), method, args);
  }

  @Test
  void loneSurrogatesThatMeetStayTwoCharacters() {
    PyStr high = PyStr.ofCodePoint(0xD83D);
    PyStr low = PyStr.ofCodePoint(0xDE00);
    PyStr both = PyStr.concat(ts, high, low);
    assertThat(both.length()).isEqualTo(2);
    assertThat(both).isNotEqualTo(PyStr.of("\uD83D\uDE00"));
    assertThat(PyStr.of("\uD83D\uDE00").length()).isEqualTo(1);
    assertThat(PyStr.join(ts, PyStr.EMPTY, high, low)).isEqualTo(both);
    assertThat(PyStr.repeat(ts, both, 2).substring(1, 3).units()).isEqualTo("\uDE00\uD83D");
    assertThat(f.repr(both)).isEqualTo("'\\ud83d\\ude00'");
  }

  @Test
  void equalTextHasTheSameFormAndHash() {
    PyStr direct = PyStr.of("ab");
    PyStr part = PyStr.of("ab\uD83D\uDE00").substring(0, 2);
    assertThat(part).isEqualTo(direct).hasSameHashCodeAs(direct);
    assertThat(part.units()).isEqualTo("ab");
    assertThat(Comparison.hash(ts, new StrInstance(ts, PyStr.TYPE, direct)))
        .isEqualTo(Comparison.hash(ts, direct));
  }

  @Test
  void orderIsByCodePoints() {
    assertThat(PyStr.compare(PyStr.of("\uFFFF"), PyStr.of("\uD83D\uDE00"))).isNegative();
    assertThat(PyStr.compare(PyStr.of("a"), PyStr.of("ab"))).isNegative();
  }

  @Test
  void concatenationInALoopCostsWhatItAdds() {
    PyStr part = PyStr.of("0123456789");
    PyStr s = PyStr.EMPTY;
    for (int i = 0; i < 200_000; i++) {
      s = PyStr.concat(ts, s, part);
    }
    assertThat(s.length()).isEqualTo(2_000_000);
    assertThat(s.at(1_999_999)).isEqualTo('9');
    assertThat(s).isEqualTo(PyStr.repeat(ts, part, 200_000));
  }

  @Test
  void textsThatShareABufferAreIndependent() {
    PyStr s = PyStr.repeat(ts, PyStr.of("x"), 300);
    for (int i = 0; i < 3; i++) {
      s = PyStr.concat(ts, s, PyStr.of("y"));
    }
    PyStr first = PyStr.concat(ts, s, PyStr.of("1"));
    PyStr second = PyStr.concat(ts, s, PyStr.of("2"));
    PyStr wide = PyStr.concat(ts, first, PyStr.of("\uD83D\uDE00"));
    assertThat(s.toString()).hasSize(303).endsWith("xyyy");
    assertThat(first.toString()).hasSize(304).endsWith("y1");
    assertThat(second.toString()).hasSize(304).endsWith("y2");
    assertThat(wide.length()).isEqualTo(305);
    assertThat(PyStr.concat(ts, first, PyStr.of("3")).toString()).endsWith("y13");
    assertThat(second).isNotEqualTo(first);
    assertThat(first.hashCode()).isEqualTo(PyStr.of(first.toString()).hashCode());
  }

  @Test
  void indicesAndSlices() {
    assertThat(repr("a\uD83D\uDE00c", "__getitem__", 1)).isEqualTo("'\uD83D\uDE00'");
    assertThat(repr("abcdef", "__getitem__", f.slice(null, null, -2))).isEqualTo("'fdb'");
    assertThat(f.error(PyStr.of("a"), "__getitem__", 1))
        .isEqualTo("IndexError: string index out of range");
    assertThat(f.error(PyStr.of("a"), "__getitem__", "b"))
        .isEqualTo("TypeError: string indices must be integers, not 'str'");
  }

  @Test
  void operatorsTellWhatTheyCannotCombine() {
    assertThat(f.error(PyStr.of("a"), "__add__", 1))
        .isEqualTo("TypeError: can only concatenate str (not \"int\") to str");
    assertThat(f.error(PyStr.of("ab"), "__mul__", Long.MAX_VALUE))
        .isEqualTo("OverflowError: repeated string is too long");
    assertThat(f.error(PyStr.of("a"), "__mul__", Long.MAX_VALUE)).isEqualTo("MemoryError: ");
    assertThat(f.error(PyStr.of("a"), "__contains__", 1))
        .isEqualTo("TypeError: 'in <string>' requires string as left operand, not int");
  }

  @Test
  void searching() {
    assertThat(repr("abcabc", "find", "c", -2)).isEqualTo("5");
    assertThat(repr("abc", "find", "", 4)).isEqualTo("-1");
    assertThat(repr("aaa", "count", "aa")).isEqualTo("1");
    assertThat(repr("abc", "count", "")).isEqualTo("4");
    assertThat(repr("abab", "replace", "", "-", 3)).isEqualTo("'-a-b-ab'");
    assertThat(repr("abc", "endswith", f.tuple("x", "bc"), 1)).isEqualTo("True");
    assertThat(f.error(PyStr.of("a"), "index", "b")).isEqualTo("ValueError: substring not found");
    assertThat(f.error(PyStr.of("a"), "startswith", f.tuple(1)))
        .isEqualTo("TypeError: tuple for startswith must only contain str, not int");
  }

  @Test
  void splitting() {
    assertThat(repr(" a  b\u00a0c ", "split")).isEqualTo("['a', 'b', 'c']");
    assertThat(repr(" a b c ", "split", (Object) null, 1)).isEqualTo("['a', 'b c ']");
    assertThat(repr("a,b,,c", "rsplit", ",", 2)).isEqualTo("['a,b', '', 'c']");
    assertThat(repr("a\r\nb\u2028c\u001cd", "splitlines", true))
        .isEqualTo("['a\\r\\n', 'b\\u2028', 'c\\x1c', 'd']");
    assertThat(repr("a-b-c", "rpartition", "-")).isEqualTo("('a-b', '-', 'c')");
    assertThat(f.error(PyStr.of("a"), "split", "")).isEqualTo("ValueError: empty separator");
  }

  @Test
  void caseMappingsAreFull() {
    assertThat(repr("\u00df\ufb01", "upper")).isEqualTo("'SSFI'");
    assertThat(repr("\u0391\u03a3 \u03a3", "lower")).isEqualTo("'\u03b1\u03c2 \u03c3'");
    assertThat(repr("\u0130", "lower")).isEqualTo("'i\u0307'");
    assertThat(repr("\u01c6x \ufb00", "title")).isEqualTo("'\u01c5x Ff'");
    assertThat(repr("\u1e9e\u13a0", "casefold")).isEqualTo("'ss\u13a0'");
    assertThat(repr("aB\uD801\uDC28", "swapcase")).isEqualTo("'Ab\uD801\uDC00'");
  }

  @Test
  void classesOfCharactersAreThoseOfUnicode() {
    assertThat(repr("\u00b2", "isdigit")).isEqualTo("True");
    assertThat(repr("\u00b2", "isdecimal")).isEqualTo("False");
    assertThat(repr("\u4e00\u00bd", "isnumeric")).isEqualTo("True");
    assertThat(repr("\u2160x", "isidentifier")).isEqualTo("True");
    assertThat(repr("\u037a", "isidentifier")).isEqualTo("False");
    assertThat(repr("a\u00ad", "isprintable")).isEqualTo("False");
  }

  @Test
  void translation() {
    PyObjectTable table = new PyObjectTable();
    assertThat(repr("abc\u20ac", "translate", table.of())).isEqualTo("'xyz\u20ac'");
    assertThat(f.error(PyStr.of("a"), "translate", f.py(java.util.Map.of(97, -1))))
        .isEqualTo("ValueError: character mapping must be in range(0x110000)");
  }

  private final class PyObjectTable {
    org.boiga.memory.PyObject of() {
      PyDict d = new PyDict(ts);
      d.put(ts, Py.int_('a'), PyStr.of("xy"));
      d.put(ts, Py.int_('b'), Py.None);
      d.put(ts, Py.int_('c'), Py.int_('z'));
      return d;
    }
  }

  @Test
  void reprChoosesQuotesAndEscapes() {
    assertThat(f.repr(PyStr.of("it's"))).isEqualTo("\"it's\"");
    assertThat(f.repr(PyStr.of("\"it's\"\n\\\u007f\u0378")))
        .isEqualTo("'\"it\\'s\"\\n\\\\\\x7f\\u0378'");
  }

  @Test
  void formatFields() {
    assertThat(repr("{0.real:>{1}}|{!r}|{{}}".replace("{!r}", "{2!r}"), "format", 7, 3, "x"))
        .isEqualTo("\"  7|'x'|{}\"");
    assertThat(repr("{0[1]}", "format", f.list("a", "b"))).isEqualTo("'b'");
    assertThat(f.error(PyStr.of("{}{0}"), "format", 1))
        .isEqualTo(
            "ValueError: cannot switch from automatic field numbering to manual field"
                + " specification");
    assertThat(f.error(PyStr.of("{:{:{}}}"), "format", 1, 2, 3))
        .isEqualTo("ValueError: Max string recursion exceeded");
    assertThat(f.error(PyStr.of("{a"), "format"))
        .isEqualTo("ValueError: expected '}' before end of string");
    assertThat(f.error(PyStr.of("{a}"), "format")).isEqualTo("KeyError: 'a'");
  }

  @Test
  void percentOperator() {
    assertThat(repr("%05d|%-6.2f|%#x|%c", "__mod__", f.tuple(-42, 3.14159, 255, 0x1F40D)))
        .isEqualTo("'-0042|3.14  |0xff|\uD83D\uDC0D'");
    assertThat(repr("%(a)s %%", "__mod__", f.py(java.util.Map.of("a", 1)))).isEqualTo("'1 %'");
    assertThat(repr("%*.*f", "__mod__", f.tuple(8, 2, 1.005))).isEqualTo("'    1.00'");
    assertThat(f.error(PyStr.of("%d"), "__mod__", "x"))
        .isEqualTo("TypeError: %d format: a real number is required, not str");
    assertThat(f.error(PyStr.of("%s"), "__mod__", f.tuple(1, 2)))
        .isEqualTo("TypeError: not all arguments converted during string formatting");
    assertThat(f.error(PyStr.of("%y"), "__mod__", 1))
        .isEqualTo("ValueError: unsupported format character 'y' (0x79) at index 1");
  }
}
