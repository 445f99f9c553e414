package org.boiga.interpreter;

import java.util.function.Function;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.ThreadState;

/** What one thread may know of all: taken while the others are stopped. */
public final class ThreadViews {
  private ThreadViews() {}

  /** The innermost frame of each thread that runs Python code, by thread id. */
  public static PyDict frames(ThreadState ts) {
    return ofAll(ts, t -> t.stack.current < 0 ? null : PyFrame.of(ts, t, t.stack.current));
  }

  /** The exception that each thread is handling, or None, by thread id. */
  public static PyDict exceptions(ThreadState ts) {
    return ofAll(ts, t -> t.handled == null ? Py.None : ts.hold(t.handled));
  }

  private static PyDict ofAll(ThreadState ts, Function<ThreadState, PyObject> view) {
    PyDict all = new PyDict(ts);
    ts.interp.registry.world.stopTheWorld(
        ts,
        () -> {
          for (Mutator m : ts.interp.registry.running()) {
            if (m instanceof ThreadState t && t.interp == ts.interp) {
              PyObject of = view.apply(t);
              if (of != null) {
                all.put(ts, Py.int_(t.ident()), of);
              }
            }
          }
        });
    return all;
  }
}
