package org.boiga.nativemodules.accounts;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.BiFunction;
import org.boiga.api.PyContext;
import org.boiga.api.PyDetached;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;

/** The C library's functions for one of the databases of accounts: users, or groups. */
final class AccountDatabase {
  private static final int FIRST_BUFFER = 1024;
  private static final int LARGEST_BUFFER = 1 << 24;
  private static final long LARGEST_ID = 0xFFFFFFFFL;

  private final String prefix;
  private final String id;
  private final int structure;
  private final BiFunction<PyContext, MemorySegment, PyObject> reader;
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
  AccountDatabase(
      String kind,
      String id,
      int structure,
      BiFunction<PyContext, MemorySegment, PyObject> reader) {
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

  /** The text at the address that a structure has at {@code at}; None for a null pointer. */
  static PyObject text(PyContext ctx, MemorySegment s, long at) {
    byte[] b = NativeStrings.read(s.get(ValueLayout.JAVA_LONG_UNALIGNED, at));
    return b == null ? ctx.Py_None() : ctx.PyUnicode_DecodeFSDefault(b);
  }

  static PyObject id(PyContext ctx, MemorySegment s, long at) {
    return ctx.PyLong_FromLong(s.get(ValueLayout.JAVA_INT, at) & LARGEST_ID);
  }

  /** The entry that a function finds by a key, or null. */
  private PyObject find(PyContext ctx, NativeFunction f, Arena arena, long key) {
    MemorySegment entry = arena.allocate(structure, 8);
    MemorySegment found = arena.allocate(8, 8);
    for (int size = FIRST_BUFFER; ; size *= 2) {
      MemorySegment buffer = arena.allocate(size, 8);
      int r;
      try (PyDetached detached = ctx.detach()) {
        r = f.call(key, entry.address(), buffer.address(), size, found.address(), 0);
      }
      if (r != Errno.ERANGE || size > LARGEST_BUFFER) {
        return r != 0 || found.get(ValueLayout.JAVA_LONG, 0) == 0 ? null : reader.apply(ctx, entry);
      }
    }
  }

  private PyError missing(PyContext ctx, String key) {
    return ctx.PyErr_SetObject(ctx.PyExc_Type(PyExc.KeyError), ctx.PyUnicode_FromString(key));
  }

  /** An id, which is unsigned; -1 stands for the largest, which is nobody's. */
  private int id(PyContext ctx, PyObject o) {
    if (!ctx.PyIndex_Check(o)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, id + " should be integer, not " + ctx.PyObject_TypeName(o));
    }
    PyObject i = ctx.PyNumber_Index(o);
    boolean fits = ctx.PyLong_FitsLong(i);
    long v = fits ? ctx.PyLong_AsLong(i) : 0;
    if (!fits || v < -1 || v > LARGEST_ID) {
      boolean large = !fits && ctx.PyLong_GetSign(i) > 0;
      throw ctx.PyErr_Format(
          PyExc.OverflowError, id + (large ? " is greater than maximum" : " is less than minimum"));
    }
    return (int) v;
  }

  /** The entry with an id; KeyError if there is none. */
  PyObject byId(PyContext ctx, PyObject wanted) {
    int number = id(ctx, wanted);
    try (Arena arena = Arena.ofShared()) {
      PyObject entry = find(ctx, byId, arena, number);
      if (entry == null) {
        String text = number == -1 ? "-1" : Integer.toUnsignedString(number);
        throw missing(ctx, prefix + id + "(): " + id + " not found: " + text);
      }
      return entry;
    }
  }

  /** The entry with a name; KeyError if there is none. */
  PyObject byName(PyContext ctx, PyObject name) {
    byte[] encoded = ctx.PyUnicode_EncodeFSDefault(name);
    for (byte b : encoded) {
      if (b == 0) {
        throw ctx.PyErr_Format(PyExc.ValueError, "embedded null byte");
      }
    }
    try (Arena arena = Arena.ofShared()) {
      PyObject entry = find(ctx, byName, arena, NativeStrings.string(arena, encoded));
      if (entry == null) {
        String text = ctx.PyUnicode_AsString(ctx.PyObject_Repr(name));
        throw missing(ctx, prefix + "nam(): name not found: " + text);
      }
      return entry;
    }
  }

  /** All entries. The C library has one position in the database for all threads. */
  PyObject all(PyContext ctx) {
    PyObject all = ctx.PyList_New();
    synchronized (next) {
      first.callRaw(0, 0, 0);
      try {
        for (long p; (p = next.callRaw(0, 0, 0)) != 0; ) {
          ctx.PyList_Append(
              all, reader.apply(ctx, MemorySegment.ofAddress(p).reinterpret(structure)));
        }
      } finally {
        end.callRaw(0, 0, 0);
      }
    }
    return all;
  }
}
