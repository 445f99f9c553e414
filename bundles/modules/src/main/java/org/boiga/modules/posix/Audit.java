package org.boiga.modules.posix;

import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Audit events (PEP 578) of native modules. */
public final class Audit {
  private static final PyStr AUDIT = PyStr.interned("audit");

  private Audit() {}

  /** Raises an event by {@code sys.audit}. */
  public static void event(ThreadState ts, String name, PyObject... args) {
    PyDict sys = ts.interp.sys;
    PyObject audit = sys == null ? null : sys.getBorrowed(AUDIT);
    if (audit != null) {
      PyObject[] all = new PyObject[args.length + 1];
      all[0] = PyStr.interned(name);
      System.arraycopy(args, 0, all, 1, args.length);
      int mark = ts.mark();
      Calls.call(ts, audit, all);
      ts.release(mark);
    }
  }
}
