package org.boiga.interpreter.sys;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
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
import org.boiga.objects.PyInt;
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
  /** The events' names, in the order of their bits. */
  private static final List<String> EVENTS =
      List.of(
          "PY_START",
          "PY_RESUME",
          "PY_RETURN",
          "PY_YIELD",
          "CALL",
          "LINE",
          "INSTRUCTION",
          "JUMP",
          "BRANCH_LEFT",
          "BRANCH_RIGHT",
          "STOP_ITERATION",
          "RAISE",
          "EXCEPTION_HANDLED",
          "PY_UNWIND",
          "PY_THROW",
          "RERAISE",
          "C_RETURN",
          "C_RAISE",
          "BRANCH");

  private static final int LOCAL = bit("STOP_ITERATION") * 2 - 1;
  private static final int CALL = bit("CALL");
  private static final int C_EVENTS = bit("C_RETURN") | bit("C_RAISE");
  private static final int BRANCH = bit("BRANCH");
  private static final int BRANCHES = bit("BRANCH_LEFT") | bit("BRANCH_RIGHT");

  /** Tools that use their identifier; those above are CPython's own. */
  private static final int TOOLS = 6;

  private MonitoringModule() {}

  private static int bit(String event) {
    return 1 << EVENTS.indexOf(event);
  }

  /** The state of one interpreter. */
  private static final class Tools implements Roots {
    final PyDict names;
    final PyDict callbacks;
    final int[] events = new int[TOOLS];
    final Map<PyCode, int[]> localEvents = new WeakHashMap<>();

    Tools(ThreadState ts) {
      names = ts.keep(new PyDict(ts));
      callbacks = ts.keep(new PyDict(ts));
    }

    @Override
    public void traverse(Visitor v) {
      v.visit(names);
      v.visit(callbacks);
    }

    synchronized void clear(int tool) {
      events[tool] = 0;
      localEvents.values().forEach(e -> e[tool] = 0);
    }

    synchronized int localEvents(int tool, PyCode code) {
      int[] of = localEvents.get(code);
      return of == null ? 0 : of[tool];
    }

    synchronized void setLocalEvents(int tool, PyCode code, int set) {
      localEvents.computeIfAbsent(code, c -> new int[TOOLS])[tool] = set;
    }
  }

  private static Tools tools(ThreadState ts) {
    return ts.interp.state(Tools.class, () -> new Tools(ts));
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    PyInstance events = new PySimpleNamespace(ts);
    PyDict d = events.dict(ts);
    for (String event : EVENTS) {
      d.put(ts, event, Py.int_(bit(event)));
    }
    d.put(ts, "NO_EVENTS", Py.int_(0));
    m.put(ts, "events", events);
    m.put(ts, "DEBUGGER_ID", Py.int_(0));
    m.put(ts, "COVERAGE_ID", Py.int_(1));
    m.put(ts, "PROFILER_ID", Py.int_(2));
    m.put(ts, "OPTIMIZER_ID", Py.int_(5));
    m.put(ts, "DISABLE", Calls.call(ts, PyBaseObject.TYPE));
    m.put(ts, "MISSING", Calls.call(ts, PyBaseObject.TYPE));
  }

  private static void check(ThreadState ts, int tool) {
    if (tool < 0 || tool >= TOOLS) {
      throw PyErr.valueError(
          ts, "invalid tool %d (must be between 0 and %d)".formatted(tool, TOOLS - 1));
    }
  }

  private static Tools inUse(ThreadState ts, int tool) {
    check(ts, tool);
    Tools tools = tools(ts);
    if (tools.names.get(ts, Py.int_(tool)) == null) {
      throw PyErr.valueError(ts, "tool %d is not in use".formatted(tool));
    }
    return tools;
  }

  @PyFunction(name = "use_tool_id", doc = "Take an identifier for a tool.")
  static void useToolId(ThreadState ts, int tool, PyObject name) {
    check(ts, tool);
    if (!(name instanceof PyStr)) {
      throw PyErr.valueError(ts, "tool name must be a str");
    }
    Tools tools = tools(ts);
    if (tools.names.get(ts, Py.int_(tool)) != null) {
      throw PyErr.valueError(ts, "tool %d is already in use".formatted(tool));
    }
    tools.names.put(ts, Py.int_(tool), name);
  }

  @PyFunction(name = "clear_tool_id", doc = "Forget the callbacks and events of a tool.")
  static void clearToolId(ThreadState ts, int tool) {
    check(ts, tool);
    Tools tools = tools(ts);
    for (int event = 0; event < EVENTS.size(); event++) {
      tools.callbacks.remove(ts, key(tool, event));
    }
    tools.clear(tool);
  }

  @PyFunction(name = "free_tool_id", doc = "Give the identifier of a tool back.")
  static void freeToolId(ThreadState ts, int tool) {
    clearToolId(ts, tool);
    tools(ts).names.remove(ts, Py.int_(tool));
  }

  @PyFunction(name = "get_tool", doc = "The name of the tool that uses an identifier, or None.")
  static PyObject getTool(ThreadState ts, int tool) {
    check(ts, tool);
    return orNone(tools(ts).names.get(ts, Py.int_(tool)));
  }

  private static PyInt key(int tool, int event) {
    return Py.int_(tool * EVENTS.size() + event);
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
    if (number >= EVENTS.size()) {
      throw PyErr.valueError(ts, "invalid event " + event);
    }
    PyDict callbacks = tools(ts).callbacks;
    PyObject before = orNone(callbacks.get(ts, key(tool, number)));
    if (function == Py.None) {
      callbacks.remove(ts, key(tool, number));
    } else {
      callbacks.put(ts, key(tool, number), function);
    }
    return before;
  }

  @PyFunction(name = "get_events", doc = "The events of all code that a tool wants.")
  static int getEvents(ThreadState ts, int tool) {
    check(ts, tool);
    return tools(ts).events[tool];
  }

  @PyFunction(name = "set_events", doc = "Set the events of all code that a tool wants.")
  static void setEvents(ThreadState ts, int tool, int set) {
    check(ts, tool);
    int all = BRANCH * 2 - 1;
    if (set < 0 || set > all) {
      throw PyErr.valueError(ts, "invalid event set 0x" + Integer.toHexString(set));
    }
    int events = plain(ts, set);
    inUse(ts, tool).events[tool] = events;
  }

  @PyFunction(name = "get_local_events", doc = "The events of one code object that a tool wants.")
  static int getLocalEvents(ThreadState ts, int tool, PyObject code) {
    PyCode c = code(ts, code);
    check(ts, tool);
    return tools(ts).localEvents(tool, c);
  }

  @PyFunction(
      name = "set_local_events",
      doc = "Set the events of one code object that a tool wants.")
  static void setLocalEvents(ThreadState ts, int tool, PyObject code, int set) {
    PyCode c = code(ts, code);
    check(ts, tool);
    int events = plain(ts, set);
    if (events < 0 || events > LOCAL) {
      throw PyErr.valueError(ts, "invalid local event set 0x" + Integer.toHexString(events));
    }
    inUse(ts, tool).setLocalEvents(tool, c, events);
  }

  /** A set of events without those that only stand for others. */
  private static int plain(ThreadState ts, int set) {
    if ((set & C_EVENTS) != 0 && (set & (C_EVENTS | CALL)) != (C_EVENTS | CALL)) {
      throw PyErr.valueError(ts, "cannot set C_RETURN or C_RAISE events independently");
    }
    int events = set & ~C_EVENTS;
    return (events & BRANCH) == 0 ? events : events & ~BRANCH | BRANCHES;
  }

  private static PyCode code(ThreadState ts, PyObject o) {
    if (o instanceof PyCode c) {
      return c;
    }
    throw PyErr.typeError(ts, "code must be a code object");
  }

  @PyFunction(name = "restart_events", doc = "Enable all events that callbacks have disabled.")
  static void restartEvents(ThreadState ts) {}

  @PyFunction(
      name = "_all_events",
      doc = "The tools that want events of all code, by the events' names.")
  static PyObject allEvents(ThreadState ts) {
    int[] events = tools(ts).events;
    PyDict all = new PyDict(ts);
    for (int event = 0; event < EVENTS.size(); event++) {
      int set = 0;
      for (int tool = 0; tool < TOOLS; tool++) {
        set |= (events[tool] >> event & 1) << tool;
      }
      if (set != 0) {
        all.put(ts, EVENTS.get(event), Py.int_(set));
      }
    }
    return all;
  }
}
