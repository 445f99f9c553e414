package org.boiga.modules.posix;

import java.math.BigInteger;
import org.boiga.api.libc.FileStat;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyType;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/** {@code os.stat_result}. */
public final class StatResult {
  static final PyType TYPE =
      StructSequence.define(
          "os.stat_result",
          "Attributes of a file.",
          true,
          10,
          "st_mode",
          "st_ino",
          "st_dev",
          "st_nlink",
          "st_uid",
          "st_gid",
          "st_size",
          null,
          null,
          null,
          "st_atime",
          "st_mtime",
          "st_ctime",
          "st_atime_ns",
          "st_mtime_ns",
          "st_ctime_ns",
          "st_blksize",
          "st_blocks",
          "st_rdev");

  private StatResult() {}

  static PyObject of(ThreadState ts, FileStat s) {
    return StructSequence.of(
        ts,
        TYPE,
        Py.int_(s.mode()),
        unsigned(s.ino()),
        unsigned(s.dev()),
        unsigned(s.nlink()),
        id(s.uid()),
        id(s.gid()),
        Py.int_(s.size()),
        Py.int_(s.atime()),
        Py.int_(s.mtime()),
        Py.int_(s.ctime()),
        seconds(s.atime(), s.atimeNanos()),
        seconds(s.mtime(), s.mtimeNanos()),
        seconds(s.ctime(), s.ctimeNanos()),
        nanos(s.atime(), s.atimeNanos()),
        nanos(s.mtime(), s.mtimeNanos()),
        nanos(s.ctime(), s.ctimeNanos()),
        Py.int_(s.blksize()),
        Py.int_(s.blocks()),
        unsigned(s.rdev()));
  }

  static PyInt unsigned(long v) {
    return v >= 0 ? Py.int_(v) : PyInt.of(new BigInteger(Long.toUnsignedString(v)));
  }

  /** A user or group id; -1 stays -1. */
  static PyInt id(int v) {
    return Py.int_(v == -1 ? -1 : v & 0xFFFFFFFFL);
  }

  private static PyObject seconds(long s, int nanos) {
    return Py.float_(s + 1e-9 * nanos);
  }

  private static PyInt nanos(long s, int nanos) {
    long limit = Long.MAX_VALUE / 1_000_000_000 - 1;
    if (s < limit && s > -limit) {
      return Py.int_(s * 1_000_000_000 + nanos);
    }
    return PyInt.of(
        BigInteger.valueOf(s)
            .multiply(BigInteger.valueOf(1_000_000_000))
            .add(BigInteger.valueOf(nanos)));
  }
}
