package org.boiga.modules.thread;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.interpreter.ExceptionReport;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Interruption;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Names;
import org.boiga.objects.Parking;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/** Module {@code _thread}. */
@org.boiga.api.annotation.PyModule(name = "_thread", doc = "Threads and locks.")
public final class ThreadModule {
  private static final PyType EXCEPT_HOOK_ARGS =
      StructSequence.define(
          "_thread._ExceptHookArgs",
          "What threading.excepthook is told.",
          true,
          4,
          "exc_type",
          "exc_value",
          "exc_traceback",
          "thread");

  private static final int SIGNALS = 65;

  private ThreadModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "LockType", PyLock.TYPE);
    m.put(ts, "lock", PyLock.TYPE);
    m.put(ts, "RLock", PyRLock.TYPE);
    m.put(ts, "_local", PyThreadLocal.TYPE);
    m.put(ts, "_ThreadHandle", PyThreadHandle.TYPE);
    m.put(ts, "_ExceptHookArgs", EXCEPT_HOOK_ARGS);
    m.put(ts, "error", PyExc.RuntimeError);
    m.put(ts, "TIMEOUT_MAX", Py.float_(Parking.LONGEST));
    m.put(ts, "_NAME_MAXLEN", Py.int_(ThreadNames.LONGEST));
  }

  @PyFunction(doc = "A new lock.")
  static PyObject allocate_lock(ThreadState ts) {
    return new PyLock(ts);
  }

  @PyFunction(doc = "An older name of allocate_lock.")
  static PyObject allocate(ThreadState ts) {
    return new PyLock(ts);
  }

  @PyFunction(
      signature = "(function, args, kwargs=None, /)",
      doc = "Start a thread that calls function(*args, **kwargs); returns its identifier.")
  static long start_new_thread(ThreadState ts, PyObject function, PyObject args, PyObject kwargs) {
    if (!Calls.isCallable(function)) {
      throw PyErr.typeError(ts, "first arg must be callable");
    }
    if (!(args instanceof PyTuple t)) {
      throw PyErr.typeError(ts, "2nd arg must be a tuple");
    }
    if (kwargs != null && !(kwargs instanceof PyDict)) {
      throw PyErr.typeError(ts, "optional 3rd arg must be a dictionary");
    }
    return PythonThreads.of(ts).start(ts, function, t, (PyDict) kwargs, null, false);
  }

  @PyFunction(
      signature = "(function, args, kwargs=None, /)",
      doc = "An older name of start_new_thread.")
  static long start_new(ThreadState ts, PyObject function, PyObject args, PyObject kwargs) {
    return start_new_thread(ts, function, args, kwargs);
  }

  @PyFunction(
      signature = "(function, handle=None, daemon=True)",
      doc = "Start a thread that calls function(); returns a handle to join it.")
  static PyObject start_joinable_thread(
      ThreadState ts, PyObject function, PyObject handle, boolean daemon) {
    if (!Calls.isCallable(function)) {
      throw PyErr.typeError(ts, "thread function must be callable");
    }
    PyThreadHandle h;
    if (handle == null || handle == Py.None) {
      h = new PyThreadHandle(ts);
    } else if (handle instanceof PyThreadHandle given) {
      h = given;
    } else {
      throw PyErr.typeError(ts, "'handle' must be a _ThreadHandle");
    }
    h.start(ts);
    PythonThreads.of(ts).start(ts, function, PyTuple.EMPTY, null, h, !daemon);
    return h;
  }

  @PyFunction(doc = "Whether threads may be daemons: they may.")
  static boolean daemon_threads_allowed(ThreadState ts) {
    return true;
  }

  @PyFunction(signature = "(ident)", doc = "A handle for a thread that runs already.")
  static PyObject _make_thread_handle(ThreadState ts, long ident) {
    PyThreadHandle h = new PyThreadHandle(ts);
    h.setIdent(ident);
    return h;
  }

  @PyFunction(doc = "The identifier of this thread.")
  static long get_ident(ThreadState ts) {
    return ts.ident();
  }

  @PyFunction(doc = "The identifier of this thread, unique in the process.")
  static long get_native_id(ThreadState ts) {
    return ts.thread.isVirtual() ? ts.ident() : Interruption.nativeId();
  }

  @PyFunction(doc = "The identifier of the interpreter's main thread.")
  static long _get_main_thread_ident(ThreadState ts) {
    return ts.interp.mainThread.ident();
  }

  @PyFunction(doc = "Whether this is the main interpreter.")
  static boolean _is_main_interpreter(ThreadState ts) {
    return true;
  }

  @PyFunction(doc = "How many threads run that this module started.")
  static int _count(ThreadState ts) {
    return PythonThreads.of(ts).running();
  }

  @PyFunction(doc = "Wait for all threads that are no daemons.")
  static void _shutdown(ThreadState ts) {
    PythonThreads.of(ts).join(ts);
  }

  @PyFunction(signature = "(name)", doc = "Give this thread a name.")
  static void set_name(ThreadState ts, PyStr name) {
    ThreadNames.set(ts, name);
  }

  @PyFunction(doc = "The name of this thread as the system knows it.")
  static PyObject _get_name(ThreadState ts) {
    return ThreadNames.get(ts);
  }

  @PyFunction(signature = "(size=0, /)", doc = "Bytes of stack for new threads; 0 is the default.")
  static long stack_size(ThreadState ts, long size) {
    if (size < 0) {
      throw PyErr.valueError(ts, "size must be 0 or a positive value");
    }
    if (size != 0 && size < 32768) {
      throw PyErr.valueError(ts, "size not valid: " + size + " bytes");
    }
    PythonThreads t = PythonThreads.of(ts);
    long old = t.stackSize;
    t.stackSize = size;
    return old;
  }

  @PyFunction(doc = "End this thread.")
  static void exit(ThreadState ts) {
    throw PyErr.of(ts, PyExc.SystemExit);
  }

  @PyFunction(doc = "An older name of exit.")
  static void exit_thread(ThreadState ts) {
    exit(ts);
  }

  @PyFunction(signature = "(signum=2, /)", doc = "Have the main thread handle a signal.")
  static void interrupt_main(ThreadState ts, int signum) {
    if (signum <= 0 || signum >= SIGNALS) {
      throw PyErr.valueError(ts, "signal number out of range");
    }
    ThreadState main = ts.interp.mainThread;
    PyObject module = ts.interp.modules.get(ts, "_signal");
    if (module != null && module != Py.None) {
      Calls.method(ts, module, "raise_signal", Py.int_(signum));
      return;
    }
    ts.interp.addPendingCall(
        main,
        t -> {
          throw PyErr.of(t, PyExc.KeyboardInterrupt);
        });
    main.thread.interrupt();
  }

  @PyFunction(signature = "(args, /)", doc = "Report an exception that ended a thread.")
  static void _excepthook(ThreadState ts, PyObject args) {
    if (PyType.of(args) != EXCEPT_HOOK_ARGS) {
      throw PyErr.typeError(ts, "_thread._excepthook argument type must be ExceptHookArgs");
    }
    PyTuple t = (PyTuple) args;
    if (t.at(0) == PyExc.SystemExit) {
      return;
    }
    PyObject thread = t.at(3);
    PyObject err = errorStream(ts, thread);
    if (err == Py.None) {
      return;
    }
    PyObject name =
        thread == Py.None
            ? Py.int_(ts.ident())
            : Attributes.getOrNull(ts, thread, PyStr.interned("_name"));
    String line =
        "Exception in thread "
            + Conversion.str(ts, name == null ? Py.int_(ts.ident()) : name)
            + ":\n";
    Calls.method(ts, err, Names.write, PyStr.of(line));
    if (t.at(1) instanceof PyBaseException e) {
      ExceptionReport.print(ts, e, err);
    }
  }

  /** {@code sys.stderr}, or what that was when the thread was made; None if there was none. */
  private static PyObject errorStream(ThreadState ts, PyObject thread) {
    PyObject err = ts.interp.sys.get(ts, Names.stderr);
    if ((err == null || err == Py.None) && thread != Py.None) {
      err = Attributes.getOrNull(ts, thread, PyStr.interned("_stderr"));
    }
    return err == null ? Py.None : err;
  }
}
