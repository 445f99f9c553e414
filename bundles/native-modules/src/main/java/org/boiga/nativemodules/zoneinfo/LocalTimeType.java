package org.boiga.nativemodules.zoneinfo;

import org.boiga.api.PyContext;
import org.boiga.api.PyObject;

/**
 * What a zone answers at some times: offset, part of it that is daylight saving, name; the
 * durations as Python objects too, which are immortal.
 */
record LocalTimeType(int offset, int saving, String name, PyObject utcoffset, PyObject dst)
    implements After {
  static LocalTimeType of(PyContext ctx, int offset, int saving, String name) {
    return new LocalTimeType(offset, saving, name, duration(ctx, offset), duration(ctx, saving));
  }

  private static PyObject duration(PyContext ctx, int seconds) {
    return ctx.PyUnstable_SetImmortal(State.of(ctx).datetime.PyDelta_FromDSU(ctx, 0, seconds, 0));
  }

  boolean sameAs(LocalTimeType t) {
    return offset == t.offset && saving == t.saving && name.equals(t.name);
  }
}
