package org.boiga.modules.posix;

import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.ThreadState;

/** Functions of {@code posix} that make, remove and rename entries of directories. */
final class FileNames {
  private static final NativeFunction MKFIFOAT = new NativeFunction("mkfifoat");
  private static final NativeFunction MKNODAT = new NativeFunction("mknodat");

  private FileNames() {}

  private static PyObject auditFd(int dirFd) {
    return Py.int_(dirFd == Libc.AT_FDCWD ? -1 : dirFd);
  }

  @PyFunction(signature = "(path, *, dir_fd=None)", doc = "Remove a file.")
  static void unlink(ThreadState ts, PyObject path, PyObject dirFd) {
    remove(ts, "unlink", path, dirFd);
  }

  @PyFunction(signature = "(path, *, dir_fd=None)", doc = "Remove a file.")
  static void remove(ThreadState ts, PyObject path, PyObject dirFd) {
    remove(ts, "remove", path, dirFd);
  }

  private static void remove(ThreadState ts, String function, PyObject path, PyObject dirFd) {
    PathArgument p = PathArgument.path(ts, function, path);
    int dir = PathArgument.dirFd(ts, dirFd);
    Audit.event(ts, "os.remove", path, auditFd(dir));
    OsErrors.check(ts, Libc.unlinkat(dir, p.bytes(), 0), p);
  }

  @PyFunction(signature = "(path, *, dir_fd=None)", doc = "Remove an empty directory.")
  static void rmdir(ThreadState ts, PyObject path, PyObject dirFd) {
    PathArgument p = PathArgument.path(ts, "rmdir", path);
    int dir = PathArgument.dirFd(ts, dirFd);
    Audit.event(ts, "os.rmdir", path, auditFd(dir));
    OsErrors.check(ts, Libc.unlinkat(dir, p.bytes(), Libc.AT_REMOVEDIR), p);
  }

  @PyFunction(signature = "(path, mode=511, *, dir_fd=None)", doc = "Make a directory.")
  static void mkdir(ThreadState ts, PyObject path, int mode, PyObject dirFd) {
    PathArgument p = PathArgument.path(ts, "mkdir", path);
    int dir = PathArgument.dirFd(ts, dirFd);
    Audit.event(ts, "os.mkdir", path, Py.int_(mode), auditFd(dir));
    OsErrors.check(ts, Libc.mkdirat(dir, p.bytes(), mode), p);
  }

  @PyFunction(
      signature = "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
      doc = "Rename a file or directory.")
  static void rename(
      ThreadState ts, PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd) {
    rename(ts, "rename", src, dst, srcDirFd, dstDirFd);
  }

  @PyFunction(
      signature = "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
      doc = "Rename a file or directory, replacing the destination.")
  static void replace(
      ThreadState ts, PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd) {
    rename(ts, "replace", src, dst, srcDirFd, dstDirFd);
  }

  private static void rename(
      ThreadState ts,
      String function,
      PyObject src,
      PyObject dst,
      PyObject srcDirFd,
      PyObject dstDirFd) {
    PathArgument from = PathArgument.of(ts, function, "src", src, false, false);
    PathArgument to = PathArgument.of(ts, function, "dst", dst, false, false);
    int fromDir = PathArgument.dirFd(ts, srcDirFd);
    int toDir = PathArgument.dirFd(ts, dstDirFd);
    Audit.event(ts, "os.rename", src, dst, auditFd(fromDir), auditFd(toDir));
    check2(ts, Libc.renameat(fromDir, from.bytes(), toDir, to.bytes()), from, to);
  }

  private static void check2(ThreadState ts, int r, PathArgument from, PathArgument to) {
    if (r < 0) {
      throw OsErrors.of(ts, -r, from.object(), to.object());
    }
  }

  @PyFunction(
      signature = "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)",
      doc = "Make a hard link to a file.")
  static void link(
      ThreadState ts,
      PyObject src,
      PyObject dst,
      PyObject srcDirFd,
      PyObject dstDirFd,
      boolean followSymlinks) {
    PathArgument from = PathArgument.of(ts, "link", "src", src, false, false);
    PathArgument to = PathArgument.of(ts, "link", "dst", dst, false, false);
    int fromDir = PathArgument.dirFd(ts, srcDirFd);
    int toDir = PathArgument.dirFd(ts, dstDirFd);
    Audit.event(ts, "os.link", src, dst, auditFd(fromDir), auditFd(toDir));
    int flags = followSymlinks ? Libc.AT_SYMLINK_FOLLOW : 0;
    check2(ts, Libc.linkat(fromDir, from.bytes(), toDir, to.bytes(), flags), from, to);
  }

  @PyFunction(
      signature = "(src, dst, target_is_directory=False, *, dir_fd=None)",
      doc = "Make a symbolic link named dst that points to src.")
  static void symlink(
      ThreadState ts, PyObject src, PyObject dst, boolean targetIsDirectory, PyObject dirFd) {
    PathArgument from = PathArgument.of(ts, "symlink", "src", src, false, false);
    PathArgument to = PathArgument.of(ts, "symlink", "dst", dst, false, false);
    int dir = PathArgument.dirFd(ts, dirFd);
    Audit.event(ts, "os.symlink", src, dst, auditFd(dir));
    check2(ts, Libc.symlinkat(from.bytes(), dir, to.bytes()), from, to);
  }

  @PyFunction(signature = "(path, *, dir_fd=None)", doc = "The target of a symbolic link.")
  static PyObject readlink(ThreadState ts, PyObject path, PyObject dirFd) {
    PathArgument p = PathArgument.path(ts, "readlink", path);
    int[] failure = new int[1];
    byte[] target = Libc.readlinkat(PathArgument.dirFd(ts, dirFd), p.bytes(), failure);
    if (target == null) {
      throw OsErrors.of(ts, failure[0], p.object());
    }
    return PathArgument.name(ts, target, p.isBytes());
  }

  @PyFunction(signature = "(path, mode=438, *, dir_fd=None)", doc = "Make a named pipe.")
  static void mkfifo(ThreadState ts, PyObject path, int mode, PyObject dirFd) {
    PathArgument p = PathArgument.path(ts, "mkfifo", path);
    int dir = PathArgument.dirFd(ts, dirFd);
    OsErrors.check(ts, Libc.withPath(p.bytes(), a -> MKFIFOAT.call(dir, a, mode)));
  }

  @PyFunction(
      signature = "(path, mode=384, device=0, *, dir_fd=None)",
      doc = "Make a file, device or named pipe.")
  static void mknod(ThreadState ts, PyObject path, int mode, PyObject device, PyObject dirFd) {
    PathArgument p = PathArgument.path(ts, "mknod", path);
    int dir = PathArgument.dirFd(ts, dirFd);
    long dev = device == null ? 0 : org.boiga.objects.Numbers.index(ts, device).longValue();
    OsErrors.check(ts, Libc.withPath(p.bytes(), a -> MKNODAT.call(dir, a, mode, dev)));
  }

  // Device numbers -------------------------------------------------------------------------------

  private static long device(ThreadState ts, PyObject o) {
    var i = org.boiga.objects.Numbers.index(ts, o);
    if (i.bigValue().signum() < 0 && i.longValue() != -1) {
      throw PyErr.overflowError(ts, "can't convert negative int to unsigned");
    }
    return i.longValue();
  }

  @PyFunction(doc = "The major number of a device.")
  static PyObject major(ThreadState ts, PyObject device) {
    long d = device(ts, device);
    return d == -1 ? Py.int_(-1) : Py.int_((d >>> 8 & 0xFFF) | (d >>> 32 & 0xFFFFF000L));
  }

  @PyFunction(doc = "The minor number of a device.")
  static PyObject minor(ThreadState ts, PyObject device) {
    long d = device(ts, device);
    return d == -1 ? Py.int_(-1) : Py.int_((d & 0xFF) | (d >>> 12 & 0xFFFFFF00L));
  }

  @PyFunction(doc = "The device number of a major and a minor number.")
  static PyObject makedev(ThreadState ts, PyObject major, PyObject minor) {
    long a = device(ts, major);
    long b = device(ts, minor);
    if (a == -1 && b == -1) {
      return Py.int_(-1);
    }
    return StatResult.unsigned(
        (a & 0xFFF) << 8 | (a & 0xFFFFF000L) << 32 | (b & 0xFF) | (b & 0xFFFFFF00L) << 12);
  }
}
