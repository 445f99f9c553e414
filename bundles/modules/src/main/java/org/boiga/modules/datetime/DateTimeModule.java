package org.boiga.modules.datetime;

import org.boiga.api.annotation.PyExec;
import org.boiga.objects.Py;
import org.boiga.objects.PyCapsule;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** Module {@code _datetime}. */
@org.boiga.api.annotation.PyModule(name = "_datetime", doc = "Dates, times and durations.")
public final class DateTimeModule {
  private DateTimeModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "date", PyDate.TYPE);
    m.put(ts, "datetime", PyDateTime.TYPE);
    m.put(ts, "time", PyTime.TYPE);
    m.put(ts, "timedelta", PyTimeDelta.TYPE);
    m.put(ts, "tzinfo", PyTzInfo.TYPE);
    m.put(ts, "timezone", PyTimeZone.TYPE);
    m.put(ts, "UTC", PyTimeZone.UTC);
    // Native code of ours uses the Java classes; the capsule says where they are.
    m.put(ts, "datetime_CAPI", new PyCapsule(PyDateTime.class, "datetime.datetime_CAPI"));
    m.put(ts, "MINYEAR", Py.int_(Fields.MIN_YEAR));
    m.put(ts, "MAXYEAR", Py.int_(Fields.MAX_YEAR));
  }
}
