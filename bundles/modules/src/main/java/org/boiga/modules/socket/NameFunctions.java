package org.boiga.modules.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.posix.Audit;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.posix.PathArgument;
import org.boiga.objects.Args;
import org.boiga.objects.Buffers;
import org.boiga.objects.Codecs;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyByteArray;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Functions of {@code _socket} about the names of hosts, services, protocols and interfaces. */
final class NameFunctions {
  private static final NativeFunction HOST_NAME = new NativeFunction("gethostname");
  private static final NativeFunction SET_HOST_NAME = new NativeFunction("sethostname");
  private static final NativeFunction SERVICE_BY_NAME = new NativeFunction("getservbyname");
  private static final NativeFunction SERVICE_BY_PORT = new NativeFunction("getservbyport");
  private static final NativeFunction PROTOCOL = new NativeFunction("getprotobyname");
  private static final NativeFunction INTERFACES = new NativeFunction("if_nameindex");
  private static final NativeFunction FREE_INTERFACES = new NativeFunction("if_freenameindex");
  private static final NativeFunction INTERFACE_INDEX = new NativeFunction("if_nametoindex");
  private static final NativeFunction INTERFACE_NAME = new NativeFunction("if_indextoname");
  private static final int NUMERIC_HOST = 4;
  private static final int DATAGRAM = 2;

  private NameFunctions() {}

  // Hosts ----------------------------------------------------------------------------------------

  @PyFunction(
      signature = "(host, port, family=0, type=0, proto=0, flags=0)",
      doc = "The addresses of a host and a service.")
  static PyObject getaddrinfo(
      ThreadState ts, PyObject host, PyObject port, int family, int type, int proto, int flags) {
    byte[] h =
        switch (host) {
          case PyStr s -> SocketAddress.idna(ts, s);
          case PyBytes b -> b.span().copy();
          default -> {
            if (host != Py.None) {
              throw PyErr.typeError(ts, "getaddrinfo() argument 1 must be string or None");
            }
            yield null;
          }
        };
    byte[] p =
        switch (port) {
          case PyStr s -> Codecs.utf8(ts, s);
          case PyBytes b -> b.span().copy();
          default -> {
            if (port == Py.None) {
              yield null;
            }
            if (!Numbers.isIndex(port)) {
              throw SocketErrors.plain(ts, "Int or String expected");
            }
            yield Long.toString(Args.toCLong(ts, port)).getBytes(StandardCharsets.US_ASCII);
          }
        };
    Audit.event(
        ts, "socket.getaddrinfo", host, port, Py.int_(family), Py.int_(type), Py.int_(proto));
    PyList all = new PyList(ts);
    for (Resolver.Info i : Resolver.lookUp(ts, h, p, family, type, proto, flags)) {
      MemorySegment m = MemorySegment.ofArray(i.address());
      all.append(
          ts,
          PyTuple.of(
              ts,
              Py.int_(i.family()),
              Py.int_(i.type()),
              Py.int_(i.protocol()),
              i.canonicalName() == null ? PyStr.EMPTY : Codecs.fsDecode(ts, i.canonicalName()),
              SocketAddress.decode(ts, m, i.address().length)));
    }
    return all;
  }

  @PyFunction(
      signature = "(sockaddr, flags, /)",
      doc = "The names of the host and the service that an address has.")
  static PyObject getnameinfo(ThreadState ts, PyObject sockaddr, int flags) {
    if (!(sockaddr instanceof PyTuple t)) {
      throw PyErr.typeError(ts, "getnameinfo() argument 1 must be a tuple");
    }
    int n = t.size();
    if (n < 2 || n > 4 || !(t.at(0) instanceof PyStr host)) {
      throw PyErr.typeError(ts, "getnameinfo(): illegal sockaddr argument");
    }
    int port = Args.toInt(ts, t.at(1));
    long flow = n > 2 ? Args.toUnsigned(ts, t.at(2), 32, "unsigned int") : 0;
    long scope = n > 3 ? Args.toUnsigned(ts, t.at(3), 32, "unsigned int") : 0;
    if (flow > 0xFFFFF) {
      throw PyErr.overflowError(ts, "getnameinfo(): flowinfo must be 0-1048575.");
    }
    Audit.event(ts, "socket.getnameinfo", sockaddr);
    byte[] service = Integer.toString(port).getBytes(StandardCharsets.US_ASCII);
    List<Resolver.Info> found =
        Resolver.lookUp(ts, Codecs.utf8(ts, host), service, 0, DATAGRAM, 0, NUMERIC_HOST);
    if (found.size() > 1) {
      throw SocketErrors.plain(ts, "sockaddr resolved to multiple addresses");
    }
    byte[] address = found.getFirst().address();
    if (found.getFirst().family() == SocketAddress.AF_INET) {
      if (n != 2) {
        throw SocketErrors.plain(ts, "IPv4 sockaddr must be 2 tuple");
      }
    } else {
      MemorySegment m = MemorySegment.ofArray(address);
      m.set(ValueLayout.JAVA_INT_UNALIGNED, 4, Integer.reverseBytes((int) flow));
      m.set(ValueLayout.JAVA_INT_UNALIGNED, 24, (int) scope);
    }
    return Resolver.names(ts, address, flags);
  }

  private static byte[] host(ThreadState ts, PyObject o, String function) {
    if (!(o instanceof PyStr) && !(o instanceof PyBytes) && !(o instanceof PyByteArray)) {
      throw Args.badArgument(ts, function, "argument 1", "str, bytes or bytearray", o);
    }
    return SocketAddress.hostName(ts, o);
  }

  @PyFunction(signature = "(host, /)", doc = "The IPv4 address of a host.")
  static PyObject gethostbyname(ThreadState ts, PyObject host) {
    byte[] name = host(ts, host, "gethostbyname");
    Audit.event(ts, "socket.gethostbyname", host);
    byte[] a = SocketAddress.resolve(ts, name, SocketAddress.AF_INET);
    return ((PyTuple) SocketAddress.decode(ts, MemorySegment.ofArray(a), a.length)).at(0);
  }

  @PyFunction(
      name = "gethostbyname_ex",
      signature = "(host, /)",
      doc = "The name, the aliases and the IPv4 addresses of a host.")
  static PyObject hostByName(ThreadState ts, PyObject host) {
    byte[] name = host(ts, host, "gethostbyname_ex");
    Audit.event(ts, "socket.gethostbyname", host);
    SocketAddress.resolve(ts, name, SocketAddress.AF_INET);
    return Resolver.hostByName(ts, name);
  }

  @PyFunction(
      signature = "(host, /)",
      doc = "The name, the aliases and the addresses of a host with an address.")
  static PyObject gethostbyaddr(ThreadState ts, PyObject host) {
    byte[] name = host(ts, host, "gethostbyaddr");
    Audit.event(ts, "socket.gethostbyaddr", host);
    Resolver.Info i = Resolver.lookUp(ts, name, null, 0, 0, 0, 0).getFirst();
    int family = i.family();
    int from = family == SocketAddress.AF_INET ? 4 : 8;
    int n = family == SocketAddress.AF_INET ? 4 : 16;
    return Resolver.hostByAddress(
        ts, java.util.Arrays.copyOfRange(i.address(), from, from + n), family);
  }

  @PyFunction(doc = "The name of this host.")
  static PyObject gethostname(ThreadState ts) {
    Audit.event(ts, "socket.gethostname");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(1025);
      OsErrors.check(ts, HOST_NAME.call(m.address(), 1024));
      return Codecs.fsDecode(ts, NativeStrings.read(m));
    }
  }

  @PyFunction(signature = "(name, /)", doc = "Set the name of this host.")
  static void sethostname(ThreadState ts, PyObject name) {
    byte[] b = name instanceof PyStr s ? Codecs.fsEncode(ts, s) : Buffers.span(ts, name).copy();
    Audit.event(ts, "socket.sethostname", name);
    OsErrors.check(ts, NativeStrings.with(b, p -> SET_HOST_NAME.call(p, b.length)));
  }

  // Services and protocols -----------------------------------------------------------------------

  @PyFunction(signature = "(servicename, protocolname=None, /)", doc = "The port of a service.")
  static int getservbyname(ThreadState ts, String name, String protocol) {
    Audit.event(
        ts, "socket.getservbyname", PyStr.of(name), PyStr.of(protocol == null ? "" : protocol));
    try (Arena arena = Arena.ofConfined()) {
      long n = NativeStrings.string(arena, name.getBytes(StandardCharsets.UTF_8));
      long p =
          protocol == null
              ? 0
              : NativeStrings.string(arena, protocol.getBytes(StandardCharsets.UTF_8));
      synchronized (SERVICE_BY_NAME) {
        long s = SERVICE_BY_NAME.callRaw(n, p, 0);
        if (s == 0) {
          throw SocketErrors.plain(ts, "service/proto not found");
        }
        int port = MemorySegment.ofAddress(s).reinterpret(32).get(ValueLayout.JAVA_INT, 16);
        return Short.reverseBytes((short) port) & 0xFFFF;
      }
    }
  }

  @PyFunction(signature = "(port, protocolname=None, /)", doc = "The service on a port.")
  static PyObject getservbyport(ThreadState ts, PyObject port, String protocol) {
    PyInt i = Numbers.index(ts, port);
    if (!i.isLong() || i.longValue() < 0 || i.longValue() > 0xFFFF) {
      throw PyErr.overflowError(ts, "getservbyport: port must be 0-65535.");
    }
    Audit.event(ts, "socket.getservbyport", i, PyStr.of(protocol == null ? "" : protocol));
    try (Arena arena = Arena.ofConfined()) {
      long p =
          protocol == null
              ? 0
              : NativeStrings.string(arena, protocol.getBytes(StandardCharsets.UTF_8));
      int swapped = Short.reverseBytes((short) i.longValue()) & 0xFFFF;
      synchronized (SERVICE_BY_NAME) {
        long s = SERVICE_BY_PORT.callRaw(swapped, p, 0);
        if (s == 0) {
          throw SocketErrors.plain(ts, "port/proto not found");
        }
        long name = MemorySegment.ofAddress(s).reinterpret(32).get(ValueLayout.JAVA_LONG, 0);
        return Codecs.fsDecode(ts, NativeStrings.read(name));
      }
    }
  }

  @PyFunction(signature = "(name, /)", doc = "The number of a protocol.")
  static int getprotobyname(ThreadState ts, String name) {
    try (Arena arena = Arena.ofConfined()) {
      long n = NativeStrings.string(arena, name.getBytes(StandardCharsets.UTF_8));
      synchronized (PROTOCOL) {
        long p = PROTOCOL.callRaw(n, 0, 0);
        if (p == 0) {
          throw SocketErrors.plain(ts, "protocol not found");
        }
        return MemorySegment.ofAddress(p).reinterpret(24).get(ValueLayout.JAVA_INT, 16);
      }
    }
  }

  // Interfaces -----------------------------------------------------------------------------------

  @PyFunction(name = "if_nameindex", doc = "The numbers and names of the network interfaces.")
  static PyObject interfaces(ThreadState ts) {
    long first = INTERFACES.callPointer(0, 0, 0);
    if (first < 0 && first > -4096) {
      throw OsErrors.of(ts, (int) -first);
    }
    try {
      PyList all = new PyList(ts);
      MemorySegment m = MemorySegment.ofAddress(first).reinterpret(Long.MAX_VALUE);
      for (long at = 0; m.get(ValueLayout.JAVA_INT, at) != 0; at += 16) {
        byte[] name = NativeStrings.read(m.get(ValueLayout.JAVA_LONG, at + 8));
        all.append(
            ts,
            PyTuple.of(ts, Py.int_(m.get(ValueLayout.JAVA_INT, at)), Codecs.fsDecode(ts, name)));
      }
      return all;
    } finally {
      FREE_INTERFACES.callRaw(first, 0, 0);
    }
  }

  @PyFunction(
      name = "if_nametoindex",
      signature = "(oname, /)",
      doc = "The number of a network interface.")
  static int interfaceIndex(ThreadState ts, PyObject name) {
    byte[] b = PathArgument.fsencode(ts, name);
    int[] errno = new int[1];
    int i =
        NativeStrings.with(
            b,
            p -> {
              int r = (int) INTERFACE_INDEX.callRaw(p, 0, 0);
              errno[0] = Libc.errno();
              return r;
            });
    if (i == 0) {
      throw OsErrors.of(ts, errno[0]);
    }
    return i;
  }

  @PyFunction(
      name = "if_indextoname",
      signature = "(if_index, /)",
      doc = "The name of a network interface.")
  static PyObject interfaceName(ThreadState ts, PyObject index) {
    long i = Args.toUnsigned(ts, index, 32, "unsigned int");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(64);
      long r = INTERFACE_NAME.callPointer(i, m.address(), 0);
      if (r < 0 && r > -4096) {
        throw OsErrors.of(ts, (int) -r);
      }
      return Codecs.fsDecode(ts, NativeStrings.read(m));
    }
  }
}
