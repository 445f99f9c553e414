package org.boiga.modules.posix;

import java.util.List;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.libc.DirectoryEntry;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.Codecs;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyList;
import org.boiga.objects.ThreadState;

/** Functions of {@code posix} on directories. */
final class Directories {
  private static final NativeFunction CHDIR = new NativeFunction("chdir");
  private static final NativeFunction FCHDIR = new NativeFunction("fchdir");
  private static final NativeFunction CHROOT = new NativeFunction("chroot");

  private Directories() {}

  /** The entries of a directory; raises OSError. */
  static List<DirectoryEntry> entries(ThreadState ts, PathArgument p) {
    int[] failure = new int[1];
    List<DirectoryEntry> all = blocking(ts, () -> Libc.list(p.fd(), p.bytes(), failure));
    if (all == null) {
      throw OsErrors.of(ts, failure[0], p.object());
    }
    return all;
  }

  private static <T> T blocking(ThreadState ts, java.util.function.Supplier<T> call) {
    Object[] r = new Object[1];
    Blocking.call(
        ts,
        () -> {
          r[0] = call.get();
          return 0;
        });
    @SuppressWarnings("unchecked")
    T t = (T) r[0];
    return t;
  }

  @PyFunction(signature = "(path=None)", doc = "The names of the entries of a directory.")
  static PyObject listdir(ThreadState ts, PyObject path) {
    PathArgument p = PathArgument.optional(ts, "listdir", path);
    Audit.event(ts, "os.listdir", path == null ? Py.None : path);
    List<DirectoryEntry> entries = entries(ts, p);
    PyObject[] names = new PyObject[entries.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = PathArgument.name(ts, entries.get(i).name(), p.isBytes());
    }
    return PyList.of(ts, names);
  }

  @PyFunction(signature = "(path=None)", doc = "An iterator of DirEntry objects of a directory.")
  static PyObject scandir(ThreadState ts, PyObject path) {
    PathArgument p = PathArgument.optional(ts, "scandir", path);
    Audit.event(ts, "os.scandir", path == null ? Py.None : path);
    return new PyScandirIterator(ts, p, entries(ts, p));
  }

  private static byte[] workingDirectory(ThreadState ts) {
    int[] failure = new int[1];
    byte[] b = Libc.getcwd(failure);
    if (b == null) {
      throw OsErrors.of(ts, failure[0]);
    }
    return b;
  }

  @PyFunction(doc = "The current working directory.")
  static PyObject getcwd(ThreadState ts) {
    return Codecs.fsDecode(ts, workingDirectory(ts));
  }

  @PyFunction(doc = "The current working directory as bytes.")
  static PyObject getcwdb(ThreadState ts) {
    return PyBytes.of(workingDirectory(ts));
  }

  @PyFunction(signature = "(path)", doc = "Change the current working directory.")
  static void chdir(ThreadState ts, PyObject path) {
    PathArgument p = PathArgument.pathOrFd(ts, "chdir", path);
    Audit.event(ts, "os.chdir", path);
    OsErrors.check(ts, p.isFd() ? FCHDIR.call(p.fd()) : Libc.withPath(p.bytes(), CHDIR::call), p);
  }

  @PyFunction(signature = "(fd)", doc = "Change to the directory that a descriptor is open on.")
  static void fchdir(ThreadState ts, PyObject fd) {
    int f = PathArgument.fileDescriptor(ts, fd);
    Audit.event(ts, "os.chdir", Py.int_(f));
    OsErrors.check(ts, FCHDIR.call(f));
  }

  @PyFunction(signature = "(path)", doc = "Change the root directory.")
  static void chroot(ThreadState ts, PyObject path) {
    PathArgument p = PathArgument.path(ts, "chroot", path);
    OsErrors.check(ts, Libc.withPath(p.bytes(), CHROOT::call), p);
  }
}
