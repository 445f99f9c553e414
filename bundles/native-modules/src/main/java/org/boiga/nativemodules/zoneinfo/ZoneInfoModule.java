package org.boiga.nativemodules.zoneinfo;

import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyModule;

/** Module {@code _zoneinfo}. */
@PyModule(
    builtin = true,
    name = "_zoneinfo",
    doc = "Time zones of the IANA database.",
    types = PyZoneInfo.class)
public final class ZoneInfoModule {
  private ZoneInfoModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    ctx.PyModule_SetState(new State(ctx));
  }
}
