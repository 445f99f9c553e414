package org.boiga.modules.signal;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.posix.Constants;
import org.boiga.modules.posix.OsErrors;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PySet;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Timeouts;

/** Module {@code _signal}. */
@org.boiga.api.annotation.PyModule(name = "_signal", doc = "Handlers of signals.")
public final class SignalModule {
  static final NativeFunction KILL = new NativeFunction("kill");
  static final NativeFunction GETPID = new NativeFunction("getpid");
  private static final NativeFunction ALARM = new NativeFunction("alarm");
  private static final NativeFunction PAUSE = new NativeFunction("pause");
  private static final NativeFunction SETITIMER = new NativeFunction("setitimer");
  private static final NativeFunction GETITIMER = new NativeFunction("getitimer");
  private static final NativeFunction SYSCALL = new NativeFunction("syscall");
  private static final int SYS_PIDFD_SEND_SIGNAL = 424;
  private static final int SIG_BLOCK = 0;
  private static final int SIG_UNBLOCK = 1;
  private static final int SIG_SETMASK = 2;

  private static final PyType SIGINFO =
      StructSequence.define(
          "signal.struct_siginfo",
          "What is known of a signal that came.",
          true,
          7,
          "si_signo",
          "si_code",
          "si_errno",
          "si_pid",
          "si_uid",
          "si_status",
          "si_band");

  private SignalModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    SignalNames.numbers().forEach((n, v) -> m.put(ts, n, Py.int_(v)));
    m.put(ts, "NSIG", Py.int_(SignalNames.COUNT));
    m.put(ts, "SIG_DFL", Py.int_(Signals.SIG_DFL));
    m.put(ts, "SIG_IGN", Py.int_(Signals.SIG_IGN));
    m.put(ts, "SIG_BLOCK", Py.int_(SIG_BLOCK));
    m.put(ts, "SIG_UNBLOCK", Py.int_(SIG_UNBLOCK));
    m.put(ts, "SIG_SETMASK", Py.int_(SIG_SETMASK));
    m.put(ts, "ITIMER_REAL", Py.int_(0));
    m.put(ts, "ITIMER_VIRTUAL", Py.int_(1));
    m.put(ts, "ITIMER_PROF", Py.int_(2));
    m.put(ts, "struct_siginfo", SIGINFO);
    PyDict namespace = new PyDict(ts);
    namespace.put(ts, "__module__", PyStr.interned("signal"));
    m.put(
        ts,
        "ItimerError",
        Calls.call(
            ts,
            PyType.TYPE,
            PyStr.interned("ItimerError"),
            PyTuple.of(ts, PyExc.OSError),
            namespace));
    Signals.of(ts);
  }

  static boolean deliverOwn(ThreadState ts, int signal) {
    Signals s = Signals.of(ts);
    if (signal <= 0
        || signal >= SignalNames.COUNT
        || !s.isHandled(signal) && !s.mask().get(signal)) {
      return false;
    }
    s.deliver(ts, signal);
    runNow(ts);
    return true;
  }

  private static void runNow(ThreadState ts) {
    if (ts == ts.interp.mainThread && ts.pollRequested()) {
      ts.safepoint();
    }
  }

  private static int checked(ThreadState ts, int number) {
    if (number < 1 || number >= SignalNames.COUNT) {
      throw PyErr.valueError(ts, "signal number out of range");
    }
    return number;
  }

  private static void checkMainThread(ThreadState ts, String function) {
    if (ts != ts.interp.mainThread) {
      throw PyErr.valueError(ts, function + " only works in main thread of the main interpreter");
    }
  }

  // Handlers -------------------------------------------------------------------------------------

  @PyFunction(
      name = "default_int_handler",
      signature = "(signalnum, frame, /)",
      doc = "Raise KeyboardInterrupt.")
  static void defaultIntHandler(ThreadState ts, int signal, PyObject frame) {
    throw PyErr.of(ts, PyExc.KeyboardInterrupt);
  }

  @PyFunction(
      signature = "(signalnum, handler, /)",
      doc = "Set the handler of a signal; return the one it had.")
  static PyObject signal(ThreadState ts, int number, PyObject handler) {
    checkMainThread(ts, "signal");
    checked(ts, number);
    boolean special =
        handler instanceof PyInt i
            && i.isLong()
            && (i.longValue() == Signals.SIG_DFL || i.longValue() == Signals.SIG_IGN);
    if (!special && !Calls.isCallable(handler)) {
      throw PyErr.typeError(
          ts, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    }
    runNow(ts);
    return Signals.of(ts).setHandler(ts, number, handler);
  }

  @PyFunction(signature = "(signalnum, /)", doc = "The handler of a signal.")
  static PyObject getsignal(ThreadState ts, int number) {
    return ts.hold(Signals.of(ts).handler(checked(ts, number)));
  }

  @PyFunction(signature = "(signalnum, flag, /)", doc = "Calls are always restarted (PEP 475).")
  static void siginterrupt(ThreadState ts, int number, int flag) {
    checked(ts, number);
  }

  @PyFunction(name = "raise_signal", signature = "(signalnum, /)", doc = "Raise a signal.")
  static void raiseSignal(ThreadState ts, int number) {
    if (number < 0 || number >= SignalNames.COUNT) {
      throw OsErrors.of(ts, Errno.EINVAL);
    }
    if (number > 0) {
      Signals.of(ts).deliver(ts, number);
      runNow(ts);
    }
  }

  @PyFunction(
      name = "pthread_kill",
      signature = "(thread_id, signalnum, /)",
      doc = "Send a signal to a thread; the main thread handles it.")
  static void pthreadKill(ThreadState ts, PyObject thread, int number) {
    long id = Args.toCLong(ts, thread);
    boolean known = ts.registry.running().stream().anyMatch(m -> ((ThreadState) m).ident() == id);
    if (!known) {
      throw OsErrors.of(ts, Errno.ESRCH);
    }
    raiseSignal(ts, number);
  }

  @PyFunction(signature = "(signalnum, /)", doc = "What a signal means.")
  static PyObject strsignal(ThreadState ts, int number) {
    return Py.str(SignalNames.text(checked(ts, number)));
  }

  @PyFunction(name = "valid_signals", doc = "The numbers of all signals.")
  static PyObject validSignals(ThreadState ts) {
    BitSet all = new BitSet();
    all.set(1, SignalNames.COUNT);
    all.clear(32, SignalNames.RTMIN); // the C library uses these
    return set(ts, all);
  }

  private static PyObject set(ThreadState ts, BitSet numbers) {
    PyList l = new PyList(ts);
    numbers.stream().forEach(n -> l.append(ts, Py.int_(n)));
    return Calls.call(ts, PySet.TYPE, l);
  }

  @PyFunction(
      name = "set_wakeup_fd",
      signature = "(fd, /, *, warn_on_full_buffer=True)",
      doc = "Set a descriptor to which the number of a signal that comes is written.")
  static int setWakeupFd(ThreadState ts, int fd, boolean warn) {
    checkMainThread(ts, "set_wakeup_fd");
    if (fd != -1) {
      int[] failure = new int[1];
      if (Libc.fstat(fd, failure) == null) {
        throw OsErrors.of(ts, failure[0]);
      }
      int flags = (int) OsErrors.check(ts, Libc.fcntl(fd, Libc.F_GETFL, 0));
      if ((flags & Constants.O_NONBLOCK) == 0) {
        throw PyErr.valueError(ts, "the fd " + fd + " must be in non-blocking mode");
      }
    }
    return Signals.of(ts).setWakeupFd(fd, warn);
  }

  // Waiting --------------------------------------------------------------------------------------

  @PyFunction(doc = "Wait for a signal.")
  static void pause(ThreadState ts) {
    Blocking.pause(ts, PAUSE::call);
  }

  private static BitSet numbers(ThreadState ts, PyObject iterable) {
    BitSet b = new BitSet();
    for (PyObject o : Iteration.toArray(ts, iterable)) {
      long n = Numbers.index(ts, o) instanceof PyInt i && i.isLong() ? i.longValue() : -1;
      if (n < 1 || n >= SignalNames.COUNT) {
        throw PyErr.valueError(
            ts, "signal number " + n + " out of range [1; " + (SignalNames.COUNT - 1) + "]");
      }
      b.set((int) n);
    }
    return b;
  }

  @PyFunction(
      name = "pthread_sigmask",
      signature = "(how, mask, /)",
      doc = "Change which signals are blocked; return those that were.")
  static PyObject sigmask(ThreadState ts, int how, PyObject mask) {
    BitSet given = numbers(ts, mask);
    Signals s = Signals.of(ts);
    BitSet old = s.mask();
    BitSet next = (BitSet) old.clone();
    switch (how) {
      case SIG_BLOCK -> next.or(given);
      case SIG_UNBLOCK -> next.andNot(given);
      case SIG_SETMASK -> next = given;
      default -> throw OsErrors.of(ts, Errno.EINVAL);
    }
    s.setMask(ts, next);
    runNow(ts);
    return set(ts, old);
  }

  @PyFunction(doc = "The blocked signals that came.")
  static PyObject sigpending(ThreadState ts) {
    return set(ts, Signals.of(ts).pending());
  }

  private static int await(ThreadState ts, PyObject wanted, long nanos) {
    BitSet numbers = numbers(ts, wanted);
    Signals s = Signals.of(ts);
    while (true) {
      long r =
          Blocking.call(
              ts,
              () -> {
                try {
                  return s.take(numbers, nanos);
                } catch (InterruptedException e) {
                  return -1;
                }
              });
      if (ts.pollRequested()) {
        ts.safepoint();
      }
      if (r >= 0) {
        return (int) r;
      }
    }
  }

  @PyFunction(signature = "(sigset, /)", doc = "Wait for one of some signals.")
  static int sigwait(ThreadState ts, PyObject sigset) {
    return await(ts, sigset, -1);
  }

  @PyFunction(signature = "(sigset, /)", doc = "Wait for one of some signals; tell about it.")
  static PyObject sigwaitinfo(ThreadState ts, PyObject sigset) {
    return info(ts, await(ts, sigset, -1));
  }

  @PyFunction(signature = "(sigset, timeout, /)", doc = "As sigwaitinfo; None after a time.")
  static PyObject sigtimedwait(ThreadState ts, PyObject sigset, PyObject timeout) {
    long nanos = Timeouts.nanos(ts, timeout, RoundingMode.UP);
    if (nanos < 0) {
      throw PyErr.valueError(ts, "timeout must be non-negative");
    }
    int n = await(ts, sigset, nanos);
    return n == 0 ? Py.None : info(ts, n);
  }

  private static PyObject info(ThreadState ts, int number) {
    PyObject zero = Py.int_(0);
    return StructSequence.of(
        ts, SIGINFO, Py.int_(number), zero, zero, Py.int_(GETPID.call()), zero, zero, zero);
  }

  // Timers ---------------------------------------------------------------------------------------

  @PyFunction(signature = "(seconds, /)", doc = "Have SIGALRM come after some seconds.")
  static long alarm(ThreadState ts, int seconds) {
    return ALARM.callRaw(seconds, 0, 0) & 0xFFFFFFFFL;
  }

  @PyFunction(
      signature = "(which, seconds, interval=0.0, /)",
      doc = "Set a timer; return what it was.")
  static PyObject setitimer(ThreadState ts, int which, PyObject seconds, PyObject interval) {
    long first = Timeouts.nanos(ts, seconds, RoundingMode.UP) / 1000;
    long next = interval == null ? 0 : Timeouts.nanos(ts, interval, RoundingMode.UP) / 1000;
    Scratch s = Scratch.get();
    ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
    s.result.set(l, 0, Math.floorDiv(next, 1_000_000));
    s.result.set(l, 8, Math.floorMod(next, 1_000_000));
    s.result.set(l, 16, Math.floorDiv(first, 1_000_000));
    s.result.set(l, 24, Math.floorMod(first, 1_000_000));
    return timer(ts, s, SETITIMER.call(which, s.resultAddress(), s.resultAddress() + 32), 32);
  }

  @PyFunction(signature = "(which, /)", doc = "What a timer has left: seconds and interval.")
  static PyObject getitimer(ThreadState ts, int which) {
    Scratch s = Scratch.get();
    return timer(ts, s, GETITIMER.call(which, s.resultAddress()), 0);
  }

  private static PyObject timer(ThreadState ts, Scratch s, int r, long at) {
    if (r < 0) {
      PyObject module = ts.interp.evaluator.importModule(ts, "_signal");
      PyType type = (PyType) Attributes.get(ts, module, "ItimerError");
      throw PyErr.of(ts, type, Py.int_(-r), PyStr.of(Errno.text(-r)));
    }
    ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
    return PyTuple.of(
        ts,
        Py.float_(s.result.get(l, at + 16) + s.result.get(l, at + 24) * 1e-6),
        Py.float_(s.result.get(l, at) + s.result.get(l, at + 8) * 1e-6));
  }

  @PyFunction(
      name = "pidfd_send_signal",
      signature = "(pidfd, signalnum, siginfo=None, flags=0, /)",
      doc = "Send a signal to the process of a descriptor.")
  static void pidfdSendSignal(ThreadState ts, int pidfd, int number, PyObject siginfo, int flags) {
    if (siginfo != null && siginfo != Py.None) {
      throw PyErr.typeError(ts, "siginfo must be None");
    }
    int nothing = 0; // tells whether the descriptor is one of a process
    OsErrors.check(ts, SYSCALL.call(SYS_PIDFD_SEND_SIGNAL, pidfd, nothing, 0, flags, 0));
    if (!isOfThisProcess(pidfd) || !deliverOwn(ts, number)) {
      OsErrors.check(ts, SYSCALL.call(SYS_PIDFD_SEND_SIGNAL, pidfd, number, 0, flags, 0));
    }
  }

  /** Whether a descriptor, which is one of a process, is one of this process. */
  private static boolean isOfThisProcess(int pidfd) {
    long pid = ProcessHandle.current().pid();
    try {
      Path file = Files.readSymbolicLink(Path.of("/proc/self/fd", String.valueOf(pidfd)));
      if (file.isAbsolute()) {
        return file.equals(Path.of("/proc", String.valueOf(pid)));
      }
      return Files.readAllLines(Path.of("/proc/self/fdinfo", String.valueOf(pidfd)))
          .contains("Pid:\t" + pid);
    } catch (IOException e) {
      return false;
    }
  }
}
