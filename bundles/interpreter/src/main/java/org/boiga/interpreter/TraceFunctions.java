package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.FLAGS;

import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.MethodDescriptor;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyException;
import org.boiga.objects.PyNativeFunction;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** What {@code sys.settrace} and {@code sys.setprofile} set, and how it is told of events. */
public final class TraceFunctions {
  private static final PyStr CALL = PyStr.interned("call");
  private static final PyStr LINE = PyStr.interned("line");
  private static final PyStr RETURN = PyStr.interned("return");
  private static final PyStr EXCEPTION = PyStr.interned("exception");
  private static final PyStr OPCODE = PyStr.interned("opcode");

  private static final int FRAMES =
      Event.PY_START.bit()
          | Event.PY_RESUME.bit()
          | Event.PY_RETURN.bit()
          | Event.PY_YIELD.bit()
          | Event.PY_THROW.bit()
          | Event.PY_UNWIND.bit();
  private static final int TRACED =
      FRAMES
          | Event.LINE.bit()
          | Event.JUMP.bit()
          | Event.BRANCHES
          | Event.STOP_ITERATION.bit()
          | Event.RAISE.bit();
  private static final int PROFILED = FRAMES | Event.CALL.bit() | Event.C_EVENTS;

  private TraceFunctions() {}

  // Setting --------------------------------------------------------------------------------------

  /** Sets the trace function of this thread, or null. */
  public static void setTrace(ThreadState ts, PyObject function) {
    ts.traceFunction = ts.swap(ts.traceFunction, function);
    apply(ts, false);
  }

  /** Sets the profile function of this thread, or null. */
  public static void setProfile(ThreadState ts, PyObject function) {
    ts.profileFunction = ts.swap(ts.profileFunction, function);
    apply(ts, false);
  }

  /** Sets the trace function of all threads, or null. */
  public static void setTraceOfAll(ThreadState ts, PyObject function) {
    ts.interp.registry.world.stopTheWorld(
        ts,
        () -> {
          for (Mutator m : ts.interp.registry.running()) {
            if (m instanceof ThreadState t && t.interp == ts.interp) {
              t.traceFunction = ts.swap(t.traceFunction, function);
            }
          }
        });
    apply(ts, false);
  }

  /** Sets the profile function of all threads, or null. */
  public static void setProfileOfAll(ThreadState ts, PyObject function) {
    ts.interp.registry.world.stopTheWorld(
        ts,
        () -> {
          for (Mutator m : ts.interp.registry.running()) {
            if (m instanceof ThreadState t && t.interp == ts.interp) {
              t.profileFunction = ts.swap(t.profileFunction, function);
            }
          }
        });
    apply(ts, false);
  }

  /** Has the code instrumented for what the threads of the interpreter have set. */
  private static void apply(ThreadState ts, boolean opcodes) {
    boolean trace = false;
    boolean profile = false;
    for (Mutator m : ts.interp.registry.running()) {
      if (m instanceof ThreadState t && t.interp == ts.interp) {
        trace |= t.traceFunction != null;
        profile |= t.profileFunction != null;
      }
    }
    Instrumentation in = Instrumentation.of(ts);
    boolean ends = !trace && in.events(Instrumentation.TRACE) != 0;
    in.traceOpcodes = opcodes || in.traceOpcodes && !ends;
    int traced = in.traceOpcodes ? TRACED | Event.INSTRUCTION.bit() : TRACED;
    in.setEvents(ts, Instrumentation.TRACE, trace ? traced : 0);
    in.setEvents(ts, Instrumentation.PROFILE, profile ? PROFILED : 0);
  }

  /** A frame asks for events of all its instructions. */
  static void traceOpcodes(ThreadState ts) {
    apply(ts, true);
  }

  // Telling --------------------------------------------------------------------------------------

  /** A frame begins or goes on. */
  static void call(ThreadState ts, ThreadEvents t, Event event) {
    if (ts.traceFunction != null) {
      PyFrame f = PyFrame.ofRunning(ts, ts.stack.current);
      trace(ts, t, f, ts.hold(ts.traceFunction), event, CALL, Py.None);
    }
    profile(ts, t, event, "call", Py.None);
  }

  static void line(ThreadState ts, ThreadEvents t) {
    PyFrame f = traced(ts);
    if (f != null && f.f_trace_lines(ts)) {
      trace(ts, t, f, f.trace(ts), Event.LINE, LINE, Py.None);
    }
  }

  static void opcode(ThreadState ts, ThreadEvents t) {
    PyFrame f = traced(ts);
    if (f != null && f.f_trace_opcodes(ts)) {
      trace(ts, t, f, f.trace(ts), Event.INSTRUCTION, OPCODE, Py.None);
    }
  }

  /** A frame ends, by an exception if there is no value, or yields. */
  static void returns(ThreadState ts, ThreadEvents t, Event event, PyObject value) {
    PyObject argument = value == null ? Py.None : value;
    PyFrame f = traced(ts);
    if (f != null) {
      trace(ts, t, f, f.trace(ts), event, RETURN, argument);
    }
    profile(ts, t, event, "return", argument);
  }

  static void exception(ThreadState ts, ThreadEvents t, PyBaseException e) {
    PyFrame f = traced(ts);
    if (f != null) {
      PyObject tb = e.traceback(ts);
      PyTuple argument = PyTuple.of(ts, e.type(), e, tb == null ? Py.None : tb);
      trace(ts, t, f, f.trace(ts), Event.RAISE, EXCEPTION, argument);
    }
  }

  /** A call of native code begins or ends. */
  static void nativeCall(
      ThreadState ts, ThreadEvents t, Event event, String name, PyObject callable, PyObject first) {
    if (ts.profileFunction == null) {
      return;
    }
    if (callable instanceof PyNativeFunction) {
      profile(ts, t, event, name, callable);
    } else if (callable instanceof MethodDescriptor d && first != null) {
      profile(ts, t, event, name, d.__get__(ts, first, null));
    }
  }

  /** The running frame if it has a trace function of its own, else null. */
  private static PyFrame traced(ThreadState ts) {
    int record = ts.stack.current;
    if (ts.traceFunction == null || (ts.stack.control[record + FLAGS] & Frames.LOOKED_AT) == 0) {
      return null;
    }
    PyFrame f = PyFrame.ofRunning(ts, record);
    return f.isTraced() ? f : null;
  }

  private static void trace(
      ThreadState ts,
      ThreadEvents t,
      PyFrame f,
      PyObject function,
      Event event,
      PyStr name,
      PyObject argument) {
    PyObject result;
    try {
      result = tell(ts, t, function, event, f, name, argument);
    } catch (PyException e) {
      setTrace(ts, null);
      f.setTrace(ts, Py.None);
      throw e;
    }
    if (result != Py.None) {
      f.setTrace(ts, result);
    }
  }

  private static void profile(
      ThreadState ts, ThreadEvents t, Event event, String name, PyObject argument) {
    if (ts.profileFunction == null) {
      return;
    }
    PyFrame f = PyFrame.ofRunning(ts, ts.stack.current);
    try {
      tell(ts, t, ts.hold(ts.profileFunction), event, f, PyStr.interned(name), argument);
    } catch (PyException e) {
      setProfile(ts, null);
      throw e;
    }
  }

  private static PyObject tell(
      ThreadState ts,
      ThreadEvents t,
      PyObject function,
      Event event,
      PyFrame f,
      PyStr name,
      PyObject argument) {
    Event outer = t.reported;
    t.reported = event;
    t.callbacks++;
    try {
      return Calls.call(ts, function, f, name, argument);
    } finally {
      t.callbacks--;
      t.reported = outer;
    }
  }

  /** Calls a function with events reported although a trace function is running. */
  public static PyObject callTracing(ThreadState ts, PyObject function, PyTuple args) {
    ThreadEvents t = ThreadEvents.of(ts);
    int outer = t.callbacks;
    Event reported = t.reported;
    t.callbacks = 0;
    try {
      return Calls.call(ts, function, args, null);
    } finally {
      t.callbacks = outer;
      t.reported = reported;
    }
  }
}
