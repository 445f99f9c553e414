package org.boiga.modules.datetime;

import java.time.LocalDate;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * {@code datetime.date}. Its members are static methods, so that those of {@code datetime} do not
 * override them in Java: Python code may ask for a datetime's members of date.
 */
@org.boiga.api.annotation.PyType(
    name = "datetime.date",
    doc = "date(year, month, day) --> date object",
    parts = {DateSlots.class, DateMakers.class, DateMethods.class})
public class PyDate extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyDateTable(), PyBaseObject.TYPE);

  static {
    TYPE.constant("min", new PyDate(TYPE, LocalDate.of(Fields.MIN_YEAR, 1, 1)));
    TYPE.constant("max", new PyDate(TYPE, LocalDate.of(Fields.MAX_YEAR, 12, 31)));
    TYPE.constant("resolution", new PyTimeDelta(1, 0, 0));
  }

  public final LocalDate date;

  /** 0 until it is asked for. */
  long hash;

  PyDate(ThreadState ts, PyType cls, LocalDate date) {
    super(ts, cls);
    this.date = date;
  }

  /** A constant, never counted. */
  PyDate(PyType cls, LocalDate date) {
    super(cls);
    this.date = date;
  }

  static PyDate of(ThreadState ts, LocalDate date) {
    return new PyDate(ts, TYPE, date);
  }

  /** A date of {@code cls} as its constructor makes it; the fields are not checked yet. */
  static PyObject of(ThreadState ts, PyType cls, int year, int month, int day) {
    return cls == TYPE
        ? of(ts, Fields.date(ts, year, month, day))
        : Calls.call(ts, cls, Py.int_(year), Py.int_(month), Py.int_(day));
  }

  /** As {@link #of(ThreadState, PyType, int, int, int)}. */
  static PyObject of(ThreadState ts, PyType cls, LocalDate d) {
    return of(ts, cls, d.getYear(), d.getMonthValue(), d.getDayOfMonth());
  }
}
