package org.boiga.modules.select;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.libc.NativeFunction;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.posix.OsErrors;
import org.boiga.objects.ThreadState;

/** Descriptors to wait for, and what came: the system call {@code poll}. */
public final class PollDescriptors {
  public static final int POLLIN = 1;
  public static final int POLLPRI = 2;
  public static final int POLLOUT = 4;
  public static final int POLLERR = 8;
  public static final int POLLHUP = 16;
  public static final int POLLNVAL = 32;

  private static final NativeFunction POLL = new NativeFunction("poll");

  private final int[] fds;
  private final short[] events;
  private final short[] results;

  /** Waits for {@code events} of {@code fds}. */
  public PollDescriptors(int[] fds, short[] events) {
    this.fds = fds;
    this.events = events;
    results = new short[fds.length];
  }

  /** What came for descriptor {@code i}. */
  public int result(int i) {
    return results[i] & 0xFFFF;
  }

  /**
   * Waits, again after a signal for what is left of the time.
   *
   * @param nanos negative for ever
   * @return how many descriptors have results
   */
  public int await(ThreadState ts, long nanos) {
    long end = System.nanoTime() + nanos;
    try (Arena arena = Arena.ofShared()) {
      MemorySegment m = arena.allocate(Math.max(8L * fds.length, 8), 8);
      for (int i = 0; i < fds.length; i++) {
        m.set(ValueLayout.JAVA_INT, 8L * i, fds[i]);
        m.set(ValueLayout.JAVA_SHORT, 8L * i + 4, events[i]);
      }
      long n =
          Blocking.retry(ts, () -> POLL.call(m.address(), fds.length, milliseconds(nanos, end)));
      OsErrors.check(ts, n);
      for (int i = 0; i < fds.length; i++) {
        results[i] = m.get(ValueLayout.JAVA_SHORT, 8L * i + 6);
      }
      return (int) n;
    }
  }

  /** What is left until {@code end}, rounded up; -1 for ever. */
  static int milliseconds(long nanos, long end) {
    if (nanos < 0) {
      return -1;
    }
    long left = Math.max(end - System.nanoTime(), 0);
    return (int) Math.min((left + 999_999) / 1_000_000, Integer.MAX_VALUE);
  }
}
