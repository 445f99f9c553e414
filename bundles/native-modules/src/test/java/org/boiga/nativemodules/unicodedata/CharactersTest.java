package org.boiga.nativemodules.unicodedata;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class CharactersTest {
  @Test
  void properties() {
    Characters db = Characters.CURRENT;
    assertThat(db.category(0x1F40D)).isEqualTo("So");
    assertThat(db.combining(0x301)).isEqualTo(230);
    assertThat(db.width(0x4E00)).isEqualTo("W");
    assertThat(db.numeric(0xBD)).isEqualTo(0.5);
    assertThat(db.numeric(0x5104)).isEqualTo(1e8);
    assertThat(db.numeric('x')).isNaN();
    assertThat(db.decomposition(0xFB01)).isEqualTo("<compat> 0066 0069");
    assertThat(db.bidirectional(0x5D0)).isEqualTo("R");
    assertThat(db.mirrored('(')).isTrue();
  }

  @Test
  void theOldVersionKnowsLess() {
    Characters db = Characters.OLD;
    assertThat(db.category(0x7C0)).isEqualTo("Cn");
    assertThat(db.numeric(0x7C0)).isNaN();
    assertThat(db.bidirectional('+')).isEqualTo("ET");
  }

  @Test
  void normalForms() {
    String s = "e\u0301\ufb01";
    assertThat(Characters.CURRENT.normalize(s, Normalizer.Form.NFKC)).isEqualTo("\u00e9fi");
    assertThat(Characters.CURRENT.normalize(s, Normalizer.Form.NFC)).isEqualTo("\u00e9\ufb01");
    String corrected = Character.toString(0x2F868);
    assertThat(Characters.CURRENT.normalize(corrected, Normalizer.Form.NFC)).isEqualTo("\u36FC");
    assertThat(Characters.OLD.normalize(corrected, Normalizer.Form.NFC))
        .isEqualTo(Character.toString(0x2136A));
  }
}
