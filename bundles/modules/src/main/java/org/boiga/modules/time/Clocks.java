package org.boiga.modules.time;

import java.lang.foreign.ValueLayout;
import java.math.RoundingMode;
import java.time.Instant;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.posix.Audit;
import org.boiga.modules.posix.OsErrors;
import org.boiga.objects.Numbers;
import org.boiga.objects.Parking;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PySimpleNamespace;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Timeouts;

/** The clocks of module {@code time}, and waiting. */
final class Clocks {
  static final int REALTIME = 0;
  static final int MONOTONIC = 1;
  static final int PROCESS = 2;
  static final int THREAD = 3;

  private static final long SECOND = 1_000_000_000;
  private static final NativeFunction GETTIME = new NativeFunction("clock_gettime");
  private static final NativeFunction SETTIME = new NativeFunction("clock_settime");
  private static final NativeFunction GETRES = new NativeFunction("clock_getres");
  private static final NativeFunction NANOSLEEP = new NativeFunction("clock_nanosleep");
  private static final NativeFunction CPU_CLOCK = new NativeFunction("pthread_getcpuclockid");
  private static final NativeFunction SELF = new NativeFunction("pthread_self");
  private static final int TIMER_ABSTIME = 1;

  private Clocks() {}

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private static long realtime() {
    Instant now = Instant.now();
    return now.getEpochSecond() * SECOND + now.getNano();
  }

  @PyFunction(doc = "Seconds since the epoch.")
  static double time(ThreadState ts) {
    Instant now = Instant.now();
    return now.getEpochSecond() + now.getNano() * 1e-9;
  }

  @PyFunction(name = "time_ns", doc = "Nanoseconds since the epoch.")
  static long timeNs(ThreadState ts) {
    return realtime();
  }

  @PyFunction(doc = "Seconds of a clock that never goes back.")
  static double monotonic(ThreadState ts) {
    return seconds(System.nanoTime());
  }

  @PyFunction(name = "monotonic_ns", doc = "Nanoseconds of a clock that never goes back.")
  static long monotonicNs(ThreadState ts) {
    return System.nanoTime();
  }

  @PyFunction(name = "perf_counter", doc = "Seconds of the clock for measuring.")
  static double perfCounter(ThreadState ts) {
    return seconds(System.nanoTime());
  }

  @PyFunction(name = "perf_counter_ns", doc = "Nanoseconds of the clock for measuring.")
  static long perfCounterNs(ThreadState ts) {
    return System.nanoTime();
  }

  @PyFunction(name = "process_time", doc = "Seconds of CPU time of the process.")
  static double processTime(ThreadState ts) {
    return seconds(clock(ts, PROCESS));
  }

  @PyFunction(name = "process_time_ns", doc = "Nanoseconds of CPU time of the process.")
  static long processTimeNs(ThreadState ts) {
    return clock(ts, PROCESS);
  }

  @PyFunction(name = "thread_time", doc = "Seconds of CPU time of the thread.")
  static double threadTime(ThreadState ts) {
    return seconds(clock(ts, THREAD));
  }

  @PyFunction(name = "thread_time_ns", doc = "Nanoseconds of CPU time of the thread.")
  static long threadTimeNs(ThreadState ts) {
    return clock(ts, THREAD);
  }

  private static long clock(ThreadState ts, int id) {
    return timespec(ts, GETTIME, id);
  }

  private static long timespec(ThreadState ts, NativeFunction f, int id) {
    Scratch s = Scratch.get();
    OsErrors.check(ts, f.call(id, s.resultAddress()));
    return s.result.get(ValueLayout.JAVA_LONG, 0) * SECOND + s.result.get(ValueLayout.JAVA_LONG, 8);
  }

  @PyFunction(name = "clock_gettime", signature = "(clk_id, /)", doc = "Seconds of a clock.")
  static double clockGettime(ThreadState ts, int id) {
    return seconds(clock(ts, id));
  }

  @PyFunction(name = "clock_gettime_ns", signature = "(clk_id, /)", doc = "A clock's nanoseconds.")
  static long clockGettimeNs(ThreadState ts, int id) {
    return clock(ts, id);
  }

  @PyFunction(name = "clock_getres", signature = "(clk_id, /)", doc = "Resolution of a clock.")
  static double clockGetres(ThreadState ts, int id) {
    return seconds(timespec(ts, GETRES, id));
  }

  @PyFunction(name = "clock_settime", signature = "(clk_id, time, /)", doc = "Set a clock.")
  static void clockSettime(ThreadState ts, int id, PyObject time) {
    set(ts, id, Timeouts.nanos(ts, time, RoundingMode.FLOOR));
  }

  @PyFunction(name = "clock_settime_ns", signature = "(clk_id, time, /)", doc = "Set a clock.")
  static void clockSettimeNs(ThreadState ts, int id, PyObject time) {
    if (!(time instanceof PyInt)) {
      throw PyErr.typeError(ts, "expect int, got " + PyType.of(time).name());
    }
    set(ts, id, Numbers.index(ts, time).longValue());
  }

  private static void set(ThreadState ts, int id, long nanos) {
    Scratch s = Scratch.get();
    store(s, nanos);
    OsErrors.check(ts, SETTIME.call(id, s.resultAddress()));
  }

  private static void store(Scratch s, long nanos) {
    s.result.set(ValueLayout.JAVA_LONG, 0, Math.floorDiv(nanos, SECOND));
    s.result.set(ValueLayout.JAVA_LONG, 8, Math.floorMod(nanos, SECOND));
  }

  @PyFunction(
      name = "pthread_getcpuclockid",
      signature = "(thread_id, /)",
      doc = "The clock of the CPU time of a thread; only the calling thread's is known.")
  static int cpuClock(ThreadState ts, PyObject thread) {
    Scratch s = Scratch.get();
    long self = SELF.callRaw(0, 0, 0);
    int r = CPU_CLOCK.call(self, s.resultAddress());
    if (r != 0) {
      throw OsErrors.of(ts, Math.abs(r));
    }
    return s.result.get(ValueLayout.JAVA_INT, 0);
  }

  @PyFunction(name = "get_clock_info", signature = "(name, /)", doc = "Tell about a clock.")
  static PyObject clockInfo(ThreadState ts, String name) {
    int id =
        switch (name) {
          case "time" -> REALTIME;
          case "monotonic", "perf_counter" -> MONOTONIC;
          case "process_time" -> PROCESS;
          case "thread_time" -> THREAD;
          default -> throw PyErr.valueError(ts, "unknown clock");
        };
    String[] names = {
      "CLOCK_REALTIME", "CLOCK_MONOTONIC", "CLOCK_PROCESS_CPUTIME_ID", "CLOCK_THREAD_CPUTIME_ID"
    };
    PyDict d = new PyDict(ts);
    d.put(ts, "implementation", Py.str("clock_gettime(" + names[id] + ")"));
    d.put(ts, "monotonic", Py.bool(id != REALTIME));
    d.put(ts, "adjustable", Py.bool(id == REALTIME));
    d.put(ts, "resolution", Py.float_(seconds(timespec(ts, GETRES, id))));
    return org.boiga.objects.Calls.call(
        ts, PySimpleNamespace.TYPE, org.boiga.objects.PyTuple.EMPTY, d);
  }

  // Waiting --------------------------------------------------------------------------------------

  @PyFunction(signature = "(seconds, /)", doc = "Wait for a number of seconds.")
  static void sleep(ThreadState ts, PyObject seconds) {
    Audit.event(ts, "time.sleep", seconds);
    long nanos = Timeouts.nanos(ts, seconds, RoundingMode.UP);
    if (nanos < 0) {
      throw PyErr.valueError(ts, "sleep length must be non-negative");
    }
    if (nanos == 0) {
      Blocking.call(
          ts,
          () -> {
            Thread.yield();
            return 0;
          });
      ts.safepoint();
      return;
    }
    if (ts != ts.interp.mainThread) {
      Parking.sleep(ts, nanos); // no signals come there
      return;
    }
    long now = System.nanoTime();
    long end = now > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : now + nanos;
    long r =
        Blocking.retry(
            ts,
            () -> {
              Scratch s = Scratch.get();
              store(s, end);
              // Returns the error number itself.
              return -NANOSLEEP.callRaw(MONOTONIC, TIMER_ABSTIME, s.resultAddress());
            });
    if (r != 0 && r != -Errno.EINTR) {
      throw OsErrors.of(ts, (int) Math.abs(r));
    }
  }
}
