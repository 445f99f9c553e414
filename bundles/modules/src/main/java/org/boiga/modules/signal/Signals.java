package org.boiga.modules.signal;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.modules.libc.Interruption;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.posix.OwnSignals;
import org.boiga.objects.Calls;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Unraisable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The signal handlers of an interpreter. The JVM takes a signal on a thread of its own, which marks
 * it here and wakes the main thread; that runs the Python handler at its next safepoint.
 *
 * <p>Some signals the JVM keeps for itself, and others it has no name for: their handlers run only
 * when the program itself raises the signal.
 */
public final class Signals implements Roots {
  static final int SIG_DFL = 0;
  static final int SIG_IGN = 1;
  static final int SIGINT = 2;
  private static final int SIGKILL = 9;
  private static final int SIGPIPE = 13;
  private static final int SIGSTOP = 19;
  private static final int SIGXFSZ = 25;

  /** Quit and the signals of faults: that the JVM handles them must not show. */
  private static final int KEPT_BY_JVM = 1 << 3 | 1 << 4 | 1 << 7 | 1 << 8 | 1 << 11;

  private static final NativeFunction SIGNAL = new NativeFunction("signal");

  private final InterpreterState interp;

  /** Handlers by number, owned; None where not known. */
  private final PyObject[] handlers = new PyObject[SignalNames.COUNT];

  private final AtomicIntegerArray tripped = new AtomicIntegerArray(SignalNames.COUNT);

  /** Blocked signals of the main thread, and those of them that came. Guarded by this. */
  private final BitSet blocked = new BitSet();

  private final BitSet pending = new BitSet();

  private final AtomicReferenceArray<Interception> interceptions =
      new AtomicReferenceArray<>(SignalNames.COUNT);

  private volatile int wakeupFd = -1;
  private volatile boolean warnOnFullBuffer;

  private Signals(InterpreterState interp) {
    this.interp = interp;
    OwnSignals.setDelivery(SignalModule::deliverOwn);
    for (int i = 1; i < handlers.length; i++) {
      handlers[i] = Py.int_(i == SIGPIPE || i == SIGXFSZ ? SIG_IGN : SIG_DFL);
    }
  }

  @Override
  public void traverse(Visitor v) {
    v.visitAll(handlers, handlers.length);
  }

  /** The running interpreter's. */
  public static Signals of(ThreadState ts) {
    InterpreterState interp = ts.interp;
    return interp.state(Signals.class, () -> new Signals(interp));
  }

  // Handlers -------------------------------------------------------------------------------------

  PyObject handler(int number) {
    return handlers[number];
  }

  /** Whether a Python function handles the signal. */
  boolean hasFunction(int number) {
    return Calls.isCallable(handlers[number]);
  }

  /** Sets a handler: a function, or the int SIG_DFL or SIG_IGN. Returns the old one, held. */
  PyObject setHandler(ThreadState ts, int number, PyObject handler) {
    if (number == SIGKILL || number == SIGSTOP) {
      throw OsErrors.of(ts, Errno.EINVAL);
    }
    boolean function = Calls.isCallable(handler);
    boolean ignore = isInt(handler, SIG_IGN);
    interceptions.set(number, null);
    install(number, function ? this::take : ignore ? SignalHandler.SIG_IGN : SignalHandler.SIG_DFL);
    PyObject old = handlers[number];
    handlers[number] = ts.keep(handler);
    return ts.holdOwned(old);
  }

  private static boolean isInt(PyObject o, int value) {
    return o instanceof org.boiga.objects.PyInt i && i.isLong() && i.longValue() == value;
  }

  private static void install(int number, SignalHandler handler) {
    String name = SignalNames.shortName(number);
    if (name == null) {
      return;
    }
    try {
      Signal.handle(new Signal(name), handler);
    } catch (IllegalArgumentException e) {
      // the JVM needs this signal itself
    }
  }

  private void take(Signal s) {
    int number = s.getNumber();
    Interception i = interceptions.get(number);
    if (i != null) {
      i.action.run();
    }
    if (i == null || i.chain && hasFunction(number)) {
      trip(number);
    } else if (i.chain && isInt(handlers[number], SIG_DFL)) {
      dieOf(number);
    }
  }

  // Interception ---------------------------------------------------------------------------------

  /**
   * What to do when a signal comes, before its handler.
   *
   * @param action runs on any thread, attached or not
   * @param chain whether the handler runs then
   */
  public record Interception(Runnable action, boolean chain) {}

  /** Whether there may be an interception: whether there is such a signal. */
  public static boolean exists(int number) {
    return number > 0 && number < SignalNames.COUNT;
  }

  /** Has an interception of a signal, until its handler is set. */
  public void intercept(int number, Interception i) {
    interceptions.set(number, i);
    install(number, this::take);
  }

  /** Ends the interception of a signal, if there is one; false if there was none. */
  public boolean release(int number) {
    if (interceptions.getAndSet(number, null) == null) {
      return false;
    }
    if (!hasFunction(number)) {
      reinstall(number);
    }
    return true;
  }

  /** Whether the system must not deliver the signal: a program handles it, or the JVM does. */
  boolean isHandled(int number) {
    return hasFunction(number)
        || interceptions.get(number) != null
        || (KEPT_BY_JVM >>> number & 1) != 0 && number < Integer.SIZE;
  }

  /** Ends the process as a signal does that nobody handles. */
  private static void dieOf(int number) {
    SIGNAL.callRaw(number, SIG_DFL, 0);
    SignalModule.KILL.call(SignalModule.GETPID.call(), number);
  }

  // Delivery -------------------------------------------------------------------------------------

  /** Notes that a signal came and wakes the main thread. For any thread. */
  void trip(int number) {
    synchronized (this) {
      if (blocked.get(number)) {
        pending.set(number);
        notifyAll();
        return;
      }
    }
    boolean first = tripped.getAndSet(number, 1) == 0;
    int fd = wakeupFd;
    if (fd >= 0) {
      wakeUp(fd, number);
    }
    ThreadState main = interp.mainThread;
    if (first) {
      interp.addPendingCall(main, this::run);
    }
    if (Thread.currentThread() != main.thread) {
      Interruption.rouse(main, () -> tripped.get(number) != 0);
    }
  }

  private void wakeUp(int fd, int number) {
    int r = Libc.write(fd, new byte[] {(byte) number}, 0, 1);
    if (r < 0 && (r != -Errno.EAGAIN || warnOnFullBuffer)) {
      interp.addPendingCall(
          interp.mainThread,
          ts ->
              Unraisable.report(
                  ts,
                  OsErrors.of(ts, -r),
                  "Exception ignored when trying to write to the signal wakeup fd",
                  null));
    }
  }

  /** Runs the handlers of all signals that came; on the main thread. */
  void run(ThreadState ts) {
    for (int n = 1; n < SignalNames.COUNT; n++) {
      if (tripped.getAndSet(n, 0) == 0 || !hasFunction(n)) {
        continue;
      }
      if (interp.finalizing) {
        ignore(ts, n);
        continue;
      }
      try {
        PyObject frame = ts.interp.evaluator.frame(ts, 0);
        Calls.call(ts, handlers[n], Py.int_(n), frame == null ? Py.None : frame);
      } catch (PyException e) {
        if (anyTripped()) {
          interp.addPendingCall(ts, this::run);
        }
        throw e;
      }
    }
  }

  /** Handlers belong to the program, which is being taken apart. */
  private static void ignore(ThreadState ts, int number) {
    Unraisable.report(
        ts,
        PyErr.of(ts, PyExc.OSError, "Signal " + number + " ignored due to race condition"),
        "Exception ignored while calling signal handler",
        null);
  }

  private boolean anyTripped() {
    for (int n = 1; n < SignalNames.COUNT; n++) {
      if (tripped.get(n) != 0) {
        return true;
      }
    }
    return false;
  }

  // Wake-up descriptor ---------------------------------------------------------------------------

  int setWakeupFd(int fd, boolean warn) {
    int old = wakeupFd;
    wakeupFd = fd;
    warnOnFullBuffer = warn;
    return old;
  }

  // Blocking -------------------------------------------------------------------------------------

  synchronized BitSet mask() {
    return (BitSet) blocked.clone();
  }

  synchronized BitSet pending() {
    return (BitSet) pending.clone();
  }

  /** Replaces the mask; signals that came and are blocked no more are delivered now. */
  void setMask(ThreadState ts, BitSet mask) {
    BitSet freed;
    synchronized (this) {
      BitSet added = (BitSet) mask.clone();
      added.andNot(blocked);
      added.stream().filter(n -> !hasFunction(n)).forEach(n -> install(n, this::take));
      BitSet removed = (BitSet) blocked.clone();
      removed.andNot(mask);
      blocked.clear();
      blocked.or(mask);
      freed = (BitSet) pending.clone();
      freed.and(removed);
      pending.andNot(freed);
      removed.stream().filter(n -> !hasFunction(n)).forEach(this::reinstall);
    }
    freed.stream().forEach(n -> deliver(ts, n));
  }

  private void reinstall(int number) {
    install(
        number, isInt(handlers[number], SIG_IGN) ? SignalHandler.SIG_IGN : SignalHandler.SIG_DFL);
  }

  /** Raises a signal in this process; returns once its handler, if any, has been asked for. */
  public void deliver(ThreadState ts, int number) {
    synchronized (this) {
      if (blocked.get(number)) {
        pending.set(number);
        notifyAll();
        return;
      }
    }
    Interception i = interceptions.get(number);
    if (i != null) {
      i.action.run();
      if (!i.chain) {
        return;
      }
    }
    if (hasFunction(number)) {
      trip(number);
    } else if (isInt(handlers[number], SIG_DFL) && (i != null || isHandled(number))) {
      dieOf(number);
    } else if (!isInt(handlers[number], SIG_IGN)) {
      OsErrors.check(ts, SignalModule.KILL.call(SignalModule.GETPID.call(), number));
    }
  }

  /** Waits for one of some blocked signals; 0 where none came in time. Called detached. */
  synchronized int take(BitSet wanted, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (true) {
      BitSet ready = (BitSet) pending.clone();
      ready.and(wanted);
      int n = ready.nextSetBit(1);
      if (n > 0) {
        pending.clear(n);
        return n;
      }
      if (nanos < 0) {
        wait();
      } else {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return 0;
        }
        wait(left / 1_000_000, (int) (left % 1_000_000));
      }
    }
  }
}
