package org.boiga.api.libc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What {@code stat} tells of a file; times in seconds and nanoseconds. */
public record FileStat(
    int mode,
    long ino,
    long dev,
    long nlink,
    int uid,
    int gid,
    long size,
    long atime,
    int atimeNanos,
    long mtime,
    int mtimeNanos,
    long ctime,
    int ctimeNanos,
    long blksize,
    long blocks,
    long rdev) {
  public static final int S_IFMT = 0xF000;
  public static final int S_IFIFO = 0x1000;
  public static final int S_IFCHR = 0x2000;
  public static final int S_IFDIR = 0x4000;
  public static final int S_IFBLK = 0x6000;
  public static final int S_IFREG = 0x8000;
  public static final int S_IFLNK = 0xA000;
  public static final int S_IFSOCK = 0xC000;

  /** Size of the larger of the two forms of {@code struct stat}. */
  public static final int STRUCT_SIZE = 144;

  private static final boolean X86 = System.getProperty("os.arch").equals("amd64");

  public boolean isDirectory() {
    return (mode & S_IFMT) == S_IFDIR;
  }

  public boolean isRegular() {
    return (mode & S_IFMT) == S_IFREG;
  }

  public boolean isLink() {
    return (mode & S_IFMT) == S_IFLNK;
  }

  /**
   * Reads Linux's {@code struct stat}, which differs between x86-64 and the other 64-bit systems.
   */
  public static FileStat read(MemorySegment s) {
    return new FileStat(
        i(s, X86 ? 24 : 16),
        l(s, 8),
        l(s, 0),
        X86 ? l(s, 16) : i(s, 20) & 0xFFFFFFFFL,
        i(s, X86 ? 28 : 24),
        i(s, X86 ? 32 : 28),
        l(s, 48),
        l(s, 72),
        (int) l(s, 80),
        l(s, 88),
        (int) l(s, 96),
        l(s, 104),
        (int) l(s, 112),
        X86 ? l(s, 56) : i(s, 56),
        l(s, 64),
        l(s, X86 ? 40 : 32));
  }

  private static long l(MemorySegment s, long at) {
    return s.get(ValueLayout.JAVA_LONG, at);
  }

  private static int i(MemorySegment s, long at) {
    return s.get(ValueLayout.JAVA_INT, at);
  }
}
