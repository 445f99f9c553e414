package org.boiga.objects;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;

/**
 * A thread that runs Python code, as every operation of the runtime gets it for its first
 * parameter. For the thread's own use unless a member says otherwise.
 */
public final class ThreadState extends Mutator implements Roots {
  /** Java frames that a chain of Python and native calls may nest before RecursionError. */
  private static final int NATIVE_DEPTH_LIMIT = 20_000;

  public final InterpreterState interp;
  public final FrameStack stack = new FrameStack(this);

  /** The exception being handled ({@code sys.exception()}), owned, or null. */
  public PyObject handled;

  /**
   * What the callers of the running generator are handling, or null: an exception handled inside a
   * generator is its own.
   */
  public PyObject handledByCallers;

  /** {@code sys.exception()}, borrowed, or null. */
  public PyObject handling() {
    return handled != null ? handled : handledByCallers;
  }

  /** The generator whose frame is the innermost generator frame on the stack, or null. */
  public PyGenerator runningGenerator;

  /**
   * The value with which an iterator ended whose {@code __next__} slot returned null, owned; null
   * for None.
   */
  public PyObject stopValue;

  /** State that extensions see this thread through; set by the extension host. */
  public Object extensionContext;

  /** The thread's {@code contextvars} context, owned, or null. */
  public PyObject context;

  /** What {@code sys.settrace} and {@code sys.setprofile} set, owned, or null. */
  public PyObject traceFunction;

  public PyObject profileFunction;

  /** What the interpreter knows of the events of running code in this thread, or null. */
  public Object events;

  /** What {@code sys.set_asyncgen_hooks} set, owned, or null. */
  public PyObject asyncGenFirstIter;

  public PyObject asyncGenFinalizer;

  public int coroutineOriginDepth;

  /** The Java thread. */
  public final Thread thread = Thread.currentThread();

  /** The containers whose repr is being made; see {@link ReprGuard}. */
  final java.util.ArrayList<PyObject> reprs = new java.util.ArrayList<>();

  /** What this thread alone is to run at its next safepoint. */
  final java.util.Queue<java.util.function.Consumer<ThreadState>> pendingCalls =
      new java.util.concurrent.ConcurrentLinkedQueue<>();

  private int nativeDepth;

  public ThreadState(InterpreterState interp) {
    super(interp.registry, interp.policy);
    this.interp = interp;
    resetCallLimit();
    interp.registry.world.attach(this);
  }

  /** Sets {@link FrameStack#callLimit} by what the interpreter and the requests say. */
  synchronized void resetCallLimit() {
    stack.callLimit = interp.callLimit();
    if (pollRequested()) {
      stack.callLimit = 0;
    }
  }

  @Override
  protected void pollsChanged() {
    if (!pollRequested()) {
      resetCallLimit();
    } else if (stack != null) { // else this is being made, and looks afterwards
      stack.callLimit = 0;
    }
  }

  @Override
  protected void trim() {
    stack.trim();
  }

  /** Sets {@link #stopValue} to an owned value, which may be null. */
  void stopValue(PyObject owned) {
    holdOwned(stopValue);
    stopValue = owned == Py.None ? null : owned;
  }

  /** Takes {@link #stopValue}, held by the current scope; None if there is none. */
  public PyObject takeStopValue() {
    PyObject v = stopValue;
    stopValue = null;
    return v == null ? Py.None : holdOwned(v);
  }

  /**
   * Enters a native call that may call back into Python; {@link #leaveNative} in a finally block.
   *
   * @throws PyException RecursionError where calls nest too deep
   */
  public void enterNative(String where) {
    if (++nativeDepth > NATIVE_DEPTH_LIMIT) {
      nativeDepth--;
      throw PyErr.recursionError(this, "maximum recursion depth exceeded" + where);
    }
  }

  public void leaveNative() {
    nativeDepth--;
  }

  /** {@code threading.get_ident()} of this thread. */
  public long ident() {
    return thread.threadId();
  }

  @Override
  public void safepoint() {
    super.safepoint();
    interp.evaluator.pendingCalls(this);
  }

  @Override
  protected void collectCycles() {
    interp.collector.collectIfDue(this);
  }

  /** Visits what the fields own; registers and scopes are not looked at. */
  @Override
  public void traverse(Visitor v) {
    v.visit(handled);
    v.visit(stopValue);
    v.visit(context);
    v.visit(traceFunction);
    v.visit(profileFunction);
    v.visit(asyncGenFirstIter);
    v.visit(asyncGenFinalizer);
  }

  @Override
  protected String place() {
    PyCode code = interp.evaluator == null ? null : interp.evaluator.runningCode(this);
    return code == null
        ? ""
        : code.filename + ":" + interp.evaluator.runningLine(this) + " in " + code.name;
  }

  /** Ends the thread's part in Python: drops what it holds and detaches. */
  public void close() {
    if (traceFunction != null || profileFunction != null) {
      interp.evaluator.stopTracing(this);
    }
    PyObject last = handled;
    handled = null;
    holdOwned(last);
    last = context;
    context = null;
    holdOwned(last);
    last = asyncGenFirstIter;
    asyncGenFirstIter = null;
    holdOwned(last);
    last = asyncGenFinalizer;
    asyncGenFinalizer = null;
    holdOwned(last);
    end();
    interp.registry.world.detach(this);
  }
}
