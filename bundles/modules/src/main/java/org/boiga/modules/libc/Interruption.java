package org.boiga.modules.libc;

import java.lang.foreign.ValueLayout;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.Mutator;
import org.boiga.objects.ThreadState;

/**
 * Wakes a thread up that blocks in a system call, so that it runs the handler of a signal. The JVM
 * takes signals on a thread of its own; the system interrupts only the thread that it sends one to.
 * So a real-time signal that does nothing is sent to the blocked thread.
 */
public final class Interruption {
  private static final NativeFunction GETTID = new NativeFunction("gettid");
  private static final NativeFunction GETPID = new NativeFunction("getpid");
  private static final NativeFunction TGKILL = new NativeFunction("tgkill");
  private static final NativeFunction SIGACTION = new NativeFunction("sigaction");

  /** SIGRTMAX - 4; the JVM itself uses SIGRTMAX - 2. */
  private static final int WAKE_UP = 60;

  /**
   * Size of the C library's {@code struct sigaction}, the handler first, then the mask and flags.
   */
  private static final int SIGACTION_SIZE = 152;

  private static final ConcurrentHashMap<Mutator, Integer> BLOCKED = new ConcurrentHashMap<>();
  private static boolean handled;

  private Interruption() {}

  /** The system's default for the signal would end the process. */
  private static synchronized void handle() {
    if (handled) {
      return;
    }
    Scratch s = Scratch.get();
    s.result.asSlice(0, SIGACTION_SIZE).fill((byte) 0);
    // A handler that does nothing and is safe at any point of a program.
    s.result.set(ValueLayout.JAVA_LONG, 0, GETPID.address().address());
    SIGACTION.call(WAKE_UP, s.resultAddress(), 0);
    handled = true;
  }

  static long call(ThreadState ts, LongSupplier call) {
    if (ts != ts.interp.mainThread) {
      return Blocking.call(ts, call);
    }
    var world = ts.interp.registry.world;
    BLOCKED.put(ts, nativeId());
    world.detach(ts);
    try {
      return ts.pollRequested() ? -Errno.EINTR : call.getAsLong();
    } finally {
      world.attach(ts);
      BLOCKED.remove(ts);
    }
  }

  /** The calling thread's id in the system. */
  public static int nativeId() {
    return GETTID.call();
  }

  /**
   * Ends whatever the main thread of an interpreter waits in, again and again: a wait may begin
   * just after an attempt. For any thread.
   *
   * @param asked whether the thread has not yet done what it is woken up for
   */
  public static void rouse(ThreadState main, BooleanSupplier asked) {
    for (int i = 0; i < 100 && asked.getAsBoolean(); i++) {
      Thread.State state = main.thread.getState();
      if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
        main.thread.interrupt();
      } else {
        interruptCall(main);
      }
      try {
        Thread.sleep(i < 20 ? 1 : 10);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void interruptCall(Mutator m) {
    Integer tid = BLOCKED.get(m);
    if (tid != null) {
      handle();
      TGKILL.call(GETPID.call(), tid, WAKE_UP);
    }
  }
}
