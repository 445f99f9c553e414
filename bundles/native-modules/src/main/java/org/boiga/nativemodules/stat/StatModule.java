package org.boiga.nativemodules.stat;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.libc.FileStat;
import org.boiga.nativemodules.support.IntConstants;

/** Module {@code _stat}: what the mode of a file says. */
@PyModule(builtin = true, name = "_stat", doc = "The parts of a file's mode.")
public final class StatModule {
  private static final String CONSTANTS =
      """
      SF_APPEND 262144
      SF_ARCHIVED 65536
      SF_DATALESS 1073741824
      SF_FIRMLINK 8388608
      SF_IMMUTABLE 131072
      SF_NOUNLINK 1048576
      SF_SETTABLE 4294901760
      SF_SNAPSHOT 2097152
      ST_ATIME 7
      ST_CTIME 9
      ST_DEV 2
      ST_GID 5
      ST_INO 1
      ST_MODE 0
      ST_MTIME 8
      ST_NLINK 3
      ST_SIZE 6
      ST_UID 4
      S_ENFMT 1024
      S_IEXEC 64
      S_IFBLK 24576
      S_IFCHR 8192
      S_IFDIR 16384
      S_IFDOOR 0
      S_IFIFO 4096
      S_IFLNK 40960
      S_IFPORT 0
      S_IFREG 32768
      S_IFSOCK 49152
      S_IFWHT 0
      S_IREAD 256
      S_IRGRP 32
      S_IROTH 4
      S_IRUSR 256
      S_IRWXG 56
      S_IRWXO 7
      S_IRWXU 448
      S_ISGID 1024
      S_ISUID 2048
      S_ISVTX 512
      S_IWGRP 16
      S_IWOTH 2
      S_IWRITE 128
      S_IWUSR 128
      S_IXGRP 8
      S_IXOTH 1
      S_IXUSR 64
      UF_APPEND 4
      UF_COMPRESSED 32
      UF_DATAVAULT 128
      UF_HIDDEN 32768
      UF_IMMUTABLE 2
      UF_NODUMP 1
      UF_NOUNLINK 16
      UF_OPAQUE 8
      UF_SETTABLE 65535
      UF_TRACKED 64
      """;

  private StatModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    IntConstants.add(ctx, m, CONSTANTS);
  }

  private static int mode(PyContext ctx, PyObject o) {
    PyObject i = ctx.PyNumber_Index(o);
    if (ctx.PyLong_GetSign(i) < 0) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "can't convert negative value to unsigned int");
    }
    if (!ctx.PyLong_FitsLong(i) || ctx.PyLong_AsLong(i) >>> 32 != 0) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "mode out of range");
    }
    return (int) ctx.PyLong_AsLong(i);
  }

  private static boolean is(PyContext ctx, PyObject mode, int format) {
    return (mode(ctx, mode) & FileStat.S_IFMT) == format;
  }

  @PyFunction(signature = "(mode, /)", doc = "Whether it is a directory.")
  static boolean S_ISDIR(PyContext ctx, PyObject mode) {
    return is(ctx, mode, FileStat.S_IFDIR);
  }

  @PyFunction(signature = "(mode, /)", doc = "Whether it is a character device.")
  static boolean S_ISCHR(PyContext ctx, PyObject mode) {
    return is(ctx, mode, FileStat.S_IFCHR);
  }

  @PyFunction(signature = "(mode, /)", doc = "Whether it is a block device.")
  static boolean S_ISBLK(PyContext ctx, PyObject mode) {
    return is(ctx, mode, FileStat.S_IFBLK);
  }

  @PyFunction(signature = "(mode, /)", doc = "Whether it is a regular file.")
  static boolean S_ISREG(PyContext ctx, PyObject mode) {
    return is(ctx, mode, FileStat.S_IFREG);
  }

  @PyFunction(signature = "(mode, /)", doc = "Whether it is a named pipe.")
  static boolean S_ISFIFO(PyContext ctx, PyObject mode) {
    return is(ctx, mode, FileStat.S_IFIFO);
  }

  @PyFunction(signature = "(mode, /)", doc = "Whether it is a symbolic link.")
  static boolean S_ISLNK(PyContext ctx, PyObject mode) {
    return is(ctx, mode, FileStat.S_IFLNK);
  }

  @PyFunction(signature = "(mode, /)", doc = "Whether it is a socket.")
  static boolean S_ISSOCK(PyContext ctx, PyObject mode) {
    return is(ctx, mode, FileStat.S_IFSOCK);
  }

  @PyFunction(signature = "(mode, /)", doc = "Whether it is a door, which Linux does not have.")
  static boolean S_ISDOOR(PyContext ctx, PyObject mode) {
    mode(ctx, mode);
    return false;
  }

  @PyFunction(signature = "(mode, /)", doc = "Whether it is an event port; Linux has none.")
  static boolean S_ISPORT(PyContext ctx, PyObject mode) {
    mode(ctx, mode);
    return false;
  }

  @PyFunction(signature = "(mode, /)", doc = "Whether it is a whiteout; Linux has none.")
  static boolean S_ISWHT(PyContext ctx, PyObject mode) {
    mode(ctx, mode);
    return false;
  }

  @PyFunction(signature = "(mode, /)", doc = "The part of the mode that can be changed.")
  static int S_IMODE(PyContext ctx, PyObject mode) {
    return mode(ctx, mode) & 07777;
  }

  @PyFunction(signature = "(mode, /)", doc = "The part of the mode that tells the kind of file.")
  static int S_IFMT(PyContext ctx, PyObject mode) {
    return mode(ctx, mode) & FileStat.S_IFMT;
  }

  @PyFunction(signature = "(mode, /)", doc = "The mode as text such as '-rwxrwxrwx'.")
  static String filemode(PyContext ctx, PyObject o) {
    int mode = mode(ctx, o);
    char kind =
        switch (mode & FileStat.S_IFMT) {
          case FileStat.S_IFREG -> '-';
          case FileStat.S_IFDIR -> 'd';
          case FileStat.S_IFLNK -> 'l';
          case FileStat.S_IFBLK -> 'b';
          case FileStat.S_IFCHR -> 'c';
          case FileStat.S_IFIFO -> 'p';
          case FileStat.S_IFSOCK -> 's';
          default -> '?';
        };
    StringBuilder b = new StringBuilder(10).append(kind);
    for (int shift = 6; shift >= 0; shift -= 3) {
      int bits = mode >> shift;
      boolean special = (mode >> 9 & 1 << shift / 3) != 0;
      char letter = shift == 0 ? 't' : 's';
      boolean run = (bits & 1) != 0;
      b.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
      b.append(special ? run ? letter : Character.toUpperCase(letter) : run ? 'x' : '-');
    }
    return b.toString();
  }
}
