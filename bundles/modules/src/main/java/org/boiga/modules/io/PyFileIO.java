package org.boiga.modules.io;

import java.util.Arrays;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.FileStat;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.posix.Audit;
import org.boiga.modules.posix.Constants;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.posix.PathArgument;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBool;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Unraisable;
import org.boiga.objects.Warnings;

/** {@code io.FileIO}: a file of the operating system. */
@org.boiga.api.annotation.PyType(
    name = "_io.FileIO",
    doc = "A file of the operating system, as a raw stream of bytes.")
public final class PyFileIO extends PyIoBase {
  static final PyType TYPE = PyType.builtin(new PyFileIOTable(), RawIoBase.TYPE);

  private static final int SMALL_CHUNK = 8192;

  /** What late finalisation needs too; see {@link org.boiga.memory.Reaper}. */
  private static final class State extends StandIn {
    volatile int fd = -1;
    boolean created;
    boolean readable;
    boolean writable;
    boolean appending;
    boolean closeFd = true;
    boolean finalizing;

    /** Whether it can seek: 1 if so, 0 if not, -1 if not known yet. */
    int seekable = -1;

    int blockSize = Open.DEFAULT_BUFFER_SIZE;

    /** Attributes at the time of opening, until the file is written to or its position changes. */
    FileStat atOpen;

    @Override
    protected PyFileIO make(ThreadState ts) {
      return new PyFileIO(ts, this);
    }
  }

  private final State file;

  PyFileIO(ThreadState ts, PyType type) {
    this(ts, type, new State());
  }

  private PyFileIO(ThreadState ts, PyType type, State state) {
    super(ts, type, state);
    file = state;
  }

  private PyFileIO(ThreadState ts, State state) {
    super(ts, state);
    file = state;
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyFileIO(ts, cls);
  }

  // Opening --------------------------------------------------------------------------------------

  @PySlot(signature = "(file, mode='r', closefd=True, opener=None)")
  void __init__(ThreadState ts, PyObject name, String mode, boolean closeFd, PyObject opener) {
    if (file.fd >= 0) {
      if (file.closeFd) {
        closeDescriptor(ts);
      } else {
        file.fd = -1;
      }
    }
    int fd = -1;
    if (name instanceof PyBool) {
      Warnings.warn(ts, PyExc.RuntimeWarning, "bool is used as a file descriptor", 1);
    }
    byte[] path = null;
    if (Numbers.isIndex(name)) {
      fd = Args.toInt(ts, name);
      if (fd < 0) {
        throw PyErr.valueError(ts, "negative file descriptor");
      }
    } else {
      path = PathArgument.fsencode(ts, name);
    }
    int flags = parse(ts, mode);
    file.closeFd = closeFd;
    Audit.event(ts, "open", name, Py.str(mode), Py.int_(flags));
    boolean own = false;
    if (fd >= 0) {
      file.fd = fd;
    } else {
      if (!closeFd) {
        throw PyErr.valueError(ts, "Cannot use closefd=False with file name");
      }
      if (opener == null || opener == Py.None) {
        byte[] p = path;
        long r = Blocking.retry(ts, () -> Libc.open(Libc.AT_FDCWD, p, flags, 0666));
        if (r < 0) {
          throw OsErrors.of(ts, (int) -r, name);
        }
        file.fd = (int) r;
      } else {
        file.fd = byOpener(ts, opener, name, flags);
      }
      own = true;
    }
    try {
      inspect(ts, name);
      Attributes.set(ts, this, NAME, name);
      if (file.appending) {
        seekTo(ts, 0, 2, true);
      }
    } catch (PyException e) {
      if (own) {
        int mine = file.fd;
        file.fd = -1;
        Libc.close(mine);
      } else {
        file.fd = -1;
      }
      throw e;
    }
  }

  private int parse(ThreadState ts, String mode) {
    boolean rwa = false;
    boolean plus = false;
    int flags = Constants.O_CLOEXEC;
    file.created = file.readable = file.writable = file.appending = false;
    file.seekable = -1;
    for (char c : mode.toCharArray()) {
      switch (c) {
        case 'x', 'r', 'w', 'a' -> {
          if (rwa) {
            throw badMode(ts);
          }
          rwa = true;
          file.created = c == 'x';
          file.appending = c == 'a';
          file.readable = c == 'r';
          file.writable = c != 'r';
          flags |=
              switch (c) {
                case 'x' -> Constants.O_EXCL | Constants.O_CREAT;
                case 'w' -> Constants.O_CREAT | Constants.O_TRUNC;
                case 'a' -> Constants.O_APPEND | Constants.O_CREAT;
                default -> 0;
              };
        }
        case 'b' -> {}
        case '+' -> {
          if (plus) {
            throw badMode(ts);
          }
          plus = true;
          file.readable = file.writable = true;
        }
        default -> throw PyErr.valueError(ts, "invalid mode: " + mode);
      }
    }
    if (!rwa) {
      throw badMode(ts);
    }
    return flags
        | (file.readable && file.writable
            ? Constants.O_RDWR
            : file.readable ? Constants.O_RDONLY : Constants.O_WRONLY);
  }

  private static PyException badMode(ThreadState ts) {
    return PyErr.valueError(
        ts, "Must have exactly one of create/read/write/append mode and at most one plus");
  }

  private static int byOpener(ThreadState ts, PyObject opener, PyObject name, int flags) {
    PyObject r = Calls.call(ts, opener, name, Py.int_(flags));
    if (!(r instanceof PyInt)) {
      throw PyErr.typeError(ts, "expected integer from opener");
    }
    int fd = Args.toInt(ts, r);
    if (fd < 0) {
      throw PyErr.valueError(ts, "opener returned " + fd);
    }
    OsErrors.check(ts, Libc.fcntl(fd, Libc.F_SETFD, Libc.FD_CLOEXEC));
    return fd;
  }

  /** Looks at the open file: a directory is refused. */
  private void inspect(ThreadState ts, PyObject name) {
    int[] failure = new int[1];
    FileStat s = Libc.fstat(file.fd, failure);
    file.atOpen = s;
    if (s == null) {
      if (failure[0] == Errno.EBADF) {
        throw OsErrors.of(ts, Errno.EBADF);
      }
      return; // some file systems do not support it
    }
    if (s.isDirectory()) {
      throw OsErrors.of(ts, Errno.EISDIR, name);
    }
    if (s.blksize() > 1) {
      file.blockSize = (int) s.blksize();
    }
  }

  // Closing --------------------------------------------------------------------------------------

  private void closeDescriptor(ThreadState ts) {
    int fd = file.fd;
    if (fd >= 0) {
      file.fd = -1;
      long r = Blocking.call(ts, () -> Libc.close(fd));
      if (r < 0 && r != -Errno.EINTR) {
        throw OsErrors.of(ts, (int) -r);
      }
    }
  }

  @PyMethod(name = "close", doc = "Close the file.")
  void closeFile(ThreadState ts) {
    if (type() == TYPE && file.fd < 0) {
      return;
    }
    PyException failure = null;
    try {
      PyIoBase.close(ts, this);
    } catch (PyException e) {
      failure = e;
    }
    if (!file.closeFd) {
      file.fd = -1;
    } else {
      if (file.finalizing) {
        warnUnclosed(ts, this);
      }
      try {
        closeDescriptor(ts);
      } catch (PyException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Warns that {@code source}, which is this file or what is above it, was not closed. */
  void warnUnclosed(ThreadState ts, PyObject source) {
    if (file.fd < 0 || !file.closeFd) {
      return;
    }
    try {
      Warnings.warn(
          ts,
          PyExc.ResourceWarning,
          org.boiga.objects.PyStr.of("unclosed file " + Reprs.safe(ts, source)),
          1,
          source,
          null);
    } catch (PyException e) {
      if (e.matches(PyExc.Warning)) {
        Unraisable.report(ts, e, this);
      }
    }
  }

  @PyMethod(name = "_dealloc_warn", signature = "(object, /)", doc = "Warn of a file not closed.")
  void deallocWarn(ThreadState ts, PyObject source) {
    warnUnclosed(ts, source);
  }

  @Override
  protected boolean hasFinalizer() {
    return super.hasFinalizer() && (file.fd >= 0 || type() != TYPE);
  }

  @PyGetter(name = "_finalizing", member = true)
  boolean finalizing(ThreadState ts) {
    return file.finalizing;
  }

  @PySetter(name = "_finalizing")
  void setFinalizing(ThreadState ts, PyObject value) {
    file.finalizing = value != null && Comparison.truth(ts, value);
  }

  // Checks ---------------------------------------------------------------------------------------

  /** The descriptor; ValueError if the file is closed. */
  int descriptor(ThreadState ts) {
    int fd = file.fd;
    if (fd < 0) {
      throw PyErr.valueError(ts, "I/O operation on closed file");
    }
    return fd;
  }

  boolean isOpen() {
    return file.fd >= 0;
  }

  private int toRead(ThreadState ts) {
    int fd = descriptor(ts);
    if (!file.readable) {
      throw IoErrors.unsupported(ts, "File not open for reading");
    }
    return fd;
  }

  private int toWrite(ThreadState ts) {
    int fd = descriptor(ts);
    if (!file.writable) {
      throw IoErrors.unsupported(ts, "File not open for writing");
    }
    return fd;
  }

  // Reading --------------------------------------------------------------------------------------

  /** Reads once; -1 if it would block. */
  int readOnce(ThreadState ts, byte[] to, int from, int n) {
    int fd = toRead(ts);
    long r = Blocking.retry(ts, () -> Libc.read(fd, to, from, n));
    if (r == -Errno.EAGAIN) {
      return -1;
    }
    if (r < 0) {
      throw OsErrors.of(ts, (int) -r);
    }
    return (int) r;
  }

  @PyMethod(name = "readinto", signature = "(buffer, /)", doc = "Read bytes into a buffer.")
  PyObject readInto(ThreadState ts, PyObject buffer) {
    toRead(ts);
    Buffer b = Buffers.acquireWritable(ts, "readinto", "argument", buffer);
    try {
      int size = (int) Math.min(b.length(), Integer.MAX_VALUE - 16);
      byte[] to = new byte[size];
      int n = readOnce(ts, to, 0, size);
      if (n < 0) {
        return Py.None;
      }
      Bytes.copy(to, 0, n, b, 0);
      return Py.int_(n);
    } finally {
      b.release(ts);
    }
  }

  @PyMethod(
      name = "read",
      signature = "(size=-1, /)",
      doc = "Read at most size bytes by one system call; None if it would block.")
  PyObject readMethod(ThreadState ts, PyObject size) {
    toRead(ts);
    int n = IoArgs.size(ts, size);
    if (n < 0) {
      return Calls.method(ts, this, "readall");
    }
    byte[] b = new byte[n];
    int r = readOnce(ts, b, 0, n);
    return r < 0 ? Py.None : PyBytes.of(r == n ? b : Arrays.copyOf(b, r));
  }

  @PyMethod(doc = "Read until the end of the file.")
  PyObject readall(ThreadState ts) {
    byte[] b = readRest(ts);
    return b == null ? Py.None : PyBytes.of(b);
  }

  /** Everything to the end; null if it would block before the first byte. */
  byte[] readRest(ThreadState ts) {
    int fd = toRead(ts);
    byte[] b = new byte[roomForRest(fd)];
    int n = 0;
    while (true) {
      if (n == b.length) {
        if (n > Integer.MAX_VALUE - 64) {
          throw PyErr.overflowError(
              ts, "unbounded read returned more bytes than a Python bytes object can hold");
        }
        int more = Math.max(SMALL_CHUNK, n > (1 << 16) ? n >> 1 : n);
        b = Arrays.copyOf(b, (int) Math.min((long) n + more, Integer.MAX_VALUE - 16));
      }
      int r = readOnce(ts, b, n, b.length - n);
      if (r < 0) {
        if (n == 0) {
          return null;
        }
        break;
      }
      if (r == 0) {
        break;
      }
      n += r;
    }
    return n == b.length ? b : Arrays.copyOf(b, n);
  }

  /** A little more than what is left of a regular file, so that one more read finds the end. */
  private int roomForRest(int fd) {
    FileStat s = file.atOpen;
    if (s == null || !s.isRegular() || s.size() == 0) {
      return SMALL_CHUNK;
    }
    FileStat now = Libc.fstat(fd, new int[1]);
    long position = Libc.lseek(fd, 0, 1);
    long rest = now == null || position < 0 ? 0 : now.size() - position;
    return rest > 0 && rest < Integer.MAX_VALUE - 64 ? (int) rest + 1 : SMALL_CHUNK;
  }

  // Writing --------------------------------------------------------------------------------------

  /** Writes once; -1 if it would block. */
  int writeOnce(ThreadState ts, byte[] b, int from, int n) {
    int fd = toWrite(ts);
    long r = Blocking.retry(ts, () -> Libc.write(fd, b, from, n));
    if (r == -Errno.EAGAIN) {
      return -1;
    }
    if (r < 0) {
      throw OsErrors.of(ts, (int) -r);
    }
    return (int) r;
  }

  @PyMethod(name = "write", signature = "(b, /)", doc = "Write bytes; None if it would block.")
  PyObject writeMethod(ThreadState ts, PyObject b) {
    toWrite(ts);
    ByteSpan s = Buffers.span(ts, b);
    int n = writeOnce(ts, s.array(), s.from(), s.length());
    return n < 0 ? Py.None : Py.int_(n);
  }

  // Position -------------------------------------------------------------------------------------

  /** Changes the position, or with {@code quiet} tries to; the new position. */
  long seekTo(ThreadState ts, long offset, int whence, boolean quiet) {
    int fd = descriptor(ts);
    long r = Blocking.call(ts, () -> Libc.lseek(fd, offset, whence));
    if (file.seekable < 0) {
      file.seekable = r >= 0 ? 1 : 0;
    }
    if (r < 0) {
      if (quiet && r == -Errno.ESPIPE) {
        return r;
      }
      throw OsErrors.of(ts, (int) -r);
    }
    return r;
  }

  @PyMethod(name = "seek", signature = "(pos, whence=0, /)", doc = "Change the position.")
  long seekMethod(ThreadState ts, PyObject pos, int whence) {
    descriptor(ts);
    if (pos instanceof org.boiga.objects.PyFloat) {
      throw PyErr.typeError(ts, "an integer is required");
    }
    return seekTo(ts, IoArgs.offset(ts, pos), whence, false);
  }

  @PyMethod(name = "tell", doc = "The position.")
  long tellMethod(ThreadState ts) {
    return seekTo(ts, 0, 1, false);
  }

  @PyMethod(name = "truncate", signature = "(size=None, /)", doc = "Change the file's size.")
  PyObject truncateMethod(ThreadState ts, PyObject size) {
    int fd = toWrite(ts);
    long length =
        size == null || size == Py.None ? seekTo(ts, 0, 1, false) : IoArgs.offset(ts, size);
    file.atOpen = null;
    OsErrors.check(ts, Blocking.retry(ts, () -> Libc.ftruncate(fd, length)));
    return Py.int_(length);
  }

  // Properties -----------------------------------------------------------------------------------

  @PyMethod(name = "readable", doc = "Whether the file was opened for reading.")
  boolean isReadable(ThreadState ts) {
    descriptor(ts);
    return file.readable;
  }

  @PyMethod(name = "writable", doc = "Whether the file was opened for writing.")
  boolean isWritable(ThreadState ts) {
    descriptor(ts);
    return file.writable;
  }

  @PyMethod(name = "seekable", doc = "Whether the file has a position that can be changed.")
  boolean isSeekable(ThreadState ts) {
    int fd = descriptor(ts);
    if (file.seekable < 0) {
      file.seekable = Libc.lseek(fd, 0, 1) >= 0 ? 1 : 0;
    }
    return file.seekable == 1;
  }

  @PyMethod(name = "fileno", doc = "The file descriptor.")
  int filenoMethod(ThreadState ts) {
    return descriptor(ts);
  }

  @PyMethod(name = "isatty", doc = "Whether the file is a terminal.")
  boolean isTerminal(ThreadState ts) {
    return Libc.isatty(descriptor(ts));
  }

  @PyMethod(name = "_isatty_open_only", doc = "As isatty, by what was known at opening.")
  boolean isTerminalAtOpen(ThreadState ts) {
    FileStat s = file.atOpen;
    return (s == null || (s.mode() & FileStat.S_IFMT) == FileStat.S_IFCHR) && isTerminal(ts);
  }

  @PyGetter(name = "closed", doc = "True if the file is closed")
  boolean isClosed(ThreadState ts) {
    return file.fd < 0;
  }

  @PyGetter(name = "closefd", doc = "Whether closing the file closes its descriptor.")
  boolean closesFd(ThreadState ts) {
    return file.closeFd;
  }

  @PyGetter(name = "mode", doc = "The mode the file was opened with.")
  String modeString(ThreadState ts) {
    return mode();
  }

  private String mode() {
    if (file.created) {
      return file.readable ? "xb+" : "xb";
    }
    if (file.appending) {
      return file.readable ? "ab+" : "ab";
    }
    return file.readable ? file.writable ? "rb+" : "rb" : "wb";
  }

  @PyGetter(name = "_blksize", doc = "The preferred size of reads and writes.")
  int blockSize(ThreadState ts) {
    return file.blockSize;
  }

  @PySetter(name = "_blksize")
  void setBlockSize(ThreadState ts, PyObject value) {
    file.blockSize = Args.toInt(ts, value);
  }

  @PyMethod(name = "__getstate__", doc = "Files cannot be pickled.")
  PyObject getState(ThreadState ts) {
    throw IoErrors.cannotPickle(ts, this);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    String type = PyType.of(this).name();
    if (file.fd < 0) {
      return "<" + type + " [closed]>";
    }
    PyObject name = Reprs.nameOrNull(ts, this);
    String what = name == null ? "fd=" + file.fd : "name=" + Reprs.repr(ts, this, name);
    return "<%s %s mode='%s' closefd=%s>"
        .formatted(type, what, mode(), file.closeFd ? "True" : "False");
  }
}
