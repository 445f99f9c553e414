package org.boiga.modules.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Sequences;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/** Functions of {@code posix} on processes. */
final class Processes {
  private static final NativeFunction GETPID = new NativeFunction("getpid");
  private static final NativeFunction GETPPID = new NativeFunction("getppid");
  private static final NativeFunction GETPGID = new NativeFunction("getpgid");
  private static final NativeFunction SETPGID = new NativeFunction("setpgid");
  private static final NativeFunction GETSID = new NativeFunction("getsid");
  private static final NativeFunction SETSID = new NativeFunction("setsid");
  private static final NativeFunction KILL = new NativeFunction("kill");
  private static final NativeFunction KILLPG = new NativeFunction("killpg");
  private static final NativeFunction WAITPID = new NativeFunction("waitpid");
  private static final NativeFunction WAIT4 = new NativeFunction("wait4");
  private static final NativeFunction WAITID = new NativeFunction("waitid");
  private static final NativeFunction SYSTEM = new NativeFunction("system");
  private static final NativeFunction EXECV = new NativeFunction("execv");
  private static final NativeFunction EXECVE = new NativeFunction("execve");
  private static final NativeFunction FEXECVE = new NativeFunction("fexecve");
  private static final int SIGABRT = 6;
  private static final NativeFunction ABORT = new NativeFunction("abort");
  private static final NativeFunction NICE = new NativeFunction("nice");
  private static final NativeFunction GETPRIORITY = new NativeFunction("getpriority");
  private static final NativeFunction SETPRIORITY = new NativeFunction("setpriority");
  private static final NativeFunction PIDFD_OPEN = new NativeFunction("pidfd_open");
  private static final NativeFunction UMASK = new NativeFunction("umask");

  private Processes() {}

  @PyFunction(doc = "The process's id.")
  static int getpid(ThreadState ts) {
    return NativeFunction.isLinked() ? GETPID.call() : (int) ProcessHandle.current().pid();
  }

  @PyFunction(doc = "The id of the parent process.")
  static int getppid(ThreadState ts) {
    return GETPPID.call();
  }

  @PyFunction(doc = "The process's process group.")
  static int getpgrp(ThreadState ts) {
    return GETPGID.call(0);
  }

  @PyFunction(doc = "Make the process the leader of its process group.")
  static void setpgrp(ThreadState ts) {
    OsErrors.check(ts, SETPGID.call(0, 0));
  }

  @PyFunction(signature = "(pid)", doc = "The process group of a process.")
  static int getpgid(ThreadState ts, int pid) {
    return (int) OsErrors.check(ts, GETPGID.call(pid));
  }

  @PyFunction(doc = "Set the process group of a process.")
  static void setpgid(ThreadState ts, int pid, int pgrp) {
    OsErrors.check(ts, SETPGID.call(pid, pgrp));
  }

  @PyFunction(doc = "The session of a process.")
  static int getsid(ThreadState ts, int pid) {
    return (int) OsErrors.check(ts, GETSID.call(pid));
  }

  @PyFunction(doc = "Make the process the leader of a new session.")
  static void setsid(ThreadState ts) {
    OsErrors.check(ts, SETSID.call());
  }

  @PyFunction(signature = "(pid, signal, /)", doc = "Send a signal to a process.")
  static void kill(ThreadState ts, int pid, int signal) {
    Audit.event(ts, "os.kill", Py.int_(pid), Py.int_(signal));
    if (pid != getpid(ts) || !OwnSignals.deliver(ts, signal)) {
      OsErrors.check(ts, KILL.call(pid, signal));
    }
  }

  @PyFunction(signature = "(pgid, signal, /)", doc = "Send a signal to a process group.")
  static void killpg(ThreadState ts, int pgid, int signal) {
    Audit.event(ts, "os.killpg", Py.int_(pgid), Py.int_(signal));
    OsErrors.check(ts, KILLPG.call(pgid, signal));
  }

  @PyFunction(name = "_exit", signature = "(status)", doc = "Exit at once, without any cleanup.")
  static void exit(ThreadState ts, int status) {
    Runtime.getRuntime().halt(status);
  }

  @PyFunction(doc = "Abort the process.")
  static void abort(ThreadState ts) {
    OwnSignals.deliver(ts, SIGABRT);
    ABORT.callRaw(0, 0, 0);
  }

  @PyFunction(signature = "(mask, /)", doc = "Set the file mode creation mask; return the old one.")
  static int umask(ThreadState ts, int mask) {
    return UMASK.call(mask);
  }

  @PyFunction(signature = "(increment, /)", doc = "Add to the priority of the process.")
  static int nice(ThreadState ts, int increment) {
    OsErrors.check(ts, Math.min(NICE.call(increment) == -Errno.EPERM ? -Errno.EPERM : 0, 0));
    return GETPRIORITY.call(0, 0);
  }

  @PyFunction(signature = "(which, who)", doc = "The scheduling priority of a program.")
  static int getpriority(ThreadState ts, int which, int who) {
    return (int) GETPRIORITY.callRaw(which, who, 0);
  }

  @PyFunction(signature = "(which, who, priority)", doc = "Set the priority of a program.")
  static void setpriority(ThreadState ts, int which, int who, int priority) {
    OsErrors.check(ts, SETPRIORITY.call(which, who, priority));
  }

  // Waiting --------------------------------------------------------------------------------------

  @PyFunction(doc = "Wait for a child process: a tuple of its id and status.")
  static PyObject wait(ThreadState ts) {
    return waitpid(ts, -1, 0);
  }

  @PyFunction(signature = "(pid, options, /)", doc = "Wait for a child process.")
  static PyObject waitpid(ThreadState ts, int pid, int options) {
    int[] status = new int[1];
    long r =
        Blocking.retry(
            ts,
            () -> {
              Scratch s = Scratch.get();
              s.result.set(ValueLayout.JAVA_INT, 0, 0);
              int id = WAITPID.call(pid, s.resultAddress(), options);
              status[0] = s.result.get(ValueLayout.JAVA_INT, 0);
              return id;
            });
    OsErrors.check(ts, r);
    return PyTuple.of(ts, Py.int_(r), Py.int_(status[0]));
  }

  @PyFunction(signature = "(options)", doc = "Wait for a child: id, status and resource usage.")
  static PyObject wait3(ThreadState ts, int options) {
    return wait4(ts, -1, options);
  }

  @PyFunction(signature = "(pid, options)", doc = "Wait for a child: id, status, resource usage.")
  static PyObject wait4(ThreadState ts, int pid, int options) {
    byte[][] result = new byte[1][];
    long r =
        Blocking.retry(
            ts,
            () -> {
              Scratch s = Scratch.get();
              s.result.asSlice(0, 160).fill((byte) 0);
              int id = WAIT4.call(pid, s.resultAddress(), options, s.resultAddress() + 8);
              result[0] = s.resultBytes(0, 160);
              return id;
            });
    OsErrors.check(ts, r);
    var b = java.nio.ByteBuffer.wrap(result[0]).order(java.nio.ByteOrder.nativeOrder());
    return PyTuple.of(
        ts,
        Py.int_(r),
        Py.int_(b.getInt(0)),
        org.boiga.modules.resource.ResourceUsage.of(ts, b.slice(8, 144).order(b.order())));
  }

  static final PyType WAITID_RESULT =
      StructSequence.define(
          "posix.waitid_result",
          "What waitid tells of a child process.",
          true,
          5,
          "si_pid",
          "si_uid",
          "si_signo",
          "si_status",
          "si_code");

  @PyFunction(
      signature = "(idtype, id, options, /)",
      doc = "Wait for a change of state of a child process.")
  static PyObject waitid(ThreadState ts, int idtype, int id, int options) {
    int[] v = new int[5];
    long r =
        Blocking.retry(
            ts,
            () -> {
              Scratch s = Scratch.get();
              s.result.asSlice(0, 128).fill((byte) 0);
              int code = WAITID.call(idtype, id, s.resultAddress(), options);
              var i = ValueLayout.JAVA_INT;
              v[0] = s.result.get(i, 16);
              v[1] = s.result.get(i, 20);
              v[2] = s.result.get(i, 0);
              v[3] = s.result.get(i, 24);
              v[4] = s.result.get(i, 8);
              return code;
            });
    OsErrors.check(ts, r);
    return v[0] == 0
        ? Py.None
        : StructSequence.of(
            ts,
            WAITID_RESULT,
            Py.int_(v[0]),
            StatResult.id(v[1]),
            Py.int_(v[2]),
            Py.int_(v[3]),
            Py.int_(v[4]));
  }

  @PyFunction(signature = "(status)", doc = "Whether the process exited by the exit() call.")
  static boolean WIFEXITED(ThreadState ts, int status) {
    return (status & 0x7F) == 0;
  }

  @PyFunction(signature = "(status)", doc = "The process's exit status.")
  static int WEXITSTATUS(ThreadState ts, int status) {
    return status >> 8 & 0xFF;
  }

  @PyFunction(signature = "(status)", doc = "Whether a signal ended the process.")
  static boolean WIFSIGNALED(ThreadState ts, int status) {
    return (byte) ((status & 0x7F) + 1) >> 1 > 0;
  }

  @PyFunction(signature = "(status)", doc = "The signal that ended the process.")
  static int WTERMSIG(ThreadState ts, int status) {
    return status & 0x7F;
  }

  @PyFunction(signature = "(status)", doc = "Whether the process is stopped.")
  static boolean WIFSTOPPED(ThreadState ts, int status) {
    return (status & 0xFF) == 0x7F;
  }

  @PyFunction(signature = "(status)", doc = "The signal that stopped the process.")
  static int WSTOPSIG(ThreadState ts, int status) {
    return status >> 8 & 0xFF;
  }

  @PyFunction(signature = "(status)", doc = "Whether the process was continued.")
  static boolean WIFCONTINUED(ThreadState ts, int status) {
    return status == 0xFFFF;
  }

  @PyFunction(signature = "(status, /)", doc = "Whether the process dumped core.")
  static boolean WCOREDUMP(ThreadState ts, int status) {
    return (status & 0x80) != 0;
  }

  @PyFunction(
      name = "waitstatus_to_exitcode",
      signature = "(status)",
      doc = "The exit code that a wait status stands for.")
  static int exitCode(ThreadState ts, PyObject o) {
    int status = org.boiga.objects.Args.toInt(ts, o);
    if (WIFEXITED(ts, status)) {
      return WEXITSTATUS(ts, status);
    }
    if (WIFSIGNALED(ts, status)) {
      return -WTERMSIG(ts, status);
    }
    if (WIFSTOPPED(ts, status)) {
      throw PyErr.valueError(ts, "process stopped by delivery of signal " + WSTOPSIG(ts, status));
    }
    throw PyErr.valueError(ts, "invalid wait status: " + status);
  }

  // Programs -------------------------------------------------------------------------------------

  @PyFunction(signature = "(command)", doc = "Run a command in a shell; return its wait status.")
  static long system(ThreadState ts, PyObject command) {
    byte[] c = PathArgument.fsencode(ts, command);
    Audit.event(ts, "os.system", command);
    return Blocking.call(ts, () -> NativeStrings.with(c, SYSTEM::call));
  }

  @PyFunction(name = "pidfd_open", signature = "(pid, flags=0)", doc = "A descriptor of a process.")
  static int pidfdOpen(ThreadState ts, int pid, int flags) {
    return (int) OsErrors.check(ts, PIDFD_OPEN.call(pid, flags));
  }

  /** The arguments of a program. */
  static List<byte[]> arguments(ThreadState ts, String function, PyObject argv) {
    if (!(argv instanceof PyList) && !(argv instanceof PyTuple)) {
      throw PyErr.typeError(ts, function + ": argv must be a tuple or list");
    }
    List<byte[]> all = new ArrayList<>();
    for (PyObject a : Iteration.toArray(ts, argv)) {
      all.add(PathArgument.fsencode(ts, a));
    }
    if (all.isEmpty()) {
      throw PyErr.valueError(ts, function + ": argv must not be empty");
    }
    if (all.getFirst().length == 0) {
      throw PyErr.valueError(ts, function + ": argv first element cannot be empty");
    }
    return all;
  }

  /** The variables of an environment, each as {@code name=value}. */
  static List<byte[]> environment(ThreadState ts, String function, PyObject env) {
    return environment(ts, function, env, "");
  }

  /** As above; {@code alternative} is what the message says that may be passed instead. */
  static List<byte[]> environment(
      ThreadState ts, String function, PyObject env, String alternative) {
    PyObject keys;
    try {
      keys = Calls.method(ts, env, "keys");
    } catch (org.boiga.objects.PyException e) {
      throw PyErr.typeError(ts, function + ": environment must be a mapping object" + alternative);
    }
    List<byte[]> all = new ArrayList<>();
    for (PyObject k : Iteration.toArray(ts, keys)) {
      byte[] name = PathArgument.fsencode(ts, k);
      byte[] value = PathArgument.fsencode(ts, Sequences.getItem(ts, env, k));
      for (int i = 1; i < name.length; i++) {
        if (name[i] == '=') {
          throw PyErr.valueError(ts, "illegal environment variable name");
        }
      }
      all.add(
          new ByteBuilder(name.length + value.length + 1)
              .append(name, 0, name.length)
              .append('=')
              .append(value, 0, value.length)
              .toArray());
    }
    return all;
  }

  @PyFunction(doc = "Replace the process by a program.")
  static void execv(ThreadState ts, PyObject path, PyObject argv) {
    PathArgument p = PathArgument.path(ts, "execv", path);
    List<byte[]> args = arguments(ts, "execv()", argv);
    try (Arena arena = Arena.ofConfined()) {
      int r = EXECV.call(NativeStrings.string(arena, p.bytes()), NativeStrings.array(arena, args));
      OsErrors.check(ts, r, p);
    }
  }

  @PyFunction(
      signature = "(path, argv, env)",
      doc = "Replace the process by a program with an environment.")
  static void execve(ThreadState ts, PyObject path, PyObject argv, PyObject env) {
    PathArgument p = PathArgument.pathOrFd(ts, "execve", path);
    List<byte[]> args = arguments(ts, "execve", argv);
    List<byte[]> variables = environment(ts, "execve", env);
    try (Arena arena = Arena.ofConfined()) {
      long a = NativeStrings.array(arena, args);
      long e = NativeStrings.array(arena, variables);
      int r =
          p.isFd()
              ? FEXECVE.call(p.fd(), a, e)
              : EXECVE.call(NativeStrings.string(arena, p.bytes()), a, e);
      OsErrors.check(ts, r, p);
    }
  }
}
