package org.boiga.api.context;

import java.time.LocalDateTime;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The local time zone (the C API's PyTime functions).
 *
 * <p>No object is involved but the result's values. Safe on all threads; a change of the zone by
 * {@code time.tzset} is seen by calls that begin afterwards.
 */
@ProviderType
public interface Clocks {
  /**
   * The local time at a point in time, by the C library's idea of the zone ({@code
   * _PyTime_localtime}); a leap second is the second before. OSError or OverflowError where the
   * year is beyond what the library, or Java, has.
   *
   * @param seconds since the epoch
   */
  LocalDateTime PyTime_localtime(long seconds);
}
