package org.boiga.itests.rules;

import java.util.Comparator;

/** The version of an exported package, by the rules of OSGi's semantic versioning. */
record ApiVersion(int major, int minor, int micro) implements Comparable<ApiVersion> {
  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::major)
          .thenComparingInt(ApiVersion::minor)
          .thenComparingInt(ApiVersion::micro);

  static ApiVersion parse(String text) {
    String[] parts = text.split("\\.");
    return new ApiVersion(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  /** The lowest version that a change of this one takes. */
  ApiVersion raised(ApiChange.Kind change) {
    return switch (change) {
      case COMPATIBLE -> new ApiVersion(major, minor + 1, 0);
      case BREAKING -> new ApiVersion(major + 1, 0, 0);
    };
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + micro;
  }
}
