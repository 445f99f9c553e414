package org.boiga.modules.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.Args;
import org.boiga.objects.Buffers;
import org.boiga.objects.Codecs;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyByteArray;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The addresses of sockets, as Python objects and as bytes of {@code struct sockaddr}. */
final class SocketAddress {
  static final int AF_UNIX = 1;
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  static final int AF_NETLINK = 16;
  static final int AF_VSOCK = 40;

  /** Room for any address. */
  static final int STORAGE = 128;

  private static final int UNIX_PATH = 108;
  private static final int LARGEST_FLOW_INFO = 0xFFFFF;
  private static final NativeFunction NTOP = new NativeFunction("inet_ntop");
  private static final NativeFunction PTON = new NativeFunction("inet_pton");

  private static final ValueLayout.OfShort NET_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt NET_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

  private SocketAddress() {}

  private static byte[] start(int family, int size) {
    byte[] b = new byte[size];
    MemorySegment.ofArray(b).set(SHORT, 0, (short) family);
    return b;
  }

  // From Python ----------------------------------------------------------------------------------

  /**
   * The bytes of an address.
   *
   * @param function for messages
   */
  static byte[] encode(ThreadState ts, int family, PyObject o, String function) {
    return switch (family) {
      case AF_UNIX -> unix(ts, o);
      case AF_INET -> internet(ts, tuple(ts, "AF_INET", o, function), function);
      case AF_INET6 -> internet6(ts, tuple(ts, "AF_INET6", o, function), function);
      case AF_NETLINK -> pair(ts, "AF_NETLINK", family, o, function);
      case AF_VSOCK -> pair(ts, "AF_VSOCK", family, o, function);
      default -> throw SocketErrors.plain(ts, function + "(): bad family");
    };
  }

  private static PyTuple tuple(ThreadState ts, String family, PyObject o, String function) {
    if (!(o instanceof PyTuple t)) {
      throw PyErr.typeError(
          ts,
          "%s(): %s address must be tuple, not %s"
              .formatted(function, family, PyType.of(o).name()));
    }
    return t;
  }

  private static byte[] unix(ThreadState ts, PyObject o) {
    byte[] path = o instanceof PyStr s ? Codecs.fsEncode(ts, s) : Buffers.span(ts, o).copy();
    boolean isAbstract = path.length > 0 && path[0] == 0;
    if (path.length > (isAbstract ? UNIX_PATH : UNIX_PATH - 1)) {
      throw SocketErrors.plain(ts, "AF_UNIX path too long");
    }
    byte[] b = start(AF_UNIX, 2 + path.length);
    System.arraycopy(path, 0, b, 2, path.length);
    return b;
  }

  private static int port(ThreadState ts, PyObject o, String function) {
    PyInt i = Numbers.index(ts, o);
    if (!i.isLong() || i.longValue() < 0 || i.longValue() > 0xFFFF) {
      throw PyErr.overflowError(ts, function + "(): port must be 0-65535.");
    }
    return (int) i.longValue();
  }

  private static byte[] internet(ThreadState ts, PyTuple t, String function) {
    if (t.size() != 2) {
      throw PyErr.typeError(ts, "AF_INET address must be a pair (host, port)");
    }
    byte[] host = hostName(ts, t.at(0));
    int port = port(ts, t.at(1), function);
    byte[] b = resolve(ts, host, AF_INET);
    MemorySegment.ofArray(b).set(NET_SHORT, 2, (short) port);
    return b;
  }

  private static byte[] internet6(ThreadState ts, PyTuple t, String function) {
    int n = t.size();
    if (n < 2 || n > 4) {
      throw PyErr.typeError(
          ts, "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
    }
    byte[] host = hostName(ts, t.at(0));
    int port = port(ts, t.at(1), function);
    PyInt flow = n > 2 ? Numbers.index(ts, t.at(2)) : Py.int_(0);
    long scope = n > 3 ? Args.toUnsigned(ts, t.at(3), 32, "unsigned int") : 0;
    if (!flow.isLong() || flow.longValue() < 0 || flow.longValue() > LARGEST_FLOW_INFO) {
      throw PyErr.overflowError(ts, function + "(): flowinfo must be 0-1048575.");
    }
    byte[] b = resolve(ts, host, AF_INET6);
    MemorySegment m = MemorySegment.ofArray(b);
    m.set(NET_SHORT, 2, (short) port);
    m.set(NET_INT, 4, (int) flow.longValue());
    if (n > 3) {
      m.set(INT, 24, (int) scope);
    }
    return b;
  }

  /** The families whose addresses are two numbers. */
  private static byte[] pair(ThreadState ts, String name, int family, PyObject o, String function) {
    PyTuple t = tuple(ts, name, o, function);
    if (t.size() != 2) {
      throw PyErr.typeError(ts, name + " address must be a pair");
    }
    byte[] b = start(family, family == AF_VSOCK ? 16 : 12);
    MemorySegment m = MemorySegment.ofArray(b);
    int first = (int) Args.toUnsigned(ts, t.at(0), 32, "unsigned int");
    int second = (int) Args.toUnsigned(ts, t.at(1), 32, "unsigned int");
    m.set(INT, family == AF_VSOCK ? 8 : 4, first);
    m.set(INT, family == AF_VSOCK ? 4 : 8, second);
    return b;
  }

  /** A host name: text in IDNA encoding, or bytes. */
  static byte[] hostName(ThreadState ts, PyObject o) {
    byte[] b;
    switch (o) {
      case PyStr s -> b = idna(ts, s);
      case PyBytes s -> b = s.span().copy();
      case PyByteArray s -> b = s.span().copy();
      default ->
          throw PyErr.typeError(ts, "str, bytes or bytearray expected, not " + PyType.of(o).name());
    }
    for (byte c : b) {
      if (c == 0) {
        throw PyErr.typeError(ts, "host name must not contain null character");
      }
    }
    return b;
  }

  static byte[] idna(ThreadState ts, PyStr s) {
    byte[] ascii = new byte[s.length()];
    for (int i = 0; i < ascii.length; i++) {
      int c = s.at(i);
      if (c >= 128) {
        return ((PyBytes) Codecs.encodeObject(ts, s, "idna", null)).span().copy();
      }
      ascii[i] = (byte) c;
    }
    return ascii;
  }

  /** The address of a host, with the port zero. */
  static byte[] resolve(ThreadState ts, byte[] host, int family) {
    String name = new String(host, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] b = start(family, family == AF_INET ? 16 : 28);
    if (name.equals("<broadcast>") || name.equals("255.255.255.255")) {
      if (family != AF_INET) {
        throw SocketErrors.plain(ts, "address family mismatched");
      }
      Arrays.fill(b, 4, 8, (byte) 0xFF);
      return b;
    }
    if (name.isEmpty()) {
      return b;
    }
    byte[] number = parse(family, host);
    if (number != null) {
      System.arraycopy(number, 0, b, family == AF_INET ? 4 : 8, number.length);
      return b;
    }
    return Resolver.lookUp(ts, host, null, family, 0, 0, 0).getFirst().address();
  }

  // To Python ------------------------------------------------------------------------------------

  /** The address in the first {@code length} bytes of {@code m}; None where there is none. */
  static PyObject decode(ThreadState ts, MemorySegment m, int length) {
    if (length == 0) {
      return Py.None;
    }
    int family = m.get(SHORT, 0) & 0xFFFF;
    return switch (family) {
      case AF_UNIX -> unixName(ts, m, length);
      case AF_INET ->
          PyTuple.of(ts, PyStr.of(host(m, family)), Py.int_(m.get(NET_SHORT, 2) & 0xFFFF));
      case AF_INET6 ->
          PyTuple.of(
              ts,
              PyStr.of(host(m, family)),
              Py.int_(m.get(NET_SHORT, 2) & 0xFFFF),
              Py.int_(m.get(NET_INT, 4) & 0xFFFFFFFFL),
              Py.int_(m.get(INT, 24) & 0xFFFFFFFFL));
      case AF_NETLINK -> numbers(ts, m, 4, 8);
      case AF_VSOCK -> numbers(ts, m, 8, 4);
      default ->
          PyTuple.of(
              ts,
              Py.int_(family),
              PyBytes.of(m.asSlice(2, length - 2).toArray(ValueLayout.JAVA_BYTE)));
    };
  }

  private static PyObject numbers(ThreadState ts, MemorySegment m, int first, int second) {
    return PyTuple.of(
        ts, Py.int_(m.get(INT, first) & 0xFFFFFFFFL), Py.int_(m.get(INT, second) & 0xFFFFFFFFL));
  }

  private static PyObject unixName(ThreadState ts, MemorySegment m, int length) {
    byte[] path = m.asSlice(2, length - 2).toArray(ValueLayout.JAVA_BYTE);
    if (path.length > 0 && path[0] == 0) {
      return PyBytes.of(path);
    }
    int n = 0;
    while (n < path.length && path[n] != 0) {
      n++;
    }
    return Codecs.fsDecode(ts, Arrays.copyOf(path, n));
  }

  private static String host(MemorySegment m, int family) {
    return text(
        family,
        m.asSlice(family == AF_INET ? 4 : 8, family == AF_INET ? 4 : 16)
            .toArray(ValueLayout.JAVA_BYTE));
  }

  // Numeric addresses ----------------------------------------------------------------------------

  /** The text of a numeric address; null for families that have none. */
  static String text(int family, byte[] number) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = arena.allocateFrom(ValueLayout.JAVA_BYTE, number);
      MemorySegment out = arena.allocate(64);
      long r = NTOP.callRaw(family, in.address(), out.address(), 64, 0, 0);
      return r == 0 ? null : new String(NativeStrings.read(out));
    }
  }

  /** The bytes of a numeric address, or null. */
  static byte[] parse(int family, byte[] text) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(16);
      MemorySegment in = arena.allocateFrom(ValueLayout.JAVA_BYTE, Libc.terminated(text));
      return PTON.call(family, in.address(), out.address()) == 1
          ? out.asSlice(0, family == AF_INET ? 4 : 16).toArray(ValueLayout.JAVA_BYTE)
          : null;
    }
  }

  static PyException illegal(ThreadState ts, String function) {
    return SocketErrors.plain(ts, "illegal IP address string passed to " + function);
  }
}
