package org.boiga.modules.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.Codecs;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Names of hosts and services, by the C library. */
final class Resolver {
  private static final NativeFunction ADDRESSES = new NativeFunction("getaddrinfo");
  private static final NativeFunction FREE = new NativeFunction("freeaddrinfo");
  private static final NativeFunction HOST_BY_NAME = new NativeFunction("gethostbyname");
  private static final NativeFunction HOST_BY_ADDRESS = new NativeFunction("gethostbyaddr");
  private static final NativeFunction HOST_ERROR = new NativeFunction("__h_errno_location");
  private static final int INFO_SIZE = 48;
  private static final int LONGEST_HOST = 1025;
  private static final int LONGEST_SERVICE = 32;

  private Resolver() {}

  /** One way to reach a host. */
  record Info(int family, int type, int protocol, byte[] canonicalName, byte[] address) {}

  /**
   * The addresses of a host and a service, at least one.
   *
   * @param host null for this one
   * @param service null for none
   */
  static List<Info> lookUp(
      ThreadState ts, byte[] host, byte[] service, int family, int type, int protocol, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment hints = arena.allocate(INFO_SIZE, 8);
      hints.set(ValueLayout.JAVA_INT, 0, flags);
      hints.set(ValueLayout.JAVA_INT, 4, family);
      hints.set(ValueLayout.JAVA_INT, 8, type);
      hints.set(ValueLayout.JAVA_INT, 12, protocol);
      MemorySegment result = arena.allocate(8, 8);
      long h = host == null ? 0 : NativeStrings.string(arena, host);
      long s = service == null ? 0 : NativeStrings.string(arena, service);
      int[] errno = new int[1];
      int r =
          (int)
              Blocking.call(
                  ts,
                  () -> {
                    int code =
                        (int) ADDRESSES.callRaw(h, s, hints.address(), result.address(), 0, 0);
                    errno[0] = Libc.errno();
                    return code;
                  });
      if (r != 0) {
        throw SocketErrors.resolver(ts, r, errno[0]);
      }
      long first = result.get(ValueLayout.JAVA_LONG, 0);
      try {
        return infos(first);
      } finally {
        FREE.callRaw(first, 0, 0);
      }
    }
  }

  private static List<Info> infos(long first) {
    List<Info> all = new ArrayList<>();
    for (long p = first; p != 0; ) {
      MemorySegment i = MemorySegment.ofAddress(p).reinterpret(INFO_SIZE);
      byte[] address =
          MemorySegment.ofAddress(i.get(ValueLayout.JAVA_LONG, 24))
              .reinterpret(i.get(ValueLayout.JAVA_INT, 16))
              .toArray(ValueLayout.JAVA_BYTE);
      all.add(
          new Info(
              i.get(ValueLayout.JAVA_INT, 4),
              i.get(ValueLayout.JAVA_INT, 8),
              i.get(ValueLayout.JAVA_INT, 12),
              NativeStrings.read(i.get(ValueLayout.JAVA_LONG, 32)),
              address));
      p = i.get(ValueLayout.JAVA_LONG, 40);
    }
    return all;
  }

  /** The names of the host and the service that an address has. */
  static PyObject names(ThreadState ts, byte[] address, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment a = arena.allocateFrom(ValueLayout.JAVA_BYTE, address);
      MemorySegment host = arena.allocate(LONGEST_HOST);
      MemorySegment service = arena.allocate(LONGEST_SERVICE);
      int[] errno = new int[1];
      int r =
          (int)
              Blocking.call(
                  ts,
                  () -> {
                    int code =
                        NameInfo.call(
                            a.address(), address.length, host.address(), service.address(), flags);
                    errno[0] = Libc.errno();
                    return code;
                  });
      if (r != 0) {
        throw SocketErrors.resolver(ts, r, errno[0]);
      }
      return PyTuple.of(
          ts,
          Codecs.fsDecode(ts, NativeStrings.read(host)),
          Codecs.fsDecode(ts, NativeStrings.read(service)));
    }
  }

  // The old functions ----------------------------------------------------------------------------

  /** Name, aliases and addresses of a host by its name. */
  static PyObject hostByName(ThreadState ts, byte[] name) {
    try (Arena arena = Arena.ofConfined()) {
      long n = NativeStrings.string(arena, name);
      return host(ts, () -> HOST_BY_NAME.callRaw(n, 0, 0));
    }
  }

  /** Name, aliases and addresses of a host by its address. */
  static PyObject hostByAddress(ThreadState ts, byte[] number, int family) {
    try (Arena arena = Arena.ofConfined()) {
      long a = arena.allocateFrom(ValueLayout.JAVA_BYTE, number).address();
      return host(ts, () -> HOST_BY_ADDRESS.callRaw(a, number.length, family));
    }
  }

  /** What a look-up found; it is in memory that the C library uses again. */
  private record Host(byte[] name, List<byte[]> aliases, int family, List<byte[]> addresses) {}

  private static PyObject host(ThreadState ts, java.util.function.LongSupplier lookUp) {
    Host[] found = new Host[1];
    int error =
        (int)
            Blocking.call(
                ts,
                () -> {
                  synchronized (HOST_ERROR) {
                    long p = lookUp.getAsLong();
                    if (p == 0) {
                      return MemorySegment.ofAddress(HOST_ERROR.callRaw(0, 0, 0))
                          .reinterpret(4)
                          .get(ValueLayout.JAVA_INT, 0);
                    }
                    found[0] = read(MemorySegment.ofAddress(p).reinterpret(32));
                    return 0;
                  }
                });
    Host h = found[0];
    if (h == null) {
      throw SocketErrors.host(ts, error);
    }
    PyList aliases = new PyList(ts);
    h.aliases.forEach(a -> aliases.append(ts, Codecs.fsDecode(ts, a)));
    PyList addresses = new PyList(ts);
    h.addresses.forEach(
        a -> addresses.append(ts, org.boiga.objects.PyStr.of(SocketAddress.text(h.family, a))));
    return PyTuple.of(ts, Codecs.fsDecode(ts, h.name), aliases, addresses);
  }

  private static Host read(MemorySegment m) {
    List<byte[]> aliases = new ArrayList<>();
    for (long p : pointers(m.get(ValueLayout.JAVA_LONG, 8))) {
      aliases.add(NativeStrings.read(p));
    }
    int length = m.get(ValueLayout.JAVA_INT, 20);
    List<byte[]> addresses = new ArrayList<>();
    for (long p : pointers(m.get(ValueLayout.JAVA_LONG, 24))) {
      addresses.add(MemorySegment.ofAddress(p).reinterpret(length).toArray(ValueLayout.JAVA_BYTE));
    }
    return new Host(
        NativeStrings.read(m.get(ValueLayout.JAVA_LONG, 0)),
        aliases,
        m.get(ValueLayout.JAVA_INT, 16),
        addresses);
  }

  private static List<Long> pointers(long array) {
    List<Long> all = new ArrayList<>();
    MemorySegment m = MemorySegment.ofAddress(array).reinterpret(Long.MAX_VALUE);
    for (long at = 0; m.get(ValueLayout.JAVA_LONG, at) != 0; at += 8) {
      all.add(m.get(ValueLayout.JAVA_LONG, at));
    }
    return all;
  }
}
