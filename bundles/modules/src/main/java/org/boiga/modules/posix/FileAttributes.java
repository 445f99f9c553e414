package org.boiga.modules.posix;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.FileStat;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.AccountId;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Functions of {@code posix} on the attributes of files. */
final class FileAttributes {
  private static final long UTIME_NOW = (1L << 30) - 1;

  private FileAttributes() {}

  /** The combinations of arguments that no system call offers. */
  static void checkCombination(
      ThreadState ts, String function, PathArgument p, int dirFd, boolean followSymlinks) {
    if (p.isFd() && dirFd != Libc.AT_FDCWD) {
      throw PyErr.valueError(ts, function + ": can't specify dir_fd without matching path");
    }
    if (p.isFd() && !followSymlinks) {
      throw PyErr.valueError(ts, function + ": cannot use fd and follow_symlinks together");
    }
  }

  /** The attributes of a file; raises OSError. */
  static FileStat read(ThreadState ts, PathArgument p, int dirFd, boolean followSymlinks) {
    int[] failure = new int[1];
    FileStat s =
        p.isFd()
            ? Libc.fstat(p.fd(), failure)
            : Libc.fstatat(
                dirFd, p.bytes(), followSymlinks ? 0 : Libc.AT_SYMLINK_NOFOLLOW, failure);
    if (s == null) {
      throw OsErrors.of(ts, failure[0], p.object());
    }
    return s;
  }

  @PyFunction(
      signature = "(path, *, dir_fd=None, follow_symlinks=True)",
      doc = "Attributes of a file.")
  static PyObject stat(ThreadState ts, PyObject path, PyObject dirFd, boolean followSymlinks) {
    PathArgument p = PathArgument.pathOrFd(ts, "stat", path);
    int dir = PathArgument.dirFd(ts, dirFd);
    checkCombination(ts, "stat", p, dir, followSymlinks);
    return StatResult.of(ts, read(ts, p, dir, followSymlinks));
  }

  @PyFunction(
      signature = "(path, *, dir_fd=None)",
      doc = "Attributes of a file, or of a symbolic link itself.")
  static PyObject lstat(ThreadState ts, PyObject path, PyObject dirFd) {
    PathArgument p = PathArgument.path(ts, "lstat", path);
    return StatResult.of(ts, read(ts, p, PathArgument.dirFd(ts, dirFd), false));
  }

  @PyFunction(
      signature = "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",
      doc = "Whether the process may access a file in a way.")
  static boolean access(
      ThreadState ts,
      PyObject path,
      int mode,
      PyObject dirFd,
      boolean effectiveIds,
      boolean followSymlinks) {
    PathArgument p = PathArgument.path(ts, "access", path);
    int flags =
        (effectiveIds ? Libc.AT_EACCESS : 0) | (followSymlinks ? 0 : Libc.AT_SYMLINK_NOFOLLOW);
    return Libc.faccessat(PathArgument.dirFd(ts, dirFd), p.bytes(), mode, flags) == 0;
  }

  @PyFunction(
      signature = "(path, mode, *, dir_fd=None, follow_symlinks=True)",
      doc = "Change the permissions of a file.")
  static void chmod(
      ThreadState ts, PyObject path, int mode, PyObject dirFd, boolean followSymlinks) {
    PathArgument p = PathArgument.pathOrFd(ts, "chmod", path);
    int dir = PathArgument.dirFd(ts, dirFd);
    checkCombination(ts, "chmod", p, dir, followSymlinks);
    Audit.event(ts, "os.chmod", path, Py.int_(mode), Py.int_(dir == Libc.AT_FDCWD ? -1 : dir));
    int r =
        p.isFd()
            ? Libc.fchmod(p.fd(), mode)
            : Libc.fchmodat(dir, p.bytes(), mode, followSymlinks ? 0 : Libc.AT_SYMLINK_NOFOLLOW);
    if (r == -Errno.ENOTSUP && !followSymlinks) {
      throw PyErr.of(
          ts,
          org.boiga.objects.PyExc.NotImplementedError,
          "chmod: follow_symlinks unavailable on this platform");
    }
    OsErrors.check(ts, r, p);
  }

  @PyFunction(signature = "(fd, mode)", doc = "Change the permissions of an open file.")
  static void fchmod(ThreadState ts, int fd, int mode) {
    OsErrors.check(ts, Libc.fchmod(fd, mode));
  }

  @PyFunction(
      signature = "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
      doc = "Change the owner and group of a file.")
  static void chown(
      ThreadState ts,
      PyObject path,
      PyObject uid,
      PyObject gid,
      PyObject dirFd,
      boolean followSymlinks) {
    PathArgument p = PathArgument.pathOrFd(ts, "chown", path);
    int u = AccountId.of(ts, uid, "uid");
    int g = AccountId.of(ts, gid, "gid");
    int dir = PathArgument.dirFd(ts, dirFd);
    checkCombination(ts, "chown", p, dir, followSymlinks);
    int r =
        p.isFd()
            ? Libc.fchown(p.fd(), u, g)
            : Libc.fchownat(dir, p.bytes(), u, g, followSymlinks ? 0 : Libc.AT_SYMLINK_NOFOLLOW);
    OsErrors.check(ts, r, p);
  }

  @PyFunction(signature = "(path, uid, gid)", doc = "Change owner and group, not following links.")
  static void lchown(ThreadState ts, PyObject path, PyObject uid, PyObject gid) {
    PathArgument p = PathArgument.path(ts, "lchown", path);
    int u = AccountId.of(ts, uid, "uid");
    int g = AccountId.of(ts, gid, "gid");
    OsErrors.check(ts, Libc.fchownat(Libc.AT_FDCWD, p.bytes(), u, g, Libc.AT_SYMLINK_NOFOLLOW), p);
  }

  @PyFunction(signature = "(fd, uid, gid)", doc = "Change owner and group of an open file.")
  static void fchown(ThreadState ts, int fd, PyObject uid, PyObject gid) {
    OsErrors.check(ts, Libc.fchown(fd, AccountId.of(ts, uid, "uid"), AccountId.of(ts, gid, "gid")));
  }

  @PyFunction(signature = "(path, length)", doc = "Cut or extend a file to a length.")
  static void truncate(ThreadState ts, PyObject path, long length) {
    PathArgument p = PathArgument.pathOrFd(ts, "truncate", path);
    Audit.event(ts, "os.truncate", path, Py.int_(length));
    OsErrors.check(
        ts, p.isFd() ? Libc.ftruncate(p.fd(), length) : Libc.truncate(p.bytes(), length), p);
  }

  // Times ----------------------------------------------------------------------------------------

  @PyFunction(
      signature = "(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)",
      doc = "Set the times of last access and modification of a file.")
  static void utime(
      ThreadState ts,
      PyObject path,
      PyObject times,
      PyObject ns,
      PyObject dirFd,
      boolean followSymlinks) {
    PathArgument p = PathArgument.pathOrFd(ts, "utime", path);
    int dir = PathArgument.dirFd(ts, dirFd);
    boolean hasTimes = times != null && times != Py.None;
    if (hasTimes && ns != null) {
      throw PyErr.valueError(ts, "utime: you may specify either 'times' or 'ns' but not both");
    }
    long[] t = {0, UTIME_NOW, 0, UTIME_NOW};
    if (hasTimes) {
      if (!(times instanceof PyTuple pair) || pair.size() != 2) {
        throw PyErr.typeError(ts, "utime: 'times' must be either a tuple of two ints or None");
      }
      seconds(ts, pair.at(0), t, 0);
      seconds(ts, pair.at(1), t, 2);
    } else if (ns != null) {
      if (!(ns instanceof PyTuple pair) || pair.size() != 2) {
        throw PyErr.typeError(ts, "utime: 'ns' must be a tuple of two ints");
      }
      nanoseconds(ts, pair.at(0), t, 0);
      nanoseconds(ts, pair.at(1), t, 2);
    }
    checkCombination(ts, "utime", p, dir, followSymlinks);
    OsErrors.check(
        ts,
        Libc.utimens(
            p.isFd() ? p.fd() : dir,
            p.bytes(),
            t[0],
            t[1],
            t[2],
            t[3],
            followSymlinks ? 0 : Libc.AT_SYMLINK_NOFOLLOW),
        p);
  }

  /** Splits a number of seconds, rounding down, as {@code _PyTime_ObjectToTimespec} does. */
  static void seconds(ThreadState ts, PyObject o, long[] to, int at) {
    if (o instanceof PyFloat f) {
      if (Double.isNaN(f.value)) {
        throw PyErr.valueError(ts, "Invalid value NaN (not a number)");
      }
      double whole = Math.floor(f.value);
      if (whole < -0x1p63 || whole >= 0x1p63) {
        throw PyErr.overflowError(ts, "timestamp out of range for platform time_t");
      }
      double nanos =
          new BigDecimal(f.value - whole)
              .multiply(BigDecimal.valueOf(1_000_000_000))
              .setScale(0, RoundingMode.FLOOR)
              .doubleValue();
      to[at] = (long) whole;
      to[at + 1] = (long) nanos;
      return;
    }
    PyInt i = Numbers.index(ts, o);
    if (!i.isLong()) {
      throw PyErr.overflowError(ts, "timestamp out of range for platform time_t");
    }
    to[at] = i.longValue();
    to[at + 1] = 0;
  }

  private static void nanoseconds(ThreadState ts, PyObject o, long[] to, int at) {
    PyInt i = Numbers.index(ts, o);
    BigInteger billion = BigInteger.valueOf(1_000_000_000);
    BigInteger rest = i.bigValue().mod(billion);
    BigInteger whole = i.bigValue().subtract(rest).divide(billion);
    if (whole.bitLength() > 63) {
      throw PyErr.overflowError(ts, "timestamp out of range for platform time_t");
    }
    to[at] = whole.longValue();
    to[at + 1] = rest.longValue();
  }
}
