package org.boiga.modules.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.posix.OsErrors;
import org.boiga.objects.Args;
import org.boiga.objects.Buffers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.ThreadState;

/** The options of sockets. */
final class SocketOptions {
  private static final NativeFunction GET = new NativeFunction("getsockopt");
  private static final NativeFunction SET = new NativeFunction("setsockopt");
  private static final int LARGEST = 1024;

  private SocketOptions() {}

  private static byte[] get(ThreadState ts, int fd, int level, int option, int size) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(Math.max(size, 8), 8);
      MemorySegment length = arena.allocate(4, 4);
      length.set(ValueLayout.JAVA_INT, 0, size);
      OsErrors.check(ts, GET.call(fd, level, option, m.address(), length.address(), 0));
      return m.asSlice(0, Math.min(size, length.get(ValueLayout.JAVA_INT, 0)))
          .toArray(ValueLayout.JAVA_BYTE);
    }
  }

  /** An option that is an int. */
  static int integer(ThreadState ts, int fd, int level, int option) {
    byte[] b = java.util.Arrays.copyOf(get(ts, fd, level, option, 4), 4);
    return MemorySegment.ofArray(b).get(ValueLayout.JAVA_INT_UNALIGNED, 0);
  }

  @PyMethod(
      signature = "(level, option, buflen=0, /)",
      doc = "An option: an int, or if buflen is given so many bytes.")
  static PyObject getsockopt(ThreadState ts, PySocket self, int level, int option, int buflen) {
    if (buflen == 0) {
      return Py.int_(integer(ts, self.fd(), level, option));
    }
    if (buflen < 0 || buflen > LARGEST) {
      throw SocketErrors.plain(ts, "getsockopt buflen out of range");
    }
    return PyBytes.of(get(ts, self.fd(), level, option, buflen));
  }

  @PyMethod(
      signature = "(level, option, value, optlen=0, /)",
      doc = "Set an option to an int or to bytes; with None and a length to a null pointer.")
  static void setsockopt(
      ThreadState ts, PySocket self, int level, int option, PyObject value, PyObject optlen) {
    int fd = self.fd();
    if (value == Py.None && optlen != null) {
      long n = Args.toUnsigned(ts, optlen, 32, "unsigned int");
      OsErrors.check(ts, SET.call(fd, level, option, 0, n, 0));
      return;
    }
    if (optlen != null) {
      throw PyErr.typeError(ts, "socket option should be NoneType, got a value");
    }
    byte[] b;
    if (value instanceof PyInt i && i.isLong() && i.longValue() == (int) i.longValue()) {
      b = new byte[4];
      MemorySegment.ofArray(b).set(ValueLayout.JAVA_INT_UNALIGNED, 0, (int) i.longValue());
    } else {
      b = Buffers.span(ts, value).copy();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(Math.max(8, b.length), 8);
      MemorySegment.copy(b, 0, m, ValueLayout.JAVA_BYTE, 0, b.length);
      OsErrors.check(ts, SET.call(fd, level, option, m.address(), b.length, 0));
    }
  }
}
