package org.boiga.modules.datetime;

import org.boiga.memory.PyObject;
import org.boiga.objects.Numbers;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Timeouts;

/** A POSIX timestamp as an argument. */
record Timestamp(long seconds, int microseconds) {
  static Timestamp of(ThreadState ts, PyObject o) {
    if (!(o instanceof PyFloat f)) {
      if (!Numbers.isIndex(o)) {
        throw PyErr.typeError(ts, "argument must be int or float, not " + PyType.of(o).name());
      }
      return new Timestamp(Timeouts.wholeSeconds(ts, o), 0);
    }
    double whole = f.value < 0 ? Math.ceil(f.value) : Math.floor(f.value);
    long seconds = Timeouts.wholeSeconds(ts, new PyFloat(whole));
    int us = (int) Math.rint((f.value - whole) * PyTimeDelta.SECOND);
    return new Timestamp(
        seconds + Math.floorDiv(us, PyTimeDelta.SECOND),
        (int) Math.floorMod(us, PyTimeDelta.SECOND));
  }
}
