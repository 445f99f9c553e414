package org.boiga.modules.io;

import org.boiga.memory.PyObject;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Arguments that many methods of streams take. */
final class IoArgs {
  private IoArgs() {}

  /** A size where None, a negative number and omission stand for no limit: then -1. */
  static int size(ThreadState ts, PyObject o) {
    long v = longSize(ts, o);
    return v < 0 ? -1 : (int) Math.min(v, Integer.MAX_VALUE - 16);
  }

  private static long longSize(ThreadState ts, PyObject o) {
    if (o == null || o == Py.None) {
      return -1;
    }
    if (!Numbers.isIndex(o)) {
      throw PyErr.typeError(
          ts, "argument should be integer or None, not '" + PyType.of(o).name() + "'");
    }
    PyInt i = Numbers.index(ts, o);
    if (!i.isLong()) {
      throw PyErr.overflowError(
          ts, "cannot fit '" + PyType.of(o).name() + "' into an index-sized integer");
    }
    return i.longValue();
  }

  /** An offset in a file; TypeError for what is no integer. */
  static long offset(ThreadState ts, PyObject o) {
    PyInt i = Numbers.index(ts, o);
    if (!i.isLong()) {
      throw PyErr.overflowError(
          ts, "cannot fit '" + PyType.of(o).name() + "' into an offset-sized integer");
    }
    return i.longValue();
  }
}
