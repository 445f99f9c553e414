package org.boiga.modules.libc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.FileStat;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.api.libc.Scratch;

/**
 * System calls on files. Where a call fails, the result is the error number negated. Those that may
 * block are called through {@link Blocking}.
 */
public final class Libc {
  public static final int AT_FDCWD = -100;
  public static final int AT_SYMLINK_NOFOLLOW = 0x100;
  public static final int AT_EACCESS = 0x200;
  public static final int AT_REMOVEDIR = 0x200;
  public static final int AT_SYMLINK_FOLLOW = 0x400;
  public static final int F_DUPFD_CLOEXEC = 1030;
  public static final int F_GETFD = 1;
  public static final int F_SETFD = 2;
  public static final int F_GETFL = 3;
  public static final int F_SETFL = 4;
  public static final int FD_CLOEXEC = 1;

  private static final NativeFunction OPENAT = new NativeFunction("openat");
  private static final NativeFunction CLOSE = new NativeFunction("close");
  private static final NativeFunction READ = new NativeFunction("read");
  private static final NativeFunction WRITE = new NativeFunction("write");
  private static final NativeFunction PREAD = new NativeFunction("pread");
  private static final NativeFunction PWRITE = new NativeFunction("pwrite");
  private static final NativeFunction LSEEK = new NativeFunction("lseek");
  private static final NativeFunction FSTAT = new NativeFunction("fstat");
  private static final NativeFunction FSTATAT = new NativeFunction("fstatat");
  private static final NativeFunction FACCESSAT = new NativeFunction("faccessat");
  private static final NativeFunction ISATTY = new NativeFunction("isatty");
  private static final NativeFunction DUP = new NativeFunction("dup");
  private static final NativeFunction DUP2 = new NativeFunction("dup2");
  private static final NativeFunction DUP3 = new NativeFunction("dup3");
  private static final NativeFunction PIPE2 = new NativeFunction("pipe2");
  private static final NativeFunction FCNTL = new NativeFunction("fcntl");
  private static final NativeFunction FTRUNCATE = new NativeFunction("ftruncate");
  private static final NativeFunction TRUNCATE = new NativeFunction("truncate");
  private static final NativeFunction UNLINKAT = new NativeFunction("unlinkat");
  private static final NativeFunction RENAMEAT = new NativeFunction("renameat");
  private static final NativeFunction MKDIRAT = new NativeFunction("mkdirat");
  private static final NativeFunction LINKAT = new NativeFunction("linkat");
  private static final NativeFunction SYMLINKAT = new NativeFunction("symlinkat");
  private static final NativeFunction READLINKAT = new NativeFunction("readlinkat");
  private static final NativeFunction FCHMOD = new NativeFunction("fchmod");
  private static final NativeFunction FCHMODAT = new NativeFunction("fchmodat");
  private static final NativeFunction FCHOWN = new NativeFunction("fchown");
  private static final NativeFunction FCHOWNAT = new NativeFunction("fchownat");
  private static final NativeFunction UTIMENSAT = new NativeFunction("utimensat");
  private static final NativeFunction FUTIMENS = new NativeFunction("futimens");
  private static final NativeFunction GETCWD = new NativeFunction("getcwd");
  private static final NativeFunction OPENDIR = new NativeFunction("opendir");
  private static final NativeFunction FDOPENDIR = new NativeFunction("fdopendir");
  private static final NativeFunction READDIR = new NativeFunction("readdir");
  private static final NativeFunction REWINDDIR = new NativeFunction("rewinddir");
  private static final NativeFunction CLOSEDIR = new NativeFunction("closedir");
  private static final NativeFunction ERRNO_LOCATION = new NativeFunction("__errno_location");

  private Libc() {}

  /** What to do with the native copy of a path. */
  @FunctionalInterface
  public interface PathCall {
    int call(long path);
  }

  /** Runs {@code call} on a native copy of {@code path}; fails if that is longer than any path. */
  public static int withPath(byte[] path, PathCall call) {
    long p = Scratch.get().path(path, 0);
    return p == 0 ? -Errno.ENAMETOOLONG : call.call(p);
  }

  // Descriptors ----------------------------------------------------------------------------------

  public static int open(int dirFd, byte[] path, int flags, int mode) {
    return withPath(path, p -> OPENAT.call(dirFd, p, flags, mode));
  }

  public static int close(int fd) {
    return CLOSE.call(fd);
  }

  public static int read(int fd, byte[] to, int from, int n) {
    return transferIn(to, from, n, (p, count) -> READ.callLong(fd, p, count));
  }

  public static int pread(int fd, byte[] to, int from, int n, long position) {
    return transferIn(to, from, n, (p, count) -> PREAD.callLong(fd, p, count, position));
  }

  public static int write(int fd, byte[] b, int from, int n) {
    return transferOut(b, from, n, (p, count) -> WRITE.callLong(fd, p, count));
  }

  public static int pwrite(int fd, byte[] b, int from, int n, long position) {
    return transferOut(b, from, n, (p, count) -> PWRITE.callLong(fd, p, count, position));
  }

  /** A call that transfers bytes from or to native memory. */
  @FunctionalInterface
  public interface Transfer {
    long call(long address, long count);
  }

  /** Reads into an array through the thread's native buffer, in one call. */
  public static int transferIn(byte[] to, int from, int n, Transfer call) {
    MemorySegment buffer = Scratch.get().buffer(n);
    long r = call.call(buffer.address(), Math.min(n, buffer.byteSize()));
    if (r > 0) {
      MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, to, from, (int) r);
    }
    return (int) r;
  }

  /** Writes from an array through the thread's native buffer, in one call. */
  public static int transferOut(byte[] b, int from, int n, Transfer call) {
    MemorySegment buffer = Scratch.get().buffer(n);
    int count = (int) Math.min(n, buffer.byteSize());
    MemorySegment.copy(b, from, buffer, ValueLayout.JAVA_BYTE, 0, count);
    return (int) call.call(buffer.address(), count);
  }

  public static long lseek(int fd, long offset, int whence) {
    return LSEEK.callLong(fd, offset, whence);
  }

  public static boolean isatty(int fd) {
    return ISATTY.call(fd) == 1;
  }

  public static int dup(int fd) {
    return DUP.call(fd);
  }

  public static int dup2(int fd, int to) {
    return DUP2.call(fd, to);
  }

  public static int dup3(int fd, int to, int flags) {
    return DUP3.call(fd, to, flags);
  }

  /** Makes a pipe; {@code fds} gets its two ends. */
  public static int pipe2(int[] fds, int flags) {
    Scratch s = Scratch.get();
    int r = PIPE2.call(s.resultAddress(), flags);
    if (r == 0) {
      fds[0] = s.result.get(ValueLayout.JAVA_INT, 0);
      fds[1] = s.result.get(ValueLayout.JAVA_INT, 4);
    }
    return r;
  }

  public static int fcntl(int fd, int command, long argument) {
    return FCNTL.call(fd, command, argument);
  }

  public static int ftruncate(int fd, long size) {
    return FTRUNCATE.call(fd, size);
  }

  public static int truncate(byte[] path, long size) {
    return withPath(path, p -> TRUNCATE.call(p, size));
  }

  // Attributes -----------------------------------------------------------------------------------

  /**
   * Attributes of an open file.
   *
   * @param failure gets the error number where the result is null
   */
  public static FileStat fstat(int fd, int[] failure) {
    Scratch s = Scratch.get();
    return stat(s, FSTAT.call(fd, s.resultAddress()), failure);
  }

  /** Attributes of a file; {@code flags} may be AT_SYMLINK_NOFOLLOW. */
  public static FileStat fstatat(int dirFd, byte[] path, int flags, int[] failure) {
    Scratch s = Scratch.get();
    return stat(s, withPath(path, p -> FSTATAT.call(dirFd, p, s.resultAddress(), flags)), failure);
  }

  private static FileStat stat(Scratch s, int r, int[] failure) {
    if (r < 0) {
      failure[0] = -r;
      return null;
    }
    return FileStat.read(s.result);
  }

  public static int faccessat(int dirFd, byte[] path, int mode, int flags) {
    return withPath(path, p -> FACCESSAT.call(dirFd, p, mode, flags));
  }

  public static int fchmod(int fd, int mode) {
    return FCHMOD.call(fd, mode);
  }

  public static int fchmodat(int dirFd, byte[] path, int mode, int flags) {
    return withPath(path, p -> FCHMODAT.call(dirFd, p, mode, flags));
  }

  public static int fchown(int fd, int uid, int gid) {
    return FCHOWN.call(fd, uid, gid);
  }

  public static int fchownat(int dirFd, byte[] path, int uid, int gid, int flags) {
    return withPath(path, p -> FCHOWNAT.call(dirFd, p, uid, gid, flags, 0));
  }

  /** Sets the times of a file, or of the open file {@code fd} where {@code path} is null. */
  public static int utimens(
      int fd, byte[] path, long atime, long atimeNanos, long mtime, long mtimeNanos, int flags) {
    Scratch s = Scratch.get();
    s.result.set(ValueLayout.JAVA_LONG, 0, atime);
    s.result.set(ValueLayout.JAVA_LONG, 8, atimeNanos);
    s.result.set(ValueLayout.JAVA_LONG, 16, mtime);
    s.result.set(ValueLayout.JAVA_LONG, 24, mtimeNanos);
    return path == null
        ? FUTIMENS.call(fd, s.resultAddress())
        : withPath(path, p -> UTIMENSAT.call(fd, p, s.resultAddress(), flags));
  }

  // Names ----------------------------------------------------------------------------------------

  /** Removes a file, or with AT_REMOVEDIR a directory. */
  public static int unlinkat(int dirFd, byte[] path, int flags) {
    return withPath(path, p -> UNLINKAT.call(dirFd, p, flags));
  }

  public static int mkdirat(int dirFd, byte[] path, int mode) {
    return withPath(path, p -> MKDIRAT.call(dirFd, p, mode));
  }

  public static int renameat(int fromFd, byte[] from, int toFd, byte[] to) {
    return withPaths(from, to, (a, b) -> RENAMEAT.call(fromFd, a, toFd, b));
  }

  public static int linkat(int fromFd, byte[] from, int toFd, byte[] to, int flags) {
    return withPaths(from, to, (a, b) -> LINKAT.call(fromFd, a, toFd, b, flags, 0));
  }

  public static int symlinkat(byte[] target, int dirFd, byte[] path) {
    return withPaths(target, path, (a, b) -> SYMLINKAT.call(a, dirFd, b));
  }

  @FunctionalInterface
  private interface TwoPathsCall {
    int call(long a, long b);
  }

  private static int withPaths(byte[] first, byte[] second, TwoPathsCall call) {
    Scratch s = Scratch.get();
    long a = s.path(first, 0);
    long b = s.path(second, 1);
    return a == 0 || b == 0 ? -Errno.ENAMETOOLONG : call.call(a, b);
  }

  /** The target of a symbolic link. */
  public static byte[] readlinkat(int dirFd, byte[] path, int[] failure) {
    Scratch s = Scratch.get();
    int r = withPath(path, p -> (int) READLINKAT.callLong(dirFd, p, s.resultAddress(), 4096));
    return bytes(s, r, failure);
  }

  private static byte[] bytes(Scratch s, int r, int[] failure) {
    if (r < 0) {
      failure[0] = -r;
      return null;
    }
    return s.resultBytes(0, r);
  }

  public static byte[] getcwd(int[] failure) {
    Scratch s = Scratch.get();
    long r = GETCWD.callPointer(s.resultAddress(), 4096, 0);
    return r < 0 ? bytes(s, (int) r, failure) : NativeStrings.read(s.result);
  }

  /** The calling thread's error number after {@link NativeFunction#callRaw}. */
  public static int errno() {
    return Scratch.get().errno();
  }

  // Directories ----------------------------------------------------------------------------------

  /**
   * All entries of a directory but {@code .} and {@code ..}.
   *
   * @param path null to list the directory that {@code fd} is open on, which stays open
   */
  public static List<DirectoryEntry> list(int fd, byte[] path, int[] failure) {
    long dir;
    if (path == null) {
      int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
      dir = copy < 0 ? copy : FDOPENDIR.callPointer(copy, 0, 0);
      if (dir < 0 && dir > -4096 && copy >= 0) {
        close(copy);
      } else if (dir > 0) {
        REWINDDIR.callRaw(dir, 0, 0);
      }
    } else {
      long p = Scratch.get().path(path, 0);
      dir = p == 0 ? -Errno.ENAMETOOLONG : OPENDIR.callPointer(p, 0, 0);
    }
    if (dir < 0 && dir > -4096) {
      failure[0] = (int) -dir;
      return null;
    }
    List<DirectoryEntry> entries = new ArrayList<>();
    MemorySegment errno = MemorySegment.ofAddress(ERRNO_LOCATION.callRaw(0, 0, 0)).reinterpret(4);
    while (true) {
      errno.set(ValueLayout.JAVA_INT, 0, 0);
      long e = READDIR.callRaw(dir, 0, 0);
      if (e == 0) {
        break;
      }
      MemorySegment entry = MemorySegment.ofAddress(e).reinterpret(Long.MAX_VALUE);
      byte[] name = NativeStrings.read(entry.asSlice(19));
      if (!isDots(name)) {
        entries.add(
            new DirectoryEntry(
                name, entry.get(ValueLayout.JAVA_LONG, 0), entry.get(ValueLayout.JAVA_BYTE, 18)));
      }
    }
    int r = errno();
    CLOSEDIR.call(dir);
    if (r != 0) {
      failure[0] = r;
      return null;
    }
    return entries;
  }

  private static boolean isDots(byte[] name) {
    return name.length <= 2 && (name[0] == '.' && (name.length == 1 || name[1] == '.'));
  }

  /** A C string of {@code b}: with a zero at its end. */
  public static byte[] terminated(byte[] b) {
    return Arrays.copyOf(b, b.length + 1);
  }
}
