package org.boiga.memory;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * What the memory manager of one interpreter did, for whoever watches it. Only what is rare is
 * counted. Safe on every thread.
 */
final class Counters {
  /** What is counted; times are in nanoseconds. */
  enum Counter {
    /** Objects that another thread gave to their owner's queue. */
    QUEUED,
    /** Objects that lost their bias because another thread dropped what the owner had counted. */
    MERGED,
    /** Objects whose count was distributed over the threads, and put together again. */
    DISTRIBUTED,
    GATHERED,
    /** Objects that were finalised after the JVM found that nobody refers to them. */
    FINALIZED_LATE,
    COLLECTIONS,
    /** Objects at which collections began, went through, and that they found in dead cycles. */
    CANDIDATES,
    TRAVERSED,
    COLLECTED,
    /** How often all threads were stopped, how long that took altogether, and at most. */
    STOPS,
    STOP_TIME,
    LONGEST_STOP_TIME
  }

  private final Map<Counter, LongAccumulator> values = new EnumMap<>(Counter.class);

  Counters() {
    for (Counter c : Counter.values()) {
      boolean most = c == Counter.LONGEST_STOP_TIME;
      values.put(c, most ? new LongAccumulator(Math::max, 0) : new LongAccumulator(Long::sum, 0));
    }
  }

  void increment(Counter c) {
    add(c, 1);
  }

  /** Adds to a sum, or offers a maximum. */
  void add(Counter c, long n) {
    values.get(c).accumulate(n);
  }

  long get(Counter c) {
    return values.get(c).get();
  }

  /** All counters by their names in small letters. */
  Map<String, Long> all() {
    Map<String, Long> all = new LinkedHashMap<>();
    values.forEach((c, v) -> all.put(c.name().toLowerCase(Locale.ROOT), v.get()));
    return all;
  }
}
