package org.boiga.interpreter.sys;

import java.lang.ref.Reference;
import org.boiga.api.annotation.PyFunction;
import org.boiga.interpreter.ExceptionReport;
import org.boiga.interpreter.PyFrame;
import org.boiga.interpreter.ThreadViews;
import org.boiga.interpreter.TraceFunctions;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTraceback;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The functions of module {@code sys}; its data is made by {@link SysData}. */
@org.boiga.api.annotation.PyModule(
    name = "sys",
    doc = "Objects and functions of the interpreter itself.")
public final class SysModule {
  private SysModule() {}

  private static final int LOWEST_LIMIT = 1;
  private static final double DEFAULT_SWITCH_INTERVAL = 0.005;

  @PyFunction(signature = "(status=None, /)", doc = "Raise SystemExit(status).")
  static PyObject exit(ThreadState ts, PyObject status) {
    throw status == null || status == Py.None
        ? PyErr.of(ts, PyExc.SystemExit)
        : status instanceof PyTuple t
            ? PyErr.of(ts, PyExc.SystemExit, t.toArray())
            : PyErr.of(ts, PyExc.SystemExit, status);
  }

  @PyFunction(doc = "The exception being handled, as (type, value, traceback).")
  static PyObject exc_info(ThreadState ts) {
    if (!(ts.handling() instanceof PyBaseException e)) {
      return PyTuple.constant(Py.None, Py.None, Py.None);
    }
    PyObject tb = e.traceback(ts);
    return PyTuple.of(ts, PyType.of(e), e, tb == null ? Py.None : tb);
  }

  @PyFunction(doc = "The exception being handled, or None.")
  static PyObject exception(ThreadState ts) {
    return ts.handling() == null ? Py.None : ts.hold(ts.handling());
  }

  @PyFunction(signature = "(depth=0, /)", doc = "The frame object depth calls below the top.")
  static PyObject _getframe(ThreadState ts, int depth) {
    PyObject f = ts.interp.evaluator.frame(ts, Math.max(0, depth));
    if (f == null) {
      throw PyErr.valueError(ts, "call stack is not deep enough");
    }
    return f;
  }

  @PyFunction(signature = "(depth=0)", doc = "The name of the module depth calls below the top.")
  static PyObject _getframemodulename(ThreadState ts, int depth) {
    PyObject f = ts.interp.evaluator.frame(ts, Math.max(0, depth));
    PyObject name = f == null ? null : ((PyFrame) f).globals().get(ts, Names.__name__);
    return name == null ? Py.None : name;
  }

  @PyFunction(doc = "The frame that each thread is executing, by thread id.")
  static PyObject _current_frames(ThreadState ts) {
    return ThreadViews.frames(ts);
  }

  @PyFunction(doc = "The exception that each thread is handling or None, by thread id.")
  static PyObject _current_exceptions(ThreadState ts) {
    return ThreadViews.exceptions(ts);
  }

  @PyFunction(doc = "The depth that Python calls may reach.")
  static int getrecursionlimit(ThreadState ts) {
    return ts.interp.recursionLimit();
  }

  @PyFunction(doc = "Set the depth that Python calls may reach.")
  static void setrecursionlimit(ThreadState ts, int limit) {
    if (limit < LOWEST_LIMIT) {
      throw PyErr.valueError(ts, "recursion limit must be greater or equal than 1");
    }
    int depth = ts.stack.depth();
    if (depth >= limit) {
      throw PyErr.recursionError(
          ts,
          "cannot set the recursion limit to "
              + limit
              + " at the recursion depth "
              + depth
              + ": the limit is too low");
    }
    ts.interp.setRecursionLimit(limit);
  }

  @PyFunction(doc = "The number of references to an object; a large number if not counted.")
  static long getrefcount(ThreadState ts, PyObject object) {
    return object instanceof Counted c && !c.isUncounted() ? c.refcount() + 1 : 0xFFFFFFFFL;
  }

  @PyFunction(signature = "(object, default=None)", doc = "The size of an object in bytes.")
  static PyObject getsizeof(ThreadState ts, PyObject object, PyObject otherwise) {
    try {
      PyObject size = Calls.special(ts, object, PyStr.interned("__sizeof__"));
      if (size == null) {
        throw PyErr.typeError(
            ts, "Type " + PyType.of(object).name() + " doesn't define __sizeof__");
      }
      if (!(size instanceof PyInt i)) {
        throw PyErr.typeError(ts, "an integer is required");
      }
      if (i.longValue() < 0) {
        throw PyErr.valueError(ts, "__sizeof__() should return >= 0");
      }
      return size;
    } catch (PyException e) {
      if (otherwise == null || !e.matches(PyExc.TypeError)) {
        throw e;
      }
      return otherwise;
    }
  }

  @PyFunction(doc = "The one str of this text that all interned ones are.")
  static PyObject intern(ThreadState ts, PyObject string) {
    if (string.getClass() != PyStr.class) {
      throw PyErr.typeError(
          ts,
          string instanceof PyStr
              ? "can't intern " + PyType.of(string).name()
              : "intern() argument must be str, not " + PyType.of(string).name());
    }
    return ((PyStr) string).intern();
  }

  @PyFunction(signature = "(string, /)", doc = "Whether a str is interned.")
  static boolean _is_interned(ThreadState ts, PyStr string) {
    return string.isInterned();
  }

  @PyFunction(signature = "(op, /)", doc = "Whether an object lives as long as the program.")
  static boolean _is_immortal(ThreadState ts, PyObject op) {
    return !(op instanceof Counted c) || c.isUncounted();
  }

  @PyFunction(
      doc =
          """
          What the memory manager did for this interpreter, by name.

          Times are in nanoseconds; "queue_length" is how many objects wait to be merged now.
          """)
  static PyDict _memory_counters(ThreadState ts) {
    PyDict d = new PyDict(ts);
    ts.registry.memoryCounters().forEach((name, n) -> d.put(ts, name, Py.int_(n)));
    return d;
  }

  @PyFunction(doc = "Whether the interpreter is shutting down.")
  static boolean is_finalizing(ThreadState ts) {
    return ts.interp.finalizing;
  }

  @PyFunction(doc = "Whether there is a global interpreter lock: there is none.")
  static boolean _is_gil_enabled(ThreadState ts) {
    return false;
  }

  @PyFunction(doc = "The encoding of str where none is named.")
  static String getdefaultencoding(ThreadState ts) {
    return "utf-8";
  }

  @PyFunction(doc = "The encoding of file names.")
  static String getfilesystemencoding(ThreadState ts) {
    return "utf-8";
  }

  @PyFunction(doc = "The error handler for the encoding of file names.")
  static String getfilesystemencodeerrors(ThreadState ts) {
    return "surrogateescape";
  }

  @PyFunction(doc = "Seconds between thread switches; kept for programs that ask.")
  static double getswitchinterval(ThreadState ts) {
    return ts.interp.state(SwitchInterval.class, SwitchInterval::new).seconds;
  }

  @PyFunction(doc = "Accepted for programs that set it: threads run in parallel.")
  static void setswitchinterval(ThreadState ts, double interval) {
    if (!(interval > 0)) {
      throw PyErr.valueError(ts, "switch interval must be strictly positive");
    }
    ts.interp.state(SwitchInterval.class, SwitchInterval::new).seconds = interval;
  }

  private static final class SwitchInterval {
    volatile double seconds = DEFAULT_SWITCH_INTERVAL;
  }

  @PyFunction(doc = "Digits that conversions between int and str may have; 0 for no limit.")
  static int get_int_max_str_digits(ThreadState ts) {
    return ts.interp.intMaxStrDigits;
  }

  @PyFunction(signature = "(maxdigits)", doc = "Limit conversions between int and str.")
  static void set_int_max_str_digits(ThreadState ts, int maxdigits) {
    if (maxdigits != 0 && maxdigits < 640) {
      throw PyErr.valueError(ts, "maxdigits must be 0 or larger than 640");
    }
    ts.interp.intMaxStrDigits = maxdigits;
  }

  @PyFunction(doc = "Print a value and keep it in builtins._, as interactive statements do.")
  static void displayhook(ThreadState ts, PyObject value) {
    if (value == Py.None) {
      return;
    }
    ts.interp.builtins.put(ts, "_", Py.None);
    PyObject out = ts.interp.sys.get(ts, Names.stdout);
    if (out == null || out == Py.None) {
      throw PyErr.runtimeError(ts, "lost sys.stdout");
    }
    Calls.method(ts, out, Names.write, Conversion.repr(ts, value));
    Calls.method(ts, out, Names.write, PyStr.of("\n"));
    ts.interp.builtins.put(ts, "_", value);
  }

  @PyFunction(
      signature = "(exctype, value, traceback, /)",
      doc = "Report an exception that nobody caught on sys.stderr.")
  static void excepthook(ThreadState ts, PyObject exctype, PyObject value, PyObject traceback) {
    if (!(value instanceof PyBaseException e)) {
      PyException wrong =
          PyErr.typeError(
              ts,
              "print_exception(): Exception expected for value, "
                  + PyType.of(value).name()
                  + " found");
      ExceptionReport.print(ts, wrong.value());
      return;
    }
    if (traceback instanceof PyTraceback && e.traceback(ts) == null) {
      Attributes.set(ts, e, "__traceback__", traceback);
    }
    ExceptionReport.print(ts, e);
  }

  @PyFunction(
      signature = "(unraisable, /)",
      doc = "Report an exception that could not be raised, such as one in __del__.")
  static void unraisablehook(ThreadState ts, PyObject unraisable) {
    ExceptionReport.printUnraisable(ts, unraisable);
  }

  @PyFunction(
      signature = "(type, /)",
      doc = "Take the attributes __dict__ and __weakref__ of a class away.")
  static void _clear_type_descriptors(ThreadState ts, PyObject type) {
    if (!(type instanceof PyType t)) {
      throw PyErr.typeError(
          ts, "_clear_type_descriptors() argument must be type, not " + PyType.of(type).name());
    }
    t.clearInstanceDescriptors(ts);
  }

  @PyFunction(doc = "What breakpoint() calls: starts what $PYTHONBREAKPOINT names, or pdb.")
  static PyObject breakpointhook(
      ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return Breakpoints.hook(ts, args, start, n, kwnames);
  }

  @PyFunction(doc = "Set the function that the interpreter calls for events of this thread.")
  static void settrace(ThreadState ts, PyObject function) {
    TraceFunctions.setTrace(ts, function == Py.None ? null : function);
  }

  @PyFunction(doc = "The function that settrace set, or None.")
  static PyObject gettrace(ThreadState ts) {
    return ts.traceFunction == null ? Py.None : ts.hold(ts.traceFunction);
  }

  @PyFunction(doc = "Set the profiling function of this thread.")
  static void setprofile(ThreadState ts, PyObject function) {
    TraceFunctions.setProfile(ts, function == Py.None ? null : function);
  }

  @PyFunction(doc = "The function that setprofile set, or None.")
  static PyObject getprofile(ThreadState ts) {
    return ts.profileFunction == null ? Py.None : ts.hold(ts.profileFunction);
  }

  @PyFunction(signature = "(func, args, /)", doc = "Call func(*args) with tracing enabled.")
  static PyObject call_tracing(ThreadState ts, PyObject func, PyTuple args) {
    return TraceFunctions.callTracing(ts, func, args);
  }

  @PyFunction(signature = "(event, /, *args)", doc = "Tell audit hooks of an event.")
  static void audit(ThreadState ts, String event, PyObject[] args) {
    Audit.raise(ts, event, args);
  }

  @PyFunction(signature = "(hook)", doc = "Add a function that is told of audit events.")
  static void addaudithook(ThreadState ts, PyObject hook) {
    Audit.add(ts, hook);
  }

  @PyFunction(doc = "Memory blocks in use; the JVM's, an estimate.")
  static long getallocatedblocks(ThreadState ts) {
    Runtime r = Runtime.getRuntime();
    return (r.totalMemory() - r.freeMemory()) / 32;
  }

  @PyFunction(doc = "Drop caches of the type system.")
  static void _clear_type_cache(ThreadState ts) {
    Reference.reachabilityFence(ts);
  }

  @PyFunction(doc = "Drop internal caches.")
  static void _clear_internal_caches(ThreadState ts) {
    Reference.reachabilityFence(ts);
  }

  @PyFunction(signature = "()", doc = "Hooks of the asynchronous generators of this thread.")
  static PyObject get_asyncgen_hooks(ThreadState ts) {
    return SysData.asyncGenHooks(ts);
  }

  @PyFunction(
      signature = "(firstiter=None, finalizer=None)",
      doc = "Set hooks that run when asynchronous generators start and are finalised.")
  static void set_asyncgen_hooks(ThreadState ts, PyObject firstiter, PyObject finalizer) {
    check(ts, finalizer, "callable finalizer expected, got ");
    check(ts, firstiter, "callable firstiter expected, got ");
    if (finalizer != null) {
      ts.asyncGenFinalizer = ts.swap(ts.asyncGenFinalizer, finalizer == Py.None ? null : finalizer);
    }
    if (firstiter != null) {
      ts.asyncGenFirstIter = ts.swap(ts.asyncGenFirstIter, firstiter == Py.None ? null : firstiter);
    }
  }

  private static void check(ThreadState ts, PyObject hook, String message) {
    if (hook != null && hook != Py.None && !Calls.isCallable(hook)) {
      throw PyErr.typeError(ts, message + PyType.of(hook).name());
    }
  }

  @PyFunction(doc = "How many frames of a coroutine's origin are kept.")
  static int get_coroutine_origin_tracking_depth(ThreadState ts) {
    return ts.coroutineOriginDepth;
  }

  @PyFunction(signature = "(depth)", doc = "Keep that many frames of where coroutines are made.")
  static void set_coroutine_origin_tracking_depth(ThreadState ts, int depth) {
    if (depth < 0) {
      throw PyErr.valueError(ts, "depth must be >= 0");
    }
    ts.coroutineOriginDepth = depth;
  }

  @PyFunction(doc = "The number of processors that -X cpu_count gave, or -1.")
  static int _get_cpu_count_config(ThreadState ts) {
    PyDict options = (PyDict) ts.interp.sys.get(ts, "_xoptions");
    PyObject n = options == null ? null : options.get(ts, "cpu_count");
    return n instanceof PyStr s && !s.toString().equals("default")
        ? Integer.parseInt(s.toString())
        : -1;
  }

  @PyFunction(signature = "(func, /)", doc = "As settrace, for all threads.")
  static void _settraceallthreads(ThreadState ts, PyObject func) {
    TraceFunctions.setTraceOfAll(ts, func == Py.None ? null : func);
  }

  @PyFunction(signature = "(func, /)", doc = "As setprofile, for all threads.")
  static void _setprofileallthreads(ThreadState ts, PyObject func) {
    TraceFunctions.setProfileOfAll(ts, func == Py.None ? null : func);
  }

  @PyFunction(doc = "Objects that live for ever, an estimate.")
  static long getunicodeinternedsize(ThreadState ts) {
    return PyStr.internedCount();
  }

  @PyFunction(doc = "Whether a debugger may attach from another process: none may.")
  static boolean is_remote_debug_enabled(ThreadState ts) {
    return false;
  }

  @PyFunction(doc = "Whether calls leave a trampoline on the native stack: they do not.")
  static boolean is_stack_trampoline_active(ThreadState ts) {
    return false;
  }
}
