package org.boiga.objects;

import java.util.ArrayList;
import org.boiga.memory.PyObject;

/** Stops the repr of containers that contain themselves ({@code Py_ReprEnter}). */
public final class ReprGuard {
  private ReprGuard() {}

  /**
   * Enters the repr of {@code o}; {@link #leave} in a finally block.
   *
   * @return false if the thread is already making it; then it must not leave
   */
  public static boolean enter(ThreadState ts, PyObject o) {
    ArrayList<PyObject> entered = ts.reprs;
    for (int i = entered.size() - 1; i >= 0; i--) {
      if (entered.get(i) == o) {
        return false;
      }
    }
    ts.enterNative(" while getting the repr of an object");
    entered.add(o);
    return true;
  }

  public static void leave(ThreadState ts, PyObject o) {
    ts.leaveNative();
    ts.reprs.remove(ts.reprs.size() - 1);
  }
}
