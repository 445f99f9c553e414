package org.boiga.interpreter;

import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyErr;
import org.boiga.objects.ThreadState;

/** Tells the tools of {@code sys.monitoring} of events. */
final class Callbacks {
  private Callbacks() {}

  static PyObject offset(int pc) {
    return Py.int_((long) pc * PyCode.WORD_BYTES);
  }

  /** An event with no more arguments than the place. */
  static void at(ThreadState ts, ThreadEvents t, PyCode co, int pc, Event event) {
    fire(ts, t, co, pc, event, offset(pc));
  }

  /** An event with the pc where control goes. */
  static void at(ThreadState ts, ThreadEvents t, PyCode co, int pc, Event event, int to) {
    fire(ts, t, co, pc, event, offset(pc), offset(to));
  }

  static void line(ThreadState ts, ThreadEvents t, PyCode co, int pc, int line) {
    fire(ts, t, co, pc, Event.LINE, Py.int_(line));
  }

  static void value(
      ThreadState ts, ThreadEvents t, PyCode co, int pc, Event event, PyObject value) {
    fire(ts, t, co, pc, event, offset(pc), value);
  }

  static void call(
      ThreadState ts,
      ThreadEvents t,
      PyCode co,
      int pc,
      Event event,
      PyObject callable,
      PyObject argument) {
    PyObject first = argument == null ? t.instrumentation.missing : argument;
    fire(ts, t, co, pc, event, offset(pc), callable, first);
  }

  static void exception(
      ThreadState ts, ThreadEvents t, PyCode co, int pc, Event event, PyBaseException e) {
    fire(ts, t, co, pc, event, offset(pc), e);
  }

  private static void fire(
      ThreadState ts, ThreadEvents t, PyCode co, int pc, Event event, PyObject... more) {
    CodeEvents events = (CodeEvents) co.events;
    PyObject[] args = null;
    for (int tool = Instrumentation.USER_TOOLS - 1; tool >= 0; tool--) {
      if (events.wants(tool, event, pc)) {
        if (args == null) {
          args = new PyObject[more.length + 1];
          args[0] = co;
          System.arraycopy(more, 0, args, 1, more.length);
        }
        call(ts, t, events, pc, tool, event, args);
      }
    }
  }

  private static void call(
      ThreadState ts,
      ThreadEvents t,
      CodeEvents events,
      int pc,
      int tool,
      Event event,
      PyObject[] args) {
    Instrumentation in = t.instrumentation;
    int mark = ts.mark();
    PyObject callback = in.callback(ts, tool, event);
    if (callback == null) {
      return;
    }
    Event outer = t.reported;
    t.reported = event;
    t.callbacks++;
    PyObject result;
    try {
      result = Calls.call(ts, callback, args);
    } finally {
      t.callbacks--;
      t.reported = outer;
    }
    if (result == in.disable) {
      if (!event.isLocal() && !isEndOfCall(event)) {
        in.setCallback(ts, tool, event, null);
        throw PyErr.valueError(
            ts, "Cannot disable %s events. Callback removed.".formatted(event.name()));
      }
      events.disable(tool, event, pc);
    }
    ts.release(mark);
  }

  private static boolean isEndOfCall(Event event) {
    return (event.bit() & Event.C_EVENTS) != 0;
  }
}
