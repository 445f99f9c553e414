package org.boiga.nativemodules.datetime;

import org.boiga.api.PyContext;
import org.boiga.api.PyDateTime_CAPI;
import org.boiga.api.PyModuleObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyModule;

/** Module {@code _datetime}. */
@PyModule(
    builtin = true,
    name = "_datetime",
    doc = "Dates, times and durations.",
    types = {
      PyDate.class,
      PyDateTime.class,
      PyTime.class,
      PyTimeDelta.class,
      PyTzInfo.class,
      PyTimeZone.class
    },
    internalTypes = IsoCalendarDate.class)
public final class DateTimeModule {
  private DateTimeModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    State state = new State(ctx);
    ctx.PyModule_SetState(state);
    ctx.PyModule_AddObject(m, "UTC", state.utc);
    ctx.PyModule_AddObject(
        m, "datetime_CAPI", ctx.PyCapsule_New(state, PyDateTime_CAPI.PyDateTime_CAPSULE_NAME));
    ctx.PyModule_AddIntConstant(m, "MINYEAR", Fields.MIN_YEAR);
    ctx.PyModule_AddIntConstant(m, "MAXYEAR", Fields.MAX_YEAR);
  }
}
