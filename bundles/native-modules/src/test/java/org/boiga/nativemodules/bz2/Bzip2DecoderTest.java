package org.boiga.nativemodules.bz2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.boiga.nativemodules.support.DecodingException;
import org.boiga.nativemodules.support.Pieces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bzip2DecoderTest {
  private static final byte[] DATA = Pieces.sample(250_000);

  private static byte[] encode(byte[] data) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (var out = new BZip2CompressorOutputStream(all, 1)) {
      out.write(data);
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100, 1_000_000})
  void inputMayComeInPiecesOfAnySize(int piece) throws Exception {
    assertThat(Pieces.decode(new Bzip2Decoder(), encode(DATA), piece, -1)).isEqualTo(DATA);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 100_000})
  void outputMayBeTakenInPieces(int most) throws Exception {
    byte[] runs = new byte[100_000];
    assertThat(Pieces.decode(new Bzip2Decoder(), encode(runs), 10, most)).isEqualTo(runs);
  }

  @Test
  void damageIsNoticed() throws Exception {
    byte[] data = encode(DATA);
    for (int i = 0; i < data.length; i += 997) {
      byte[] damaged = data.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> Pieces.decode(new Bzip2Decoder(), damaged, 1000, -1))
          .isInstanceOf(DecodingException.class)
          .hasMessage("Invalid data stream");
    }
  }
}
