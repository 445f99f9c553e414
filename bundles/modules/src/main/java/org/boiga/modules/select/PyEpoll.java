package org.boiga.modules.select;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.posix.PathArgument;
import org.boiga.objects.Args;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code select.epoll}. */
@org.boiga.api.annotation.PyType(name = "select.epoll", subclassable = false)
public final class PyEpoll extends Counted {
  static final PyType TYPE = PyType.builtin(new PyEpollTable(), PyBaseObject.TYPE);

  private static final NativeFunction CTL = new NativeFunction("epoll_ctl");
  private static final NativeFunction WAIT = new NativeFunction("epoll_wait");
  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int ADD = 1;
  private static final int DELETE = 2;
  private static final int MODIFY = 3;
  private static final long DEFAULT = 1 | 2 | 4;
  private static final int DEFAULT_EVENTS = 1023;

  /** The structure is packed on x86-64 only. */
  private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");

  private static final int EVENT_SIZE = PACKED ? 12 : 16;
  private static final int DATA = PACKED ? 4 : 8;

  private volatile int fd;

  private PyEpoll(ThreadState ts, int fd) {
    super(ts);
    this.fd = fd;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot(signature = "(sizehint=-1, flags=0)")
  static PyObject __new__(ThreadState ts, PyType cls, int sizehint, int flags) {
    if (sizehint != -1 && sizehint <= 0) {
      throw PyErr.valueError(ts, "negative sizehint");
    }
    if (flags != 0 && flags != EPOLL_CLOEXEC) {
      throw PyErr.of(ts, PyExc.OSError, "invalid flags");
    }
    return new PyEpoll(ts, SelectModule.createEpoll(ts, EPOLL_CLOEXEC));
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(fd, /)",
      doc = "An epoll object on a descriptor of one.")
  static PyObject fromfd(ThreadState ts, PyType cls, int fd) {
    return new PyEpoll(ts, fd);
  }

  @Override
  protected boolean hasFinalizer() {
    return fd >= 0;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    int f = fd;
    fd = -1;
    Libc.close(f);
  }

  private int open(ThreadState ts) {
    int f = fd;
    if (f < 0) {
      throw PyErr.valueError(ts, "I/O operation on closed epoll object");
    }
    return f;
  }

  @PyMethod(doc = "Close the object's descriptor.")
  void close(ThreadState ts) {
    int f = fd;
    fd = -1;
    if (f >= 0) {
      OsErrors.check(ts, Libc.close(f));
    }
  }

  @PyGetter(doc = "Whether the object is closed.")
  boolean closed(ThreadState ts) {
    return fd < 0;
  }

  @PyMethod(doc = "The object's descriptor.")
  int fileno(ThreadState ts) {
    return open(ts);
  }

  private void control(ThreadState ts, int operation, PyObject target, PyObject events) {
    int f = open(ts);
    int fd = PathArgument.fileDescriptor(ts, target);
    long mask = events == null ? DEFAULT : Args.toUnsigned(ts, events, 32, "unsigned int");
    Scratch s = Scratch.get();
    s.result.set(ValueLayout.JAVA_INT, 0, (int) mask);
    s.result.set(ValueLayout.JAVA_LONG_UNALIGNED, DATA, fd & 0xFFFFFFFFL);
    OsErrors.check(ts, CTL.call(f, operation, fd, s.resultAddress()));
  }

  @PyMethod(signature = "(fd, eventmask=None)", doc = "Register a descriptor.")
  void register(ThreadState ts, PyObject fd, PyObject eventmask) {
    control(ts, ADD, fd, eventmask);
  }

  @PyMethod(signature = "(fd, eventmask)", doc = "Change the events of a descriptor.")
  void modify(ThreadState ts, PyObject fd, PyObject eventmask) {
    control(ts, MODIFY, fd, eventmask);
  }

  @PyMethod(signature = "(fd)", doc = "Remove a descriptor.")
  void unregister(ThreadState ts, PyObject fd) {
    control(ts, DELETE, fd, null);
  }

  @PyMethod(
      signature = "(timeout=None, maxevents=-1)",
      doc = "Wait at most timeout seconds; a list of descriptors and their events.")
  PyObject poll(ThreadState ts, PyObject timeout, PyObject maxevents) {
    int f = open(ts);
    long nanos = SelectModule.timeout(ts, timeout);
    int max = maxevents == null ? -1 : Args.toInt(ts, maxevents);
    if (max == -1) {
      max = DEFAULT_EVENTS;
    } else if (max < 1) {
      throw PyErr.valueError(ts, "maxevents must be greater than 0, got " + max);
    }
    int most = max;
    long end = System.nanoTime() + nanos;
    try (Arena arena = Arena.ofShared()) {
      MemorySegment m = arena.allocate((long) most * EVENT_SIZE, 8);
      long n =
          Blocking.retry(
              ts, () -> WAIT.call(f, m.address(), most, PollDescriptors.milliseconds(nanos, end)));
      OsErrors.check(ts, n);
      PyObject[] ready = new PyObject[(int) n];
      for (int i = 0; i < n; i++) {
        long at = (long) i * EVENT_SIZE;
        ready[i] =
            PyTuple.of(
                ts,
                Py.int_(m.get(ValueLayout.JAVA_INT_UNALIGNED, at + DATA)),
                Py.int_(m.get(ValueLayout.JAVA_INT_UNALIGNED, at) & 0xFFFFFFFFL));
      }
      return PyList.of(ts, ready);
    }
  }

  @PyMethod(doc = "Return the object; ValueError if it is closed.")
  PyObject __enter__(ThreadState ts) {
    open(ts);
    return this;
  }

  @PyMethod(
      signature = "(exc_type=None, exc_value=None, exc_tb=None, /)",
      doc = "Close the object.")
  void __exit__(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
    close(ts);
  }
}
