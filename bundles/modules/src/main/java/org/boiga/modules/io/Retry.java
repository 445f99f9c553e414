package org.boiga.modules.io;

import java.util.function.Supplier;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.ThreadState;

/** Calls of streams that a signal may interrupt (PEP 475). */
final class Retry {
  private Retry() {}

  /** Calls again after InterruptedError, once the signal's handler has run. */
  static <T> T interrupted(ThreadState ts, Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (PyException e) {
        if (!e.matches(PyExc.InterruptedError)) {
          throw e;
        }
        ts.safepoint();
      }
    }
  }
}
