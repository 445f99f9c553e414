package org.boiga.modules.socket;

import java.nio.charset.StandardCharsets;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.support.ConstantTable;
import org.boiga.objects.Args;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Module {@code _socket}. */
@org.boiga.api.annotation.PyModule(
    name = "_socket",
    doc = "Sockets of the operating system.",
    parts = {NameFunctions.class})
public final class SocketModule {
  private static final NativeFunction PAIR = new NativeFunction("socketpair");

  private SocketModule() {}

  /** The timeout of new sockets of an interpreter, in nanoseconds. */
  private static final class Default {
    volatile long timeout = -1;
  }

  static long defaultTimeout(ThreadState ts) {
    return ts.interp.state(Default.class, Default::new).timeout;
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    ConstantTable.put(ts, m, SocketModule.class);
    m.put(ts, "has_ipv6", Py.True);
    m.put(ts, "socket", PySocket.TYPE);
    m.put(ts, "SocketType", PySocket.TYPE);
    m.put(ts, "error", PyExc.OSError);
    m.put(ts, "timeout", PyExc.TimeoutError);
    m.put(ts, "gaierror", SocketErrors.ADDRESS.type(ts));
    m.put(ts, "herror", SocketErrors.HOST.type(ts));
  }

  // Sockets --------------------------------------------------------------------------------------

  @PyFunction(
      signature = "(family=1, type=1, proto=0, /)",
      doc = "Two sockets that are connected to each other.")
  static PyObject socketpair(ThreadState ts, int family, int type, int proto) {
    Scratch s = Scratch.get();
    OsErrors.check(ts, PAIR.call(family, type | PySocket.SOCK_CLOEXEC, proto, s.resultAddress()));
    int a = s.result.get(java.lang.foreign.ValueLayout.JAVA_INT, 0);
    int b = s.result.get(java.lang.foreign.ValueLayout.JAVA_INT, 4);
    return PyTuple.of(
        ts, PySocket.of(ts, a, family, type, proto), PySocket.of(ts, b, family, type, proto));
  }

  @PyFunction(doc = "Close a descriptor of a socket.")
  static void close(ThreadState ts, int fd) {
    int r = Libc.close(fd);
    if (r != -Errno.ECONNRESET) {
      OsErrors.check(ts, r);
    }
  }

  @PyFunction(doc = "A copy of a descriptor, which child processes do not inherit.")
  static int dup(ThreadState ts, int fd) {
    return (int) OsErrors.check(ts, Libc.fcntl(fd, Libc.F_DUPFD_CLOEXEC, 0));
  }

  @PyFunction(doc = "The timeout of new sockets in seconds, or None.")
  static PyObject getdefaulttimeout(ThreadState ts) {
    return PySocket.seconds(defaultTimeout(ts));
  }

  @PyFunction(doc = "Set the timeout of new sockets in seconds, or None.")
  static void setdefaulttimeout(ThreadState ts, PyObject timeout) {
    long nanos = PySocket.timeout(ts, timeout);
    ts.interp.state(Default.class, Default::new).timeout = nanos;
  }

  @PyFunction(name = "CMSG_LEN", doc = "The length of an item of ancillary data.")
  static long itemLength(ThreadState ts, PyObject length) {
    return SocketMessages.itemLength(ts, length, "CMSG_LEN");
  }

  @PyFunction(name = "CMSG_SPACE", doc = "The room for an item of ancillary data.")
  static long itemSpace(ThreadState ts, PyObject length) {
    return SocketMessages.itemSpace(ts, length, "CMSG_SPACE");
  }

  // Byte order -----------------------------------------------------------------------------------

  private static int swapped16(ThreadState ts, PyObject o) {
    return Short.reverseBytes((short) Args.toUnsigned(ts, o, 16, "uint16_t")) & 0xFFFF;
  }

  private static long swapped32(ThreadState ts, PyObject o) {
    return Integer.reverseBytes((int) Args.toUnsigned(ts, o, 32, "uint32_t")) & 0xFFFFFFFFL;
  }

  @PyFunction(signature = "(integer, /)", doc = "16 bits from host to network byte order.")
  static int htons(ThreadState ts, PyObject integer) {
    return swapped16(ts, integer);
  }

  @PyFunction(signature = "(integer, /)", doc = "16 bits from network to host byte order.")
  static int ntohs(ThreadState ts, PyObject integer) {
    return swapped16(ts, integer);
  }

  @PyFunction(signature = "(integer, /)", doc = "32 bits from host to network byte order.")
  static long htonl(ThreadState ts, PyObject integer) {
    return swapped32(ts, integer);
  }

  @PyFunction(signature = "(integer, /)", doc = "32 bits from network to host byte order.")
  static long ntohl(ThreadState ts, PyObject integer) {
    return swapped32(ts, integer);
  }

  // Numeric addresses ----------------------------------------------------------------------------

  private static final NativeFunction ATON = new NativeFunction("inet_aton");

  @PyFunction(name = "inet_aton", signature = "(ip_addr, /)", doc = "The bytes of an IPv4 address.")
  static PyObject inetAton(ThreadState ts, String address) {
    Scratch s = Scratch.get();
    byte[] text = address.getBytes(StandardCharsets.UTF_8);
    if (org.boiga.api.libc.NativeStrings.with(
            text, p -> (int) ATON.callRaw(p, s.resultAddress(), 0))
        == 0) {
      throw SocketAddress.illegal(ts, "inet_aton");
    }
    return PyBytes.of(s.resultBytes(0, 4));
  }

  @PyFunction(
      name = "inet_ntoa",
      signature = "(packed_ip, /)",
      doc = "The text of an IPv4 address.")
  static PyObject inetNtoa(ThreadState ts, PyObject packed) {
    ByteSpan b = Buffers.span(ts, packed);
    if (b.length() != 4) {
      throw SocketErrors.plain(ts, "packed IP wrong length for inet_ntoa");
    }
    return PyStr.of(SocketAddress.text(SocketAddress.AF_INET, b.copy()));
  }

  private static boolean isInternet(int family) {
    return family == SocketAddress.AF_INET || family == SocketAddress.AF_INET6;
  }

  @PyFunction(name = "inet_pton", signature = "(af, ip, /)", doc = "The bytes of an address.")
  static PyObject inetPton(ThreadState ts, int family, String ip) {
    if (!isInternet(family)) {
      throw OsErrors.of(ts, Errno.EAFNOSUPPORT);
    }
    byte[] b = SocketAddress.parse(family, ip.getBytes(StandardCharsets.UTF_8));
    if (b == null) {
      throw SocketAddress.illegal(ts, "inet_pton");
    }
    return PyBytes.of(b);
  }

  @PyFunction(name = "inet_ntop", signature = "(af, packed_ip, /)", doc = "An address as text.")
  static PyObject inetNtop(ThreadState ts, int family, PyObject packed) {
    ByteSpan b = Buffers.span(ts, packed);
    if (!isInternet(family)) {
      throw PyErr.valueError(ts, "unknown address family " + family);
    }
    if (b.length() != (family == SocketAddress.AF_INET ? 4 : 16)) {
      throw PyErr.valueError(ts, "invalid length of packed IP address string");
    }
    return PyStr.of(SocketAddress.text(family, b.copy()));
  }
}
