package org.boiga.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.boiga.api.annotation.PyModExport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Version;

/** Which platforms run a bundle that is built against the API as it is here. */
class AbiTest {
  private static String unfit(String platform) {
    return new Abi(Version.parseVersion(platform)).unfit(List.of(PyModExport.ABI_FILTER));
  }

  @ParameterizedTest
  @CsvSource({"1.0.0", "1.0.7", "1.1.0", "1.30.2"})
  void laterOnesOfTheSameMajorVersionDo(String platform) {
    assertThat(unfit(platform)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0.9.0", "2.0.0", "3.1.0"})
  void othersDoNot(String platform) {
    assertThat(unfit(platform))
        .isEqualTo(
            "is built for version 1.0.0 of the extension API, this platform has " + platform);
  }

  @Test
  void aBundleThatUsesWhatCameLaterIsNotRunByAnEarlierPlatform() {
    String filter = "(&(python.abi=boiga)(version>=1.2.0)(!(version>=2.0.0)))";
    assertThat(new Abi(new Version(1, 1, 0)).unfit(List.of(filter)))
        .isEqualTo("is built for version 1.2.0 of the extension API, this platform has 1.1.0");
    assertThat(new Abi(new Version(1, 2, 0)).unfit(List.of(filter))).isNull();
  }

  @Test
  void aBundleThatNamesNoVersionOrNoFilterIsUnfit() {
    assertThat(Abi.PLATFORM.unfit(List.of()))
        .isEqualTo("does not say for which version of the extension API it is");
    assertThat(Abi.PLATFORM.unfit(List.of("python"))).startsWith("has a requirement that is no");
  }
}
