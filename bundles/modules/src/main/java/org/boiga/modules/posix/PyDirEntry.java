package org.boiga.modules.posix;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.FileStat;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.DirectoryEntry;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.Conversion;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code os.DirEntry}: an entry of a directory with attributes that are read when asked for. */
@org.boiga.api.annotation.PyType(name = "posix.DirEntry", subclassable = false)
public final class PyDirEntry extends PyObject {
  static final PyType TYPE = PyType.builtin(new PyDirEntryTable(), PyBaseObject.TYPE);

  private final PyObject name;
  private final PyObject path;
  private final byte[] bytes;
  private final int dirFd;
  private final long ino;
  private final int kind;
  private volatile FileStat status;
  private volatile FileStat linkStatus;

  PyDirEntry(PyObject name, PyObject path, byte[] bytes, int dirFd, long ino, int kind) {
    this.name = name;
    this.path = path;
    this.bytes = bytes;
    this.dirFd = dirFd;
    this.ino = ino;
    this.kind = kind;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyGetter(doc = "The entry's name.", member = true)
  PyObject name(ThreadState ts) {
    return name;
  }

  @PyGetter(doc = "The entry's full path name.", member = true)
  PyObject path(ThreadState ts) {
    return path;
  }

  private boolean isLink() {
    return kind == DirectoryEntry.DT_LNK
        || kind == DirectoryEntry.DT_UNKNOWN
            && status(false, new int[1]) instanceof FileStat s
            && s.isLink();
  }

  /** The attributes, or null with the error number in {@code failure}. */
  private FileStat status(boolean follow, int[] failure) {
    FileStat s = follow ? status : linkStatus;
    if (s == null) {
      if (follow && !isLink()) {
        return status(false, failure);
      }
      s = Libc.fstatat(dirFd, bytes, follow ? 0 : Libc.AT_SYMLINK_NOFOLLOW, failure);
      if (follow) {
        status = s;
      } else {
        linkStatus = s;
      }
    }
    return s;
  }

  private FileStat checked(ThreadState ts, boolean follow) {
    int[] failure = new int[1];
    FileStat s = status(follow, failure);
    if (s == null) {
      throw OsErrors.of(ts, failure[0], path);
    }
    return s;
  }

  private boolean is(ThreadState ts, boolean follow, int wanted, int mode) {
    if (kind != DirectoryEntry.DT_UNKNOWN && !(follow && kind == DirectoryEntry.DT_LNK)) {
      return kind == wanted;
    }
    int[] failure = new int[1];
    FileStat s = status(follow, failure);
    if (s == null) {
      if (failure[0] == Errno.ENOENT) {
        return false; // a broken link, or removed meanwhile
      }
      throw OsErrors.of(ts, failure[0], path);
    }
    return (s.mode() & FileStat.S_IFMT) == mode;
  }

  @PyMethod(
      name = "is_dir",
      signature = "(*, follow_symlinks=True)",
      doc = "Whether the entry is a directory.")
  boolean isDir(ThreadState ts, boolean followSymlinks) {
    return is(ts, followSymlinks, DirectoryEntry.DT_DIR, FileStat.S_IFDIR);
  }

  @PyMethod(
      name = "is_file",
      signature = "(*, follow_symlinks=True)",
      doc = "Whether the entry is a regular file.")
  boolean isFile(ThreadState ts, boolean followSymlinks) {
    return is(ts, followSymlinks, DirectoryEntry.DT_REG, FileStat.S_IFREG);
  }

  @PyMethod(name = "is_symlink", doc = "Whether the entry is a symbolic link.")
  boolean isSymlink(ThreadState ts) {
    return is(ts, false, DirectoryEntry.DT_LNK, FileStat.S_IFLNK);
  }

  @PyMethod(
      name = "is_junction",
      doc = "Whether the entry is a junction, which no system but Windows has.")
  boolean isJunction(ThreadState ts) {
    return false;
  }

  @PyMethod(signature = "(*, follow_symlinks=True)", doc = "The entry's attributes.")
  PyObject stat(ThreadState ts, boolean followSymlinks) {
    return StatResult.of(ts, checked(ts, followSymlinks));
  }

  @PyMethod(doc = "The entry's inode number.")
  PyObject inode(ThreadState ts) {
    return StatResult.unsigned(ino);
  }

  @PyMethod(doc = "The entry's path.")
  PyObject __fspath__(ThreadState ts) {
    return path;
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, doc = "A generic alias.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject item) {
    return org.boiga.objects.PyGenericAlias.of(ts, cls, item);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<DirEntry " + Conversion.repr(ts, name) + ">";
  }
}
