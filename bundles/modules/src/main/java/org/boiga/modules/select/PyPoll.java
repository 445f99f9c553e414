package org.boiga.modules.select;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.libc.Errno;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.posix.PathArgument;
import org.boiga.objects.Args;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code select.poll}. */
@org.boiga.api.annotation.PyType(name = "select.poll", subclassable = false)
public final class PyPoll extends Counted {
  static final PyType TYPE = PyType.builtin(new PyPollTable(), PyBaseObject.TYPE);

  private static final int DEFAULT =
      PollDescriptors.POLLIN | PollDescriptors.POLLPRI | PollDescriptors.POLLOUT;

  /** Events by descriptor; guarded by itself. */
  private final Map<Integer, Short> events = new TreeMap<>();

  private final AtomicBoolean running = new AtomicBoolean();

  PyPoll(ThreadState ts) {
    super(ts);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  private static short mask(ThreadState ts, PyObject o) {
    return o == null ? DEFAULT : (short) Args.toUnsigned(ts, o, 16, "unsigned short");
  }

  @PyMethod(signature = "(fd, eventmask=None, /)", doc = "Register a descriptor.")
  void register(ThreadState ts, PyObject fd, PyObject eventmask) {
    int f = PathArgument.fileDescriptor(ts, fd);
    short mask = mask(ts, eventmask);
    synchronized (events) {
      events.put(f, mask);
    }
  }

  @PyMethod(signature = "(fd, eventmask, /)", doc = "Change the events of a descriptor.")
  void modify(ThreadState ts, PyObject fd, PyObject eventmask) {
    int f = PathArgument.fileDescriptor(ts, fd);
    short mask = mask(ts, eventmask);
    synchronized (events) {
      if (events.replace(f, mask) != null) {
        return;
      }
    }
    throw OsErrors.of(ts, Errno.ENOENT);
  }

  @PyMethod(signature = "(fd, /)", doc = "Remove a descriptor.")
  void unregister(ThreadState ts, PyObject fd) {
    int f = PathArgument.fileDescriptor(ts, fd);
    synchronized (events) {
      if (events.remove(f) != null) {
        return;
      }
    }
    throw PyErr.keyError(ts, Py.int_(f));
  }

  @PyMethod(
      signature = "(timeout=None, /)",
      doc = "Wait at most timeout milliseconds; a list of descriptors and their events.")
  PyObject poll(ThreadState ts, PyObject timeout) {
    long nanos = milliseconds(ts, timeout);
    if (!running.compareAndSet(false, true)) {
      throw PyErr.runtimeError(ts, "concurrent poll() invocation");
    }
    try {
      int[] fds;
      short[] wanted;
      synchronized (events) {
        fds = events.keySet().stream().mapToInt(i -> i).toArray();
        wanted = new short[fds.length];
        for (int i = 0; i < fds.length; i++) {
          wanted[i] = events.get(fds[i]);
        }
      }
      PollDescriptors p = new PollDescriptors(fds, wanted);
      p.await(ts, nanos);
      PyList ready = new PyList(ts);
      for (int i = 0; i < fds.length; i++) {
        if (p.result(i) != 0) {
          ready.append(ts, PyTuple.of(ts, Py.int_(fds[i]), Py.int_(p.result(i))));
        }
      }
      return ready;
    } finally {
      running.set(false);
    }
  }

  private static long milliseconds(ThreadState ts, PyObject o) {
    if (o == null || o == Py.None) {
      return -1;
    }
    double ms;
    if (o instanceof PyFloat f) {
      ms = f.value;
    } else if (Numbers.isIndex(o)) {
      ms = Numbers.index(ts, o).bigValue().doubleValue();
    } else {
      throw PyErr.typeError(ts, "timeout must be an integer or None");
    }
    if (Math.abs(ms) > Integer.MAX_VALUE) {
      throw PyErr.overflowError(ts, "timeout is too large");
    }
    return ms < 0 ? -1 : (long) Math.ceil(ms * 1e6);
  }
}
