package org.boiga.embedding.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions that the build declares. */
public final class Version {
  /** The Python that is implemented: {@code 3.14.3}. */
  public static final String PYTHON;

  /** The platform's own version. */
  public static final String BOIGA;

  /** In the form of {@code sys.version}. */
  public static final String LONG;

  static {
    Properties versions = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PYTHON = versions.getProperty("python");
    BOIGA = versions.getProperty("boiga");
    LONG =
        "%s free-threading build (Boiga %s) [%s %s]"
            .formatted(
                PYTHON,
                BOIGA,
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"));
  }

  private Version() {}
}
