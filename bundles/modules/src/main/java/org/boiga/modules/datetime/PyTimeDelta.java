package org.boiga.modules.datetime;

import java.math.BigInteger;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * {@code datetime.timedelta}: days, seconds of a day and microseconds of a second, where only the
 * days may be negative.
 */
@org.boiga.api.annotation.PyType(
    name = "datetime.timedelta",
    doc = "The difference between two points in time.",
    parts = {TimeDeltaSlots.class, TimeDeltaArithmetic.class})
public final class PyTimeDelta extends PyInstance {
  static final long SECOND = 1_000_000;
  static final long DAY_SECONDS = 86_400;
  static final long DAY = DAY_SECONDS * SECOND;
  private static final int MAX_DAYS = 999_999_999;
  private static final BigInteger BIG_DAY = BigInteger.valueOf(DAY);

  public static final PyType TYPE = PyType.builtin(new PyTimeDeltaTable(), PyBaseObject.TYPE);
  static final PyTimeDelta ZERO;

  static {
    ZERO = new PyTimeDelta(0, 0, 0);
    TYPE.constant("resolution", new PyTimeDelta(0, 0, 1));
    TYPE.constant("min", new PyTimeDelta(-MAX_DAYS, 0, 0));
    TYPE.constant("max", new PyTimeDelta(MAX_DAYS, (int) DAY_SECONDS - 1, (int) SECOND - 1));
  }

  final int days;
  final int seconds;
  final int microseconds;

  /** 0 until it is asked for. */
  long hash;

  /** A constant, never counted. */
  PyTimeDelta(int days, int seconds, int microseconds) {
    super(TYPE);
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }

  /** A constant of less than two days, never counted. */
  public static PyTimeDelta constant(int seconds) {
    int day = (int) DAY_SECONDS;
    return new PyTimeDelta(Math.floorDiv(seconds, day), Math.floorMod(seconds, day), 0);
  }

  private PyTimeDelta(ThreadState ts, PyType cls, int days, int seconds, int microseconds) {
    super(ts, cls);
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }

  /** The sum of three parts, none of which is near the limits of a long. */
  public static PyTimeDelta of(ThreadState ts, long days, long seconds, long microseconds) {
    return of(ts, TYPE, days, seconds, microseconds);
  }

  /** As {@link #of(ThreadState, long, long, long)} for a subtype. */
  static PyTimeDelta of(
      ThreadState ts, PyType cls, long days, long seconds, long microseconds) {
    long s = seconds + Math.floorDiv(microseconds, SECOND);
    long d = days + Math.floorDiv(s, DAY_SECONDS);
    if (Math.abs(d) > MAX_DAYS) {
      throw PyErr.overflowError(
          ts,
          d == (int) d
              ? "days=%d; must have magnitude <= %d".formatted(d, MAX_DAYS)
              : "Python int too large to convert to C int");
    }
    return new PyTimeDelta(
        ts,
        cls,
        (int) d,
        (int) Math.floorMod(s, DAY_SECONDS),
        (int) Math.floorMod(microseconds, SECOND));
  }

  static PyTimeDelta of(ThreadState ts, BigInteger microseconds) {
    return of(ts, TYPE, microseconds);
  }

  static PyTimeDelta of(ThreadState ts, PyType cls, BigInteger microseconds) {
    BigInteger[] qr = microseconds.divideAndRemainder(BIG_DAY);
    if (qr[0].bitLength() > 31) {
      throw PyErr.overflowError(ts, "Python int too large to convert to C int");
    }
    return of(ts, cls, qr[0].longValue(), 0, qr[1].longValue());
  }

  /** All of it in microseconds. */
  BigInteger toMicroseconds() {
    return BigInteger.valueOf(days * DAY_SECONDS + seconds)
        .multiply(BigInteger.valueOf(SECOND))
        .add(BigInteger.valueOf(microseconds));
  }

  /** All of it in seconds, less the microseconds. */
  public long toSeconds() {
    return days * DAY_SECONDS + seconds;
  }

  boolean isZero() {
    return days == 0 && seconds == 0 && microseconds == 0;
  }

  PyTimeDelta plus(ThreadState ts, PyTimeDelta d) {
    return of(
        ts,
        (long) days + d.days,
        (long) seconds + d.seconds,
        (long) microseconds + d.microseconds);
  }

  PyTimeDelta minus(ThreadState ts, PyTimeDelta d) {
    return of(
        ts,
        (long) days - d.days,
        (long) seconds - d.seconds,
        (long) microseconds - d.microseconds);
  }

  PyTimeDelta negated(ThreadState ts) {
    return ZERO.minus(ts, this);
  }

  int compareTo(PyTimeDelta d) {
    int c = Integer.compare(days, d.days);
    c = c != 0 ? c : Integer.compare(seconds, d.seconds);
    return c != 0 ? c : Integer.compare(microseconds, d.microseconds);
  }

  PyTuple state(ThreadState ts) {
    return PyTuple.of(ts, Py.int_(days), Py.int_(seconds), Py.int_(microseconds));
  }

  // Members --------------------------------------------------------------------------------------

  @PyGetter(doc = "Number of days.", member = true)
  int days(ThreadState ts) {
    return days;
  }

  @PyGetter(doc = "Number of seconds, at least 0 and less than a day.", member = true)
  int seconds(ThreadState ts) {
    return seconds;
  }

  @PyGetter(doc = "Number of microseconds, at least 0 and less than a second.", member = true)
  int microseconds(ThreadState ts) {
    return microseconds;
  }

  @PyMethod(name = "total_seconds", doc = "All of it in seconds.")
  PyObject totalSeconds(ThreadState ts) {
    return new PyFloat(PyInt.trueDiv(ts, PyInt.of(toMicroseconds()), Py.int_(SECOND)));
  }

  @PyMethod(doc = "How to make the object again.")
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(ts, type(), state(ts));
  }
}
