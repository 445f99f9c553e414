package org.boiga.modules.libc;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.boiga.api.libc.Errno;
import org.boiga.objects.ThreadState;

/**
 * Calls that may block. The thread is detached meanwhile, so that it does not keep others from
 * stopping the world, and must not touch Python objects.
 */
public final class Blocking {
  private Blocking() {}

  /** Runs {@code call} detached. */
  public static long call(ThreadState ts, LongSupplier call) {
    var world = ts.interp.registry.world;
    world.detach(ts);
    try {
      return call.getAsLong();
    } finally {
      world.attach(ts);
    }
  }

  /** As {@link #call}, for calls of which a signal cannot come in the way. */
  public static int callInt(ThreadState ts, IntSupplier call) {
    return (int) call(ts, call::getAsInt);
  }

  /**
   * Runs a system call detached, again and again as long as a signal interrupts it (PEP 475).
   *
   * @param call returns the error number negated where it fails
   * @throws org.boiga.objects.PyException what the signal's handler raises
   */
  public static long retry(ThreadState ts, LongSupplier call) {
    while (true) {
      long r = Interruption.call(ts, call);
      if (ts.pollRequested()) {
        ts.safepoint();
      }
      if (r != -Errno.EINTR) {
        return r;
      }
    }
  }

  /** Runs a system call that only a signal ends, and then the signal's handler. */
  public static void pause(ThreadState ts, LongSupplier call) {
    while (!ts.pollRequested()) {
      Interruption.call(ts, call);
    }
    ts.safepoint();
  }
}
