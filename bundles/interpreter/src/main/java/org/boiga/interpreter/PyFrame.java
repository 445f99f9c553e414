package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.FLAGS;
import static org.boiga.framestack.FrameStack.PC;
import static org.boiga.framestack.FrameStack.WORDS;

import java.util.Arrays;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.BuiltinsMapping;
import org.boiga.objects.Conversion;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyGenerator;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/**
 * {@code frame}: made only when somebody looks. Until its frame ends, the object refers to a region
 * of a thread's stack, or to a suspended generator's window; afterwards it has a copy of the
 * locals.
 */
@org.boiga.api.annotation.PyType(name = "frame", subclassable = false)
@ManualCounting("moves frame objects between stacks and generators")
public final class PyFrame extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyFrameTable(), PyBaseObject.TYPE);

  private final PyFunction function;
  private final PyCode code;

  /** The thread whose stack has the frame, or null. */
  private ThreadState thread;

  /** Index of the record on that stack. */
  private int record;

  /** The generator whose window has the frame while suspended, or null; borrowed from it. */
  private PyGenerator generator;

  /** Copy of locals and cells after the end, by their indices; owned. */
  private PyObject[] locals;

  /** The frame below after the end; owned, may be null. */
  private PyObject back;

  private int lastPc;
  private PyObject trace;
  private boolean traceLines = true;
  private boolean traceOpcodes;

  /** Whether the variables were cleared after the end. */
  private boolean cleared;

  /** What was set by name without being a variable; owned, or null. */
  private PyDict extraLocals;

  /** Values that variables had before they were set from outside; owned, or null. */
  private PyList retired;

  private PyFrame(ThreadState ts, PyFunction function) {
    super(ts, TYPE);
    this.function = ts.keep(function);
    this.code = function.code;
  }

  /** The frame object of the frame at {@code record} of this thread's stack, held by the scope. */
  static PyFrame ofRunning(ThreadState ts, int record) {
    return of(ts, ts, record);
  }

  /**
   * The frame object of the frame at {@code record} of a thread's stack, held by this thread's
   * scope. The other thread must be stopped.
   */
  static PyFrame of(ThreadState ts, ThreadState owner, int record) {
    FrameStack st = owner.stack;
    int depth = record / WORDS;
    if (st.frames == null || depth >= st.frames.length) {
      st.frames =
          st.frames == null
              ? new PyObject[Math.max(64, depth + 1)]
              : Arrays.copyOf(st.frames, Math.max(depth + 1, st.frames.length * 2));
    }
    if ((st.control[record + FLAGS] & Frames.LOOKED_AT) != 0) {
      return (PyFrame) ts.hold(st.frames[depth]);
    }
    PyFrame f = new PyFrame(ts, Frames.function(st, record));
    f.thread = owner;
    f.record = record;
    st.frames[depth] = ts.keep(f);
    st.control[record + FLAGS] |= Frames.LOOKED_AT;
    return f;
  }

  /** The frame at {@code record}, which has a frame object, ends: the object lives on by itself. */
  static void ended(ThreadState ts, int record) {
    FrameStack st = ts.stack;
    PyFrame f = (PyFrame) st.frames[record / WORDS];
    st.frames[record / WORDS] = null;
    if (f.refcount() > 1) {
      int base = st.control[record + BASE];
      PyObject[] copy = new PyObject[Variables.count(f.code)];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = ts.keep(st.regs[base + Variables.register(f.code, i)]);
      }
      f.lastPc = st.control[record + PC] - 1;
      f.locals = copy;
      if (record > 0 && (st.control[record + FLAGS] & Frames.GENERATOR) == 0) {
        int mark = ts.mark();
        f.back = ts.keep(ofRunning(ts, record - WORDS));
        ts.release(mark);
      }
    }
    f.thread = null;
    f.decref(ts);
  }

  /** The generator's frame at {@code record} is suspended. */
  static void suspended(ThreadState ts, int record, PyGenerator g) {
    FrameStack st = ts.stack;
    PyFrame f = (PyFrame) st.frames[record / WORDS];
    st.frames[record / WORDS] = null;
    f.thread = null;
    f.generator = g;
    g.frame = f; // the reference moves
  }

  /** The generator's frame runs again at {@code record}. */
  static void resumed(ThreadState ts, int record, PyGenerator g) {
    PyFrame f = (PyFrame) g.frame;
    g.frame = null;
    FrameStack st = ts.stack;
    int depth = record / WORDS;
    if (st.frames == null || depth >= st.frames.length) {
      st.frames =
          st.frames == null
              ? new PyObject[Math.max(64, depth + 1)]
              : Arrays.copyOf(st.frames, Math.max(depth + 1, st.frames.length * 2));
    }
    st.frames[depth] = f;
    st.control[record + FLAGS] |= Frames.LOOKED_AT;
    f.generator = null;
    f.thread = ts;
    f.record = record;
  }

  /** The frame object of a suspended generator, held by the scope. */
  static PyFrame ofSuspended(ThreadState ts, PyGenerator g) {
    if (g.frame == null) {
      PyFrame f = new PyFrame(ts, g.function);
      f.generator = g;
      g.frame = ts.keep(f);
    }
    return (PyFrame) ts.hold(g.frame);
  }

  public PyCode code() {
    return code;
  }

  public PyDict globals() {
    return function.globals;
  }

  /** The caller of a frame of another thread. */
  private PyObject ofOther(ThreadState ts, ThreadState t, int callee) {
    PyObject[] f = {Py.None};
    ts.interp.registry.world.stopTheWorld(
        ts,
        () -> {
          if (thread == t) {
            f[0] = of(ts, t, callee - WORDS);
          }
        });
    return f[0];
  }

  private int pc() {
    ThreadState t = thread;
    if (t != null) {
      return t.stack.control[record + PC] - 1;
    }
    return generator != null ? generator.pc - 1 : lastPc;
  }

  /** What the register of the local or cell with index {@code i} holds. */
  private PyObject variable(int i) {
    ThreadState t = thread;
    if (t != null) {
      return t.stack.regs[t.stack.control[record + BASE] + Variables.register(code, i)];
    }
    if (generator != null) {
      return generator.window == null ? null : generator.window[Variables.register(code, i)];
    }
    return locals == null ? null : locals[i];
  }

  // Local variables ------------------------------------------------------------------------------

  private boolean isOptimized() {
    return (code.flags & PyCode.CO_OPTIMIZED) != 0;
  }

  /** The register of the first variable: a namespace comes before them. */
  private int firstVariable() {
    return isOptimized() ? 0 : 1;
  }

  /** Whether an inlined comprehension has variables that the namespace does not show. */
  private boolean hasHiddenLocals() {
    for (int i = 0; i < code.varnames.length; i++) {
      if (variable(firstVariable() + i) != null) {
        return true;
      }
    }
    return false;
  }

  /** The local variables by name: the namespace itself for code that is not optimised. */
  public PyObject locals(ThreadState ts) {
    return isOptimized() || hasHiddenLocals() ? localsCopy(ts) : ts.hold(variable(0));
  }

  /** The variables that have values, in a new dict. */
  PyDict localsCopy(ThreadState ts) {
    PyDict d = new PyDict(ts);
    if (cleared) {
      return d;
    }
    PyDict more = extraLocals(ts, false);
    if (more != null && !isOptimized()) {
      org.boiga.objects.Calls.method(ts, d, "update", more);
    }
    for (int i = 0; i < code.varnames.length; i++) {
      PyObject v = variable(firstVariable() + i);
      PyCell moved = v == null && i < code.parameters ? cell(code.varnames[i]) : null;
      put(ts, d, code.varnames[i], moved == null ? v : moved.get(ts));
    }
    for (int i = 0; i < code.cellvars.length; i++) {
      if (variable(code.firstCell + i) instanceof PyCell c && hiding(code.cellvars[i]) == null) {
        put(ts, d, code.cellvars[i], c.get(ts));
      }
    }
    for (int i = 0; i < code.freevars.length; i++) {
      put(ts, d, code.freevars[i], ((PyCell) function.closure.at(i)).get(ts));
    }
    if (more != null && isOptimized()) {
      org.boiga.objects.Calls.method(ts, d, "update", more);
    }
    return d;
  }

  /** Where what is set besides variables goes: the namespace where there is one. */
  PyDict extraLocals(ThreadState ts, boolean make) {
    if (!isOptimized()) {
      return variable(0) instanceof PyDict namespace ? namespace : null;
    }
    if (extraLocals == null && make) {
      extraLocals = ts.keep(new PyDict(ts));
    }
    return extraLocals;
  }

  private static int indexOf(PyStr[] names, PyStr name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The value of the variable of a running inlined comprehension that hides the function's variable
   * of that name, which inner functions share; or null.
   */
  private PyObject hiding(PyStr name) {
    int i = indexOf(code.varnames, name);
    return i < code.parameters ? null : variable(firstVariable() + i);
  }

  /** The cell of a variable that inner functions share, or null. */
  private PyCell cell(PyStr name) {
    if (hiding(name) != null) {
      return null;
    }
    int i = indexOf(code.cellvars, name);
    if (i >= 0) {
      return variable(code.firstCell + i) instanceof PyCell c ? c : null;
    }
    int free = indexOf(code.freevars, name);
    return free < 0 ? null : (PyCell) function.closure.at(free);
  }

  /** Whether the code has a variable of that name. */
  boolean hasLocal(PyStr name) {
    return indexOf(code.varnames, name) >= 0
        || indexOf(code.cellvars, name) >= 0
        || indexOf(code.freevars, name) >= 0;
  }

  /** The names of all variables. */
  PyStr[] names() {
    return java.util.stream.Stream.of(code.varnames, code.cellvars, code.freevars)
        .flatMap(java.util.Arrays::stream)
        .toArray(PyStr[]::new);
  }

  /** The value of a variable, held by the scope, or null. */
  PyObject local(ThreadState ts, PyStr name) {
    PyCell c = cell(name);
    if (c != null) {
      return c.get(ts);
    }
    int i = indexOf(code.varnames, name);
    return i < 0 ? null : ts.hold(variable(firstVariable() + i));
  }

  /** Sets a variable; false if there is none of that name. */
  boolean setLocal(ThreadState ts, PyStr name, PyObject value) {
    PyCell c = cell(name);
    if (c != null) {
      c.set(ts, value);
      return true;
    }
    int i = indexOf(code.varnames, name);
    if (i < 0 || !isOptimized()) {
      return false;
    }
    if (thread == null) {
      PyObject[] values = generator != null ? generator.window : locals;
      int at = generator != null ? Variables.register(code, i) : i;
      if (values != null) {
        PyObject old = values[at];
        values[at] = ts.keep(value);
        retire(ts, old, true);
      }
    } else if (thread == ts) {
      FrameStack st = ts.stack;
      int at = st.control[record + BASE] + Variables.register(code, i);
      PyObject old = st.regs[at];
      boolean owned = !Frames.isBorrowed(st, record, i);
      st.regs[at] = ts.keep(value);
      if (i < 32) {
        st.control[record + FrameStack.BORROWED] &= ~(1 << i);
      }
      retire(ts, old, owned);
    } else {
      throw PyErr.runtimeError(ts, "cannot change the variables of another thread's frame");
    }
    return true;
  }

  /** Keeps a former value as long as the frame: an instruction may be borrowing it. */
  private void retire(ThreadState ts, PyObject old, boolean owned) {
    if (old == null) {
      return;
    }
    if (retired == null) {
      retired = ts.keep(new PyList(ts));
    }
    retired.append(ts, old);
    if (owned) {
      ts.holdOwned(old);
    }
  }

  private static void put(ThreadState ts, PyDict d, PyStr name, PyObject value) {
    if (value != null && !name.toString().startsWith(".")) {
      d.put(ts, name, value);
    }
  }

  @PyGetter
  PyObject f_back(ThreadState ts) {
    ThreadState t = thread;
    if (t != null) {
      return record == 0
          ? Py.None
          : t == ts ? ofRunning(ts, record - WORDS) : ofOther(ts, t, record);
    }
    return back == null ? Py.None : ts.hold(back);
  }

  @PyGetter
  PyObject f_code(ThreadState ts) {
    return code;
  }

  @PyGetter
  PyObject f_globals(ThreadState ts) {
    return ts.hold(function.globals);
  }

  @PyGetter
  PyObject f_builtins(ThreadState ts) {
    return ts.hold(BuiltinsMapping.unwrap(function.builtins));
  }

  @PyGetter
  PyObject f_locals(ThreadState ts) {
    return isOptimized() || hasHiddenLocals()
        ? new FrameLocalsProxy(ts, this)
        : ts.hold(variable(0));
  }

  @PyGetter
  PyObject f_lineno(ThreadState ts) {
    int line = pc() < 0 ? code.entryLine() : code.lineAt(pc());
    return line < 0 ? Py.None : SmallInt.of(line);
  }

  @PySetter(name = "f_lineno")
  void setLine(ThreadState ts, PyObject value) {
    if (value == null) {
      throw PyErr.attributeError(ts, "cannot delete attribute");
    }
    if (!(value instanceof PyInt line)) {
      throw PyErr.valueError(ts, "lineno must be an integer");
    }
    if (trace == null && ThreadEvents.of(ts).reported == null || thread != ts) {
      throw PyErr.valueError(ts, "f_lineno can only be set in a trace function");
    }
    LineJumps.jump(ts, record, code, Numbers.clampedIndex(ts, line));
  }

  @PyGetter
  long f_lasti(ThreadState ts) {
    int pc = pc() >= 0 ? pc() : thread == null ? -1 : code.instructions.length; // or the entry
    return pc < 0 ? -1 : (long) pc * PyCode.WORD_BYTES;
  }

  @PyGetter
  PyObject f_trace(ThreadState ts) {
    return trace == null ? Py.None : ts.hold(trace);
  }

  @PySetter(name = "f_trace")
  void setTrace(ThreadState ts, PyObject value) {
    trace = ts.swap(trace, value == Py.None ? null : value); // null to delete
  }

  /** The frame's own trace function, held by the scope, or null. */
  PyObject trace(ThreadState ts) {
    return ts.hold(trace);
  }

  boolean isTraced() {
    return trace != null;
  }

  @PyGetter(member = true)
  boolean f_trace_lines(ThreadState ts) {
    return traceLines;
  }

  @PySetter(name = "f_trace_lines")
  void setTraceLines(ThreadState ts, PyObject value) {
    traceLines = flag(ts, value);
  }

  @PyGetter
  boolean f_trace_opcodes(ThreadState ts) {
    return traceOpcodes;
  }

  @PySetter(name = "f_trace_opcodes")
  void setTraceOpcodes(ThreadState ts, PyObject value) {
    traceOpcodes = flag(ts, value);
    if (traceOpcodes) {
      TraceFunctions.traceOpcodes(ts);
    }
  }

  private static boolean flag(ThreadState ts, PyObject value) {
    if (value == null) {
      throw PyErr.typeError(ts, "can't delete numeric/char attribute");
    }
    if (value != Py.True && value != Py.False) {
      throw PyErr.typeError(ts, "attribute value type must be bool");
    }
    return value == Py.True;
  }

  @PyGetter
  PyObject f_generator(ThreadState ts) {
    if (generator != null) {
      return ts.hold(generator);
    }
    ThreadState t = thread;
    if (t == null || (t.stack.control[record + FLAGS] & Frames.GENERATOR) == 0) {
      return Py.None;
    }
    PyGenerator g = t.runningGenerator;
    for (int r = t.stack.current; r > record && g != null; r -= WORDS) {
      if ((t.stack.control[r + FLAGS] & Frames.GENERATOR) != 0) {
        g = g.resumedBy;
      }
    }
    return g == null ? Py.None : ts.hold(g);
  }

  @PyMethod(doc = "Clears all references that a frame that has ended holds.")
  void clear(ThreadState ts) {
    if (thread != null) {
      throw PyErr.runtimeError(ts, "cannot clear an executing frame");
    }
    if (generator != null) {
      generator.clearFrame(ts);
    }
    cleared = true;
    PyObject[] old = locals;
    locals = null;
    if (old != null) {
      for (PyObject o : old) {
        ts.holdOwned(o);
      }
    }
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<frame at 0x"
        + Integer.toHexString(System.identityHashCode(this))
        + ", file "
        + Conversion.repr(ts, PyStr.of(code.filename))
        + ", line "
        + code.lineAt(Math.max(0, pc()))
        + ", code "
        + code.name
        + ">";
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(function);
    v.visit(back);
    v.visit(trace);
    v.visit(extraLocals);
    v.visit(retired);
    if (locals != null) {
      v.visitAll(locals, locals.length);
    }
  }
}
