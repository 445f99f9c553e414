package org.boiga.modules.subprocess;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.FileStat;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.posix.PathArgument;
import org.boiga.modules.posix.Spawn;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/**
 * Module {@code _posixsubprocess}, by {@code posix_spawn}: what only code of ours between fork and
 * exec could do is refused.
 */
@org.boiga.api.annotation.PyModule(
    name = "_posixsubprocess",
    doc = "The start of a child process, for module subprocess.")
public final class SubprocessModule {
  private static final NativeFunction UMASK = new NativeFunction("umask");
  private static final NativeFunction GETPID = new NativeFunction("getpid");
  private static final int F_DUPFD_CLOEXEC = Libc.F_DUPFD_CLOEXEC;
  private static final int SIGPIPE = 13;
  private static final int SIGXFSZ = 25;

  /** Held while the process's umask is another for the sake of a child. */
  private static final Object UMASK_LOCK = new Object();

  private SubprocessModule() {}

  @PyFunction(
      name = "fork_exec",
      signature =
          "(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread,"
              + " c2pwrite, errread, errwrite, errpipe_read, errpipe_write, restore_signals,"
              + " start_new_session, process_group, gid, extra_groups, uid, child_umask,"
              + " preexec_fn, /)",
      doc = "Start a program in a new process; return its id. Errors are written to a pipe.")
  static int forkExec(
      ThreadState ts,
      PyObject args,
      PyObject executables,
      boolean closeFds,
      PyTuple passFds,
      PyObject cwd,
      PyObject env,
      int p2cread,
      int p2cwrite,
      int c2pread,
      int c2pwrite,
      int errread,
      int errwrite,
      int errpipeRead,
      int errpipeWrite,
      boolean restoreSignals,
      boolean newSession,
      int processGroup,
      PyObject gid,
      PyObject groups,
      PyObject uid,
      int umask,
      PyObject preexec) {
    if (closeFds && errpipeWrite < 3) {
      throw PyErr.valueError(ts, "errpipe_write must be >= 3");
    }
    refuse(ts, preexec, "preexec_fn");
    refuse(ts, gid, "group");
    refuse(ts, groups, "extra_groups");
    refuse(ts, uid, "user");
    int[] keep = descriptors(ts, passFds);
    List<byte[]> arguments = strings(ts, args);
    List<byte[]> programs = strings(ts, executables);
    List<byte[]> environment = env == Py.None ? null : strings(ts, env);
    byte[] folder = cwd == Py.None ? null : PathArgument.fsencode(ts, cwd);
    if (folder != null) {
      int[] failure = new int[1];
      FileStat s = Libc.fstatat(Libc.AT_FDCWD, folder, 0, failure);
      int error = s == null ? failure[0] : s.isDirectory() ? 0 : Errno.ENOTDIR;
      if (error != 0) {
        return report(errpipeWrite, error, "noexec");
      }
    }
    List<Integer> copies = new ArrayList<>();
    try {
      // Descriptors in the way of others become ones that are not.
      int out = c2pwrite == 0 ? copy(ts, c2pwrite, copies) : c2pwrite;
      int err = errwrite == 0 || errwrite == 1 ? copy(ts, errwrite, copies) : errwrite;
      int saved = 0;
      for (byte[] program : programs) {
        try (Spawn s = new Spawn()) {
          redirect(s, p2cread, 0);
          redirect(s, out, 1);
          redirect(s, err, 2);
          if (folder != null) {
            s.addChdir(folder);
          }
          for (int fd : keep) {
            if (fd != errpipeWrite) {
              s.addDup2(fd, fd);
            }
          }
          if (closeFds) {
            closeOthers(s, keep, errpipeWrite);
          }
          BitSet none = new BitSet();
          s.setMask(none);
          if (restoreSignals) {
            BitSet defaults = new BitSet();
            defaults.set(SIGPIPE);
            defaults.set(SIGXFSZ);
            s.setDefault(defaults);
          }
          if (newSession) {
            s.newSession();
          }
          if (processGroup >= 0) {
            s.setGroup(processGroup);
          }
          int r = start(s, program, arguments, environment, umask);
          if (r > 0) {
            return r;
          }
          boolean missing = r == -Errno.ENOENT || r == -Errno.ENOTDIR;
          if (saved == 0 || !missing && isMissing(saved)) {
            saved = -r;
          }
        }
      }
      return report(errpipeWrite, saved, "");
    } finally {
      copies.forEach(Libc::close);
    }
  }

  private static boolean isMissing(int error) {
    return error == Errno.ENOENT || error == Errno.ENOTDIR;
  }

  private static int start(
      Spawn s, byte[] program, List<byte[]> arguments, List<byte[]> environment, int umask) {
    if (umask < 0) {
      return s.start(program, arguments, environment, false);
    }
    synchronized (UMASK_LOCK) {
      int old = UMASK.call(umask);
      try {
        return s.start(program, arguments, environment, false);
      } finally {
        UMASK.call(old);
      }
    }
  }

  /** What would have to be done in the child by code of ours. */
  private static void refuse(ThreadState ts, PyObject argument, String name) {
    if (argument != Py.None) {
      throw PyErr.of(ts, PyExc.NotImplementedError, name + " is not supported on this platform");
    }
  }

  private static int[] descriptors(ThreadState ts, PyTuple fds) {
    int[] all = new int[fds.size()];
    int last = -1;
    for (int i = 0; i < all.length; i++) {
      PyInt n = Numbers.index(ts, fds.at(i));
      boolean good = n.isLong() && n.longValue() > last && n.longValue() <= Integer.MAX_VALUE;
      if (!good) {
        throw PyErr.valueError(ts, "bad value(s) in fds_to_keep");
      }
      all[i] = (int) n.longValue();
      last = all[i];
    }
    return all;
  }

  private static List<byte[]> strings(ThreadState ts, PyObject o) {
    List<byte[]> all = new ArrayList<>();
    for (PyObject s : Iteration.toArray(ts, o)) {
      all.add(PathArgument.fsencode(ts, s));
    }
    return all;
  }

  private static int copy(ThreadState ts, int fd, List<Integer> copies) {
    int c = (int) OsErrors.check(ts, Libc.fcntl(fd, F_DUPFD_CLOEXEC, 3));
    copies.add(c);
    return c;
  }

  private static void redirect(Spawn s, int fd, int to) {
    if (fd >= 0) {
      s.addDup2(fd, to);
    }
  }

  /** Closes what is open in this process from 3 on; descriptors of the JVM among others. */
  private static void closeOthers(Spawn s, int[] keep, int errpipe) {
    BitSet kept = new BitSet();
    for (int fd : keep) {
      kept.set(fd);
    }
    kept.clear(errpipe); // it is closed when the program starts, which says that all went well
    String[] open = new File("/proc/self/fd").list();
    if (open == null) {
      return;
    }
    for (String name : open) {
      int fd = Integer.parseInt(name);
      if (fd > 2 && !kept.get(fd)) {
        s.addClose(fd);
      }
    }
  }

  /** Tells module subprocess of a failure as the child would; no child has this process's id. */
  private static int report(int errpipe, int error, String where) {
    byte[] text =
        ("OSError:" + Integer.toHexString(error) + ":" + where)
            .getBytes(StandardCharsets.ISO_8859_1);
    Libc.write(errpipe, text, 0, text.length);
    return GETPID.call();
  }
}
