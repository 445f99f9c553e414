package org.boiga.nativemodules.lzma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.Decompression;
import org.boiga.nativemodules.support.Pieces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

class LzmaDecodersTest {
  private static final byte[] DATA = Pieces.sample(300_000);

  private interface Encoder {
    OutputStream on(OutputStream out) throws IOException;
  }

  private static byte[] encode(Encoder encoder) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (OutputStream out = encoder.on(all)) {
      out.write(DATA);
    }
    return all.toByteArray();
  }

  private static LZMA2Options options() throws IOException {
    return new LZMA2Options(4096, 1, 2, 0, LZMA2Options.MODE_FAST, 20, LZMA2Options.MF_HC4, 0);
  }

  private static byte[] xz(FilterOptions... filters) throws IOException {
    return encode(out -> new XZOutputStream(out, filters, XZ.CHECK_SHA256));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 19, 20, 21, 22, 1000, 1_000_000})
  void inputMayComeInPiecesOfAnySize(int piece) throws Exception {
    byte[] data = xz(options());
    assertThat(Pieces.decode(new XzDecoder(-1), data, piece, -1)).isEqualTo(DATA);
    byte[] alone = encode(out -> new LZMAOutputStream(out, options(), -1));
    assertThat(Pieces.decode(new AutoDecoder(-1), alone, piece, -1)).isEqualTo(DATA);
    byte[] sized = encode(out -> new LZMAOutputStream(out, options(), DATA.length));
    assertThat(Pieces.decode(new AloneDecoder(-1, false), sized, piece, -1)).isEqualTo(DATA);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 4095, 40_000})
  void outputMayBeTakenInPieces(int most) throws Exception {
    byte[] data = xz(new X86Options(), new DeltaOptions(3), options());
    assertThat(Pieces.decode(new XzDecoder(-1), data, 500, most)).isEqualTo(DATA);
  }

  @Test
  void whatFollowsTheStreamIsLeft() throws Exception {
    byte[] data = xz(options());
    byte[] more = Arrays.copyOf(data, data.length + 5);
    Decompression d = new Decompression(new AutoDecoder(-1));
    assertThat(d.decompress(ByteSpan.of(more), -1)).isEqualTo(DATA);
    assertThat(d.unused()).hasSize(5);
    assertThat(d.decompress(ByteSpan.of(more), -1)).isNull();
  }

  @Test
  void damageIsNoticed() throws Exception {
    byte[] data = xz(options());
    for (int i = 8; i < data.length; i += 211) {
      byte[] damaged = data.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> Pieces.decode(new XzDecoder(-1), damaged, 1000, -1))
          .isInstanceOf(LzmaError.class);
    }
  }

  @Test
  void memoryIsLimited() throws Exception {
    byte[] data = xz(new LZMA2Options(6));
    assertThatThrownBy(() -> Pieces.decode(new XzDecoder(1 << 20), data, 1000, -1))
        .hasMessage("Memory usage limit exceeded");
  }
}
