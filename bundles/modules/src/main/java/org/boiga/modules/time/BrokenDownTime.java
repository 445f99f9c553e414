package org.boiga.modules.time;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.support.CInt;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Codecs;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/**
 * The C library's {@code struct tm}: date and time by fields. The library does the conversions,
 * since it is what {@code TZ} and {@code tzset} speak to.
 *
 * @param year counted from 1900
 * @param month from 0
 * @param weekday Sunday is 0
 * @param yearDay from 0
 * @param zone address of the zone's name, or 0
 */
record BrokenDownTime(
    int second,
    int minute,
    int hour,
    int day,
    int month,
    int year,
    int weekday,
    int yearDay,
    int dst,
    long offset,
    long zone) {
  static final PyType TYPE =
      StructSequence.define(
          "time.struct_time",
          "A date and time by fields.",
          true,
          9,
          "tm_year",
          "tm_mon",
          "tm_mday",
          "tm_hour",
          "tm_min",
          "tm_sec",
          "tm_wday",
          "tm_yday",
          "tm_isdst",
          "tm_zone",
          "tm_gmtoff");

  private static final NativeFunction GMTIME = new NativeFunction("gmtime_r");
  private static final NativeFunction LOCALTIME = new NativeFunction("localtime_r");
  private static final NativeFunction MKTIME = new NativeFunction("mktime");

  /** Names of zones in native memory; a program uses few. */
  private static final Map<PyStr, Long> ZONES = new ConcurrentHashMap<>();

  /** Where structures are in scratch memory, behind a {@code time_t}. */
  private static final int AT = 16;

  private static final int SIZE = 56;

  /** A point in time by the local zone, or by UTC. */
  static BrokenDownTime of(ThreadState ts, long seconds, boolean local) {
    Scratch s = Scratch.get();
    s.result.set(ValueLayout.JAVA_LONG, 0, seconds);
    long to = s.resultAddress();
    long r = (local ? LOCALTIME : GMTIME).callPointer(to, to + AT, 0);
    if (r < 0 && r > -4096 || r == 0) {
      throw OsErrors.of(ts, r == 0 ? Errno.EINVAL : (int) -r);
    }
    return read(s.result.asSlice(AT, SIZE));
  }

  private static BrokenDownTime read(MemorySegment m) {
    ValueLayout.OfInt i = ValueLayout.JAVA_INT;
    ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
    return new BrokenDownTime(
        m.get(i, 0),
        m.get(i, 4),
        m.get(i, 8),
        m.get(i, 12),
        m.get(i, 16),
        m.get(i, 20),
        m.get(i, 24),
        m.get(i, 28),
        m.get(i, 32),
        m.get(l, 40),
        m.get(l, 48));
  }

  /** Writes the structure to scratch memory and returns its address. */
  long write(Scratch s) {
    MemorySegment m = s.result.asSlice(AT, SIZE);
    ValueLayout.OfInt i = ValueLayout.JAVA_INT;
    int[] fields = {second, minute, hour, day, month, year, weekday, yearDay, dst};
    for (int k = 0; k < fields.length; k++) {
      m.set(i, 4L * k, fields[k]);
    }
    m.set(ValueLayout.JAVA_LONG, 40, offset);
    m.set(ValueLayout.JAVA_LONG, 48, zone);
    return m.address();
  }

  /** The point in time that these fields mean in the local zone. */
  long toSeconds(ThreadState ts) {
    Scratch s = Scratch.get();
    BrokenDownTime unset =
        new BrokenDownTime(second, minute, hour, day, month, year, -1, yearDay, dst, 0, 0);
    long r = MKTIME.callRaw(unset.write(s), 0, 0);
    if (r == -1 && read(s.result.asSlice(AT, SIZE)).weekday == -1) {
      throw PyErr.overflowError(ts, "mktime argument out of range");
    }
    return r;
  }

  PyObject toPython(ThreadState ts) {
    byte[] name = NativeStrings.read(zone);
    return StructSequence.of(
        ts,
        TYPE,
        Py.int_(year + 1900L),
        Py.int_(month + 1),
        Py.int_(day),
        Py.int_(hour),
        Py.int_(minute),
        Py.int_(second),
        Py.int_((weekday + 6) % 7),
        Py.int_(yearDay + 1),
        Py.int_(dst),
        name == null ? Py.None : Codecs.fsDecode(ts, name),
        Py.int_(offset));
  }

  /** The name of the zone. */
  String zoneName() {
    byte[] name = NativeStrings.read(zone);
    return name == null ? "" : new String(name, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The local time at a point in time, for {@link org.boiga.objects.LocalClock}. */
  static LocalDateTime local(ThreadState ts, long seconds) {
    BrokenDownTime t = of(ts, seconds, true);
    long year = t.year + 1900L;
    if (year > Year.MAX_VALUE || year < Year.MIN_VALUE) {
      throw PyErr.overflowError(ts, "year out of range");
    }
    int second = Math.min(59, t.second); // perhaps a leap second
    return LocalDateTime.of((int) year, t.month + 1, t.day, t.hour, t.minute, second);
  }

  // Arguments ------------------------------------------------------------------------------------

  /** The fields of a tuple or struct_time. */
  static BrokenDownTime of(ThreadState ts, PyObject o, String function) {
    if (!(o instanceof PyTuple t)) {
      throw PyErr.typeError(ts, "Tuple or struct_time argument required");
    }
    if (t.size() != 9) {
      throw PyErr.typeError(ts, function + "(): illegal time tuple argument");
    }
    int[] f = new int[9];
    for (int i = 0; i < f.length; i++) {
      f[i] = CInt.of(ts, t.at(i));
    }
    if (f[0] < Integer.MIN_VALUE + 1900) {
      throw PyErr.overflowError(ts, "year out of range");
    }
    long offset = 0;
    long zone = 0;
    if (PyType.of(o) == TYPE) {
      PyObject given = Attributes.get(ts, o, "tm_gmtoff");
      offset = given == Py.None ? 0 : Args.toCLong(ts, given);
      if (Attributes.get(ts, o, "tm_zone") instanceof PyStr name) {
        byte[] b = Codecs.fsEncode(ts, name);
        zone = ZONES.computeIfAbsent(name, n -> NativeStrings.string(Arena.global(), b));
      }
    }
    int weekday = (f[6] + 1) % 7;
    return new BrokenDownTime(
        f[5], f[4], f[3], f[2], f[1] - 1, f[0] - 1900, weekday, f[7] - 1, f[8], offset, zone);
  }

  /** The same with zeros replaced that stand for the first month and days; ValueError if wrong. */
  BrokenDownTime checked(ThreadState ts) {
    int m = month == -1 ? 0 : month;
    int d = day == 0 ? 1 : day;
    int y = yearDay == -1 ? 0 : yearDay;
    check(ts, m, 11, "month");
    check(ts, d - 1, 30, "day of month");
    check(ts, hour, 23, "hour");
    check(ts, minute, 59, "minute");
    check(ts, second, 61, "seconds");
    if (weekday < 0) {
      throw PyErr.valueError(ts, "day of week out of range");
    }
    check(ts, y, 365, "day of year");
    return new BrokenDownTime(
        second, minute, hour, d, m, year, weekday, y, Math.clamp(dst, -1, 1), offset, zone);
  }

  private static void check(ThreadState ts, int value, int max, String what) {
    if (value < 0 || value > max) {
      throw PyErr.valueError(ts, what + " out of range");
    }
  }
}
