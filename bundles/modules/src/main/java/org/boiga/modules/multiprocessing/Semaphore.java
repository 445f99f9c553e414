package org.boiga.modules.multiprocessing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.api.libc.Scratch;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.ThreadState;

/** A semaphore of the system. Where a call fails, the result is the error number negated. */
record Semaphore(long address) {
  private static final NativeFunction OPEN = new NativeFunction("sem_open");
  private static final NativeFunction CLOSE = new NativeFunction("sem_close");
  private static final NativeFunction UNLINK = new NativeFunction("sem_unlink");
  private static final NativeFunction TRY = new NativeFunction("sem_trywait");
  private static final NativeFunction WAIT = new NativeFunction("sem_wait");
  private static final NativeFunction TIMED_WAIT = new NativeFunction("sem_timedwait");
  private static final NativeFunction POST = new NativeFunction("sem_post");
  private static final NativeFunction VALUE = new NativeFunction("sem_getvalue");
  private static final int CREATE_NEW = 0x40 | 0x80;
  private static final int MODE = 0600;

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private static long open(String name, int flags, int value) {
    try (Arena arena = Arena.ofConfined()) {
      long n = NativeStrings.string(arena, bytes(name));
      long r = OPEN.callRaw(n, flags, MODE, value, 0, 0);
      return r == 0 ? -Libc.errno() : r;
    }
  }

  /** The address of a new semaphore. */
  static long create(String name, int value) {
    return open(name, CREATE_NEW, value);
  }

  /** The address of a semaphore that exists. */
  static long existing(String name) {
    return open(name, 0, 0);
  }

  static int unlink(String name) {
    return NativeStrings.with(bytes(name), p -> UNLINK.call(p));
  }

  void close() {
    CLOSE.call(address);
  }

  int tryWait() {
    return TRY.call(address);
  }

  int post() {
    return POST.call(address);
  }

  int value() {
    Scratch s = Scratch.get();
    int r = VALUE.call(address, s.resultAddress());
    return r < 0 ? r : s.result.get(ValueLayout.JAVA_INT, 0);
  }

  /**
   * Waits for it.
   *
   * @param nanos negative for ever
   * @return -ETIMEDOUT where it did not come in time
   */
  int await(ThreadState ts, long nanos) {
    if (nanos < 0) {
      return (int) Blocking.retry(ts, () -> WAIT.call(address));
    }
    Instant end = Instant.now().plusNanos(nanos);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(16, 8);
      time.set(ValueLayout.JAVA_LONG, 0, end.getEpochSecond());
      time.set(ValueLayout.JAVA_LONG, 8, end.getNano());
      return (int) Blocking.retry(ts, () -> TIMED_WAIT.call(address, time.address()));
    }
  }

  /** Whether a result says that the semaphore could not be had. */
  static boolean isBusy(int result) {
    return result == -Errno.EAGAIN || result == -Errno.ETIMEDOUT;
  }
}
