package org.boiga.modules.pwd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.libc.Errno;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.libc.NativeFunction;
import org.boiga.modules.libc.NativeStrings;
import org.boiga.modules.posix.PathArgument;
import org.boiga.objects.Codecs;
import org.boiga.objects.Conversion;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/** Module {@code pwd}: the users of the system. */
@org.boiga.api.annotation.PyModule(name = "pwd", doc = "The database of users.")
public final class PwdModule {
  private static final PyType PASSWD =
      StructSequence.define(
          "pwd.struct_passwd",
          "A user.",
          true,
          7,
          "pw_name",
          "pw_passwd",
          "pw_uid",
          "pw_gid",
          "pw_gecos",
          "pw_dir",
          "pw_shell");

  private static final NativeFunction BY_NAME = new NativeFunction("getpwnam_r");
  private static final NativeFunction BY_ID = new NativeFunction("getpwuid_r");
  private static final NativeFunction FIRST = new NativeFunction("setpwent");
  private static final NativeFunction NEXT = new NativeFunction("getpwent");
  private static final NativeFunction END = new NativeFunction("endpwent");
  private static final int STRUCTURE = 48;
  private static final int FIRST_BUFFER = 1024;

  private PwdModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "struct_passwd", PASSWD);
  }

  private static PyObject text(ThreadState ts, MemorySegment s, long at) {
    byte[] b = Libc.string(s.get(ValueLayout.JAVA_LONG, at));
    return b == null ? Py.None : Codecs.fsDecode(ts, b);
  }

  private static PyObject read(ThreadState ts, MemorySegment s) {
    return StructSequence.of(
        ts,
        PASSWD,
        text(ts, s, 0),
        text(ts, s, 8),
        Py.int_(s.get(ValueLayout.JAVA_INT, 16) & 0xFFFFFFFFL),
        Py.int_(s.get(ValueLayout.JAVA_INT, 20) & 0xFFFFFFFFL),
        text(ts, s, 24),
        text(ts, s, 32),
        text(ts, s, 40));
  }

  /** The user that a function finds by a key, or null. */
  private static PyObject find(ThreadState ts, NativeFunction f, Arena arena, long key) {
    MemorySegment structure = arena.allocate(STRUCTURE, 8);
    MemorySegment found = arena.allocate(8, 8);
    for (int size = FIRST_BUFFER; ; size *= 2) {
      MemorySegment buffer = arena.allocate(size);
      int n = size;
      int r =
          (int)
              Blocking.call(
                  ts,
                  () -> f.call(key, structure.address(), buffer.address(), n, found.address(), 0));
      if (r != Errno.ERANGE || size > 1 << 24) {
        return r != 0 || found.get(ValueLayout.JAVA_LONG, 0) == 0 ? null : read(ts, structure);
      }
    }
  }

  @PyFunction(signature = "(uidobj, /)", doc = "The user with an id.")
  static PyObject getpwuid(ThreadState ts, PyObject uid) {
    if (!Numbers.isIndex(uid)) {
      throw PyErr.typeError(ts, "uid should be integer, not " + PyType.of(uid).name());
    }
    PyInt i = Numbers.index(ts, uid);
    boolean valid = i.isLong() && i.longValue() >= -1 && i.longValue() <= 0xFFFFFFFFL;
    if (!valid) {
      throw PyErr.keyError(ts, PyStr.of("getpwuid(): uid not found"));
    }
    try (Arena arena = Arena.ofShared()) {
      PyObject p = find(ts, BY_ID, arena, i.longValue());
      if (p == null) {
        throw PyErr.keyError(
            ts, PyStr.of("getpwuid(): uid not found: " + (i.longValue() & 0xFFFFFFFFL)));
      }
      return p;
    }
  }

  @PyFunction(signature = "(name, /)", doc = "The user with a name.")
  static PyObject getpwnam(ThreadState ts, PyObject name) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(ts, "getpwnam() argument must be str, not " + PyType.of(name).name());
    }
    byte[] b = PathArgument.fsencode(ts, s);
    try (Arena arena = Arena.ofShared()) {
      PyObject p = find(ts, BY_NAME, arena, NativeStrings.string(arena, b));
      if (p == null) {
        throw PyErr.keyError(ts, PyStr.of("getpwnam(): name not found: " + Conversion.repr(ts, s)));
      }
      return p;
    }
  }

  @PyFunction(doc = "All users.")
  static PyObject getpwall(ThreadState ts) {
    PyList all = new PyList(ts);
    synchronized (NEXT) {
      FIRST.callRaw(0, 0, 0);
      for (long p; (p = NEXT.callRaw(0, 0, 0)) != 0; ) {
        all.append(ts, read(ts, MemorySegment.ofAddress(p).reinterpret(STRUCTURE)));
      }
      END.callRaw(0, 0, 0);
    }
    return all;
  }
}
