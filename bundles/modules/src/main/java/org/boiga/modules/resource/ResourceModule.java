package org.boiga.modules.resource;

import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.modules.posix.OsErrors;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Module {@code resource}: what processes use and may use. */
@org.boiga.api.annotation.PyModule(name = "resource", doc = "Usage and limits of resources.")
public final class ResourceModule {
  private static final NativeFunction GETRUSAGE = new NativeFunction("getrusage");
  private static final NativeFunction PRLIMIT = new NativeFunction("prlimit");
  private static final NativeFunction PAGE_SIZE = new NativeFunction("getpagesize");
  private static final int LIMITS = 16;
  private static final Map<String, Integer> NAMES = new TreeMap<>();

  static {
    String[] names = {
      "CPU",
      "FSIZE",
      "DATA",
      "STACK",
      "CORE",
      "RSS",
      "NPROC",
      "NOFILE",
      "MEMLOCK",
      "AS",
      null,
      "SIGPENDING",
      "MSGQUEUE",
      "NICE",
      "RTPRIO",
      "RTTIME"
    };
    for (int i = 0; i < names.length; i++) {
      if (names[i] != null) {
        NAMES.put("RLIMIT_" + names[i], i);
      }
    }
    NAMES.put("RLIMIT_OFILE", 7);
  }

  private ResourceModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    NAMES.forEach((n, v) -> m.put(ts, n, Py.int_(v)));
    m.put(ts, "RLIM_INFINITY", Py.int_(-1));
    m.put(ts, "RUSAGE_SELF", Py.int_(0));
    m.put(ts, "RUSAGE_CHILDREN", Py.int_(-1));
    m.put(ts, "RUSAGE_THREAD", Py.int_(1));
    m.put(ts, "error", PyExc.OSError);
    m.put(ts, "struct_rusage", ResourceUsage.TYPE);
  }

  @PyFunction(signature = "(who, /)", doc = "What a process has used.")
  static PyObject getrusage(ThreadState ts, int who) {
    Scratch s = Scratch.get();
    int r = GETRUSAGE.call(who, s.resultAddress());
    if (r == -Errno.EINVAL) {
      throw PyErr.valueError(ts, "invalid who parameter");
    }
    OsErrors.check(ts, r);
    return ResourceUsage.of(
        ts, ByteBuffer.wrap(s.resultBytes(0, 144)).order(ByteOrder.nativeOrder()));
  }

  private static long[] limits(ThreadState ts, PyObject o) {
    PyObject[] pair = Iteration.toArray(ts, o);
    if (pair.length != 2) {
      throw PyErr.valueError(ts, "expected a tuple of 2 integers");
    }
    return new long[] {limit(ts, pair[0]), limit(ts, pair[1])};
  }

  /** A limit, which is unsigned; -1 is none. */
  private static long limit(ThreadState ts, PyObject o) {
    BigInteger i = Numbers.index(ts, o).bigValue();
    if (i.equals(BigInteger.ONE.negate())) {
      return -1;
    }
    if (i.signum() < 0) {
      throw PyErr.valueError(ts, "Cannot convert negative int");
    }
    if (i.bitLength() > 64) {
      throw PyErr.overflowError(ts, "Python int too large to convert to C rlim_t");
    }
    return i.longValue();
  }

  private static PyObject limit(long v) {
    return v < -1 ? PyInt.of(new BigInteger(Long.toUnsignedString(v))) : Py.int_(v);
  }

  /** Gets the limits of a process, and sets them where {@code wanted} is not null. */
  private static PyObject limit(ThreadState ts, int pid, int resource, long[] wanted) {
    if (resource < 0 || resource >= LIMITS) {
      throw PyErr.valueError(ts, "invalid resource specified");
    }
    Scratch s = Scratch.get();
    long p = s.resultAddress();
    if (wanted != null) {
      s.result.set(ValueLayout.JAVA_LONG, 0, wanted[0]);
      s.result.set(ValueLayout.JAVA_LONG, 8, wanted[1]);
    }
    int r = PRLIMIT.call(pid, resource, wanted == null ? 0 : p, p + 16);
    if (r == -Errno.EINVAL) {
      throw PyErr.valueError(ts, "current limit exceeds maximum limit");
    }
    if (r == -Errno.EPERM && wanted != null && pid == 0) {
      throw PyErr.valueError(ts, "not allowed to raise maximum limit");
    }
    OsErrors.check(ts, r);
    return PyTuple.of(
        ts,
        limit(s.result.get(ValueLayout.JAVA_LONG, 16)),
        limit(s.result.get(ValueLayout.JAVA_LONG, 24)));
  }

  @PyFunction(signature = "(resource, /)", doc = "The soft and hard limit of a resource.")
  static PyObject getrlimit(ThreadState ts, int resource) {
    return limit(ts, 0, resource, null);
  }

  @PyFunction(signature = "(resource, limits, /)", doc = "Set the limits of a resource.")
  static void setrlimit(ThreadState ts, int resource, PyObject limits) {
    limit(ts, 0, resource, limits(ts, limits));
  }

  @PyFunction(
      signature = "(pid, resource, limits=None, /)",
      doc = "Get, and perhaps set, the limits of a process.")
  static PyObject prlimit(ThreadState ts, int pid, int resource, PyObject limits) {
    long[] wanted = limits == null || limits == Py.None ? null : limits(ts, limits);
    return limit(ts, pid, resource, wanted);
  }

  @PyFunction(doc = "The number of bytes in a page of memory.")
  static int getpagesize(ThreadState ts) {
    return PAGE_SIZE.call();
  }
}
