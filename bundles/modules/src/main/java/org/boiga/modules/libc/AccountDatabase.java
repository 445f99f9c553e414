package org.boiga.modules.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.BiFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.memory.PyObject;
import org.boiga.objects.Conversion;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** The C library's functions for one of the databases of accounts: users, or groups. */
public final class AccountDatabase {
  private static final int FIRST_BUFFER = 1024;
  private static final int LARGEST_BUFFER = 1 << 24;

  private final String prefix;
  private final String id;
  private final int structure;
  private final BiFunction<ThreadState, MemorySegment, PyObject> reader;
  private final NativeFunction byName;
  private final NativeFunction byId;
  private final NativeFunction first;
  private final NativeFunction next;
  private final NativeFunction end;

  /**
   * Describes a database.
   *
   * @param kind {@code pw} or {@code gr}, as in {@code getpwnam}
   * @param id what its ids are called: {@code uid} or {@code gid}
   * @param structure bytes of the C structure of an entry
   * @param reader makes a Python object of such a structure
   */
  public AccountDatabase(
      String kind,
      String id,
      int structure,
      BiFunction<ThreadState, MemorySegment, PyObject> reader) {
    this.prefix = "get" + kind;
    this.id = id;
    this.structure = structure;
    this.reader = reader;
    byName = new NativeFunction(prefix + "nam_r");
    byId = new NativeFunction(prefix + id + "_r");
    first = new NativeFunction("set" + kind + "ent");
    next = new NativeFunction(prefix + "ent");
    end = new NativeFunction("end" + kind + "ent");
  }

  /** The entry that a function finds by a key, or null. */
  private PyObject find(ThreadState ts, NativeFunction f, Arena arena, long key) {
    MemorySegment entry = arena.allocate(structure, 8);
    MemorySegment found = arena.allocate(8, 8);
    for (int size = FIRST_BUFFER; ; size *= 2) {
      MemorySegment buffer = arena.allocate(size, 8);
      int n = size;
      int r =
          (int)
              Blocking.call(
                  ts, () -> f.call(key, entry.address(), buffer.address(), n, found.address(), 0));
      if (r != Errno.ERANGE || size > LARGEST_BUFFER) {
        return r != 0 || found.get(ValueLayout.JAVA_LONG, 0) == 0 ? null : reader.apply(ts, entry);
      }
    }
  }

  /** The entry with an id; KeyError if there is none. */
  public PyObject byId(ThreadState ts, PyObject wanted) {
    String missing = prefix + id + "(): " + id + " not found: ";
    int wantedId = AccountId.of(ts, wanted, id);
    try (Arena arena = Arena.ofShared()) {
      PyObject entry = find(ts, byId, arena, wantedId);
      if (entry == null) {
        throw PyErr.keyError(
            ts, PyStr.of(missing + (wantedId == -1 ? "-1" : Integer.toUnsignedString(wantedId))));
      }
      return entry;
    }
  }

  /**
   * The entry with a name; KeyError if there is none.
   *
   * @param encoded the name as bytes of the file system
   */
  public PyObject byName(ThreadState ts, PyStr name, byte[] encoded) {
    try (Arena arena = Arena.ofShared()) {
      PyObject entry = find(ts, byName, arena, NativeStrings.string(arena, encoded));
      if (entry == null) {
        throw PyErr.keyError(
            ts, PyStr.of(prefix + "nam(): name not found: " + Conversion.repr(ts, name)));
      }
      return entry;
    }
  }

  /** All entries. The C library has one position in the database for all threads. */
  public PyList all(ThreadState ts) {
    PyList all = new PyList(ts);
    synchronized (next) {
      first.callRaw(0, 0, 0);
      try {
        for (long p; (p = next.callRaw(0, 0, 0)) != 0; ) {
          all.append(ts, reader.apply(ts, MemorySegment.ofAddress(p).reinterpret(structure)));
        }
      } finally {
        end.callRaw(0, 0, 0);
      }
    }
    return all;
  }
}
