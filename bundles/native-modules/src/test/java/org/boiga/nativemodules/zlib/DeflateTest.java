package org.boiga.nativemodules.zlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.boiga.nativemodules.support.ByteSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compression with what the Java platform lacks. */
class DeflateTest {
  private static byte[] text(int n) {
    Random r = new Random(1);
    byte[] b = new byte[n];
    for (int i = 0; i < n; i++) {
      b[i] = (byte) "abcdef \n".charAt(r.nextInt(8));
    }
    return b;
  }

  private static byte[] inflate(Inflate i, byte[] data, int step) throws DataError {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (!i.isDone()) {
      int to = Math.min(data.length, at + step);
      Inflate.Result r = i.run(data, at, to, step);
      out.writeBytes(r.output());
      assertThat(r.next() > at || r.output().length > 0).isTrue();
      at = r.next();
    }
    assertThat(at).isEqualTo(data.length);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 12, 14, 15})
  void noMatchIsFartherThanTheWindow(int bits) throws DataError {
    byte[] data = text(100_000);
    Deflate d = new Deflate(Container.ZLIB, bits, 6, 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < data.length; at += 777) {
      out.writeBytes(d.compress(ByteSpan.of(data).part(at, Math.min(data.length, at + 777))));
    }
    out.writeBytes(d.flush(Deflate.FINISH));
    byte[] compressed = out.toByteArray();
    assertThat(compressed.length).isLessThan(data.length * 2 / 3);
    assertThat(inflate(new Inflate(Container.ZLIB, bits), compressed, 13)).isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RAW", "ZLIB", "GZIP"})
  void aCopyGoesOnFromWhereTheOriginalIs(String container) throws DataError {
    Container c = Container.valueOf(container);
    byte[] data = text(50_000);
    Deflate original = new Deflate(c, 15, 9, 0);
    byte[] start = original.compress(ByteSpan.of(data));
    Deflate copy = original.copy();
    for (Deflate d : new Deflate[] {original, copy}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(start);
      out.writeBytes(d.compress(ByteSpan.of(data)));
      out.writeBytes(d.flush(Deflate.FINISH));
      byte[] twice = inflate(new Inflate(c, 15), out.toByteArray(), 4096);
      assertThat(twice).hasSize(2 * data.length).startsWith(data).endsWith(data);
    }
  }

  @Test
  void aCopyOfADecompressorGoesOnInTheMiddleOfABlock() throws DataError {
    byte[] data = text(20_000);
    Deflate d = new Deflate(Container.GZIP, 15, 6, 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(d.compress(ByteSpan.of(data)));
    out.writeBytes(d.flush(Deflate.FINISH));
    byte[] compressed = out.toByteArray();
    Inflate first = new Inflate(Container.DETECT, 0);
    Inflate.Result start = first.run(compressed, 0, compressed.length / 2, Integer.MAX_VALUE);
    Inflate second = new Inflate(first);
    for (Inflate i : new Inflate[] {first, second}) {
      Inflate.Result end = i.run(compressed, start.next(), compressed.length, Integer.MAX_VALUE);
      assertThat(i.isDone()).isTrue();
      assertThat(start.output().length + end.output().length).isEqualTo(data.length);
    }
  }

  @Test
  void damageIsFound() {
    byte[] data = new Deflate(Container.ZLIB, 15, 6, 0).flush(Deflate.FINISH);
    data[data.length - 1] ^= 1;
    Inflate i = new Inflate(Container.ZLIB, 15);
    assertThatThrownBy(() -> i.run(data, 0, data.length, 100))
        .isInstanceOf(DataError.class)
        .hasMessage("incorrect data check");
    assertThatThrownBy(() -> i.run(data, 0, 0, 100)).isInstanceOf(DataError.class);
  }
}
