package org.boiga.modules.posix;

import java.util.Arrays;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.FileStat;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.Args;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Codecs;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Functions of {@code posix} on file descriptors. */
final class FileDescriptors {
  private static final NativeFunction FSYNC = new NativeFunction("fsync");
  private static final NativeFunction FDATASYNC = new NativeFunction("fdatasync");
  private static final NativeFunction SYNC = new NativeFunction("sync");
  private static final NativeFunction LOCKF = new NativeFunction("lockf");
  private static final NativeFunction FADVISE = new NativeFunction("posix_fadvise");
  private static final NativeFunction FALLOCATE = new NativeFunction("posix_fallocate");
  private static final NativeFunction SENDFILE = new NativeFunction("sendfile");
  private static final NativeFunction COPY_RANGE = new NativeFunction("copy_file_range");
  private static final NativeFunction TTYNAME = new NativeFunction("ttyname");
  private static final NativeFunction TCGETPGRP = new NativeFunction("tcgetpgrp");
  private static final NativeFunction TCSETPGRP = new NativeFunction("tcsetpgrp");
  private static final NativeFunction EVENTFD = new NativeFunction("eventfd");
  private static final NativeFunction MEMFD_CREATE = new NativeFunction("memfd_create");
  private static final NativeFunction OPENPT = new NativeFunction("posix_openpt");
  private static final NativeFunction GRANTPT = new NativeFunction("grantpt");
  private static final NativeFunction UNLOCKPT = new NativeFunction("unlockpt");
  private static final NativeFunction PTSNAME = new NativeFunction("ptsname_r");
  private static final NativeFunction IOCTL = new NativeFunction("ioctl");
  private static final int TIOCGWINSZ = 0x5413;

  private FileDescriptors() {}

  @PyFunction(
      signature = "(path, flags, mode=511, *, dir_fd=None)",
      doc = "Open a file for low-level IO; return a file descriptor that is not inheritable.")
  static int open(ThreadState ts, PyObject path, int flags, int mode, PyObject dirFd) {
    PathArgument p = PathArgument.path(ts, "open", path);
    int dir = PathArgument.dirFd(ts, dirFd);
    Audit.event(ts, "open", path, Py.None, Py.int_(flags));
    long fd =
        Blocking.retry(ts, () -> Libc.open(dir, p.bytes(), flags | Constants.O_CLOEXEC, mode));
    return (int) OsErrors.check(ts, fd, p);
  }

  @PyFunction(signature = "(fd)", doc = "Close a file descriptor.")
  static void close(ThreadState ts, int fd) {
    long r = Blocking.call(ts, () -> Libc.close(fd));
    if (r != -Errno.EINTR) { // closed even so
      OsErrors.check(ts, r);
    }
  }

  @PyFunction(doc = "Close the file descriptors from fd_low up to but excluding fd_high.")
  static void closerange(ThreadState ts, int low, int high) {
    Blocking.call(
        ts,
        () -> {
          for (int fd = Math.max(low, 0); fd < high; fd++) {
            Libc.close(fd);
          }
          return 0;
        });
  }

  @PyFunction(doc = "Read at most length bytes from a file descriptor.")
  static PyObject read(ThreadState ts, int fd, int length) {
    if (length < 0) {
      throw OsErrors.of(ts, Errno.EINVAL);
    }
    byte[] b = new byte[length];
    int n = (int) OsErrors.check(ts, Blocking.retry(ts, () -> Libc.read(fd, b, 0, length)));
    return PyBytes.of(n == length ? b : Arrays.copyOf(b, n));
  }

  @PyFunction(signature = "(fd, buffer, /)", doc = "Read bytes from a descriptor into a buffer.")
  static int readinto(ThreadState ts, int fd, PyObject buffer) {
    Buffer b = Buffers.acquireWritable(ts, "readinto", "argument 2", buffer);
    try {
      byte[] to = new byte[Math.toIntExact(b.length())];
      int n = (int) OsErrors.check(ts, Blocking.retry(ts, () -> Libc.read(fd, to, 0, to.length)));
      b.memory()
          .asSlice(b.layout.offset())
          .copyFrom(java.lang.foreign.MemorySegment.ofArray(to).asSlice(0, n));
      return n;
    } finally {
      b.release(ts);
    }
  }

  @PyFunction(doc = "Read at most length bytes from a descriptor, starting at offset.")
  static PyObject pread(ThreadState ts, int fd, int length, long offset) {
    if (length < 0) {
      throw OsErrors.of(ts, Errno.EINVAL);
    }
    byte[] b = new byte[length];
    int n =
        (int) OsErrors.check(ts, Blocking.retry(ts, () -> Libc.pread(fd, b, 0, length, offset)));
    return PyBytes.of(n == length ? b : Arrays.copyOf(b, n));
  }

  @PyFunction(doc = "Write bytes to a file descriptor; return the number of bytes written.")
  static int write(ThreadState ts, int fd, PyObject data) {
    ByteSpan s = Buffers.span(ts, data);
    return (int)
        OsErrors.check(
            ts, Blocking.retry(ts, () -> Libc.write(fd, s.array(), s.from(), s.length())));
  }

  @PyFunction(doc = "Write bytes to a descriptor, starting at offset.")
  static int pwrite(ThreadState ts, int fd, PyObject buffer, long offset) {
    ByteSpan s = Buffers.span(ts, buffer);
    return (int)
        OsErrors.check(
            ts, Blocking.retry(ts, () -> Libc.pwrite(fd, s.array(), s.from(), s.length(), offset)));
  }

  @PyFunction(doc = "Read from a descriptor into several buffers.")
  static int readv(ThreadState ts, int fd, PyObject buffers) {
    return scatter(ts, buffers, (b, n) -> Libc.read(fd, b, 0, n));
  }

  @PyFunction(
      signature = "(fd, buffers, offset, flags=0, /)",
      doc = "Read from a descriptor at an offset into several buffers.")
  static int preadv(ThreadState ts, int fd, PyObject buffers, long offset, int flags) {
    return scatter(ts, buffers, (b, n) -> Libc.pread(fd, b, 0, n, offset));
  }

  /** A call that reads up to {@code n} bytes. */
  @FunctionalInterface
  private interface Read {
    int into(byte[] b, int n);
  }

  private static int scatter(ThreadState ts, PyObject buffers, Read read) {
    PyObject[] targets = Iteration.toArray(ts, buffers);
    Buffer[] bs = new Buffer[targets.length];
    int acquired = 0;
    try {
      long total = 0;
      for (PyObject t : targets) {
        Buffer b = Buffers.acquire(ts, t, Buffer.WRITABLE);
        bs[acquired++] = b;
        total += b.length();
      }
      byte[] all = new byte[Math.toIntExact(total)];
      int n = (int) OsErrors.check(ts, Blocking.retry(ts, () -> read.into(all, all.length)));
      var from = java.lang.foreign.MemorySegment.ofArray(all);
      int at = 0;
      for (int i = 0; i < bs.length && at < n; i++) {
        int part = (int) Math.min(bs[i].length(), n - at);
        bs[i].memory().asSlice(bs[i].layout.offset()).copyFrom(from.asSlice(at, part));
        at += part;
      }
      return n;
    } finally {
      for (int i = 0; i < acquired; i++) {
        bs[i].release(ts);
      }
    }
  }

  @PyFunction(doc = "Write several buffers to a descriptor.")
  static int writev(ThreadState ts, int fd, PyObject buffers) {
    byte[] all = gather(ts, buffers);
    return (int) OsErrors.check(ts, Blocking.retry(ts, () -> Libc.write(fd, all, 0, all.length)));
  }

  @PyFunction(
      signature = "(fd, buffers, offset, flags=0, /)",
      doc = "Write several buffers to a descriptor at an offset.")
  static int pwritev(ThreadState ts, int fd, PyObject buffers, long offset, int flags) {
    byte[] all = gather(ts, buffers);
    return (int)
        OsErrors.check(ts, Blocking.retry(ts, () -> Libc.pwrite(fd, all, 0, all.length, offset)));
  }

  private static byte[] gather(ThreadState ts, PyObject buffers) {
    var out = new java.io.ByteArrayOutputStream();
    for (PyObject o : Iteration.toArray(ts, buffers)) {
      out.writeBytes(Buffers.content(ts, o));
    }
    return out.toByteArray();
  }

  @PyFunction(doc = "Set the position of a file descriptor; return the new one.")
  static long lseek(ThreadState ts, int fd, long position, int whence) {
    return OsErrors.check(ts, Libc.lseek(fd, position, whence));
  }

  @PyFunction(signature = "(fd, /)", doc = "Whether the descriptor is connected to a terminal.")
  static boolean isatty(ThreadState ts, int fd) {
    return Libc.isatty(fd);
  }

  @PyFunction(doc = "Return a duplicate of a descriptor that is not inheritable.")
  static int dup(ThreadState ts, int fd) {
    return (int) OsErrors.check(ts, Libc.fcntl(fd, Libc.F_DUPFD_CLOEXEC, 0));
  }

  @PyFunction(signature = "(fd, fd2, inheritable=True)", doc = "Duplicate a file descriptor.")
  static int dup2(ThreadState ts, int fd, int fd2, boolean inheritable) {
    if (fd < 0 || fd2 < 0) {
      throw OsErrors.of(ts, Errno.EBADF);
    }
    long r =
        Blocking.call(
            ts,
            () ->
                inheritable || fd == fd2
                    ? Libc.dup2(fd, fd2)
                    : Libc.dup3(fd, fd2, Constants.O_CLOEXEC));
    return (int) OsErrors.check(ts, r);
  }

  @PyFunction(doc = "Create a pipe: a tuple of descriptors to read from and to write to.")
  static PyObject pipe(ThreadState ts) {
    return pipe2(ts, Constants.O_CLOEXEC);
  }

  @PyFunction(doc = "Create a pipe with flags set atomically.")
  static PyObject pipe2(ThreadState ts, int flags) {
    int[] fds = new int[2];
    OsErrors.check(ts, Libc.pipe2(fds, flags));
    return PyTuple.of(ts, Py.int_(fds[0]), Py.int_(fds[1]));
  }

  @PyFunction(signature = "(fd)", doc = "Attributes of the file that a descriptor is open on.")
  static PyObject fstat(ThreadState ts, int fd) {
    int[] failure = new int[1];
    FileStat s = Libc.fstat(fd, failure);
    if (s == null) {
      throw OsErrors.of(ts, failure[0]);
    }
    return StatResult.of(ts, s);
  }

  @PyFunction(signature = "(fd)", doc = "Force a file's data and attributes to disk.")
  static void fsync(ThreadState ts, PyObject fd) {
    int f = PathArgument.fileDescriptor(ts, fd);
    OsErrors.check(ts, Blocking.retry(ts, () -> FSYNC.call(f)));
  }

  @PyFunction(signature = "(fd)", doc = "Force a file's data to disk.")
  static void fdatasync(ThreadState ts, PyObject fd) {
    int f = PathArgument.fileDescriptor(ts, fd);
    OsErrors.check(ts, Blocking.retry(ts, () -> FDATASYNC.call(f)));
  }

  @PyFunction(doc = "Force everything to disk.")
  static void sync(ThreadState ts) {
    Blocking.call(ts, () -> SYNC.callRaw(0, 0, 0));
  }

  @PyFunction(doc = "Cut or extend an open file to a length.")
  static void ftruncate(ThreadState ts, int fd, long length) {
    OsErrors.check(ts, Blocking.retry(ts, () -> Libc.ftruncate(fd, length)));
  }

  @PyFunction(doc = "Apply, test or remove a POSIX lock on an open file.")
  static void lockf(ThreadState ts, int fd, int command, long length) {
    OsErrors.check(ts, Blocking.retry(ts, () -> LOCKF.call(fd, command, length)));
  }

  @PyFunction(doc = "Announce how a file's data will be used.")
  static void posix_fadvise(ThreadState ts, int fd, long offset, long length, int advice) {
    int r = (int) Blocking.call(ts, () -> FADVISE.call(fd, offset, length, advice));
    OsErrors.check(ts, -r); // returns the error number
  }

  @PyFunction(doc = "Make sure that disk space is allocated for a file.")
  static void posix_fallocate(ThreadState ts, int fd, long offset, long length) {
    int r = (int) Blocking.call(ts, () -> FALLOCATE.call(fd, offset, length));
    OsErrors.check(ts, -r);
  }

  @PyFunction(
      signature = "(out_fd, in_fd, offset, count)",
      doc = "Copy bytes between descriptors; offset None uses the current position.")
  static long sendfile(ThreadState ts, int out, int in, PyObject offset, long count) {
    if (offset == Py.None) {
      return OsErrors.check(ts, Blocking.retry(ts, () -> SENDFILE.callLong(out, in, 0, count)));
    }
    long from = Args.toCLong(ts, offset);
    return OsErrors.check(
        ts,
        Blocking.retry(
            ts,
            () -> {
              Scratch s = Scratch.get();
              s.result.set(java.lang.foreign.ValueLayout.JAVA_LONG, 0, from);
              return SENDFILE.callLong(out, in, s.resultAddress(), count);
            }));
  }

  @PyFunction(
      name = "copy_file_range",
      signature = "(src, dst, count, offset_src=None, offset_dst=None)",
      doc = "Copy bytes from one open file to another.")
  static long copyFileRange(
      ThreadState ts, int src, int dst, long count, PyObject srcOffset, PyObject dstOffset) {
    if (count < 0) {
      throw PyErr.valueError(ts, "negative value for 'count' not allowed");
    }
    Long from = isNone(srcOffset) ? null : Args.toCLong(ts, srcOffset);
    Long to = isNone(dstOffset) ? null : Args.toCLong(ts, dstOffset);
    return OsErrors.check(
        ts,
        Blocking.retry(
            ts,
            () -> {
              Scratch s = Scratch.get();
              long p = s.resultAddress();
              var l = java.lang.foreign.ValueLayout.JAVA_LONG;
              s.result.set(l, 0, from == null ? 0 : from);
              s.result.set(l, 8, to == null ? 0 : to);
              return COPY_RANGE.callLong(
                  src, from == null ? 0 : p, dst, to == null ? 0 : p + 8, count, 0);
            }));
  }

  private static boolean isNone(PyObject o) {
    return o == null || o == Py.None;
  }

  @PyFunction(name = "get_inheritable", doc = "Whether child processes inherit a descriptor.")
  static boolean getInheritable(ThreadState ts, int fd) {
    return (OsErrors.check(ts, Libc.fcntl(fd, Libc.F_GETFD, 0)) & Libc.FD_CLOEXEC) == 0;
  }

  @PyFunction(name = "set_inheritable", doc = "Set whether child processes inherit a descriptor.")
  static void setInheritable(ThreadState ts, int fd, int inheritable) {
    int flags = (int) OsErrors.check(ts, Libc.fcntl(fd, Libc.F_GETFD, 0));
    int wanted = inheritable != 0 ? flags & ~Libc.FD_CLOEXEC : flags | Libc.FD_CLOEXEC;
    if (wanted != flags) {
      OsErrors.check(ts, Libc.fcntl(fd, Libc.F_SETFD, wanted));
    }
  }

  @PyFunction(name = "get_blocking", doc = "Whether a descriptor is in blocking mode.")
  static boolean getBlocking(ThreadState ts, int fd) {
    return (OsErrors.check(ts, Libc.fcntl(fd, Libc.F_GETFL, 0)) & Constants.O_NONBLOCK) == 0;
  }

  @PyFunction(name = "set_blocking", doc = "Set the blocking mode of a descriptor.")
  static void setBlocking(ThreadState ts, int fd, boolean blocking) {
    int flags = (int) OsErrors.check(ts, Libc.fcntl(fd, Libc.F_GETFL, 0));
    int wanted = blocking ? flags & ~Constants.O_NONBLOCK : flags | Constants.O_NONBLOCK;
    if (wanted != flags) {
      OsErrors.check(ts, Libc.fcntl(fd, Libc.F_SETFL, wanted));
    }
  }

  @PyFunction(name = "device_encoding", signature = "(fd)", doc = "The encoding of a terminal.")
  static PyObject deviceEncoding(ThreadState ts, int fd) {
    return Libc.isatty(fd) ? Py.str("utf-8") : Py.None;
  }

  // Terminals ------------------------------------------------------------------------------------

  @PyFunction(
      name = "get_terminal_size",
      signature = "(fd=1, /)",
      doc = "Columns and lines of a terminal.")
  static PyObject getTerminalSize(ThreadState ts, int fd) {
    Scratch s = Scratch.get();
    OsErrors.check(ts, IOCTL.call(fd, TIOCGWINSZ, s.resultAddress()));
    var h = java.lang.foreign.ValueLayout.JAVA_SHORT;
    return org.boiga.objects.StructSequence.of(
        ts,
        SystemInformation.TERMINAL_SIZE,
        Py.int_(s.result.get(h, 2) & 0xFFFF),
        Py.int_(s.result.get(h, 0) & 0xFFFF));
  }

  @PyFunction(doc = "The name of the terminal that a descriptor is open on.")
  static PyObject ttyname(ThreadState ts, int fd) {
    long p = TTYNAME.callPointer(fd, 0, 0);
    if (p < 0 && p > -4096) {
      throw OsErrors.of(ts, (int) -p);
    }
    return Codecs.fsDecode(ts, NativeStrings.read(p));
  }

  @PyFunction(doc = "The name of the controlling terminal.")
  static String ctermid(ThreadState ts) {
    return "/dev/tty";
  }

  @PyFunction(doc = "The process group of a terminal.")
  static int tcgetpgrp(ThreadState ts, int fd) {
    return (int) OsErrors.check(ts, TCGETPGRP.call(fd));
  }

  @PyFunction(doc = "Set the process group of a terminal.")
  static void tcsetpgrp(ThreadState ts, int fd, int pgid) {
    OsErrors.check(ts, TCSETPGRP.call(fd, pgid));
  }

  @PyFunction(doc = "Open a master pseudo-terminal.")
  static int posix_openpt(ThreadState ts, int flags) {
    return (int) OsErrors.check(ts, OPENPT.call(flags));
  }

  @PyFunction(doc = "Grant access to the slave of a pseudo-terminal.")
  static void grantpt(ThreadState ts, int fd) {
    OsErrors.check(ts, GRANTPT.call(fd));
  }

  @PyFunction(doc = "Unlock a pseudo-terminal.")
  static void unlockpt(ThreadState ts, int fd) {
    OsErrors.check(ts, UNLOCKPT.call(fd));
  }

  @PyFunction(doc = "The name of the slave of a pseudo-terminal.")
  static PyObject ptsname(ThreadState ts, int fd) {
    return Codecs.fsDecode(ts, slaveName(ts, fd));
  }

  private static byte[] slaveName(ThreadState ts, int fd) {
    Scratch s = Scratch.get();
    int r = PTSNAME.call(fd, s.resultAddress(), 1024);
    OsErrors.check(ts, -Math.abs(r)); // returns the error number
    return NativeStrings.read(s.result);
  }

  @PyFunction(doc = "Open a pseudo-terminal: a tuple of master and slave descriptors.")
  static PyObject openpty(ThreadState ts) {
    int master =
        (int)
            OsErrors.check(
                ts, OPENPT.call(Constants.O_RDWR | Constants.O_NOCTTY | Constants.O_CLOEXEC));
    OsErrors.check(ts, GRANTPT.call(master));
    OsErrors.check(ts, UNLOCKPT.call(master));
    byte[] name = slaveName(ts, master);
    int flags = Constants.O_RDWR | Constants.O_NOCTTY | Constants.O_CLOEXEC;
    int slave = (int) OsErrors.check(ts, Libc.open(Libc.AT_FDCWD, name, flags, 0));
    return PyTuple.of(ts, Py.int_(master), Py.int_(slave));
  }

  // Other kinds of descriptors -------------------------------------------------------------------

  @PyFunction(
      signature = "(initval, flags=524288)",
      doc = "Make a descriptor for the notification of events.")
  static int eventfd(ThreadState ts, int initval, int flags) {
    return (int) OsErrors.check(ts, EVENTFD.call(initval & 0xFFFFFFFFL, flags));
  }

  @PyFunction(name = "eventfd_read", signature = "(fd)", doc = "Read the value of an eventfd.")
  static PyObject eventfdRead(ThreadState ts, int fd) {
    byte[] b = new byte[8];
    OsErrors.check(ts, Blocking.retry(ts, () -> Libc.read(fd, b, 0, 8)));
    return StatResult.unsigned(
        java.nio.ByteBuffer.wrap(b).order(java.nio.ByteOrder.nativeOrder()).getLong());
  }

  @PyFunction(name = "eventfd_write", signature = "(fd, value)", doc = "Add to an eventfd.")
  static void eventfdWrite(ThreadState ts, int fd, PyObject value) {
    long v = org.boiga.objects.Numbers.index(ts, value).longValue();
    byte[] b =
        java.nio.ByteBuffer.allocate(8).order(java.nio.ByteOrder.nativeOrder()).putLong(v).array();
    OsErrors.check(ts, Blocking.retry(ts, () -> Libc.write(fd, b, 0, 8)));
  }

  @PyFunction(
      name = "memfd_create",
      signature = "(name, flags=1)",
      doc = "Create an anonymous file in memory.")
  static int memfdCreate(ThreadState ts, PyObject name, int flags) {
    long p = Scratch.get().path(PathArgument.fsencode(ts, name), 0);
    return (int) OsErrors.check(ts, MEMFD_CREATE.call(p, flags));
  }
}
