package org.boiga.modules.zoneinfo;

import org.boiga.api.annotation.PyExec;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** Module {@code _zoneinfo}. */
@org.boiga.api.annotation.PyModule(name = "_zoneinfo", doc = "Time zones of the IANA database.")
public final class ZoneInfoModule {
  private ZoneInfoModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "ZoneInfo", PyZoneInfo.TYPE);
  }
}
