package org.boiga.objects;

import java.time.LocalDateTime;

/**
 * What an interpreter's module {@code time} tells other native code: the local time at a point in
 * time. It is the {@linkplain InterpreterState#state state} under this class as key.
 */
@FunctionalInterface
public interface LocalClock {
  LocalDateTime at(ThreadState ts, long seconds);

  /** The clock of the running interpreter. */
  static LocalClock of(ThreadState ts) {
    LocalClock c = ts.interp.state(LocalClock.class, () -> null);
    if (c == null) {
      ts.interp.evaluator.importModule(ts, "time");
      c = ts.interp.state(LocalClock.class, () -> null);
    }
    return c;
  }
}
