package org.boiga.nativemodules.zoneinfo;

import org.boiga.api.PyContext;
import org.boiga.api.PyDateTime_CAPI;
import org.boiga.api.PyTypeObject;

/** What an interpreter's module has of its own. */
final class State {
  final PyDateTime_CAPI datetime;
  final PyTypeObject zoneInfo;
  final ZoneCaches caches;

  State(PyContext ctx) {
    datetime = PyDateTime_CAPI.PyDateTime_IMPORT(ctx);
    zoneInfo = ctx.PyType_FromClass(PyZoneInfo.class);
    caches = new ZoneCaches(ctx, zoneInfo);
  }

  static State of(PyContext ctx) {
    return ctx.PyModule_GetState(State.class);
  }
}
