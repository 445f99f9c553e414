package org.boiga.modules.faulthandler;

import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.modules.signal.Signals;
import org.boiga.objects.Args;
import org.boiga.objects.Calls;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Timeouts;

/**
 * Module {@code faulthandler}. Faults of the process itself are the JVM's, which reports them in
 * its own way; what is handled here are the signals of faults that a program raises.
 */
@org.boiga.api.annotation.PyModule(
    name = "faulthandler",
    doc = "Shows where threads are: on request, after a time, on a signal.")
public final class FaultHandlerModule {
  private static final int SIGABRT = 6;
  private static final int SIGFPE = 8;
  private static final int SIGSEGV = 11;

  /** The signals that {@code enable} is about, with what they mean. */
  private static final Map<Integer, String> FATAL =
      new TreeMap<>(
          Map.of(
              7,
              "Bus error",
              4,
              "Illegal instruction",
              SIGFPE,
              "Floating-point exception",
              SIGABRT,
              "Aborted",
              SIGSEGV,
              "Segmentation fault"));

  private FaultHandlerModule() {}

  /** What an interpreter has switched on. Guarded by itself. */
  private static final class State implements Roots, InterpreterState.Closeable {
    boolean enabled;
    PyObject fatalFile;
    Watchdog watchdog;
    PyObject watchdogFile;
    final Map<Integer, PyObject> userFiles = new TreeMap<>();

    @Override
    public void traverse(Visitor v) {
      v.visit(fatalFile);
      v.visit(watchdogFile);
      userFiles.values().forEach(v::visit);
    }

    @Override
    public void close() {
      if (watchdog != null) {
        watchdog.cancel();
      }
    }

    static State of(ThreadState ts) {
      return ts.interp.state(State.class, State::new);
    }
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    State.of(ts);
  }

  // Files ----------------------------------------------------------------------------------------

  /** Where to write to; the object is kept open by whoever writes later. */
  private record Target(PyObject file, int fd) {}

  private static Target target(ThreadState ts, PyObject file) {
    PyObject f = file;
    if (f == null || f == Py.None) {
      f = ts.interp.sys.get(ts, "stderr");
      if (f == null) {
        throw PyErr.runtimeError(ts, "unable to get sys.stderr");
      }
      if (f == Py.None) {
        throw PyErr.runtimeError(ts, "sys.stderr is None");
      }
    } else if (f instanceof PyInt) {
      int fd = Args.toInt(ts, f);
      if (fd < 0) {
        throw PyErr.valueError(ts, "file is not a valid file descriptor");
      }
      return new Target(Py.None, fd);
    }
    PyObject fd = Calls.method(ts, f, "fileno");
    if (!(fd instanceof PyInt i) || !i.isLong() || i.longValue() < 0 || i.longValue() > 1 << 30) {
      throw PyErr.runtimeError(ts, "file.fileno() is not a valid file descriptor");
    }
    try {
      Calls.method(ts, f, "flush");
    } catch (PyException e) {
      if (!e.matches(PyExc.Exception)) {
        throw e;
      }
    }
    return new Target(f, (int) i.longValue());
  }

  // On request -----------------------------------------------------------------------------------

  @PyFunction(
      name = "dump_traceback",
      signature = "(file=sys.stderr, all_threads=True)",
      doc = "Write where threads are.")
  static void dumpTraceback(ThreadState ts, PyObject file, boolean allThreads) {
    int fd = target(ts, file).fd;
    new TraceDump().of(ts.interp, ts, allThreads).write(fd);
  }

  @PyFunction(
      name = "dump_c_stack",
      signature = "(file=sys.stderr)",
      doc = "Write where the current thread is in native code, which is not known.")
  static void dumpNativeStack(ThreadState ts, PyObject file) {
    nativeStack(new TraceDump()).write(target(ts, file).fd);
  }

  private static TraceDump nativeStack(TraceDump d) {
    return d.line("Current thread's C stack trace (most recent call first):")
        .line("  <cannot get C stack on this system>");
  }

  // On faults ------------------------------------------------------------------------------------

  @PyFunction(
      signature = "(file=sys.stderr, all_threads=True)",
      doc = "Write where threads are when a fatal signal comes.")
  static void enable(ThreadState ts, PyObject file, boolean allThreads) {
    Target t = target(ts, file);
    State s = State.of(ts);
    PyObject old;
    synchronized (s) {
      old = s.fatalFile;
      s.fatalFile = ts.keep(t.file);
      s.enabled = true;
    }
    ts.holdOwned(old);
    InterpreterState interp = ts.interp;
    FATAL.forEach(
        (number, text) ->
            Signals.of(ts)
                .intercept(
                    number,
                    new Signals.Interception(
                        () -> {
                          TraceDump d = new TraceDump();
                          d.line("Fatal Python error: " + text).line("");
                          d.of(interp, currentThread(interp), allThreads).line("");
                          nativeStack(d).write(t.fd);
                        },
                        true)));
  }

  /** The thread to show for a signal: the running one, or the main one, which handles signals. */
  private static ThreadState currentThread(InterpreterState interp) {
    for (var m : interp.registry.running()) {
      if (m instanceof ThreadState t && t.thread == Thread.currentThread()) {
        return t;
      }
    }
    return interp.mainThread;
  }

  @PyFunction(doc = "End what enable() began; whether it was enabled.")
  static boolean disable(ThreadState ts) {
    State s = State.of(ts);
    boolean was;
    PyObject old;
    synchronized (s) {
      was = s.enabled;
      old = s.fatalFile;
      s.enabled = false;
      s.fatalFile = null;
    }
    ts.holdOwned(old);
    if (was) {
      FATAL.keySet().forEach(Signals.of(ts)::release);
    }
    return was;
  }

  @PyFunction(name = "is_enabled", doc = "Whether fatal signals are handled.")
  static boolean isEnabled(ThreadState ts) {
    State s = State.of(ts);
    synchronized (s) {
      return s.enabled;
    }
  }

  // After a time ---------------------------------------------------------------------------------

  @PyFunction(
      name = "dump_traceback_later",
      signature = "(timeout, repeat=False, file=sys.stderr, exit=False)",
      doc = "Write where all threads are after a number of seconds.")
  static void dumpTracebackLater(
      ThreadState ts, PyObject timeout, boolean repeat, PyObject file, boolean exit) {
    long nanos = Timeouts.nanos(ts, timeout, RoundingMode.CEILING);
    if (nanos <= 0) {
      throw PyErr.valueError(ts, "timeout must be greater than 0");
    }
    Target t = target(ts, file);
    cancelDumpTracebackLater(ts);
    State s = State.of(ts);
    synchronized (s) {
      s.watchdogFile = ts.keep(t.file);
      s.watchdog = new Watchdog(ts.interp, t.fd, nanos, repeat, exit);
    }
  }

  @PyFunction(name = "cancel_dump_traceback_later", doc = "End what dump_traceback_later() began.")
  static void cancelDumpTracebackLater(ThreadState ts) {
    State s = State.of(ts);
    Watchdog w;
    PyObject file;
    synchronized (s) {
      w = s.watchdog;
      file = s.watchdogFile;
      s.watchdog = null;
      s.watchdogFile = null;
    }
    if (w != null) {
      w.cancel();
    }
    ts.holdOwned(file);
  }

  // On other signals -----------------------------------------------------------------------------

  private static int signal(ThreadState ts, int number) {
    if (FATAL.containsKey(number)) {
      throw PyErr.runtimeError(
          ts, "signal " + number + " cannot be registered, use enable() instead");
    }
    if (!Signals.exists(number)) {
      throw PyErr.valueError(ts, "signal number out of range");
    }
    return number;
  }

  @PyFunction(
      signature = "(signum, file=sys.stderr, all_threads=True, chain=False)",
      doc = "Write where threads are when a signal comes.")
  static void register(
      ThreadState ts, int signum, PyObject file, boolean allThreads, boolean chain) {
    signal(ts, signum);
    Target t = target(ts, file);
    State s = State.of(ts);
    PyObject old;
    synchronized (s) {
      old = s.userFiles.put(signum, ts.keep(t.file));
    }
    ts.holdOwned(old);
    InterpreterState interp = ts.interp;
    Signals.of(ts)
        .intercept(
            signum,
            new Signals.Interception(
                () -> new TraceDump().of(interp, currentThread(interp), allThreads).write(t.fd),
                chain));
  }

  @PyFunction(doc = "End what register() began; whether the signal was registered.")
  static boolean unregister(ThreadState ts, int signum) {
    signal(ts, signum);
    State s = State.of(ts);
    PyObject old;
    synchronized (s) {
      old = s.userFiles.remove(signum);
    }
    if (old == null) {
      return false;
    }
    ts.holdOwned(old);
    Signals.of(ts).release(signum);
    return true;
  }

  // Faults on purpose ----------------------------------------------------------------------------

  @PyFunction(name = "_sigsegv", signature = "(release_gil=False, /)", doc = "Raise SIGSEGV.")
  static void raiseSegv(ThreadState ts, boolean releaseGil) {
    Signals.of(ts).deliver(ts, SIGSEGV);
  }

  @PyFunction(name = "_read_null", doc = "Raise SIGSEGV, as reading through a null pointer does.")
  static void readNull(ThreadState ts) {
    Signals.of(ts).deliver(ts, SIGSEGV);
  }

  @PyFunction(name = "_sigfpe", doc = "Raise SIGFPE.")
  static void raiseFpe(ThreadState ts) {
    Signals.of(ts).deliver(ts, SIGFPE);
  }

  @PyFunction(name = "_sigabrt", doc = "Raise SIGABRT.")
  static void raiseAbort(ThreadState ts) {
    Signals.of(ts).deliver(ts, SIGABRT);
  }
}
