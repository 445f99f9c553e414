package org.boiga.extension.internal;

import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.boiga.api.PyArg_Parser;
import org.boiga.api.PyContext;
import org.boiga.api.PyCriticalSection;
import org.boiga.api.PyDetached;
import org.boiga.api.PyError;
import org.boiga.api.PyInterpreter;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyModExport;
import org.boiga.api.spi.ArgumentParser;
import org.boiga.api.spi.NativeTable;
import org.boiga.api.spi.Signature;
import org.boiga.memory.Counted;
import org.boiga.memory.CriticalSection;
import org.boiga.objects.Args;
import org.boiga.objects.Calls;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.LocalClock;
import org.boiga.objects.Parking;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.PyWeakReference;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Timeouts;

/** A thread as extensions see it. There is one for each thread that has called an extension. */
final class Context extends ModuleContext implements PyContext, ArgumentParser {
  /** The modules whose state crosses that the thread runs code of, innermost last. */
  final List<Succession> inside = new ArrayList<>();

  private Context(ThreadState ts) {
    super(ts);
  }

  static Context of(ThreadState ts) {
    Context c = (Context) ts.extensionContext;
    if (c == null) {
      c = new Context(ts);
      ts.extensionContext = c;
    }
    return c;
  }

  @Override
  public String Py_Version() {
    return PyModExport.ABI_VERSION;
  }

  @Override
  public boolean hasFeature(String name) {
    return Features.ALL.contains(name);
  }

  @Override
  public LocalDateTime PyTime_localtime(long seconds) {
    return LocalClock.of(ts).at(ts, seconds);
  }

  // Lifetime -------------------------------------------------------------------------------------

  @Override
  public PyScope scope() {
    return new Scope(this);
  }

  /**
   * The exception that left the scope that was closed last, owned. Perhaps it is on its way to the
   * end of the call, which nobody can see who closes a scope.
   */
  private PyBaseException passing;

  private void passes(PyBaseException exception) {
    int mark = ts.mark();
    passing = ts.swap(passing, exception);
    ts.release(mark);
  }

  /** Ends a call: what it raised is held by the scope around it from now on. */
  void leave(ModuleInstance caller) {
    module = caller;
    if (caller == null && passing != null) {
      ts.holdOwned(passing);
      passing = null;
    }
  }

  private static final class Scope implements PyScope {
    private final Context ctx;
    private final ThreadState ts;
    private final int mark;
    private org.boiga.memory.PyObject first;
    private List<org.boiga.memory.PyObject> more;

    Scope(Context ctx) {
      this.ctx = ctx;
      ts = ctx.ts;
      mark = ts.mark();
    }

    @Override
    public <T extends PyObject> T keep(T o) {
      if (in(o) instanceof Counted c) {
        ts.keep(c);
        if (first == null) {
          first = c;
        } else {
          more = more == null ? new ArrayList<>() : more;
          more.add(c);
        }
      }
      return o;
    }

    @Override
    public void close() {
      PyBaseException raised = ts.lastHeld(mark, PyBaseException.class);
      if (raised != null) {
        ctx.passes(raised);
      }
      ts.release(mark);
      if (first != null) {
        ts.holdOwned(first);
        first = null;
      }
      if (more != null) {
        more.forEach(ts::holdOwned);
        more = null;
      }
    }
  }

  @Override
  public PyCriticalSection criticalSection(PyObject o) {
    return CriticalSection.enter(ts, in(o));
  }

  @Override
  public PyDetached detach() {
    return new Detached(ts);
  }

  private static final class Detached implements PyDetached {
    private final ThreadState ts;
    private boolean closed;

    Detached(ThreadState ts) {
      this.ts = ts;
      ts.registry.world.detach(ts);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        ts.registry.world.attach(ts);
      }
    }
  }

  @Override
  public boolean await(long nanos, Wait wait) {
    return Parking.await(ts, nanos, wait::await);
  }

  @Override
  public long PyTime_FromSecondsObject(PyObject o, RoundingMode rounding) {
    return Timeouts.nanos(ts, in(o), rounding);
  }

  @Override
  public void PyErr_CheckSignals() {
    if (ts.pollRequested()) {
      ts.safepoint();
    }
  }

  @Override
  public PyInterpreter interpreter() {
    InterpreterState interp = ts.interp;
    ModuleInstance m = module;
    return () -> {
      if (interp.finalizing) {
        throw new IllegalStateException("the interpreter has ended");
      }
      return new Attachment(new ThreadState(interp), m);
    };
  }

  private static final class Attachment implements PyInterpreter.Attached {
    private final Context context;

    Attachment(ThreadState ts, ModuleInstance m) {
      context = of(ts);
      context.module = m;
    }

    @Override
    public PyContext context() {
      return context;
    }

    @Override
    public void close() {
      context.ts.close();
    }
  }

  @Override
  public PyObject PyWeakref_NewRef(PyObject o, PyObject callback) {
    return callback == null
        ? PyWeakReference.of(ts, in(o))
        : out(Calls.call(ts, PyWeakReference.TYPE, in(o), in(callback)));
  }

  @Override
  public PyObject PyWeakref_GetRef(PyObject reference) {
    return out(expect(reference, PyWeakReference.class, "weak reference").get(ts));
  }

  // Arguments ------------------------------------------------------------------------------------

  private static org.boiga.objects.Signature compiled(Signature s) {
    Object c = s.compiled;
    if (c instanceof org.boiga.objects.Signature known) {
      return known;
    }
    var made =
        new org.boiga.objects.Signature(
            s.function,
            s.positionalOnly,
            s.positional,
            s.required,
            s.varArgs,
            s.varKeywords,
            s.names);
    s.compiled = made;
    return made;
  }

  @Override
  public PyObject[] parse(Signature s, PyObject[] args, int start, int n, PyObject kwnames) {
    return out(Args.parse(ts, compiled(s), in(args), start, n, (PyTuple) kwnames));
  }

  @Override
  public PyObject keywords(Signature s, PyObject[] args, int from, PyObject kwnames) {
    return Args.keywords(ts, compiled(s), in(args), from, (PyTuple) kwnames);
  }

  @Override
  public int count(PyObject kwnames) {
    return ((PyTuple) kwnames).size();
  }

  @Override
  public void rejectKeywords(String function, PyObject kwnames) {
    Args.rejectKeywords(ts, function, (PyTuple) kwnames);
  }

  @Override
  public boolean rejectsForNew(PyObject cls, Class<? extends NativeTable> table) {
    PyType declared = running().typeOfTable(table);
    return ((PyType) cls).slot(Slot.INIT) == declared.slot(Slot.INIT);
  }

  @Override
  public boolean rejectsForInit(PyObject self, Class<? extends NativeTable> table) {
    PyType declared = running().typeOfTable(table);
    return PyType.of(in(self)).slot(Slot.NEW) == declared.slot(Slot.NEW);
  }

  @Override
  public PyError noArguments(String function, int n) {
    return Args.noArguments(ts, function, n);
  }

  @Override
  public PyError oneArgument(String function, int n) {
    return Args.oneArgument(ts, function, n);
  }

  @Override
  public PyError expected(String function, int min, int max, int n) {
    return Args.expected(ts, function, min, max, n);
  }

  @Override
  public void PyArg_NoKeywords(String function, PyObject kwnames) {
    if (kwnames != null) {
      rejectKeywords(function, kwnames);
    }
  }

  @Override
  public void PyArg_CheckPositional(String function, int n, int min, int max) {
    if (n < min || n > max) {
      throw expected(function, min, max, n);
    }
  }

  @Override
  public PyObject[] PyArg_ParseTupleAndKeywords(
      PyArg_Parser parameters, PyObject[] args, int start, int n, PyObject kwnames) {
    return parse(PyArg_Parser.signature(parameters), args, start, n, kwnames);
  }

  @Override
  public PyError PyArg_BadArgument(String function, String argument, String type, PyObject actual) {
    return badArgument(function, argument, type, actual);
  }

  @Override
  public PyError badArgument(String function, String argument, String type, PyObject actual) {
    return Args.badArgument(ts, function, argument, type, actual == null ? Py.None : in(actual));
  }

  @Override
  public long toLong(PyObject o) {
    return Args.toLong(ts, in(o));
  }

  @Override
  public int toInt(PyObject o) {
    return Args.toInt(ts, in(o));
  }

  @Override
  public double toDouble(PyObject o) {
    return Args.toDouble(ts, in(o));
  }

  @Override
  public boolean toBoolean(PyObject o) {
    return Args.toBoolean(ts, in(o));
  }

  @Override
  public String textOrNull(PyObject o) {
    return o instanceof PyStr s ? s.toString() : null;
  }
}
