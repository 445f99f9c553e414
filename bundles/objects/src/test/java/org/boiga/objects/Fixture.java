package org.boiga.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.boiga.memory.CountingPolicy;
import org.boiga.memory.PyObject;

/** An interpreter without Python code, and short ways to make objects and to call their methods. */
final class Fixture {
  final InterpreterState interp = new InterpreterState(CountingPolicy.BIASED, null);
  final ThreadState ts = new ThreadState(interp);

  /** The Python object of a Java value: null, Boolean, number, String, List, Map or itself. */
  PyObject py(Object o) {
    return switch (o) {
      case null -> Py.None;
      case PyObject p -> p;
      case Boolean b -> Py.bool(b);
      case Integer i -> Py.int_(i);
      case Long l -> Py.int_(l);
      case Double d -> Py.float_(d);
      case String s -> PyStr.of(s);
      case List<?> l -> PyList.of(ts, l.stream().map(this::py).toArray(PyObject[]::new));
      case Map<?, ?> m -> {
        PyDict d = new PyDict(ts);
        m.forEach((k, v) -> d.put(ts, py(k), py(v)));
        yield d;
      }
      default -> throw new IllegalArgumentException(o.toString());
    };
  }

  PyList list(Object... items) {
    return (PyList) py(java.util.Arrays.asList(items));
  }

  PyTuple tuple(Object... items) {
    return PyTuple.from(ts, list(items));
  }

  PySet set(Object... items) {
    return PySet.from(ts, list(items));
  }

  PySlice slice(Object start, Object stop, Object step) {
    return new PySlice(ts, py(start), py(stop), py(step));
  }

  /** The result of a method. */
  PyObject call(PyObject o, String method, Object... args) {
    PyObject[] a = new PyObject[args.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = py(args[i]);
    }
    return Calls.method(ts, o, method, a);
  }

  /** The repr of the result of a method. */
  String repr(PyObject o, String method, Object... args) {
    return repr(call(o, method, args));
  }

  String repr(PyObject o) {
    return Conversion.repr(ts, o).toString();
  }

  /** Type and message of the exception that an action raises. */
  String error(Runnable action) {
    try {
      action.run();
    } catch (PyException e) {
      return e.value().type().name() + ": " + Conversion.str(ts, e.value());
    }
    throw new AssertionError("no exception was raised");
  }

  /** The exception that a method raises. */
  String error(PyObject o, String method, Object... args) {
    return error(() -> call(o, method, args));
  }

  /** Runs the actions at the same time, each on a Python thread of its own. */
  @SafeVarargs
  final void race(Consumer<ThreadState>... actions) {
    CountDownLatch ready = new CountDownLatch(actions.length);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (Consumer<ThreadState> action : actions) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    ThreadState t = new ThreadState(interp);
                    try {
                      ready.countDown();
                      ready.await();
                      action.accept(t);
                    } catch (Throwable e) {
                      failure.set(e);
                    } finally {
                      t.close();
                    }
                  }));
    }
    for (Thread t : threads) {
      try {
        t.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    if (failure.get() != null) {
      throw new AssertionError(failure.get());
    }
  }
}
