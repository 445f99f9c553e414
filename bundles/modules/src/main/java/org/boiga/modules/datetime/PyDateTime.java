package org.boiga.modules.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code datetime.datetime}. */
@org.boiga.api.annotation.PyType(
    name = "datetime.datetime",
    doc =
        "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\n"
            + "A date and a time, perhaps in a time zone.",
    parts = {DateTimeSlots.class, DateTimeMakers.class, DateTimeMethods.class})
public final class PyDateTime extends PyDate {
  public static final PyType TYPE = PyType.builtin(new PyDateTimeTable(), PyDate.TYPE);

  static {
    LocalDate first = LocalDate.of(Fields.MIN_YEAR, 1, 1);
    TYPE.constant("min", new PyDateTime(first, LocalTime.MIDNIGHT, Py.None));
    TYPE.constant("max", new PyDateTime(LocalDate.of(Fields.MAX_YEAR, 12, 31), PyTime.MAX, Py.None));
    TYPE.constant("resolution", new PyTimeDelta(0, 0, 1));
  }

  /** The first second that POSIX counts. */
  static final PyDateTime EPOCH =
      new PyDateTime(LocalDate.EPOCH, LocalTime.MIDNIGHT, PyTimeZone.UTC);

  public final LocalTime time;

  /** None or a {@code tzinfo}. */
  public final PyObject zone;

  /** 1 for the later one of two points in time that have the same local time. */
  volatile int fold;

  PyDateTime(
      ThreadState ts, PyType cls, LocalDate date, LocalTime time, PyObject zone, int fold) {
    super(ts, cls, date);
    this.time = time;
    this.zone = ts.keep(zone);
    this.fold = fold;
  }

  /** A constant, never counted. */
  private PyDateTime(LocalDate date, LocalTime time, PyObject zone) {
    super(TYPE, date);
    this.time = time;
    this.zone = zone;
  }

  static PyDateTime of(
      ThreadState ts, LocalDate date, LocalTime time, PyObject zone, int fold) {
    return new PyDateTime(ts, TYPE, date, time, zone, fold);
  }

  /** A datetime of {@code cls} as its constructor makes it. */
  public static PyObject of(
      ThreadState ts, PyType cls, LocalDate date, LocalTime time, PyObject zone, int fold) {
    if (cls == TYPE) {
      return of(ts, date, time, Fields.zone(ts, zone), Fields.checkFold(ts, fold));
    }
    PyObject r =
        Calls.call(
            ts,
            cls,
            Py.int_(date.getYear()),
            Py.int_(date.getMonthValue()),
            Py.int_(date.getDayOfMonth()),
            Py.int_(time.getHour()),
            Py.int_(time.getMinute()),
            Py.int_(time.getSecond()),
            Py.int_(Fields.microsecond(time)),
            zone);
    if (r instanceof PyDateTime d) {
      d.fold = Fields.checkFold(ts, fold);
    }
    return r;
  }

  /** Which of two points in time that have the same local time it is. */
  public int fold() {
    return fold;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(zone);
  }
}
