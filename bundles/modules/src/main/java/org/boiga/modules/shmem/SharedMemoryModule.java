package org.boiga.modules.shmem;

import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.posix.OsErrors;
import org.boiga.objects.Args;
import org.boiga.objects.Codecs;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Module {@code _posixshmem}. */
@org.boiga.api.annotation.PyModule(name = "_posixshmem", doc = "POSIX shared memory.")
public final class SharedMemoryModule {
  private static final NativeFunction OPEN = new NativeFunction("shm_open");
  private static final NativeFunction UNLINK = new NativeFunction("shm_unlink");

  private SharedMemoryModule() {}

  private static byte[] name(ThreadState ts, PyObject path, String function) {
    if (!(path instanceof PyStr s)) {
      throw Args.badArgument(ts, function, "argument 1", "str", path);
    }
    byte[] b = Codecs.utf8(ts, s);
    for (byte x : b) {
      if (x == 0) {
        throw PyErr.valueError(ts, "embedded null character");
      }
    }
    return b;
  }

  private static int check(ThreadState ts, long r, PyObject path) {
    if (r < 0) {
      throw OsErrors.of(ts, (int) -r, path);
    }
    return (int) r;
  }

  @PyFunction(
      name = "shm_open",
      signature = "(path, flags, mode=511)",
      doc = "Open a shared memory object; returns a descriptor.")
  static int open(ThreadState ts, PyObject path, int flags, int mode) {
    byte[] b = name(ts, path, "shm_open");
    long r = NativeStrings.with(b, p -> (int) Blocking.retry(ts, () -> OPEN.call(p, flags, mode)));
    return check(ts, r, path);
  }

  @PyFunction(
      name = "shm_unlink",
      signature = "(path, /)",
      doc = "Remove the name of a shared memory object.")
  static void unlink(ThreadState ts, PyObject path) {
    byte[] b = name(ts, path, "shm_unlink");
    long r = NativeStrings.with(b, p -> (int) Blocking.retry(ts, () -> UNLINK.call(p)));
    check(ts, r, path);
  }
}
