package org.boiga.modules.posix;

import java.lang.foreign.ValueLayout;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.Args;
import org.boiga.objects.Codecs;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.PySet;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/** Functions of {@code posix} that tell of the system. */
final class SystemInformation {
  static final PyType TERMINAL_SIZE =
      StructSequence.define(
          "os.terminal_size", "Columns and lines of a terminal.", true, 2, "columns", "lines");
  static final PyType UNAME =
      StructSequence.define(
          "posix.uname_result",
          "Names of the system.",
          true,
          5,
          "sysname",
          "nodename",
          "release",
          "version",
          "machine");
  static final PyType TIMES =
      StructSequence.define(
          "posix.times_result",
          "Times of a process.",
          true,
          5,
          "user",
          "system",
          "children_user",
          "children_system",
          "elapsed");
  static final PyType STATVFS =
      StructSequence.define(
          "os.statvfs_result",
          "Attributes of a file system.",
          true,
          10,
          "f_bsize",
          "f_frsize",
          "f_blocks",
          "f_bfree",
          "f_bavail",
          "f_files",
          "f_ffree",
          "f_favail",
          "f_flag",
          "f_namemax",
          "f_fsid");

  private static final NativeFunction UNAME_CALL = new NativeFunction("uname");
  private static final NativeFunction TIMES_CALL = new NativeFunction("times");
  private static final NativeFunction SYSCONF = new NativeFunction("sysconf");
  private static final NativeFunction CONFSTR = new NativeFunction("confstr");
  private static final NativeFunction PATHCONF = new NativeFunction("pathconf");
  private static final NativeFunction FPATHCONF = new NativeFunction("fpathconf");
  private static final NativeFunction LOADAVG = new NativeFunction("getloadavg");
  private static final NativeFunction STATVFS_CALL = new NativeFunction("statvfs");
  private static final NativeFunction FSTATVFS_CALL = new NativeFunction("fstatvfs");
  private static final NativeFunction GETRANDOM = new NativeFunction("getrandom");
  private static final NativeFunction YIELD = new NativeFunction("sched_yield");
  private static final NativeFunction GETAFFINITY = new NativeFunction("sched_getaffinity");
  private static final NativeFunction SETAFFINITY = new NativeFunction("sched_setaffinity");
  private static final int NAME_LENGTH = 65;
  private static final double CLOCK_TICKS = 100; // what Linux tells programs whatever its own is

  private SystemInformation() {}

  /** Holds the generator, whose start takes time. */
  private static final class Random {
    static final SecureRandom SOURCE = new SecureRandom();
  }

  @PyFunction(signature = "(size, /)", doc = "Random bytes that are fit for cryptography.")
  static PyObject urandom(ThreadState ts, long size) {
    if (size < 0) {
      throw PyErr.valueError(ts, "negative argument not allowed");
    }
    byte[] b = new byte[Math.toIntExact(size)];
    Random.SOURCE.nextBytes(b);
    return PyBytes.of(b);
  }

  @PyFunction(signature = "(size, flags=0)", doc = "Random bytes from the system.")
  static PyObject getrandom(ThreadState ts, int size, int flags) {
    if (size < 0) {
      throw OsErrors.of(ts, Errno.EINVAL);
    }
    byte[] b = new byte[size];
    long n =
        Blocking.retry(
            ts, () -> Libc.transferIn(b, 0, size, (p, k) -> GETRANDOM.callLong(p, k, flags)));
    return PyBytes.of(Arrays.copyOf(b, (int) OsErrors.check(ts, n)));
  }

  @PyFunction(name = "cpu_count", doc = "The number of logical CPUs in the system.")
  static PyObject cpuCount(ThreadState ts) {
    long n = SYSCONF.callLong(ConfigurationNames.SYSCONF.get("SC_NPROCESSORS_ONLN"), 0, 0);
    return n > 0 ? Py.int_(n) : Py.None;
  }

  @PyFunction(doc = "Names of the system.")
  static PyObject uname(ThreadState ts) {
    Scratch s = Scratch.get();
    OsErrors.check(ts, UNAME_CALL.call(s.resultAddress()));
    PyObject[] names = new PyObject[5];
    for (int i = 0; i < names.length; i++) {
      names[i] = Codecs.fsDecode(ts, NativeStrings.read(s.result.asSlice((long) i * NAME_LENGTH)));
    }
    return StructSequence.of(ts, UNAME, names);
  }

  @PyFunction(doc = "Times that the process and its children have used.")
  static PyObject times(ThreadState ts) {
    Scratch s = Scratch.get();
    long elapsed = TIMES_CALL.callRaw(s.resultAddress(), 0, 0);
    PyObject[] v = new PyObject[5];
    for (int i = 0; i < 4; i++) {
      v[i] = Py.float_(s.result.get(ValueLayout.JAVA_LONG, 8L * i) / CLOCK_TICKS);
    }
    v[4] = Py.float_(elapsed / CLOCK_TICKS);
    return StructSequence.of(ts, TIMES, v);
  }

  @PyFunction(doc = "The average number of runnable processes in the last 1, 5 and 15 minutes.")
  static PyObject getloadavg(ThreadState ts) {
    Scratch s = Scratch.get();
    if (LOADAVG.call(s.resultAddress(), 3) != 3) {
      throw PyErr.of(ts, org.boiga.objects.PyExc.OSError, "Load averages are unobtainable");
    }
    var d = ValueLayout.JAVA_DOUBLE;
    return PyTuple.of(
        ts,
        Py.float_(s.result.get(d, 0)),
        Py.float_(s.result.get(d, 8)),
        Py.float_(s.result.get(d, 16)));
  }

  private static int name(ThreadState ts, PyObject name, Map<String, Integer> names) {
    if (name instanceof PyStr s) {
      Integer n = names.get(s.toString());
      if (n == null) {
        throw PyErr.valueError(ts, "unrecognized configuration name");
      }
      return n;
    }
    if (!Numbers.isIndex(name)) {
      throw PyErr.typeError(ts, "configuration names must be strings or integers");
    }
    return Args.toInt(ts, name);
  }

  /** A value of the configuration; -1 where there is no limit. */
  private static long value(ThreadState ts, long r, PyObject path) {
    // The functions return -1 both for "no limit" and for errors; only the latter set errno.
    if (r < 0 && (r == -Errno.EINVAL || r == -Errno.EBADF || path != null)) {
      throw OsErrors.of(ts, (int) -r, path);
    }
    return r < 0 ? -1 : r;
  }

  @PyFunction(signature = "(name, /)", doc = "A value of the system's configuration.")
  static long sysconf(ThreadState ts, PyObject name) {
    return value(ts, SYSCONF.callLong(name(ts, name, ConfigurationNames.SYSCONF), 0, 0), null);
  }

  @PyFunction(signature = "(path, name)", doc = "A limit of a file or directory.")
  static long pathconf(ThreadState ts, PyObject path, PyObject name) {
    PathArgument p = PathArgument.pathOrFd(ts, "pathconf", path);
    int n = name(ts, name, ConfigurationNames.PATHCONF);
    long r =
        p.isFd()
            ? FPATHCONF.callLong(p.fd(), n, 0)
            : PATHCONF.callLong(Scratch.get().path(p.bytes(), 0), n, 0);
    return value(ts, r, r == -1 ? null : p.object());
  }

  @PyFunction(signature = "(fd, name, /)", doc = "A limit of an open file.")
  static long fpathconf(ThreadState ts, PyObject fd, PyObject name) {
    int f = PathArgument.fileDescriptor(ts, fd);
    return value(ts, FPATHCONF.callLong(f, name(ts, name, ConfigurationNames.PATHCONF), 0), null);
  }

  @PyFunction(signature = "(name, /)", doc = "A string of the system's configuration.")
  static PyObject confstr(ThreadState ts, PyObject name) {
    int n = name(ts, name, ConfigurationNames.CONFSTR);
    Scratch s = Scratch.get();
    long length = CONFSTR.callLong(n, s.resultAddress(), 4096);
    OsErrors.check(ts, length);
    return length == 0 ? Py.None : Codecs.fsDecode(ts, NativeStrings.read(s.result));
  }

  @PyFunction(signature = "(path)", doc = "Attributes of a file system.")
  static PyObject statvfs(ThreadState ts, PyObject path) {
    PathArgument p = PathArgument.pathOrFd(ts, "statvfs", path);
    long to = Scratch.get().resultAddress();
    int r =
        p.isFd()
            ? FSTATVFS_CALL.call(p.fd(), to)
            : Libc.withPath(p.bytes(), a -> STATVFS_CALL.call(a, to));
    OsErrors.check(ts, r, p);
    return statvfsResult(ts);
  }

  @PyFunction(signature = "(fd, /)", doc = "Attributes of the file system of an open file.")
  static PyObject fstatvfs(ThreadState ts, int fd) {
    OsErrors.check(ts, FSTATVFS_CALL.call(fd, Scratch.get().resultAddress()));
    return statvfsResult(ts);
  }

  private static PyObject statvfsResult(ThreadState ts) {
    PyObject[] v = new PyObject[11];
    // f_fsid comes between f_favail and f_flag in the structure.
    int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 8};
    Scratch s = Scratch.get();
    for (int i = 0; i < v.length; i++) {
      v[i] = StatResult.unsigned(s.result.get(ValueLayout.JAVA_LONG, 8L * order[i]));
    }
    return StructSequence.of(ts, STATVFS, v);
  }

  @PyFunction(signature = "(code, /)", doc = "The message of an error number.")
  static String strerror(ThreadState ts, int code) {
    return Errno.text(code);
  }

  // Scheduling -----------------------------------------------------------------------------------

  @PyFunction(name = "sched_yield", doc = "Let other threads run.")
  static void schedYield(ThreadState ts) {
    Blocking.call(ts, () -> YIELD.call());
  }

  @PyFunction(name = "sched_getaffinity", doc = "The CPUs that a process may run on.")
  static PyObject schedGetAffinity(ThreadState ts, int pid) {
    Scratch s = Scratch.get();
    s.result.asSlice(0, 1024).fill((byte) 0);
    OsErrors.check(ts, GETAFFINITY.call(pid, 1024, s.resultAddress()));
    byte[] mask = s.resultBytes(0, 1024);
    PyList cpus = new PyList(ts);
    for (int i = 0; i < mask.length * 8; i++) {
      if ((mask[i >> 3] >> (i & 7) & 1) != 0) {
        cpus.append(ts, Py.int_(i));
      }
    }
    return org.boiga.objects.Calls.call(ts, PySet.TYPE, cpus);
  }

  @PyFunction(name = "sched_setaffinity", doc = "Set the CPUs that a process may run on.")
  static void schedSetAffinity(ThreadState ts, int pid, PyObject mask) {
    byte[] bits = new byte[1024];
    for (PyObject o : Iteration.toArray(ts, mask)) {
      int cpu = Args.toInt(ts, o);
      if (cpu < 0) {
        throw PyErr.valueError(ts, "negative CPU number");
      }
      if (cpu >= bits.length * 8) {
        throw PyErr.overflowError(ts, "CPU number too large");
      }
      bits[cpu >> 3] |= (byte) (1 << (cpu & 7));
    }
    Scratch s = Scratch.get();
    java.lang.foreign.MemorySegment.copy(bits, 0, s.result, ValueLayout.JAVA_BYTE, 0, bits.length);
    OsErrors.check(ts, SETAFFINITY.call(pid, 1024, s.resultAddress()));
  }
}
