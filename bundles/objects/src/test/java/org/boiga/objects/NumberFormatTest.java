package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {
  private final Fixture f = new Fixture();

  private String format(Object value, String spec) {
    return Conversion.format(f.ts, f.py(value), PyStr.of(spec)).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234567|,|1,234,567",
        "255|#010_x|0x000_00ff",
        "-5|010|-000000005",
        "1234|020,|0,000,000,000,001,234",
        "65|>4c|'   A'",
        "10|#b|0b1010",
        "255|X|FF",
        "3|*^+7.2f|*+3.00*",
        "3|%|300.000000%"
      })
  void ints(long value, String spec, String expected) {
    assertThat(format(value, spec)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12345.6789012|,.7_f|12,345.678_901_2",
        "-1234.5|012,.1f|-0,001,234.5",
        "-0.01|z.1f|0.0",
        "1e16|#|1.e+16",
        "1234.5|.0|1e+03",
        "NaN|010|0000000nan",
        "0.5|.0%|50%",
        "1e-7|G|1E-07",
        "3.0|+|+3.0",
        "2.5|_^9g|___2.5___"
      })
  void floats(double value, String spec, String expected) {
    assertThat(format(value, spec)).isEqualTo(expected);
  }

  @Test
  void complexNumbers() {
    assertThat(format(new PyComplex(1, 2), ">20.3f")).isEqualTo("        1.000+2.000j");
    assertThat(format(new PyComplex(0, 2), "+")).isEqualTo("+2j");
    assertThat(format(new PyComplex(-0.0, 2), "")).isEqualTo("(-0+2j)");
    assertThat(f.error(() -> format(new PyComplex(1, 2), "010")))
        .isEqualTo("ValueError: Zero padding is not allowed in complex format specifier");
  }

  @Test
  void strings() {
    assertThat(format("abcdef", ".3")).isEqualTo("abc");
    assertThat(format("ab", "\uD83D\uDC0D^5")).isEqualTo("\uD83D\uDC0Dab\uD83D\uDC0D\uD83D\uDC0D");
    assertThat(format("x", "05")).isEqualTo("x0000");
  }

  @Test
  void wrongSpecifications() {
    assertThat(f.error(() -> format(1, ",x")))
        .isEqualTo("ValueError: Cannot specify ',' with 'x'.");
    assertThat(f.error(() -> format(1, ",_")))
        .isEqualTo("ValueError: Cannot specify both ',' and '_'.");
    assertThat(f.error(() -> format(1, ".2d")))
        .isEqualTo("ValueError: Precision not allowed in integer format specifier");
    assertThat(f.error(() -> format(1.5, "d")))
        .isEqualTo("ValueError: Unknown format code 'd' for object of type 'float'");
    assertThat(f.error(() -> format(1.5, ".")))
        .isEqualTo("ValueError: Format specifier missing precision");
    assertThat(f.error(() -> format(1.5, "5x2")))
        .isEqualTo("ValueError: Invalid format specifier '5x2' for object of type 'float'");
    assertThat(f.error(() -> format("x", "=5")))
        .isEqualTo("ValueError: '=' alignment not allowed in string format specifier");
    assertThat(f.error(() -> format(0x110000, "c")))
        .isEqualTo("OverflowError: %c arg not in range(0x110000)");
  }
}
