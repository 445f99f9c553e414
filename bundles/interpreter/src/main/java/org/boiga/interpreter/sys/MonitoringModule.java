package org.boiga.interpreter.sys;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.interpreter.Event;
import org.boiga.interpreter.Instrumentation;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyModule;
import org.boiga.objects.PySimpleNamespace;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/**
 * {@code sys.monitoring} (PEP 669): the tools of an interpreter, their callbacks, and the events
 * that they want.
 */
@org.boiga.api.annotation.PyModule(
    name = "sys.monitoring",
    doc = "Events of running code, for debuggers, profilers and coverage.")
final class MonitoringModule {
  private static final int TOOLS = Instrumentation.USER_TOOLS;

  private MonitoringModule() {}

  /** The names of the tools of one interpreter. */
  private static final class Tools implements Roots {
    final PyDict names;

    Tools(ThreadState ts) {
      names = ts.keep(new PyDict(ts));
    }

    @Override
    public void traverse(Visitor v) {
      v.visit(names);
    }
  }

  private static PyDict names(ThreadState ts) {
    return ts.interp.state(Tools.class, () -> new Tools(ts)).names;
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    PyInstance events = new PySimpleNamespace(ts);
    PyDict d = events.dict(ts);
    for (Event event : Event.values()) {
      d.put(ts, event.name(), Py.int_(event.bit()));
    }
    d.put(ts, "NO_EVENTS", Py.int_(0));
    m.put(ts, "events", events);
    m.put(ts, "DEBUGGER_ID", Py.int_(0));
    m.put(ts, "COVERAGE_ID", Py.int_(1));
    m.put(ts, "PROFILER_ID", Py.int_(2));
    m.put(ts, "OPTIMIZER_ID", Py.int_(5));
    PyObject disable = Calls.call(ts, PyBaseObject.TYPE);
    PyObject missing = Calls.call(ts, PyBaseObject.TYPE);
    m.put(ts, "DISABLE", disable);
    m.put(ts, "MISSING", missing);
    Instrumentation.of(ts).setMarkers(ts, disable, missing);
  }

  private static void check(ThreadState ts, int tool) {
    if (tool < 0 || tool >= TOOLS) {
      throw PyErr.valueError(
          ts, "invalid tool %d (must be between 0 and %d)".formatted(tool, TOOLS - 1));
    }
  }

  private static void requireInUse(ThreadState ts, int tool) {
    check(ts, tool);
    if (names(ts).get(ts, Py.int_(tool)) == null) {
      throw PyErr.valueError(ts, "tool %d is not in use".formatted(tool));
    }
  }

  @PyFunction(name = "use_tool_id", doc = "Take an identifier for a tool.")
  static void useToolId(ThreadState ts, int tool, PyObject name) {
    check(ts, tool);
    if (!(name instanceof PyStr)) {
      throw PyErr.valueError(ts, "tool name must be a str");
    }
    PyDict names = names(ts);
    if (names.get(ts, Py.int_(tool)) != null) {
      throw PyErr.valueError(ts, "tool %d is already in use".formatted(tool));
    }
    names.put(ts, Py.int_(tool), name);
  }

  @PyFunction(name = "clear_tool_id", doc = "Forget the callbacks and events of a tool.")
  static void clearToolId(ThreadState ts, int tool) {
    check(ts, tool);
    Instrumentation.of(ts).clear(ts, tool);
  }

  @PyFunction(name = "free_tool_id", doc = "Give the identifier of a tool back.")
  static void freeToolId(ThreadState ts, int tool) {
    clearToolId(ts, tool);
    names(ts).remove(ts, Py.int_(tool));
  }

  @PyFunction(name = "get_tool", doc = "The name of the tool that uses an identifier, or None.")
  static PyObject getTool(ThreadState ts, int tool) {
    check(ts, tool);
    return orNone(names(ts).get(ts, Py.int_(tool)));
  }

  private static PyObject orNone(PyObject o) {
    return o == null ? Py.None : o;
  }

  @PyFunction(
      name = "register_callback",
      doc = "Set the function that a tool has called for an event; gives the one before.")
  static PyObject registerCallback(ThreadState ts, int tool, int event, PyObject function) {
    check(ts, tool);
    if (Integer.bitCount(event) != 1) {
      throw PyErr.valueError(ts, "The callback can only be set for one event at a time");
    }
    int number = Integer.numberOfTrailingZeros(event);
    if (number >= Event.values().length) {
      throw PyErr.valueError(ts, "invalid event " + event);
    }
    PyObject callback = function == Py.None ? null : function;
    Instrumentation in = Instrumentation.of(ts);
    Event of = Event.values()[number];
    if (of == Event.BRANCH) {
      in.setCallback(ts, tool, Event.BRANCH_LEFT, callback);
      in.setCallback(ts, tool, Event.BRANCH_RIGHT, callback);
    }
    return orNone(in.setCallback(ts, tool, of, callback));
  }

  @PyFunction(name = "get_events", doc = "The events of all code that a tool wants.")
  static int getEvents(ThreadState ts, int tool) {
    check(ts, tool);
    return Instrumentation.of(ts).events(tool);
  }

  @PyFunction(name = "set_events", doc = "Set the events of all code that a tool wants.")
  static void setEvents(ThreadState ts, int tool, int set) {
    check(ts, tool);
    int all = Event.BRANCH.bit() * 2 - 1;
    if (set < 0 || set > all) {
      throw PyErr.valueError(ts, "invalid event set 0x" + Integer.toHexString(set));
    }
    int events = plain(ts, set);
    requireInUse(ts, tool);
    Instrumentation.of(ts).setEvents(ts, tool, events);
  }

  @PyFunction(name = "get_local_events", doc = "The events of one code object that a tool wants.")
  static int getLocalEvents(ThreadState ts, int tool, PyObject code) {
    PyCode c = code(ts, code);
    check(ts, tool);
    return Instrumentation.of(ts).localEvents(tool, c);
  }

  @PyFunction(
      name = "set_local_events",
      doc = "Set the events of one code object that a tool wants.")
  static void setLocalEvents(ThreadState ts, int tool, PyObject code, int set) {
    PyCode c = code(ts, code);
    check(ts, tool);
    int events = plain(ts, set);
    if (events < 0 || events > Event.LOCAL) {
      throw PyErr.valueError(ts, "invalid local event set 0x" + Integer.toHexString(events));
    }
    requireInUse(ts, tool);
    Instrumentation.of(ts).setLocalEvents(ts, tool, c, events);
  }

  /** A set of events without those that only stand for others. */
  private static int plain(ThreadState ts, int set) {
    int end = Event.C_EVENTS;
    int call = end | Event.CALL.bit();
    if ((set & end) != 0 && (set & call) != call) {
      throw PyErr.valueError(ts, "cannot set C_RETURN or C_RAISE events independently");
    }
    int branch = Event.BRANCH.bit();
    int events = set & ~end;
    return (events & branch) == 0 ? events : events & ~branch | Event.BRANCHES;
  }

  private static PyCode code(ThreadState ts, PyObject o) {
    if (o instanceof PyCode c) {
      return c;
    }
    throw PyErr.typeError(ts, "code must be a code object");
  }

  @PyFunction(name = "restart_events", doc = "Enable all events that callbacks have disabled.")
  static void restartEvents(ThreadState ts) {
    Instrumentation.of(ts).restart(ts);
  }

  @PyFunction(
      name = "_all_events",
      doc = "The tools that want events of all code, by the events' names.")
  static PyObject allEvents(ThreadState ts) {
    Instrumentation in = Instrumentation.of(ts);
    PyDict all = new PyDict(ts);
    for (Event event : Event.values()) {
      int set = 0;
      for (int tool = 0; tool < TOOLS; tool++) {
        set |= (in.events(tool) >> event.ordinal() & 1) << tool;
      }
      if (set != 0) {
        all.put(ts, event.name(), Py.int_(set));
      }
    }
    return all;
  }
}
