package org.boiga.objects;

import org.boiga.memory.PyObject;

/** Runs finalisers, which must not throw. */
final class Finalization {
  private Finalization() {}

  /** Calls the {@code __del__} of {@code o}. */
  static void run(ThreadState ts, PyObject o, SlotFunction del) {
    int mark = ts.mark();
    try {
      del.unary(ts, o);
    } catch (PyException e) {
      PyObject f = PyType.of(o).lookup(Names.__del__);
      String what = f == null ? "" : " " + Unraisable.repr(ts, f);
      Unraisable.report(ts, e, "Exception ignored while calling deallocator" + what, null);
    } finally {
      ts.release(mark);
    }
  }

  /** Runs what finalises {@code o}; {@code what} comes before its repr in a report. */
  static void run(ThreadState ts, PyObject o, String what, Runnable action) {
    int mark = ts.mark();
    try {
      action.run();
    } catch (PyException e) {
      report(ts, o, what, e);
    } finally {
      ts.release(mark);
    }
  }

  /** Reports what a finaliser threw. */
  static void report(ThreadState ts, PyObject o, String what, PyException e) {
    Unraisable.report(ts, e, what + Unraisable.repr(ts, o), null);
  }
}
