package org.boiga.modules.support;

import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.PyErr;
import org.boiga.objects.ThreadState;

/** Arguments that CPython reads as C ints by a format string, which has errors of its own. */
public final class CInt {
  private CInt() {}

  /** The argument as an int. */
  public static int of(ThreadState ts, PyObject o) {
    long v = Args.toCLong(ts, o);
    if (v != (int) v) {
      throw PyErr.overflowError(
          ts,
          v < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
    }
    return (int) v;
  }
}
