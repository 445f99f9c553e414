package org.boiga.api;

import java.time.LocalDate;
import java.time.LocalTime;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Dates, times and durations of module {@code datetime} for other extensions: the C API's {@code
 * datetime.h}. An extension gets it by {@link #PyDateTime_IMPORT}, usually when it initialises a
 * module, and keeps it in that module's state.
 *
 * <p>Where C has a macro for each field, there are values of {@code java.time} here. Objects are
 * immutable, so that all methods are safe on all threads. Parameters are borrowed, results held by
 * the scope. Makers raise ValueError, or OverflowError for durations, where a field is out of
 * range; those that look at an object throw {@link ClassCastException}, which becomes SystemError,
 * where it is of another type than the method's name says.
 */
@ProviderType
public interface PyDateTime_CAPI {
  /** The name of the capsule. */
  String PyDateTime_CAPSULE_NAME = "datetime.datetime_CAPI";

  /**
   * Imports module {@code datetime}. Errors are those of the import, and AttributeError where that
   * module is the one in pure Python.
   */
  static PyDateTime_CAPI PyDateTime_IMPORT(PyContext ctx) {
    return ctx.PyCapsule_Import(PyDateTime_CAPSULE_NAME, PyDateTime_CAPI.class);
  }

  boolean PyDate_Check(PyObject o);

  boolean PyDateTime_Check(PyObject o);

  /** Whether {@code o} is a datetime, and not of a subclass. */
  boolean PyDateTime_CheckExact(PyContext ctx, PyObject o);

  boolean PyTime_Check(PyObject o);

  boolean PyDelta_Check(PyObject o);

  boolean PyTZInfo_Check(PyContext ctx, PyObject o);

  PyObject PyDate_FromDate(PyContext ctx, int year, int month, int day);

  /**
   * A datetime ({@code PyDateTime_FromDateAndTimeAndFold}).
   *
   * @param zone None or a {@code tzinfo}
   */
  PyObject PyDateTime_FromDateAndTime(
      PyContext ctx, LocalDate date, LocalTime time, PyObject zone, int fold);

  /**
   * A time of day ({@code PyTime_FromTimeAndFold}).
   *
   * @param zone None or a {@code tzinfo}
   */
  PyObject PyTime_FromTime(PyContext ctx, LocalTime time, PyObject zone, int fold);

  /** A duration, the sum of three parts. */
  PyObject PyDelta_FromDSU(PyContext ctx, int days, int seconds, int microseconds);

  /** A zone of a fixed offset, a {@code timedelta}; the name may be null. */
  PyObject PyTimeZone_FromOffsetAndName(PyContext ctx, PyObject offset, String name);

  /** {@code datetime.timezone.utc}; immortal. */
  PyObject PyDateTime_TimeZone_UTC();

  /** The fields of a date or datetime ({@code PyDateTime_GET_YEAR} and so on). */
  LocalDate PyDate_AsLocalDate(PyObject o);

  /** The fields of a datetime or time ({@code PyDateTime_DATE_GET_HOUR} and so on). */
  LocalTime PyTime_AsLocalTime(PyObject o);

  /** The fold of a datetime or time. */
  int PyDateTime_GET_FOLD(PyObject o);

  /** The zone of a datetime or time, or None. */
  PyObject PyDateTime_GET_TZINFO(PyContext ctx, PyObject o);

  int PyDelta_GET_DAYS(PyObject o);

  int PyDelta_GET_SECONDS(PyObject o);

  int PyDelta_GET_MICROSECONDS(PyObject o);
}
