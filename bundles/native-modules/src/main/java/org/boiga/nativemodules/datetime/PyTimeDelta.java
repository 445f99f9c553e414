package org.boiga.nativemodules.datetime;

import java.math.BigInteger;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PyType;

/**
 * {@code datetime.timedelta}: days, seconds of a day and microseconds of a second, where only the
 * days may be negative.
 */
@PyType(
    name = "datetime.timedelta",
    doc = "The difference between two points in time.",
    weaklyReferable = false,
    parts = {TimeDeltaSlots.class, TimeDeltaArithmetic.class})
public final class PyTimeDelta extends PyNativeObject {
  static final long SECOND = 1_000_000;
  static final long DAY_SECONDS = 86_400;
  static final long DAY = DAY_SECONDS * SECOND;
  static final int MAX_DAYS = 999_999_999;
  private static final BigInteger BIG_DAY = BigInteger.valueOf(DAY);

  final int days;
  final int seconds;
  final int microseconds;

  /** 0 until it is asked for. */
  long hash;

  PyTimeDelta(PyContext ctx, PyTypeObject cls, int days, int seconds, int microseconds) {
    super(ctx, cls);
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }

  /** The sum of three parts, none of which is near the limits of a long. */
  static PyTimeDelta of(PyContext ctx, long days, long seconds, long microseconds) {
    return of(ctx, State.of(ctx).timedelta, days, seconds, microseconds);
  }

  /** As {@link #of(PyContext, long, long, long)} for a subtype. */
  static PyTimeDelta of(
      PyContext ctx, PyTypeObject cls, long days, long seconds, long microseconds) {
    long s = seconds + Math.floorDiv(microseconds, SECOND);
    long d = days + Math.floorDiv(s, DAY_SECONDS);
    if (Math.abs(d) > MAX_DAYS) {
      throw ctx.PyErr_Format(
          PyExc.OverflowError,
          d == (int) d
              ? "days=%d; must have magnitude <= %d".formatted(d, MAX_DAYS)
              : "Python int too large to convert to C int");
    }
    return new PyTimeDelta(
        ctx,
        cls,
        (int) d,
        (int) Math.floorMod(s, DAY_SECONDS),
        (int) Math.floorMod(microseconds, SECOND));
  }

  static PyTimeDelta of(PyContext ctx, BigInteger microseconds) {
    return of(ctx, State.of(ctx).timedelta, microseconds);
  }

  static PyTimeDelta of(PyContext ctx, PyTypeObject cls, BigInteger microseconds) {
    BigInteger[] qr = microseconds.divideAndRemainder(BIG_DAY);
    if (qr[0].bitLength() > 31) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "Python int too large to convert to C int");
    }
    return of(ctx, cls, qr[0].longValue(), 0, qr[1].longValue());
  }

  /** All of it in microseconds. */
  BigInteger toMicroseconds() {
    return BigInteger.valueOf(days * DAY_SECONDS + seconds)
        .multiply(BigInteger.valueOf(SECOND))
        .add(BigInteger.valueOf(microseconds));
  }

  /** All of it in seconds, less the microseconds. */
  long toSeconds() {
    return days * DAY_SECONDS + seconds;
  }

  boolean isZero() {
    return days == 0 && seconds == 0 && microseconds == 0;
  }

  PyTimeDelta plus(PyContext ctx, PyTimeDelta d) {
    return of(
        ctx,
        (long) days + d.days,
        (long) seconds + d.seconds,
        (long) microseconds + d.microseconds);
  }

  PyTimeDelta minus(PyContext ctx, PyTimeDelta d) {
    return of(
        ctx,
        (long) days - d.days,
        (long) seconds - d.seconds,
        (long) microseconds - d.microseconds);
  }

  /** The same as an instance of the plain type. */
  PyTimeDelta plain(PyContext ctx) {
    return of(ctx, days, seconds, microseconds);
  }

  PyTimeDelta negated(PyContext ctx) {
    return of(ctx, -(long) days, -(long) seconds, -(long) microseconds);
  }

  int signum() {
    return isZero() ? 0 : days < 0 ? -1 : 1;
  }

  int compareTo(PyTimeDelta d) {
    int c = Integer.compare(days, d.days);
    c = c != 0 ? c : Integer.compare(seconds, d.seconds);
    return c != 0 ? c : Integer.compare(microseconds, d.microseconds);
  }

  PyObject state(PyContext ctx) {
    return ctx.PyTuple_Pack(
        ctx.PyLong_FromLong(days), ctx.PyLong_FromLong(seconds), ctx.PyLong_FromLong(microseconds));
  }

  // Members --------------------------------------------------------------------------------------

  @PyGetter(doc = "Number of days.", member = true)
  int days(PyContext ctx) {
    return days;
  }

  @PyGetter(doc = "Number of seconds, at least 0 and less than a day.", member = true)
  int seconds(PyContext ctx) {
    return seconds;
  }

  @PyGetter(doc = "Number of microseconds, at least 0 and less than a second.", member = true)
  int microseconds(PyContext ctx) {
    return microseconds;
  }

  @PyMethod(name = "total_seconds", doc = "All of it in seconds.")
  PyObject totalSeconds(PyContext ctx) {
    return ctx.PyNumber_TrueDivide(
        ctx.PyLong_FromBigInteger(toMicroseconds()), ctx.PyLong_FromLong(SECOND));
  }

  @PyMethod(doc = "How to make the object again.")
  PyObject __reduce__(PyContext ctx) {
    return ctx.PyTuple_Pack(ctx.Py_TYPE(this), state(ctx));
  }
}
