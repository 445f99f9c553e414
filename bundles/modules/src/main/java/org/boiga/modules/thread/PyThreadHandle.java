package org.boiga.modules.thread;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Parking;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _thread._ThreadHandle}: a thread to be joined. */
@org.boiga.api.annotation.PyType(
    name = "_thread._ThreadHandle",
    doc = "A thread to be joined.",
    subclassable = false)
public final class PyThreadHandle extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyThreadHandleTable(), PyBaseObject.TYPE);

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean started;
  private volatile long ident;

  PyThreadHandle(ThreadState ts) {
    super(ts, TYPE);
  }

  @PySlot(signature = "()")
  static PyObject __new__(ThreadState ts, PyType cls) {
    return new PyThreadHandle(ts);
  }

  /** Claims the handle for a new thread. */
  synchronized void start(ThreadState ts) {
    if (started) {
      throw PyErr.runtimeError(ts, "thread already started");
    }
    started = true;
  }

  void setIdent(long id) {
    started = true;
    ident = id;
  }

  void ended() {
    done.countDown();
  }

  @PyGetter
  long ident(ThreadState ts) {
    return ident;
  }

  @PyMethod(signature = "(timeout=None)", doc = "Wait until the thread has ended.")
  void join(ThreadState ts, PyObject timeout) {
    double seconds =
        switch (timeout) {
          case null -> -1;
          case PyFloat f -> f.value;
          case PyInt i -> i.bigValue().doubleValue();
          default -> {
            if (timeout == Py.None) {
              yield -1;
            }
            throw PyErr.typeError(
                ts,
                "'" + PyType.of(timeout).name() + "' object cannot be interpreted as an integer");
          }
        };
    if (!started) {
      throw PyErr.runtimeError(ts, "thread not started");
    }
    if (ident == ts.ident()) {
      throw PyErr.runtimeError(ts, "Cannot join current thread");
    }
    if (ts.interp.finalizing && done.getCount() > 0) {
      throw PyErr.of(
          ts, PyExc.PythonFinalizationError, "cannot join thread at interpreter shutdown");
    }
    Parking.await(
        ts,
        seconds < 0 ? -1 : (long) (seconds * 1e9),
        n -> {
          if (n < 0) {
            done.await();
            return true;
          }
          return done.await(n, TimeUnit.NANOSECONDS);
        });
  }

  @PyMethod(doc = "Whether the thread has ended.")
  boolean is_done(ThreadState ts) {
    return done.getCount() == 0;
  }

  @PyMethod(doc = "Mark the thread as ended.")
  void _set_done(ThreadState ts) {
    if (!started) {
      throw PyErr.runtimeError(ts, "thread not started");
    }
    ended();
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<_ThreadHandle object: ident=" + ident + ">";
  }
}
