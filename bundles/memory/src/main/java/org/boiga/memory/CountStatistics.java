package org.boiga.memory;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * How often this process counts references, for whoever measures what counting costs: with the
 * system property {@code boiga.counts} a line on standard error says so when the process ends.
 *
 * <p>It is chosen when the process starts, so that it costs nothing otherwise.
 */
final class CountStatistics {
  /** Whether this process counts how often it counts. */
  static final boolean ENABLED = Boolean.getBoolean("boiga.counts");

  private static final Map<Event, LongAdder> EVENTS = new EnumMap<>(Event.class);

  /** What is counted. Shared is by an atomic operation; borrowed is what was saved. */
  private enum Event {
    OBJECTS,
    LOCAL_INCREMENTS,
    SHARED_INCREMENTS,
    LOCAL_DECREMENTS,
    SHARED_DECREMENTS,
    BORROWED
  }

  static {
    for (Event e : Event.values()) {
      EVENTS.put(e, new LongAdder());
    }
    if (ENABLED) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> System.err.println("boiga.counts: " + report())));
    }
  }

  private CountStatistics() {}

  private static String report() {
    return EVENTS.entrySet().stream()
        .map(e -> e.getKey().name().toLowerCase(Locale.ROOT) + "=" + e.getValue().sum())
        .collect(Collectors.joining(" "));
  }

  static void made() {
    EVENTS.get(Event.OBJECTS).increment();
  }

  static void increment(int owner, Mutator m) {
    count(owner, m, Event.LOCAL_INCREMENTS, Event.SHARED_INCREMENTS);
  }

  static void decrement(int owner, Mutator m) {
    count(owner, m, Event.LOCAL_DECREMENTS, Event.SHARED_DECREMENTS);
  }

  static void borrowed(int owner) {
    if (owner != Counted.UNCOUNTED) {
      EVENTS.get(Event.BORROWED).increment();
    }
  }

  private static void count(int owner, Mutator m, Event local, Event shared) {
    if (owner != Counted.UNCOUNTED) {
      EVENTS.get(owner == m.id || owner == Counted.DISTRIBUTED ? local : shared).increment();
    }
  }
}
