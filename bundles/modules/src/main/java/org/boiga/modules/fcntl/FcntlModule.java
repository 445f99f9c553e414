package org.boiga.modules.fcntl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.LongUnaryOperator;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.posix.Audit;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.posix.PathArgument;
import org.boiga.objects.Args;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.Codecs;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code fcntl}: control of open files. */
@org.boiga.api.annotation.PyModule(name = "fcntl", doc = "Control and locks of open files.")
public final class FcntlModule {
  private static final NativeFunction FCNTL = new NativeFunction("fcntl");
  private static final NativeFunction IOCTL = new NativeFunction("ioctl");
  private static final NativeFunction FLOCK = new NativeFunction("flock");
  private static final int LONGEST = 1024;
  private static final int LOCK_SH = 1;
  private static final int LOCK_EX = 2;
  private static final int LOCK_NB = 4;
  private static final int LOCK_UN = 8;
  private static final int F_RDLCK = 0;
  private static final int F_WRLCK = 1;
  private static final int F_UNLCK = 2;
  private static final int F_SETLK = 6;
  private static final int F_SETLKW = 7;

  private static final String CONSTANTS =
      """
      DN_ACCESS 1
      DN_ATTRIB 32
      DN_CREATE 4
      DN_DELETE 8
      DN_MODIFY 2
      DN_MULTISHOT 2147483648
      DN_RENAME 16
      FASYNC 8192
      FD_CLOEXEC 1
      FICLONE 1074041865
      FICLONERANGE 1075876877
      F_ADD_SEALS 1033
      F_DUPFD 0
      F_DUPFD_CLOEXEC 1030
      F_EXLCK 4
      F_GETFD 1
      F_GETFL 3
      F_GETLEASE 1025
      F_GETLK 5
      F_GETLK64 5
      F_GETOWN 9
      F_GETOWN_EX 16
      F_GETPIPE_SZ 1032
      F_GETSIG 11
      F_GET_FILE_RW_HINT 1037
      F_GET_RW_HINT 1035
      F_GET_SEALS 1034
      F_NOTIFY 1026
      F_OFD_GETLK 36
      F_OFD_SETLK 37
      F_OFD_SETLKW 38
      F_OWNER_PGRP 2
      F_OWNER_PID 1
      F_OWNER_TID 0
      F_RDLCK 0
      F_SEAL_FUTURE_WRITE 16
      F_SEAL_GROW 4
      F_SEAL_SEAL 1
      F_SEAL_SHRINK 2
      F_SEAL_WRITE 8
      F_SETFD 2
      F_SETFL 4
      F_SETLEASE 1024
      F_SETLK 6
      F_SETLK64 6
      F_SETLKW 7
      F_SETLKW64 7
      F_SETOWN 8
      F_SETOWN_EX 15
      F_SETPIPE_SZ 1031
      F_SETSIG 10
      F_SET_FILE_RW_HINT 1038
      F_SET_RW_HINT 1036
      F_SHLCK 8
      F_UNLCK 2
      F_WRLCK 1
      LOCK_EX 2
      LOCK_MAND 32
      LOCK_NB 4
      LOCK_READ 64
      LOCK_RW 192
      LOCK_SH 1
      LOCK_UN 8
      LOCK_WRITE 128
      RWH_WRITE_LIFE_EXTREME 5
      RWH_WRITE_LIFE_LONG 4
      RWH_WRITE_LIFE_MEDIUM 3
      RWH_WRITE_LIFE_NONE 1
      RWH_WRITE_LIFE_NOT_SET 0
      RWH_WRITE_LIFE_SHORT 2
      """;

  private FcntlModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    for (String line : CONSTANTS.split("\n")) {
      int space = line.indexOf(' ');
      m.put(ts, line.substring(0, space), Py.int_(Long.parseLong(line.substring(space + 1))));
    }
  }

  /**
   * Calls with a copy of some bytes.
   *
   * @return the bytes as the call left them
   */
  private static byte[] withBytes(ThreadState ts, byte[] b, long[] result, LongUnaryOperator call) {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment m = arena.allocate(Math.max(b.length + 1L, LONGEST), 8);
      MemorySegment.copy(b, 0, m, ValueLayout.JAVA_BYTE, 0, b.length);
      result[0] = Blocking.retry(ts, () -> call.applyAsLong(m.address()));
      OsErrors.check(ts, result[0]);
      return m.asSlice(0, b.length).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static byte[] bytes(ThreadState ts, PyObject o) {
    return o instanceof PyStr s ? Codecs.utf8(ts, s) : Buffers.contentOrNull(ts, o);
  }

  @PyFunction(signature = "(fd, cmd, arg=0, /)", doc = "Control an open file.")
  static PyObject fcntl(ThreadState ts, PyObject fd, int cmd, PyObject arg) {
    int f = PathArgument.fileDescriptor(ts, fd);
    Audit.event(ts, "fcntl.fcntl", fd, Py.int_(cmd), arg == null ? Py.int_(0) : arg);
    if (arg == null || Numbers.isIndex(arg)) {
      long a = arg == null ? 0 : Numbers.index(ts, arg).longValue();
      return Py.int_(OsErrors.check(ts, Blocking.retry(ts, () -> FCNTL.call(f, cmd, (int) a))));
    }
    byte[] b = bytes(ts, arg);
    if (b == null) {
      throw wrongArgument(ts, "fcntl", arg);
    }
    if (b.length > LONGEST) {
      throw PyErr.valueError(ts, "fcntl argument 3 is too long");
    }
    return PyBytes.of(withBytes(ts, b, new long[1], p -> FCNTL.call(f, cmd, p)));
  }

  private static RuntimeException wrongArgument(ThreadState ts, String function, PyObject arg) {
    return PyErr.typeError(
        ts,
        function
            + "() argument 3 must be an integer, a bytes-like object, or a string, not "
            + PyType.of(arg).name());
  }

  @PyFunction(signature = "(fd, request, arg=0, mutate_flag=True, /)", doc = "Control a device.")
  static PyObject ioctl(
      ThreadState ts, PyObject fd, PyObject request, PyObject arg, boolean mutate) {
    int f = PathArgument.fileDescriptor(ts, fd);
    long code = Numbers.index(ts, request).longValue() & 0xFFFFFFFFL;
    Audit.event(ts, "fcntl.ioctl", fd, request, arg == null ? Py.int_(0) : arg);
    if (arg == null || Numbers.isIndex(arg)) {
      long a = arg == null ? 0 : Numbers.index(ts, arg).longValue();
      return Py.int_(OsErrors.check(ts, Blocking.retry(ts, () -> IOCTL.call(f, code, (int) a))));
    }
    long[] result = new long[1];
    Buffer buffer = mutate && !(arg instanceof PyStr) ? writable(ts, arg) : null;
    if (buffer != null) {
      try {
        byte[] b = withBytes(ts, Buffers.copy(buffer), result, p -> IOCTL.call(f, code, p));
        buffer.memory().asSlice(buffer.layout.offset()).copyFrom(MemorySegment.ofArray(b));
        return Py.int_(result[0]);
      } finally {
        buffer.release(ts);
      }
    }
    byte[] b = bytes(ts, arg);
    if (b == null) {
      throw wrongArgument(ts, "ioctl", arg);
    }
    if (b.length > LONGEST) {
      throw PyErr.valueError(ts, "ioctl argument 3 is too long");
    }
    return PyBytes.of(withBytes(ts, b, result, p -> IOCTL.call(f, code, p)));
  }

  /** A buffer that may be written to, or null. */
  private static Buffer writable(ThreadState ts, PyObject o) {
    if (o instanceof PyBytes || !Buffers.isExporter(o)) {
      return null;
    }
    Buffer b = Buffers.acquire(ts, o, Buffer.SIMPLE);
    if (b.readOnly) {
      b.release(ts);
      return null;
    }
    return b;
  }

  @PyFunction(signature = "(fd, operation, /)", doc = "Lock or unlock an open file.")
  static void flock(ThreadState ts, PyObject fd, int operation) {
    int f = PathArgument.fileDescriptor(ts, fd);
    Audit.event(ts, "fcntl.flock", fd, Py.int_(operation));
    OsErrors.check(ts, Blocking.retry(ts, () -> FLOCK.call(f, operation)));
  }

  @PyFunction(
      signature = "(fd, cmd, len=0, start=0, whence=0, /)",
      doc = "Lock or unlock a part of an open file.")
  static void lockf(
      ThreadState ts, PyObject fd, int cmd, PyObject len, PyObject start, int whence) {
    int f = PathArgument.fileDescriptor(ts, fd);
    int type;
    if (cmd == LOCK_UN) {
      type = F_UNLCK;
    } else if ((cmd & LOCK_SH) != 0) {
      type = F_RDLCK;
    } else if ((cmd & LOCK_EX) != 0) {
      type = F_WRLCK;
    } else {
      throw PyErr.valueError(ts, "unrecognized lockf argument");
    }
    long from = start == null ? 0 : Args.toCLong(ts, start);
    long length = len == null ? 0 : Args.toCLong(ts, len);
    try (Arena arena = Arena.ofShared()) {
      MemorySegment lock = arena.allocate(32, 8);
      lock.set(ValueLayout.JAVA_SHORT, 0, (short) type);
      lock.set(ValueLayout.JAVA_SHORT, 2, (short) whence);
      lock.set(ValueLayout.JAVA_LONG, 8, from);
      lock.set(ValueLayout.JAVA_LONG, 16, length);
      int command = (cmd & LOCK_NB) != 0 ? F_SETLK : F_SETLKW;
      OsErrors.check(ts, Blocking.retry(ts, () -> FCNTL.call(f, command, lock.address())));
    }
  }
}
