package org.boiga.modules.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.Codecs;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyList;
import org.boiga.objects.ThreadState;

/** Functions of {@code posix} on extended attributes of files. */
final class ExtendedAttributes {
  private static final int LARGEST = 65536;

  private ExtendedAttributes() {}

  /** The three forms of a function: on a path, on a link itself, on an open file. */
  private record Call(NativeFunction path, NativeFunction link, NativeFunction fd) {
    Call(String name) {
      this(
          new NativeFunction(name), new NativeFunction("l" + name), new NativeFunction("f" + name));
    }

    long on(Arena arena, PathArgument p, boolean follow, long a, long b, long c, long d) {
      return p.isFd()
          ? fd.callLong(p.fd(), a, b, c, d, 0)
          : (follow ? path : link).callLong(NativeStrings.string(arena, p.bytes()), a, b, c, d, 0);
    }
  }

  private static final Call GET = new Call("getxattr");
  private static final Call SET = new Call("setxattr");
  private static final Call REMOVE = new Call("removexattr");
  private static final Call LIST = new Call("listxattr");

  private static void check(ThreadState ts, PathArgument p, boolean follow, String function) {
    FileAttributes.checkCombination(ts, function, p, org.boiga.modules.libc.Libc.AT_FDCWD, follow);
  }

  @PyFunction(
      signature = "(path, attribute, *, follow_symlinks=True)",
      doc = "The value of an extended attribute.")
  static PyObject getxattr(
      ThreadState ts, PyObject path, PyObject attribute, boolean followSymlinks) {
    PathArgument p = PathArgument.pathOrFd(ts, "getxattr", path);
    PathArgument name = PathArgument.of(ts, "getxattr", "attribute", attribute, false, false);
    check(ts, p, followSymlinks, "getxattr");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(LARGEST);
      long n =
          GET.on(
              arena,
              p,
              followSymlinks,
              NativeStrings.string(arena, name.bytes()),
              b.address(),
              LARGEST,
              0);
      OsErrors.check(ts, n, p);
      return PyBytes.of(b.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @PyFunction(
      signature = "(path, attribute, value, flags=0, *, follow_symlinks=True)",
      doc = "Set an extended attribute.")
  static void setxattr(
      ThreadState ts,
      PyObject path,
      PyObject attribute,
      PyObject value,
      int flags,
      boolean followSymlinks) {
    PathArgument p = PathArgument.pathOrFd(ts, "setxattr", path);
    PathArgument name = PathArgument.of(ts, "setxattr", "attribute", attribute, false, false);
    byte[] content = Buffers.content(ts, value);
    check(ts, p, followSymlinks, "setxattr");
    try (Arena arena = Arena.ofConfined()) {
      long r =
          SET.on(
              arena,
              p,
              followSymlinks,
              NativeStrings.string(arena, name.bytes()),
              NativeStrings.string(arena, content),
              content.length,
              flags);
      OsErrors.check(ts, r, p);
    }
  }

  @PyFunction(
      signature = "(path, attribute, *, follow_symlinks=True)",
      doc = "Remove an extended attribute.")
  static void removexattr(
      ThreadState ts, PyObject path, PyObject attribute, boolean followSymlinks) {
    PathArgument p = PathArgument.pathOrFd(ts, "removexattr", path);
    PathArgument name = PathArgument.of(ts, "removexattr", "attribute", attribute, false, false);
    check(ts, p, followSymlinks, "removexattr");
    try (Arena arena = Arena.ofConfined()) {
      long r =
          REMOVE.on(arena, p, followSymlinks, NativeStrings.string(arena, name.bytes()), 0, 0, 0);
      OsErrors.check(ts, r, p);
    }
  }

  @PyFunction(
      signature = "(path=None, *, follow_symlinks=True)",
      doc = "The names of a file's extended attributes.")
  static PyObject listxattr(ThreadState ts, PyObject path, boolean followSymlinks) {
    PathArgument p = PathArgument.optional(ts, "listxattr", path);
    check(ts, p, followSymlinks, "listxattr");
    PyList names = new PyList(ts);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(LARGEST);
      long n = LIST.on(arena, p, followSymlinks, b.address(), LARGEST, 0, 0);
      if (n < 0) {
        throw OsErrors.of(ts, (int) -n, p.object() == null ? Py.str(".") : p.object());
      }
      byte[] all = b.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
      for (int from = 0, i = 0; i < all.length; i++) {
        if (all[i] == 0) {
          names.append(ts, Codecs.fsDecode(ts, java.util.Arrays.copyOfRange(all, from, i)));
          from = i + 1;
        }
      }
    }
    return names;
  }
}
