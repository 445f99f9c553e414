package org.boiga.modules.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.RoundingMode;
import java.util.function.LongSupplier;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.posix.Audit;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.select.PollDescriptors;
import org.boiga.objects.Args;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Timeouts;
import org.boiga.objects.Unraisable;
import org.boiga.objects.Warnings;

/** {@code _socket.socket}. */
@org.boiga.api.annotation.PyType(
    name = "_socket.socket",
    doc = "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object",
    parts = {SocketTransfer.class, SocketMessages.class, SocketOptions.class})
public final class PySocket extends PyInstance {
  static final PyType TYPE = PyType.builtin(new PySocketTable(), PyBaseObject.TYPE);

  static final int SOCK_CLOEXEC = 0x80000;
  static final int SOCK_NONBLOCK = 0x800;

  private static final NativeFunction SOCKET = new NativeFunction("socket");
  private static final NativeFunction BIND = new NativeFunction("bind");
  private static final NativeFunction LISTEN = new NativeFunction("listen");
  private static final NativeFunction ACCEPT = new NativeFunction("accept4");
  private static final NativeFunction CONNECT = new NativeFunction("connect");
  private static final NativeFunction SHUTDOWN = new NativeFunction("shutdown");
  private static final NativeFunction OWN_NAME = new NativeFunction("getsockname");
  private static final NativeFunction PEER_NAME = new NativeFunction("getpeername");
  private static final int O_NONBLOCK = 0x800;
  private static final int SOL_SOCKET = 1;
  private static final int SO_TYPE = 3;
  private static final int SO_ERROR = 4;
  private static final int SO_PROTOCOL = 38;
  private static final int LONGEST_QUEUE = 128;
  private static final long SECOND = 1_000_000_000;

  private volatile int fd = -1;
  private volatile int family;
  private volatile int kind;
  private volatile int protocol;

  /** Nanoseconds; negative to wait for ever, 0 not to wait. */
  private volatile long timeout = -1;

  private PySocket(ThreadState ts, PyType type) {
    super(ts, type);
  }

  // Life -----------------------------------------------------------------------------------------

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PySocket(ts, cls);
  }

  @PySlot(signature = "(family=-1, type=-1, proto=-1, fileno=None)")
  void __init__(ThreadState ts, int givenFamily, int type, int proto, PyObject fileno) {
    Audit.event(ts, "socket.__new__", this, Py.int_(givenFamily), Py.int_(type), Py.int_(proto));
    boolean exists = fileno != null && fileno != Py.None;
    if (exists) {
      int f = Args.toInt(ts, fileno);
      if (f < 0) {
        throw PyErr.valueError(ts, "negative file descriptor");
      }
      init(
          ts,
          f,
          givenFamily == -1 ? familyOf(ts, f) : givenFamily,
          type == -1 ? SocketOptions.integer(ts, f, SOL_SOCKET, SO_TYPE) : type,
          proto == -1 ? SocketOptions.integer(ts, f, SOL_SOCKET, SO_PROTOCOL) : proto);
      return;
    }
    int domain = givenFamily == -1 ? SocketAddress.AF_INET : givenFamily;
    int kindOrDefault = type == -1 ? 1 : type;
    int protocolOrDefault = Math.max(proto, 0);
    int f =
        (int)
            OsErrors.check(
                ts, SOCKET.call(domain, kindOrDefault | SOCK_CLOEXEC, protocolOrDefault));
    init(ts, f, domain, kindOrDefault, protocolOrDefault);
  }

  private static int familyOf(ThreadState ts, int fd) {
    int[] domain = new int[1];
    name(
        ts,
        (a, length) -> OWN_NAME.call(fd, a, length),
        (m, n) -> domain[0] = m.get(ValueLayout.JAVA_SHORT, 0) & 0xFFFF);
    return domain[0];
  }

  private void init(ThreadState ts, int f, int domain, int type, int proto) {
    fd = f;
    family = domain;
    kind = type & ~(SOCK_CLOEXEC | SOCK_NONBLOCK);
    protocol = proto;
    if ((type & SOCK_NONBLOCK) != 0) {
      timeout = 0;
      return;
    }
    timeout = SocketModule.defaultTimeout(ts);
    if (timeout >= 0) {
      setBlocking(ts, false);
    }
  }

  /** A new object on a descriptor, for {@code socketpair}. */
  static PySocket of(ThreadState ts, int fd, int family, int type, int protocol) {
    PySocket s = new PySocket(ts, TYPE);
    s.init(ts, fd, family, type, protocol);
    return s;
  }

  @Override
  protected boolean hasFinalizer() {
    return super.hasFinalizer() && (fd >= 0 || type() != TYPE);
  }

  @PySlot
  static void __del__(ThreadState ts, PyObject self) {
    PySocket s = (PySocket) self;
    if (s.fd < 0) {
      return;
    }
    try {
      Warnings.warn(
          ts, PyExc.ResourceWarning, PyStr.of("unclosed " + Conversion.repr(ts, s)), 1, s, null);
    } catch (PyException e) {
      Unraisable.report(ts, e, null, s);
    }
    int f = s.fd;
    s.fd = -1;
    if (f >= 0) {
      Libc.close(f);
    }
  }

  @PyMethod(doc = "Close the socket.")
  void close(ThreadState ts) {
    int f = fd;
    fd = -1;
    if (f >= 0) {
      int r = Libc.close(f);
      if (r != -Errno.ECONNRESET) {
        OsErrors.check(ts, r);
      }
    }
  }

  @PyMethod(doc = "Let go of the descriptor without closing it; returns it.")
  int detach(ThreadState ts) {
    int f = fd;
    fd = -1;
    return f;
  }

  @PyMethod(doc = "The descriptor; -1 if the socket is closed.")
  int fileno(ThreadState ts) {
    return fd;
  }

  int fd() {
    return fd;
  }

  int familyNumber() {
    return family;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<socket object, fd=%d, family=%d, type=%d, proto=%d>"
        .formatted(fd, family, kind, protocol);
  }

  @PyGetter(doc = "The address family.")
  int family(ThreadState ts) {
    return family;
  }

  @PyGetter(name = "type", doc = "The kind of socket.")
  int socketType(ThreadState ts) {
    return kind;
  }

  @PyGetter(doc = "The protocol.")
  int proto(ThreadState ts) {
    return protocol;
  }

  // Waiting --------------------------------------------------------------------------------------

  /** Nanoseconds of a timeout argument; -1 for None. */
  static long timeout(ThreadState ts, PyObject o) {
    if (o == Py.None) {
      return -1;
    }
    long nanos = Timeouts.nanos(ts, o, RoundingMode.UP);
    if (nanos < 0) {
      throw PyErr.valueError(ts, "Timeout value out of range");
    }
    return nanos;
  }

  /** A timeout as Python sees it. */
  static PyObject seconds(long nanos) {
    return nanos < 0 ? Py.None : Py.float_((double) nanos / SECOND);
  }

  private void setBlocking(ThreadState ts, boolean blocking) {
    int flags = (int) OsErrors.check(ts, Libc.fcntl(fd, Libc.F_GETFL, 0));
    int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
    if (wanted != flags) {
      OsErrors.check(ts, Libc.fcntl(fd, Libc.F_SETFL, wanted));
    }
  }

  @PyMethod(doc = "Set the timeout in seconds; None to wait for ever, 0 not to wait.")
  void settimeout(ThreadState ts, PyObject value) {
    long nanos = timeout(ts, value);
    timeout = nanos;
    setBlocking(ts, nanos < 0);
  }

  @PyMethod(doc = "The timeout in seconds, or None.")
  PyObject gettimeout(ThreadState ts) {
    return seconds(timeout);
  }

  @PyGetter(name = "timeout", doc = "The timeout in seconds, or None.")
  PyObject timeoutSeconds(ThreadState ts) {
    return seconds(timeout);
  }

  @PyMethod(doc = "Have operations wait, or not.")
  void setblocking(ThreadState ts, PyObject flag) {
    boolean blocking = Comparison.truth(ts, flag);
    timeout = blocking ? -1 : 0;
    setBlocking(ts, blocking);
  }

  @PyMethod(doc = "Whether operations wait.")
  boolean getblocking(ThreadState ts) {
    return timeout != 0;
  }

  /** When an operation that begins now times out. */
  long deadline() {
    return System.nanoTime() + Math.max(0, timeout);
  }

  /**
   * Waits, if there is a timeout, until the socket is ready.
   *
   * @throws PyException TimeoutError
   */
  private void await(ThreadState ts, int event, long deadline) {
    if (timeout > 0) {
      long left = Math.max(0, deadline - System.nanoTime());
      PollDescriptors p = new PollDescriptors(new int[] {fd}, new short[] {(short) event});
      if (p.await(ts, left) == 0) {
        throw SocketErrors.timeout(ts);
      }
    }
  }

  /**
   * Runs a system call that may have to wait.
   *
   * @return what it returned, which is not negative
   */
  long transfer(ThreadState ts, boolean writing, long deadline, LongSupplier call) {
    while (true) {
      await(ts, writing ? PollDescriptors.POLLOUT : PollDescriptors.POLLIN, deadline);
      long r = Blocking.retry(ts, call);
      if (r == -Errno.EAGAIN && timeout > 0) {
        continue;
      }
      return OsErrors.check(ts, r);
    }
  }

  long transfer(ThreadState ts, boolean writing, LongSupplier call) {
    return transfer(ts, writing, deadline(), call);
  }

  // Connections ----------------------------------------------------------------------------------

  /** A call that takes an address and its length. */
  @FunctionalInterface
  private interface AddressCall {
    long call(long address, long length);
  }

  /** What to do with an address. */
  @FunctionalInterface
  private interface Reader {
    void read(MemorySegment m, int length);
  }

  private static long name(ThreadState ts, AddressCall call, Reader reader) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(SocketAddress.STORAGE, 8);
      MemorySegment length = arena.allocate(4, 4);
      length.set(ValueLayout.JAVA_INT, 0, SocketAddress.STORAGE);
      long r = OsErrors.check(ts, call.call(m.address(), length.address()));
      reader.read(m, Math.min(length.get(ValueLayout.JAVA_INT, 0), SocketAddress.STORAGE));
      return r;
    }
  }

  private static PyObject name(ThreadState ts, AddressCall call) {
    PyObject[] o = new PyObject[1];
    name(ts, call, (m, n) -> o[0] = SocketAddress.decode(ts, m, n));
    return o[0];
  }

  private static long with(byte[] address, AddressCall call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(Math.max(16, address.length + 1), 8);
      MemorySegment.copy(address, 0, m, ValueLayout.JAVA_BYTE, 0, address.length);
      return call.call(m.address(), address.length);
    }
  }

  @PyMethod(signature = "(address, /)", doc = "Give the socket an address.")
  void bind(ThreadState ts, PyObject address) {
    byte[] a = SocketAddress.encode(ts, family, address, "bind");
    Audit.event(ts, "socket.bind", this, address);
    OsErrors.check(ts, with(a, (p, n) -> Blocking.call(ts, () -> BIND.call(fd, p, n))));
  }

  @PyMethod(signature = "(backlog=128, /)", doc = "Wait for connections.")
  void listen(ThreadState ts, PyObject backlog) {
    int n = backlog == null ? LONGEST_QUEUE : Math.max(0, Args.toInt(ts, backlog));
    OsErrors.check(ts, LISTEN.call(fd, n));
  }

  @PyMethod(name = "_accept", doc = "Take a connection: its descriptor, and the peer's address.")
  PyObject accept(ThreadState ts) {
    PyObject[] peer = new PyObject[1];
    long f =
        name(
            ts,
            (a, length) -> transfer(ts, false, () -> ACCEPT.call(fd, a, length, SOCK_CLOEXEC)),
            (m, n) -> peer[0] = SocketAddress.decode(ts, m, n));
    return PyTuple.of(ts, Py.int_(f), peer[0]);
  }

  /** Connects; the error number, or 0. */
  private int connect(ThreadState ts, byte[] address) {
    long deadline = deadline();
    long r = with(address, (p, n) -> Blocking.retry(ts, () -> CONNECT.call(fd, p, n)));
    if (r == -Errno.EINPROGRESS && timeout > 0) {
      await(ts, PollDescriptors.POLLOUT, deadline);
      return SocketOptions.integer(ts, fd, SOL_SOCKET, SO_ERROR);
    }
    return (int) -r;
  }

  @PyMethod(signature = "(address, /)", doc = "Connect to an address.")
  void connect(ThreadState ts, PyObject address) {
    byte[] a = SocketAddress.encode(ts, family, address, "connect");
    Audit.event(ts, "socket.connect", this, address);
    OsErrors.check(ts, -connect(ts, a));
  }

  @PyMethod(
      name = "connect_ex",
      signature = "(address, /)",
      doc = "Connect to an address; returns an error number instead of raising the error.")
  int connectEx(ThreadState ts, PyObject address) {
    byte[] a = SocketAddress.encode(ts, family, address, "connect_ex");
    Audit.event(ts, "socket.connect", this, address);
    try {
      return connect(ts, a);
    } catch (PyException e) {
      if (!e.matches(PyExc.TimeoutError)) {
        throw e;
      }
      return Errno.EAGAIN;
    }
  }

  @PyMethod(signature = "(how, /)", doc = "End one or both directions.")
  void shutdown(ThreadState ts, int how) {
    OsErrors.check(ts, SHUTDOWN.call(fd, how));
  }

  @PyMethod(doc = "The socket's own address.")
  PyObject getsockname(ThreadState ts) {
    return name(ts, (a, length) -> OWN_NAME.call(fd, a, length));
  }

  @PyMethod(doc = "The address of the other end.")
  PyObject getpeername(ThreadState ts) {
    return name(ts, (a, length) -> PEER_NAME.call(fd, a, length));
  }
}
