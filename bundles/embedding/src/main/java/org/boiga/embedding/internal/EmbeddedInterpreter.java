package org.boiga.embedding.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.boiga.compiler.codegen.Compiler;
import org.boiga.embedding.PythonException;
import org.boiga.embedding.PythonInterpreter;
import org.boiga.interpreter.Bootstrap;
import org.boiga.interpreter.Compilation;
import org.boiga.interpreter.Shutdown;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * An interpreter for Java code. A Java thread is attached to it for the time of its outermost call;
 * the thread that made the interpreter is its main thread, and is detached between calls.
 */
final class EmbeddedInterpreter implements PythonInterpreter {
  final Values values = new Values(this);
  private final Services services;
  private final ThreadState main;
  private final InterpreterState interp;
  private final PyModule module;
  private final Map<Thread, ThreadState> attached = new ConcurrentHashMap<>();

  /** Held for reading by calls, for writing to close. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;

  /**
   * @param main the state of the calling thread, attached; this detaches it
   */
  EmbeddedInterpreter(Services services, ThreadState main) {
    this.services = services;
    this.main = main;
    interp = main.interp;
    int mark = main.mark();
    module = Bootstrap.main(main);
    main.release(mark);
    interp.registry.world.detach(main);
  }

  boolean isOpen() {
    lock.readLock().lock();
    try {
      return !closed;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Runs {@code f} on the calling thread, attached, in a scope of its own. */
  <T> T run(Function<ThreadState, T> f) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the interpreter has been closed");
      }
      ThreadState ts = attached.get(Thread.currentThread());
      return ts != null ? scoped(ts, f) : attachedRun(f);
    } finally {
      lock.readLock().unlock();
    }
  }

  private <T> T attachedRun(Function<ThreadState, T> f) {
    Thread thread = Thread.currentThread();
    boolean isMain = thread == main.thread;
    ThreadState ts;
    if (isMain) {
      ts = main;
      interp.registry.world.attach(ts);
    } else {
      ts = new ThreadState(interp);
    }
    attached.put(thread, ts);
    try {
      return scoped(
          ts,
          t -> {
            if (t.pollRequested()) {
              t.safepoint(); // what is called may be too short to come to one
            }
            return f.apply(t);
          });
    } finally {
      attached.remove(thread);
      if (isMain) {
        interp.registry.world.detach(ts);
      } else {
        ts.close();
      }
    }
  }

  private static <T> T scoped(ThreadState ts, Function<ThreadState, T> f) {
    int mark = ts.mark();
    try {
      return f.apply(ts);
    } catch (PyException e) {
      throw exception(ts, e.value());
    } finally {
      ts.release(mark);
    }
  }

  private static PythonException exception(ThreadState ts, PyBaseException e) {
    String message;
    try {
      message = Conversion.str(ts, e).toString();
    } catch (PyException failed) {
      message = "<exception str() failed>";
    }
    String type = typeName(ts, e.type());
    String traceback;
    try {
      PyObject m = interp(ts).evaluator.importModule(ts, "traceback");
      PyObject lines = Calls.method(ts, m, "format_exception", e);
      traceback = Calls.method(ts, PyStr.EMPTY, "join", lines).toString();
    } catch (PyException failed) {
      traceback = type + ": " + message + "\n";
    }
    return new PythonException(type, message, traceback);
  }

  private static InterpreterState interp(ThreadState ts) {
    return ts.interp;
  }

  static String typeName(ThreadState ts, PyType t) {
    PyObject m = Attributes.getOrNull(ts, t, Names.__module__);
    String name = Attributes.get(ts, t, Names.__qualname__).toString();
    return !(m instanceof PyStr s) || s.toString().equals("builtins") ? name : s + "." + name;
  }

  private PyDict globals(ThreadState ts) {
    return module.dict(ts);
  }

  private PyObject evaluate(ThreadState ts, String text, Compiler.Mode mode) {
    var code = Compilation.source(ts, "exec", PyStr.of(text), mode);
    return interp.evaluator.run(ts, code, globals(ts), globals(ts), null);
  }

  @Override
  public void exec(String statements) {
    run(ts -> evaluate(ts, statements, Compiler.Mode.EXEC));
  }

  @Override
  public Object eval(String expression) {
    return run(ts -> values.toJava(ts, evaluate(ts, expression, Compiler.Mode.EVAL)));
  }

  @Override
  public Object call(String function, Object... arguments) {
    return run(ts -> call(ts, find(ts, function), arguments));
  }

  private PyObject find(ThreadState ts, String function) {
    int dot = function.lastIndexOf('.');
    if (dot >= 0) {
      PyObject m = interp.evaluator.importModule(ts, function.substring(0, dot));
      return Attributes.get(ts, m, function.substring(dot + 1));
    }
    PyObject f = globals(ts).get(ts, function);
    if (f == null) {
      f = interp.builtins.get(ts, function);
    }
    if (f == null) {
      throw PyErr.nameError(
          ts,
          org.boiga.objects.PyExc.NameError,
          PyStr.of(function),
          "name '" + function + "' is not defined");
    }
    return f;
  }

  Object call(ThreadState ts, PyObject f, Object... arguments) {
    PyObject[] args = new PyObject[arguments.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = values.toPython(ts, arguments[i]);
    }
    return values.toJava(ts, Calls.call(ts, f, args));
  }

  @Override
  public Object get(String name) {
    return run(
        ts -> {
          PyObject v = globals(ts).get(ts, name);
          return values.toJava(ts, v == null ? Py.None : v);
        });
  }

  @Override
  public void set(String name, Object value) {
    run(
        ts -> {
          globals(ts).put(ts, name, values.toPython(ts, value));
          return null;
        });
  }

  @Override
  public Map<String, Long> memoryCounters() {
    return interp.registry.memoryCounters();
  }

  @Override
  public void close() {
    if (attached.containsKey(Thread.currentThread())) {
      throw new IllegalStateException("the interpreter cannot be closed by code that it runs");
    }
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        interp.registry.world.attach(main);
        end(main, services);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Ends an interpreter on its main thread's state.
   *
   * @return the exit status of a program that ran in it: 0, or what tells that its end went wrong
   */
  static int end(ThreadState ts, Services services) {
    boolean flushed = Shutdown.run(ts);
    services.releaseExtensions(ts);
    var imbalances = Shutdown.imbalances(ts);
    imbalances.forEach(line -> System.err.println("boiga: refcheck: " + line));
    ts.close();
    ts.interp.close();
    return !flushed ? ProgramRun.NOT_FLUSHED : imbalances.isEmpty() ? 0 : 1;
  }
}
