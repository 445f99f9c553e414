package org.boiga.objects;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;

/**
 * Has the JVM find what is unreachable and does what Python promises about it: weak references are
 * cleared and call back, then finalisers run.
 */
final class JvmCollection {
  /** What finalisers let go may in turn be unreachable; a long chain is left to the JVM. */
  private static final int MAX_ROUNDS = 4;

  /** How long to wait for threads to stop, without which fewer objects are found. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  /** What may turn out to be unreachable without anybody noticing. */
  private final List<WeakReference<PyObject>> suspects = new ArrayList<>();

  private JvmCollection() {}

  /**
   * Collects. Runs Python code: callbacks and finalisers.
   *
   * @param candidates what may be part of a cycle through classes and functions; emptied
   * @return how many unreachable objects were found
   */
  static int run(ThreadState ts, Counted[] candidates) {
    JvmCollection c = new JvmCollection();
    // Other threads change what is looked at.
    ts.registry.world.stopTheWorld(ts, PATIENCE, () -> c.suspectAll(candidates));
    Arrays.fill(candidates, null);
    return c.run(ts);
  }

  private void suspectAll(Counted[] candidates) {
    for (Counted candidate : candidates) {
      suspect(candidate);
    }
    suspectClasses(PyBaseObject.TYPE);
  }

  private void suspect(Counted c) {
    if (!c.isDead()) {
      suspects.add(new WeakReference<>(c));
      c.traverse(
          o -> {
            if (o instanceof PyFunction f && f.isUncounted()) {
              suspects.add(new WeakReference<>(f));
            }
          });
    }
  }

  private void suspectClasses(PyType base) {
    for (PyType t : base.subtypes()) {
      if (t.heap) {
        suspects.add(new WeakReference<>(t));
      }
      suspectClasses(t);
    }
  }

  private int run(ThreadState ts) {
    int total = 0;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      forgetStaleRegisters(ts.stack);
      System.gc();
      int found = WeakReferences.clearUnreachable(ts) + ts.registry.reaper.finalizeUnreachable(ts);
      total += found;
      if (found == 0) {
        break;
      }
    }
    for (WeakReference<PyObject> r : suspects) {
      if (r.refersTo(null)) {
        total++;
      }
    }
    return total;
  }

  /** Registers above the top keep what frames that ended left there. */
  private static void forgetStaleRegisters(FrameStack st) {
    Arrays.fill(st.regs, Math.min(st.top, st.regs.length), st.regs.length, null);
  }
}
