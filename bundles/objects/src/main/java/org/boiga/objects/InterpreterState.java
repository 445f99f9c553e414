package org.boiga.objects;

import java.util.concurrent.ConcurrentHashMap;
import org.boiga.memory.CountingPolicy;
import org.boiga.memory.Mutator;
import org.boiga.memory.MutatorRegistry;
import org.boiga.memory.PyObject;
import org.boiga.memory.RefCheck;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;

/**
 * One Python interpreter: what CPython keeps in {@code PyInterpreterState}. Several live side by
 * side in a process; nothing that a program can change is shared between them.
 */
public final class InterpreterState implements Roots {
  public final MutatorRegistry registry = new MutatorRegistry();
  public final CountingPolicy policy;
  public final Collector collector = new Collector();
  public final Evaluator evaluator;

  /** The thread that made the interpreter, on which signal handlers run. */
  public volatile ThreadState mainThread;

  /** {@code sys.modules}. */
  public PyDict modules;

  /** The dictionary of module {@code builtins}. */
  public PyDict builtins;

  /** The dictionary of module {@code sys}. */
  public PyDict sys;

  /** The {@code importlib._bootstrap} module, once it is set up. */
  public volatile PyObject importlib;

  /** The built-in {@code __import__}. */
  public volatile PyObject importFunction;

  /** {@code sys.getrecursionlimit()}. */
  private volatile int recursionLimit = 1000;

  private volatile boolean instrumenting;

  /** {@code sys.get_int_max_str_digits()}. */
  public volatile int intMaxStrDigits = IntText.DEFAULT_MAX_STR_DIGITS;

  /** Whether the interpreter runs in development mode ({@code -X dev}). */
  public volatile boolean devMode;

  /** Whether the interpreter is shutting down. */
  public volatile boolean finalizing;

  private final java.util.Queue<java.util.function.Consumer<ThreadState>> pendingCalls =
      new java.util.concurrent.ConcurrentLinkedQueue<>();

  /** State of native modules, by the class that declares the module. */
  private final ConcurrentHashMap<Object, Object> moduleStates = new ConcurrentHashMap<>();

  public InterpreterState(CountingPolicy policy, Evaluator evaluator) {
    this.policy = policy;
    this.evaluator = evaluator;
    RefCheck.addRoots(this);
  }

  public int recursionLimit() {
    return recursionLimit;
  }

  public void setRecursionLimit(int limit) {
    recursionLimit = limit;
    resetCallLimits();
  }

  /** Whether anything wants events of running code. */
  public boolean isInstrumenting() {
    return instrumenting;
  }

  public void setInstrumenting(boolean on) {
    instrumenting = on;
    resetCallLimits();
  }

  /** What {@code FrameStack.callLimit} is in a thread that is asked for nothing. */
  int callLimit() {
    return instrumenting ? 0 : recursionLimit;
  }

  private void resetCallLimits() {
    for (Mutator m : registry.running()) {
      if (m instanceof ThreadState t && t.stack != null) {
        t.resetCallLimit();
      }
    }
  }

  /** The built-ins that code with these globals uses: their {@code __builtins__}. */
  public PyDict builtinsFor(ThreadState ts, PyDict globals) {
    return switch (globals.get(ts, Names.__builtins__)) {
      case null -> currentBuiltins(ts);
      case PyModule m -> m.dict(ts);
      case PyDict d -> d;
      case PyObject other -> new BuiltinsMapping(ts, other);
    };
  }

  /** Where the running frame looks up what its globals lack. */
  public PyDict currentBuiltins(ThreadState ts) {
    PyDict d = evaluator.builtins(ts);
    return d == null ? builtins : d;
  }

  /** Has {@code call} run by that thread at its next safepoint. For any thread. */
  public void addPendingCall(ThreadState target, java.util.function.Consumer<ThreadState> call) {
    target.pendingCalls.add(call);
    target.requestPoll(org.boiga.memory.Mutator.POLL_SIGNAL);
  }

  /** Has {@code call} run by whichever thread is first at a safepoint. For any thread. */
  public void addPendingCall(java.util.function.Consumer<ThreadState> call) {
    pendingCalls.add(call);
    for (Mutator m : registry.running()) {
      m.requestPoll(Mutator.POLL_SIGNAL);
    }
  }

  /** Runs what {@link #addPendingCall} was given. */
  public void runPendingCalls(ThreadState ts) {
    run(ts.pendingCalls, ts);
    run(pendingCalls, ts);
  }

  private static void run(
      java.util.Queue<java.util.function.Consumer<ThreadState>> calls, ThreadState ts) {
    for (var c = calls.poll(); c != null; c = calls.poll()) {
      c.accept(ts);
    }
  }

  /** Visits what the interpreter, its native modules' states and its threads own. */
  @Override
  public void traverse(Visitor v) {
    v.visit(modules);
    collector.traverse(v);
    for (Object state : moduleStates.values()) {
      if (state instanceof Roots r) {
        r.traverse(v);
      }
    }
    for (Mutator m : registry.running()) {
      if (m instanceof Roots r) {
        r.traverse(v);
      }
    }
  }

  /**
   * Ends what belongs to the interpreter in the JVM, after its main thread has been closed: service
   * threads, and the threads of the program that nobody waited for. These end where they would
   * touch Python objects; one that waits is roused.
   */
  public void close() {
    registry.close();
    for (Mutator m : registry.running()) {
      if (m instanceof ThreadState t) {
        t.thread.interrupt();
      }
    }
    for (Object state : moduleStates.values()) {
      if (state instanceof Closeable c) {
        c.close();
      }
    }
  }

  /** State of a native module that has to be closed with the interpreter. */
  public interface Closeable {
    /** Ends what the state has in the JVM or the system; called without a Python thread. */
    void close();
  }

  /** The per-interpreter state under {@code key}, made by {@code maker} at first use. */
  @SuppressWarnings("unchecked")
  public <T> T state(Object key, java.util.function.Supplier<T> maker) {
    return (T) moduleStates.computeIfAbsent(key, k -> maker.get());
  }
}
