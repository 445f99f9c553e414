package org.boiga.modules.time;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Codecs;
import org.boiga.objects.LocalClock;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Timeouts;

/** Module {@code time}: clocks, waiting, and dates by fields. */
@org.boiga.api.annotation.PyModule(
    name = "time",
    doc = "Clocks, waiting, and the conversion of dates and times.",
    parts = {Clocks.class})
public final class TimeModule {
  private static final NativeFunction STRFTIME = new NativeFunction("strftime");
  private static final NativeFunction TZSET = new NativeFunction("tzset");
  private static final long YEAR = (365 * 24 + 6) * 3600L;
  private static final String[] DAYS = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private TimeModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "struct_time", BrokenDownTime.TYPE);
    m.put(ts, "_STRUCT_TM_ITEMS", Py.int_(11));
    m.put(ts, "CLOCK_REALTIME", Py.int_(0));
    m.put(ts, "CLOCK_MONOTONIC", Py.int_(1));
    m.put(ts, "CLOCK_PROCESS_CPUTIME_ID", Py.int_(2));
    m.put(ts, "CLOCK_THREAD_CPUTIME_ID", Py.int_(3));
    m.put(ts, "CLOCK_MONOTONIC_RAW", Py.int_(4));
    m.put(ts, "CLOCK_BOOTTIME", Py.int_(7));
    m.put(ts, "CLOCK_TAI", Py.int_(11));
    ts.interp.<LocalClock>state(LocalClock.class, () -> BrokenDownTime::local);
    tzset(ts, m);
  }

  // Zone -----------------------------------------------------------------------------------------

  @PyFunction(doc = "Read the time zone from the environment variable TZ again.")
  static void tzset(ThreadState ts, PyModule m) {
    TZSET.callRaw(0, 0, 0);
    long start = java.time.Instant.now().getEpochSecond() / YEAR * YEAR;
    BrokenDownTime january = BrokenDownTime.of(ts, start, true);
    String januaryName = january.zoneName();
    BrokenDownTime july = BrokenDownTime.of(ts, start + YEAR / 2, true);
    String julyName = july.zoneName();
    // Where January is ahead of July, it is the southern summer.
    boolean south = -january.offset() < -july.offset();
    long standard = south ? -july.offset() : -january.offset();
    long summer = south ? -january.offset() : -july.offset();
    m.put(ts, "timezone", Py.int_(standard));
    m.put(ts, "altzone", Py.int_(summer));
    m.put(ts, "daylight", Py.int_(standard != summer ? 1 : 0));
    PyStr first = PyStr.of(south ? julyName : januaryName);
    PyStr second = PyStr.of(south ? januaryName : julyName);
    m.put(ts, "tzname", PyTuple.constant(first, second));
  }

  // Fields ---------------------------------------------------------------------------------------

  private static long seconds(ThreadState ts, PyObject o) {
    if (o == null || o == Py.None) {
      return java.time.Instant.now().getEpochSecond();
    }
    return Timeouts.wholeSeconds(ts, o);
  }

  @PyFunction(signature = "(seconds=None, /)", doc = "A point in time by UTC.")
  static PyObject gmtime(ThreadState ts, PyObject seconds) {
    return BrokenDownTime.of(ts, seconds(ts, seconds), false).toPython(ts);
  }

  @PyFunction(signature = "(seconds=None, /)", doc = "A point in time by the local zone.")
  static PyObject localtime(ThreadState ts, PyObject seconds) {
    return BrokenDownTime.of(ts, seconds(ts, seconds), true).toPython(ts);
  }

  @PyFunction(signature = "(t, /)", doc = "Seconds since the epoch of a local time.")
  static double mktime(ThreadState ts, PyObject t) {
    return BrokenDownTime.of(ts, t, "mktime").toSeconds(ts);
  }

  private static BrokenDownTime timeOrNow(ThreadState ts, PyObject t, String function) {
    return t == null
        ? BrokenDownTime.of(ts, seconds(ts, null), true)
        : BrokenDownTime.of(ts, t, function).checked(ts);
  }

  @PyFunction(signature = "(t=None, /)", doc = "A time as text such as 'Sat Jun  6 16:26:11 1998'.")
  static String asctime(ThreadState ts, PyObject t) {
    return text(timeOrNow(ts, t, "asctime"));
  }

  @PyFunction(signature = "(seconds=None, /)", doc = "A local time as text.")
  static String ctime(ThreadState ts, PyObject seconds) {
    return text(BrokenDownTime.of(ts, seconds(ts, seconds), true));
  }

  private static String text(BrokenDownTime t) {
    return "%s %s%3d %02d:%02d:%02d %d"
        .formatted(
            DAYS[t.weekday()],
            MONTHS[t.month()],
            t.day(),
            t.hour(),
            t.minute(),
            t.second(),
            t.year() + 1900L);
  }

  @PyFunction(signature = "(format, t=None, /)", doc = "A time as text by a format.")
  static PyObject strftime(ThreadState ts, PyObject format, PyObject t) {
    if (!(format instanceof PyStr f)) {
      throw PyErr.typeError(
          ts,
          "strftime() argument 1 must be str, not " + org.boiga.objects.PyType.of(format).name());
    }
    BrokenDownTime time = timeOrNow(ts, t, "strftime");
    // What the C library cannot format is passed on as it is: null characters, lone surrogates.
    StrBuilder out = new StrBuilder(f.length() + 32);
    int from = 0;
    for (int i = 0; i <= f.length(); i++) {
      boolean end = i == f.length();
      if (end || f.at(i) == 0 || f.at(i) >= 0xD800 && f.at(i) < 0xE000) {
        if (i > from) {
          out.append(formatted(ts, f.substring(from, i), time));
        }
        if (!end) {
          out.append(f.at(i));
        }
        from = i + 1;
      }
    }
    return out.toStr();
  }

  private static PyStr formatted(ThreadState ts, PyStr format, BrokenDownTime time) {
    byte[] f = Codecs.utf8(ts, format);
    try (Arena arena = Arena.ofConfined()) {
      long pattern = NativeStrings.string(arena, f);
      long tm = time.write(Scratch.get());
      for (long size = 1024; ; size *= 4) {
        MemorySegment to = arena.allocate(size);
        long n = STRFTIME.callRaw(to.address(), size, pattern, tm, 0, 0);
        // Zero is also what an empty result gives, for which such a buffer is always enough.
        if (n > 0 || size >= 256L * Math.max(f.length, 1)) {
          return Codecs.fsDecode(ts, to.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        }
      }
    }
  }

  @PyFunction(doc = "Read a time from text by a format.")
  static PyObject strptime(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    PyObject module = ts.interp.evaluator.importModule(ts, "_strptime");
    return Calls.call(ts, Attributes.get(ts, module, "_strptime_time"), args, start, n, kwnames);
  }
}
