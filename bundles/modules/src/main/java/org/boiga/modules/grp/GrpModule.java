package org.boiga.modules.grp;

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

/** Module {@code grp}: the groups of the system. */
@org.boiga.api.annotation.PyModule(name = "grp", doc = "The database of groups.")
public final class GrpModule {
  private static final PyType GROUP =
      StructSequence.define(
          "grp.struct_group", "A group.", true, 4, "gr_name", "gr_passwd", "gr_gid", "gr_mem");

  private static final NativeFunction BY_NAME = new NativeFunction("getgrnam_r");
  private static final NativeFunction BY_ID = new NativeFunction("getgrgid_r");
  private static final NativeFunction FIRST = new NativeFunction("setgrent");
  private static final NativeFunction NEXT = new NativeFunction("getgrent");
  private static final NativeFunction END = new NativeFunction("endgrent");
  private static final int STRUCTURE = 32;
  private static final int FIRST_BUFFER = 1024;

  private GrpModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "struct_group", GROUP);
  }

  private static PyObject text(ThreadState ts, long address) {
    byte[] b = Libc.string(address);
    return b == null ? Py.None : Codecs.fsDecode(ts, b);
  }

  private static PyObject read(ThreadState ts, MemorySegment s) {
    PyList members = new PyList(ts);
    long array = s.get(ValueLayout.JAVA_LONG, 24);
    if (array != 0) {
      MemorySegment names = MemorySegment.ofAddress(array).reinterpret(Long.MAX_VALUE);
      for (long i = 0; names.get(ValueLayout.JAVA_LONG_UNALIGNED, i) != 0; i += 8) {
        members.append(ts, text(ts, names.get(ValueLayout.JAVA_LONG_UNALIGNED, i)));
      }
    }
    return StructSequence.of(
        ts,
        GROUP,
        text(ts, s.get(ValueLayout.JAVA_LONG, 0)),
        text(ts, s.get(ValueLayout.JAVA_LONG, 8)),
        Py.int_(s.get(ValueLayout.JAVA_INT, 16) & 0xFFFFFFFFL),
        members);
  }

  /** The group that a function finds by a key, or null. */
  private static PyObject find(ThreadState ts, NativeFunction f, Arena arena, long key) {
    MemorySegment structure = arena.allocate(STRUCTURE, 8);
    MemorySegment found = arena.allocate(8, 8);
    for (int size = FIRST_BUFFER; ; size *= 2) {
      MemorySegment buffer = arena.allocate(size, 8);
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

  @PyFunction(signature = "(id)", doc = "The group with an id.")
  static PyObject getgrgid(ThreadState ts, PyObject id) {
    if (!Numbers.isIndex(id)) {
      throw PyErr.typeError(ts, "gid should be integer, not " + PyType.of(id).name());
    }
    PyInt i = Numbers.index(ts, id);
    boolean valid = i.isLong() && i.longValue() >= -1 && i.longValue() <= 0xFFFFFFFFL;
    if (!valid) {
      throw PyErr.keyError(ts, PyStr.of("getgrgid(): gid not found"));
    }
    try (Arena arena = Arena.ofShared()) {
      PyObject g = find(ts, BY_ID, arena, i.longValue());
      if (g == null) {
        throw PyErr.keyError(
            ts, PyStr.of("getgrgid(): gid not found: " + (i.longValue() & 0xFFFFFFFFL)));
      }
      return g;
    }
  }

  @PyFunction(signature = "(name)", doc = "The group with a name.")
  static PyObject getgrnam(ThreadState ts, PyObject name) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(
          ts, "getgrnam() argument 'name' must be str, not " + PyType.of(name).name());
    }
    byte[] b = PathArgument.fsencode(ts, s);
    try (Arena arena = Arena.ofShared()) {
      PyObject g = find(ts, BY_NAME, arena, NativeStrings.string(arena, b));
      if (g == null) {
        throw PyErr.keyError(ts, PyStr.of("getgrnam(): name not found: " + Conversion.repr(ts, s)));
      }
      return g;
    }
  }

  @PyFunction(doc = "All groups.")
  static PyObject getgrall(ThreadState ts) {
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
