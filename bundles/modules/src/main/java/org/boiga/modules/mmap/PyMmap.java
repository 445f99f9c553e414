package org.boiga.modules.mmap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.FileStat;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.posix.Audit;
import org.boiga.modules.posix.OsErrors;
import org.boiga.objects.Args;
import org.boiga.objects.Buffer;
import org.boiga.objects.BufferExporter;
import org.boiga.objects.BufferLayout;
import org.boiga.objects.IndexedItems;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code mmap.mmap}: state, life and export; what programs call is in its parts. */
@org.boiga.api.annotation.PyType(
    name = "mmap.mmap",
    doc = "mmap(fileno, length[, flags[, prot[, access[, offset[, trackfd]]]]]): mapped memory.",
    parts = {MmapItems.class, MmapStream.class})
public final class PyMmap extends PyInstance implements BufferExporter, IndexedItems {
  static final PyType TYPE = PyType.builtin(new PyMmapTable(), PyBaseObject.TYPE).weaklyReferable();

  private static final int DEFAULT = 0;
  private static final int READ = 1;
  private static final int WRITE = 2;
  private static final int COPY = 3;
  private static final String[] ACCESS = {
    "ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"
  };

  private static final int MAP_SHARED = 1;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int FORMAT = 0xF000;
  private static final int REGULAR = 0x8000;

  private final int access;
  private final long offset;
  private final boolean tracksFile;
  private final boolean shared;
  private int fd;

  /** Null when closed. */
  private volatile Mapping mapping;

  private int exports;

  /** Where the stream is; guarded by the object's lock. */
  long position;

  private PyMmap(
      ThreadState ts,
      PyType type,
      Mapping mapping,
      int flags,
      boolean tracksFile,
      int fd,
      int access,
      long offset) {
    super(ts, type);
    this.tracksFile = tracksFile;
    shared = (flags & MAP_SHARED) != 0;
    this.mapping = mapping;
    this.fd = fd;
    this.access = access;
    this.offset = offset;
  }

  @PySlot(signature = "(fileno, length, flags=1, prot=3, access=0, offset=0, *, trackfd=True)")
  static PyObject __new__(
      ThreadState ts,
      PyType cls,
      int fileno,
      PyObject length,
      int flags,
      int prot,
      int access,
      PyObject offset,
      boolean trackfd) {
    long size = size(ts, length);
    long from = offset == null ? 0 : Args.toCLong(ts, offset);
    if (size < 0) {
      throw PyErr.overflowError(ts, "memory mapped length must be positive");
    }
    if (from < 0) {
      throw PyErr.overflowError(ts, "memory mapped offset must be positive");
    }
    if (access != DEFAULT && (flags != MAP_SHARED || prot != (PROT_READ | PROT_WRITE))) {
      throw PyErr.valueError(ts, "mmap can't specify both access and flags, prot.");
    }
    int kind = access;
    int mapFlags = flags;
    int protection = prot;
    switch (access) {
      case READ -> protection = PROT_READ;
      case WRITE -> {}
      case COPY -> mapFlags = MAP_PRIVATE;
      case DEFAULT -> {
        boolean writable = (prot & PROT_WRITE) != 0;
        boolean readable = (prot & PROT_READ) != 0;
        kind = writable ? (readable ? DEFAULT : WRITE) : READ;
      }
      default -> throw PyErr.valueError(ts, "mmap invalid access parameter.");
    }
    Audit.event(ts, "mmap.__new__", Py.int_(fileno), Py.int_(size), Py.int_(access), Py.int_(from));
    int own = -1;
    if (fileno == -1) {
      mapFlags |= MAP_ANONYMOUS;
    } else {
      size = sizeInFile(ts, fileno, size, from);
      if (trackfd) {
        own = (int) OsErrors.check(ts, Libc.fcntl(fileno, Libc.F_DUPFD_CLOEXEC, 0));
      }
    }
    int[] failure = new int[1];
    Mapping m = Mapping.of(size, protection, mapFlags, fileno, from, failure);
    if (m == null) {
      if (own >= 0) {
        Libc.close(own);
      }
      throw OsErrors.of(ts, failure[0]);
    }
    return new PyMmap(ts, cls, m, mapFlags, trackfd, own, kind, from);
  }

  /** A size argument. */
  static long size(ThreadState ts, PyObject o) {
    return org.boiga.objects.Numbers.sequenceIndex(ts, o);
  }

  private static long sizeInFile(ThreadState ts, int fd, long size, long offset) {
    int[] failure = new int[1];
    FileStat s = Libc.fstat(fd, failure);
    if (s == null) {
      throw OsErrors.of(ts, failure[0]);
    }
    if ((s.mode() & FORMAT) != REGULAR) {
      return size;
    }
    if (size == 0) {
      if (s.size() == 0) {
        throw PyErr.valueError(ts, "cannot mmap an empty file");
      }
      if (offset >= s.size()) {
        throw PyErr.valueError(ts, "mmap offset is greater than file size");
      }
      return s.size() - offset;
    }
    if (offset > s.size() || s.size() - offset < size) {
      throw PyErr.valueError(ts, "mmap length is greater than file size");
    }
    return size;
  }

  // State ----------------------------------------------------------------------------------------

  static PyException closed(ThreadState ts) {
    return PyErr.valueError(ts, "mmap closed or invalid");
  }

  Mapping mapping(ThreadState ts) {
    Mapping m = mapping;
    if (m == null) {
      throw closed(ts);
    }
    return m;
  }

  long length(ThreadState ts) {
    return mapping(ts).memory.byteSize();
  }

  /** A use of the memory. */
  @FunctionalInterface
  interface Use<T> {
    T apply(MemorySegment m);
  }

  /** Uses the memory, which another thread may close meanwhile: ValueError then. */
  <T> T use(ThreadState ts, Use<T> use) {
    try {
      return use.apply(mapping(ts).memory);
    } catch (IllegalStateException e) {
      throw closed(ts);
    }
  }

  /** The bytes from {@code from} to {@code to}, which are in range. */
  byte[] bytes(ThreadState ts, long from, long to) {
    return use(ts, m -> m.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE));
  }

  void requireWritable(ThreadState ts) {
    if (access == READ) {
      throw PyErr.typeError(ts, "mmap can't modify a readonly memory map.");
    }
  }

  // Life -----------------------------------------------------------------------------------------

  @Override
  protected boolean hasFinalizer() {
    return mapping != null || super.hasFinalizer();
  }

  @Override
  protected void runFinalizer(Mutator m) {
    if (super.hasFinalizer()) {
      super.runFinalizer(m);
    } else {
      release();
    }
  }

  private void release() {
    lock();
    Mapping m = mapping;
    int f = fd;
    mapping = null;
    fd = -1;
    unlock();
    if (f >= 0) {
      Libc.close(f);
    }
    if (m != null) {
      m.close();
    }
  }

  @PyMethod(doc = "Give the memory back.")
  void close(ThreadState ts) {
    lock();
    int users = exports;
    unlock();
    if (users > 0) {
      throw PyErr.bufferError(ts, "cannot close exported pointers exist");
    }
    release();
  }

  @PyGetter(name = "closed", doc = "Whether the memory was given back.")
  boolean isClosed(ThreadState ts) {
    return mapping == null;
  }

  @PyMethod
  PyObject __enter__(ThreadState ts) {
    mapping(ts);
    return this;
  }

  @PyMethod(signature = "(*args)")
  void __exit__(ThreadState ts, PyObject[] args) {
    close(ts);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    Mapping m = mapping;
    return m == null
        ? "<" + type().name() + " closed=True>"
        : "<%s closed=False, access=%s, length=%d, pos=%d, offset=%d>"
            .formatted(type().name(), ACCESS[access], m.memory.byteSize(), position, offset);
  }

  @PyMethod(doc = "The size of the file.")
  long size(ThreadState ts) {
    mapping(ts);
    if (fd < 0) {
      throw OsErrors.of(ts, Errno.EBADF);
    }
    int[] failure = new int[1];
    FileStat s = Libc.fstat(fd, failure);
    if (s == null) {
      throw OsErrors.of(ts, failure[0]);
    }
    return s.size();
  }

  @PyMethod(signature = "(newsize, /)", doc = "Change the size of the memory and of the file.")
  void resize(ThreadState ts, PyObject newsize) {
    long size = size(ts, newsize);
    mapping(ts);
    if (access == READ || access == COPY) {
      throw PyErr.typeError(ts, "mmap can't resize a readonly or copy-on-write memory map.");
    }
    if (size < 0 || Long.MAX_VALUE - size < offset) {
      throw PyErr.valueError(ts, "new size out of range");
    }
    if (!tracksFile) {
      throw PyErr.valueError(ts, "mmap can't resize with trackfd=False.");
    }
    int[] failure = new int[1];
    lock();
    boolean exported = exports > 0;
    Mapping m = mapping;
    boolean grows = fd < 0 && shared && m != null && size > m.memory.byteSize();
    if (!exported && !grows && m != null) {
      if (fd >= 0) {
        failure[0] = -Math.min(0, Libc.ftruncate(fd, offset + size));
      }
      if (failure[0] == 0) {
        mapping = m.resized(size, failure);
      }
    }
    unlock();
    if (exported) {
      throw PyErr.bufferError(ts, "mmap can't resize with extant buffers exported.");
    }
    if (grows) {
      throw PyErr.valueError(ts, "mmap: can't expand a shared anonymous mapping on Linux");
    }
    if (failure[0] != 0) {
      throw OsErrors.of(ts, failure[0]);
    }
  }

  @PyMethod(signature = "(offset=0, size=<unrepresentable>, /)", doc = "Write changes to the file.")
  void flush(ThreadState ts, PyObject start, PyObject size) {
    long length = length(ts);
    long from = start == null ? 0 : size(ts, start);
    long n = size == null ? length - from : size(ts, size);
    if (from < 0 || n < 0 || length - from < n) {
      throw PyErr.valueError(ts, "flush values out of range");
    }
    if (access != READ && access != COPY) {
      OsErrors.check(ts, mapping(ts).flush(from, n));
    }
  }

  @PyMethod(
      signature = "(option, start=0, length=<unrepresentable>, /)",
      doc = "Tell the system how the memory will be used.")
  void madvise(ThreadState ts, int option, PyObject start, PyObject length) {
    long all = length(ts);
    long from = start == null ? 0 : size(ts, start);
    long n = length == null ? all : size(ts, length);
    if (from < 0 || from >= all) {
      throw PyErr.valueError(ts, "madvise start out of bounds");
    }
    if (n < 0) {
      throw PyErr.valueError(ts, "madvise length invalid");
    }
    if (Long.MAX_VALUE - from < n) {
      throw PyErr.overflowError(ts, "madvise length too large");
    }
    OsErrors.check(ts, mapping(ts).advise(from, Math.min(n, all - from), option));
  }

  // Export ---------------------------------------------------------------------------------------

  @Override
  public Buffer exportBuffer(ThreadState ts, int flags) {
    boolean readOnly = access == READ;
    if (readOnly && (flags & Buffer.WRITABLE) != 0) {
      throw PyErr.bufferError(ts, "Object is not writable.");
    }
    lock();
    Mapping m = mapping;
    if (m != null) {
      exports++;
    }
    unlock();
    if (m == null) {
      throw closed(ts);
    }
    return new Buffer(this, this, m.memory, readOnly, BufferLayout.ofBytes(m.memory.byteSize()));
  }

  @Override
  public void releaseBuffer(ThreadState ts, Buffer buffer) {
    lock();
    exports--;
    unlock();
  }

  @Override
  public PyObject itemAt(ThreadState ts, long i) {
    if (i >= length(ts)) {
      throw PyErr.indexError(ts, "mmap index out of range");
    }
    return PyBytes.of(bytes(ts, i, i + 1));
  }
}
