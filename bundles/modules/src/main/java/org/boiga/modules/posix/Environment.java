package org.boiga.modules.posix;

import java.io.IOException;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.ThreadState;

/** The process's environment. */
final class Environment {
  private static final NativeFunction SETENV = new NativeFunction("setenv");
  private static final NativeFunction UNSETENV = new NativeFunction("unsetenv");

  private Environment() {}

  /** The environment that the process was started with: {@code posix.environ}. */
  static PyDict initial(ThreadState ts) {
    PyDict d = new PyDict(ts);
    byte[] all = initialBlock();
    for (int from = 0, i = 0; i < all.length; i++) {
      if (all[i] == 0) {
        put(ts, d, all, from, i);
        from = i + 1;
      }
    }
    return d;
  }

  /** The variables, each with a zero at its end. */
  private static byte[] initialBlock() {
    try {
      return Files.readAllBytes(Path.of("/proc/self/environ"));
    } catch (IOException e) {
      StringBuilder b = new StringBuilder();
      for (Map.Entry<String, String> v : System.getenv().entrySet()) {
        b.append(v.getKey()).append('=').append(v.getValue()).append('\0');
      }
      return b.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  private static void put(ThreadState ts, PyDict d, byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == '=') {
        d.putIfAbsent(
            ts,
            PyBytes.of(java.util.Arrays.copyOfRange(b, from, i)),
            PyBytes.of(java.util.Arrays.copyOfRange(b, i + 1, to)));
        return;
      }
    }
  }

  /** The address of the process's own array of variables. */
  static long nativeArray() {
    MemorySegment variable =
        Linker.nativeLinker().defaultLookup().find("environ").orElseThrow().reinterpret(8);
    return variable.get(ValueLayout.JAVA_LONG, 0);
  }

  @PyFunction(name = "_create_environ", doc = "The environment as it is now.")
  static PyObject createEnviron(ThreadState ts) {
    PyDict d = new PyDict(ts);
    long array = nativeArray();
    if (array != 0) {
      MemorySegment pointers = MemorySegment.ofAddress(array).reinterpret(Long.MAX_VALUE);
      for (long i = 0; pointers.get(ValueLayout.JAVA_LONG, i) != 0; i += 8) {
        byte[] entry = NativeStrings.read(pointers.get(ValueLayout.JAVA_LONG, i));
        put(ts, d, entry, 0, entry.length);
      }
    }
    return d;
  }

  @PyFunction(doc = "Change or add an environment variable.")
  static void putenv(ThreadState ts, PyObject name, PyObject value) {
    byte[] n = PathArgument.fsencode(ts, name);
    byte[] v = PathArgument.fsencode(ts, value);
    checkName(ts, n);
    Audit.event(ts, "os.putenv", PyBytes.of(n), PyBytes.of(v));
    OsErrors.check(ts, NativeStrings.with(n, v, (a, b) -> SETENV.call(a, b, 1)));
  }

  @PyFunction(doc = "Remove an environment variable.")
  static void unsetenv(ThreadState ts, PyObject name) {
    byte[] n = PathArgument.fsencode(ts, name);
    Audit.event(ts, "os.unsetenv", PyBytes.of(n));
    OsErrors.check(ts, NativeStrings.with(n, UNSETENV::call));
  }

  private static void checkName(ThreadState ts, byte[] name) {
    for (byte b : name) {
      if (b == '=') {
        throw PyErr.valueError(ts, "illegal environment variable name");
      }
    }
  }
}
