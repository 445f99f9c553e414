package org.boiga.modules.zoneinfo;

import org.boiga.modules.datetime.PyTimeDelta;
import org.boiga.objects.PyStr;

/** What a zone answers at some times: offset, part of it that is daylight saving, name. */
record LocalTimeType(int offset, int saving, PyStr name, PyTimeDelta utcoffset, PyTimeDelta dst)
    implements After {
  static LocalTimeType of(int offset, int saving, PyStr name) {
    return new LocalTimeType(
        offset, saving, name, PyTimeDelta.constant(offset), PyTimeDelta.constant(saving));
  }

  boolean sameAs(LocalTimeType t) {
    return offset == t.offset && saving == t.saving && name.equals(t.name);
  }
}
