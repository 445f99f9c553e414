package org.boiga.modules.thread;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.memory.World;
import org.boiga.objects.Calls;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Unraisable;

/** The threads that an interpreter's programs have started. */
@ManualCounting("hands references from one thread to another")
final class PythonThreads {
  /** Address space reserved for a thread's Java stack; used as Python and native calls nest. */
  private static final long STACK_BYTES = 256L << 20;

  private final AtomicInteger running = new AtomicInteger();
  private final Set<PyThreadHandle> joinable = ConcurrentHashMap.newKeySet();
  volatile long stackSize;

  static PythonThreads of(ThreadState ts) {
    return ts.interp.state(PythonThreads.class, PythonThreads::new);
  }

  int running() {
    return running.get();
  }

  /**
   * Starts a thread that calls {@code function(*args, **kwargs)}.
   *
   * @param handle to be joined, or null
   * @param joined whether the interpreter waits for the thread at its end
   * @return the thread's ident
   */
  long start(
      ThreadState ts,
      PyObject function,
      PyTuple args,
      PyDict kwargs,
      PyThreadHandle handle,
      boolean joined) {
    if (ts.interp.finalizing) {
      throw PyErr.of(
          ts, PyExc.PythonFinalizationError, "can't create new thread at interpreter shutdown");
    }
    // The new thread owns these references.
    ts.keep(function);
    ts.keep(args);
    ts.keep(kwargs);
    ts.keep(handle);
    InterpreterState interp = ts.interp;
    Thread t = thread(ts, () -> run(interp, function, args, kwargs, handle));
    if (handle != null) {
      handle.setIdent(t.threadId());
      if (joined) {
        joinable.add(handle);
      }
    }
    running.incrementAndGet();
    try {
      t.start();
    } catch (OutOfMemoryError e) {
      running.decrementAndGet();
      joinable.remove(handle);
      throw PyErr.runtimeError(ts, "can't start new thread");
    }
    return t.threadId();
  }

  private Thread thread(ThreadState ts, Runnable body) {
    if (isVirtual(ts)) {
      return Carriers.BUILDER.unstarted(body);
    }
    long size = stackSize == 0 ? STACK_BYTES : Math.max(stackSize, 16L << 20);
    Thread t = new Thread(null, body, "python", size);
    t.setDaemon(true); // the interpreter itself waits for those that are not
    return t;
  }

  /** Whether the interpreter's option says that threads are virtual. */
  private static boolean isVirtual(ThreadState ts) {
    return ts.interp.sys.get(ts, "_xoptions") instanceof PyDict options
        && options.get(ts, "virtual-threads") != null;
  }

  /** What virtual threads run on, made with the first of them. */
  private static final class Carriers {
    /** A system call keeps its carrier, so that there are more carriers than cores. */
    private static final int CARRIERS = 256;

    static final Thread.Builder BUILDER;

    static {
      String parallelism = "jdk.virtualThreadScheduler.parallelism";
      if (System.getProperty(parallelism) == null) {
        System.setProperty(parallelism, String.valueOf(CARRIERS));
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", String.valueOf(CARRIERS));
      }
      BUILDER = Thread.ofVirtual().name("python");
    }
  }

  private void run(
      InterpreterState interp,
      PyObject function,
      PyTuple args,
      PyDict kwargs,
      PyThreadHandle handle) {
    try {
      runAttached(interp, function, args, kwargs, handle);
    } catch (World.Ended e) {
      return; // with the interpreter
    } finally {
      running.decrementAndGet();
      if (handle != null) {
        handle.ended(); // who joins finds what the thread dropped finalised
        joinable.remove(handle);
      }
    }
  }

  private static void runAttached(
      InterpreterState interp,
      PyObject function,
      PyTuple args,
      PyDict kwargs,
      PyThreadHandle handle) {
    ThreadState ts = new ThreadState(interp);
    int mark = ts.mark();
    ts.holdOwned(function);
    ts.holdOwned(args);
    ts.holdOwned(kwargs);
    ts.holdOwned(handle);
    try {
      Calls.call(ts, function, args, kwargs);
    } catch (PyException e) {
      if (!e.matches(PyExc.SystemExit)) {
        String what = "Exception ignored in thread started by " + Unraisable.repr(ts, function);
        Unraisable.report(ts, e, what, null);
      }
    } finally {
      if (!ts.isAbandoned()) {
        ts.release(mark);
        LocalRegistry locals = LocalRegistry.of(ts);
        locals.threadEnds(ts);
        ts.close();
        locals.threadHasEnded(ts);
      }
    }
  }

  /** Waits for all threads that are to be waited for at the interpreter's end. */
  void join(ThreadState ts) {
    while (!joinable.isEmpty()) { // they may have started others
      for (PyThreadHandle h : joinable) {
        h.join(ts, null);
      }
    }
  }
}
