package org.boiga.modules.select;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.posix.PathArgument;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Timeouts;

/** Module {@code select}. */
@org.boiga.api.annotation.PyModule(
    name = "select",
    doc = "Waiting for descriptors that can be read or written.")
public final class SelectModule {
  private static final NativeFunction EPOLL_CREATE = new NativeFunction("epoll_create1");
  private static final int LARGEST_SET = 1024;
  private static final int READABLE =
      PollDescriptors.POLLIN | PollDescriptors.POLLHUP | PollDescriptors.POLLERR;
  private static final int WRITABLE = PollDescriptors.POLLOUT | PollDescriptors.POLLERR;

  private static final String CONSTANTS =
      """
      EPOLLERR 8
      EPOLLET 2147483648
      EPOLLEXCLUSIVE 268435456
      EPOLLHUP 16
      EPOLLIN 1
      EPOLLMSG 1024
      EPOLLONESHOT 1073741824
      EPOLLOUT 4
      EPOLLPRI 2
      EPOLLRDBAND 128
      EPOLLRDHUP 8192
      EPOLLRDNORM 64
      EPOLLWAKEUP 536870912
      EPOLLWRBAND 512
      EPOLLWRNORM 256
      EPOLL_CLOEXEC 524288
      PIPE_BUF 4096
      POLLERR 8
      POLLHUP 16
      POLLIN 1
      POLLMSG 1024
      POLLNVAL 32
      POLLOUT 4
      POLLPRI 2
      POLLRDBAND 128
      POLLRDHUP 8192
      POLLRDNORM 64
      POLLWRBAND 512
      POLLWRNORM 256
      """;

  private SelectModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    for (String line : CONSTANTS.split("\n")) {
      int space = line.indexOf(' ');
      m.put(ts, line.substring(0, space), Py.int_(Long.parseLong(line.substring(space + 1))));
    }
    m.put(ts, "error", PyExc.OSError);
    m.put(ts, "epoll", PyEpoll.TYPE);
  }

  @PyFunction(doc = "An object that waits for the descriptors that are registered with it.")
  static PyObject poll(ThreadState ts) {
    return new PyPoll(ts);
  }

  /** A timeout in nanoseconds; -1 for None. */
  static long timeout(ThreadState ts, PyObject o) {
    if (o == null || o == Py.None) {
      return -1;
    }
    if (!(o instanceof PyFloat) && !Numbers.isIndex(o)) {
      throw PyErr.typeError(ts, "timeout must be a float or None");
    }
    return Timeouts.nanos(ts, o, RoundingMode.UP);
  }

  static int createEpoll(ThreadState ts, int flags) {
    return (int) OsErrors.check(ts, EPOLL_CREATE.call(flags));
  }

  /** A list of descriptors of one of the three kinds. */
  private record Wanted(PyObject[] objects, int[] fds) {
    static Wanted of(ThreadState ts, PyObject sequence) {
      List<PyObject> objects = new ArrayList<>();
      List<Integer> fds = new ArrayList<>();
      // A list may change while its items are asked for their descriptors.
      PyObject[] fixed = sequence instanceof PyList ? null : items(ts, sequence);
      while (true) {
        PyObject[] now = fixed != null ? fixed : items(ts, sequence);
        if (objects.size() >= now.length) {
          break;
        }
        PyObject o = now[objects.size()];
        int fd = PathArgument.fileDescriptor(ts, o);
        if (fd >= LARGEST_SET) {
          throw PyErr.valueError(ts, "filedescriptor out of range in select()");
        }
        objects.add(o);
        fds.add(fd);
      }
      return new Wanted(objects.toArray(PyObject[]::new), fds.stream().mapToInt(i -> i).toArray());
    }

    private static PyObject[] items(ThreadState ts, PyObject sequence) {
      try {
        return Iteration.toArray(ts, sequence);
      } catch (PyException e) {
        if (!e.matches(PyExc.TypeError)) {
          throw e;
        }
        throw PyErr.typeError(ts, "arguments 1-3 must be sequences");
      }
    }

    void add(Map<Integer, Integer> events, int event) {
      Arrays.stream(fds).forEach(fd -> events.merge(fd, event, (a, b) -> a | b));
    }

    PyObject ready(ThreadState ts, Map<Integer, Integer> results, int mask) {
      PyList l = new PyList(ts);
      for (int i = 0; i < fds.length; i++) {
        if ((results.getOrDefault(fds[i], 0) & mask) != 0) {
          l.append(ts, objects[i]);
        }
      }
      return l;
    }
  }

  @PyFunction(
      signature = "(rlist, wlist, xlist, timeout=None, /)",
      doc = "Wait until a descriptor can be read or written, or has an exceptional condition.")
  static PyObject select(
      ThreadState ts, PyObject rlist, PyObject wlist, PyObject xlist, PyObject timeout) {
    long nanos = timeout(ts, timeout);
    if (timeout != null && timeout != Py.None && nanos < 0) {
      throw PyErr.valueError(ts, "timeout must be non-negative");
    }
    Wanted r = Wanted.of(ts, rlist);
    Wanted w = Wanted.of(ts, wlist);
    Wanted x = Wanted.of(ts, xlist);
    Map<Integer, Integer> events = new LinkedHashMap<>();
    r.add(events, PollDescriptors.POLLIN);
    w.add(events, PollDescriptors.POLLOUT);
    x.add(events, PollDescriptors.POLLPRI);
    int[] fds = events.keySet().stream().mapToInt(i -> i).toArray();
    short[] wanted = new short[fds.length];
    for (int i = 0; i < fds.length; i++) {
      wanted[i] = (short) (int) events.get(fds[i]);
    }
    PollDescriptors p = new PollDescriptors(fds, wanted);
    p.await(ts, nanos);
    Map<Integer, Integer> results = new LinkedHashMap<>();
    for (int i = 0; i < fds.length; i++) {
      if ((p.result(i) & PollDescriptors.POLLNVAL) != 0) {
        throw OsErrors.of(ts, Errno.EBADF);
      }
      results.put(fds[i], p.result(i));
    }
    return PyTuple.of(
        ts,
        r.ready(ts, results, READABLE),
        w.ready(ts, results, WRITABLE),
        x.ready(ts, results, PollDescriptors.POLLPRI));
  }
}
