package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.WORDS;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyFunction;
import org.boiga.objects.ThreadState;

/**
 * The events of running code that the tools of an interpreter want, and the code that is changed to
 * report them. Trace and profile functions are tools of their own.
 *
 * <p>Code is instrumented when events are switched on, if a frame runs it, or else when it is
 * called: while anything wants events, each call looks closer (see {@link
 * org.boiga.framestack.FrameStack#callLimit}).
 */
@ManualCounting("reads the registers of other threads")
public final class Instrumentation implements Roots {
  /** Identifiers that programs may use for tools. */
  public static final int USER_TOOLS = 6;

  /** The tool of {@code sys.setprofile}. */
  static final int PROFILE = 6;

  /** The tool of {@code sys.settrace}. */
  static final int TRACE = 7;

  static final int TOOLS = 8;

  private final InterpreterState interp;
  private final int[] events = new int[TOOLS];
  private final PyObject[][] callbacks = new PyObject[USER_TOOLS][Event.values().length];
  private final Set<PyCode> instrumented = Collections.newSetFromMap(new WeakHashMap<>());

  /** Raised with each change of what is wanted. */
  volatile int version;

  /** Raised when everything that was switched off is to be reported again. */
  volatile int restarts;

  /** Whether a frame has asked for events of its instructions since tracing began. */
  volatile boolean traceOpcodes;

  /** What a callback returns to switch its event off, and what stands for no argument. */
  PyObject disable;

  PyObject missing;

  private Instrumentation(InterpreterState interp) {
    this.interp = interp;
  }

  public static Instrumentation of(ThreadState ts) {
    return ts.interp.state(Instrumentation.class, () -> new Instrumentation(ts.interp));
  }

  /** Sets the objects {@code DISABLE} and {@code MISSING}. */
  public void setMarkers(ThreadState ts, PyObject disable, PyObject missing) {
    this.disable = ts.keep(disable);
    this.missing = ts.keep(missing);
  }

  // What is wanted -------------------------------------------------------------------------------

  public int events(int tool) {
    return events[tool];
  }

  /** Sets the events of all code that a tool wants. */
  public void setEvents(ThreadState ts, int tool, int set) {
    if (events[tool] != set) {
      events[tool] = set;
      version++;
    }
    apply(ts);
  }

  public int localEvents(int tool, PyCode code) {
    return code.events instanceof CodeEvents e ? e.local[tool] : 0;
  }

  /** Sets the events of one code object that a tool wants. */
  public void setLocalEvents(ThreadState ts, int tool, PyCode code, int set) {
    CodeEvents e = CodeEvents.of(code);
    synchronized (this) {
      instrumented.add(code);
    }
    if (e.local[tool] != set) {
      e.local[tool] = set;
      version++;
    }
    apply(ts);
  }

  /** Forgets what a tool wants, and its callbacks. */
  public void clear(ThreadState ts, int tool) {
    synchronized (this) {
      for (PyCode c : instrumented) {
        CodeEvents.of(c).local[tool] = 0;
      }
      for (int i = 0; i < callbacks[tool].length; i++) {
        callbacks[tool][i] = ts.swap(callbacks[tool][i], null);
      }
    }
    events[tool] = 0;
    version++;
    apply(ts);
  }

  /** Has everything reported again that callbacks have switched off. */
  public void restart(ThreadState ts) {
    restarts++;
    version++;
    apply(ts);
  }

  /** The callback of a tool for an event, held by the scope, or null. */
  public synchronized PyObject callback(ThreadState ts, int tool, Event event) {
    return ts.hold(callbacks[tool][event.ordinal()]);
  }

  /** Sets a callback or null; gives the one before. */
  public synchronized PyObject setCallback(
      ThreadState ts, int tool, Event event, PyObject callback) {
    PyObject[] of = callbacks[tool];
    PyObject old = of[event.ordinal()];
    of[event.ordinal()] = ts.swap(old, callback);
    return old;
  }

  // Code -----------------------------------------------------------------------------------------

  /** Makes a change of what is wanted felt. */
  private synchronized void apply(ThreadState ts) {
    boolean on = false;
    for (int of : events) {
      on |= of != 0;
    }
    for (PyCode c : instrumented) {
      CodeEvents e = CodeEvents.of(c);
      e.update(this);
      on |= e.wants(-1);
    }
    interp.setInstrumenting(on);
    if (on) {
      for (Mutator m : interp.registry.running()) {
        if (m instanceof ThreadState t && t.interp == interp) {
          instrumentFrames(t.stack);
          if (t != ts) {
            t.requestPoll(Mutator.POLL_SIGNAL); // for the code that it is in to be loaded again
          }
        }
      }
      ThreadEvents.of(ts).reset(ts);
    }
  }

  /** Instruments what runs on a stack, which another thread may be changing meanwhile. */
  private void instrumentFrames(FrameStack st) {
    int[] control = st.control;
    PyObject[] regs = st.regs;
    for (int r = Math.min(st.current, control.length - WORDS); r >= 0; r -= WORDS) {
      int callable = control[r + BASE] - 1;
      if (callable >= 0 && callable < regs.length && regs[callable] instanceof PyFunction f) {
        instrument(f.code);
      }
    }
  }

  /** Instruments code; gives null if nobody wants its events. */
  CodeEvents instrument(PyCode code) {
    CodeEvents e = (CodeEvents) code.events;
    if (e == null) {
      boolean wanted = false;
      for (int of : events) {
        wanted |= of != 0;
      }
      if (!wanted) {
        return null;
      }
      e = CodeEvents.of(code);
    }
    if (e.version != version) {
      synchronized (this) {
        instrumented.add(code);
        e.update(this);
      }
    }
    return e.wants(-1) ? e : null;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(disable);
    v.visit(missing);
    for (PyObject[] of : callbacks) {
      v.visitAll(of, of.length);
    }
  }
}
