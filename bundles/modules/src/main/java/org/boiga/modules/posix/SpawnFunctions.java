package org.boiga.modules.posix;

import java.util.BitSet;
import java.util.List;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** {@code posix_spawn} and {@code posix_spawnp}. */
final class SpawnFunctions {
  private static final int OPEN = 0;
  private static final int CLOSE = 1;
  private static final int DUP2 = 2;
  private static final int CLOSEFROM = 3;

  private SpawnFunctions() {}

  @PyFunction(
      name = "posix_spawn",
      signature =
          "(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False,"
              + " setsid=False, setsigmask=(), setsigdef=(), scheduler=None)",
      doc = "Start a program in a new process; return its id.")
  static int spawn(
      ThreadState ts,
      PyObject path,
      PyObject argv,
      PyObject env,
      PyObject fileActions,
      PyObject group,
      boolean resetIds,
      boolean newSession,
      PyObject mask,
      PyObject defaults,
      PyObject scheduler) {
    return start(
        ts,
        "posix_spawn",
        path,
        argv,
        env,
        fileActions,
        group,
        resetIds,
        newSession,
        mask,
        defaults,
        scheduler);
  }

  @PyFunction(
      name = "posix_spawnp",
      signature =
          "(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False,"
              + " setsid=False, setsigmask=(), setsigdef=(), scheduler=None)",
      doc = "As posix_spawn, with the program looked for in PATH.")
  static int spawnp(
      ThreadState ts,
      PyObject path,
      PyObject argv,
      PyObject env,
      PyObject fileActions,
      PyObject group,
      boolean resetIds,
      boolean newSession,
      PyObject mask,
      PyObject defaults,
      PyObject scheduler) {
    return start(
        ts,
        "posix_spawnp",
        path,
        argv,
        env,
        fileActions,
        group,
        resetIds,
        newSession,
        mask,
        defaults,
        scheduler);
  }

  private static int start(
      ThreadState ts,
      String function,
      PyObject path,
      PyObject argv,
      PyObject env,
      PyObject fileActions,
      PyObject group,
      boolean resetIds,
      boolean newSession,
      PyObject mask,
      PyObject defaults,
      PyObject scheduler) {
    PathArgument p = PathArgument.path(ts, function, path);
    List<byte[]> arguments = Processes.arguments(ts, function, argv);
    List<byte[]> environment =
        env == Py.None ? null : Processes.environment(ts, function, env, " or None");
    Audit.event(ts, "os.posix_spawn", path, argv, env);
    try (Spawn s = new Spawn()) {
      if (fileActions != null && fileActions != Py.None) {
        addActions(ts, s, fileActions);
      }
      if (group != null && group != Py.None) {
        s.setGroup(Args.toInt(ts, group));
      }
      if (resetIds) {
        s.resetIds();
      }
      if (newSession) {
        s.newSession();
      }
      if (mask != null) {
        s.setMask(signals(ts, mask));
      }
      if (defaults != null) {
        s.setDefault(signals(ts, defaults));
      }
      if (scheduler != null && scheduler != Py.None) {
        setScheduler(ts, s, scheduler);
      }
      int pid = s.start(p.bytes(), arguments, environment, function.endsWith("p"));
      return (int) OsErrors.check(ts, pid, p);
    }
  }

  private static void setScheduler(ThreadState ts, Spawn s, PyObject o) {
    if (!(o instanceof PyTuple t) || t.size() != 2) {
      throw PyErr.typeError(ts, "A scheduler tuple must have two elements");
    }
    PyObject priority = org.boiga.objects.Attributes.get(ts, t.at(1), "sched_priority");
    s.setScheduler(t.at(0) == Py.None ? -1 : Args.toInt(ts, t.at(0)), Args.toInt(ts, priority));
  }

  private static BitSet signals(ThreadState ts, PyObject o) {
    BitSet b = new BitSet();
    for (PyObject n : Iteration.toArray(ts, o)) {
      int v = Args.toInt(ts, n);
      if (v < 1 || v > 64) {
        throw PyErr.valueError(ts, "signal number " + v + " out of range [1; 64]");
      }
      b.set(v);
    }
    return b;
  }

  private static void addActions(ThreadState ts, Spawn s, PyObject actions) {
    if (!(actions instanceof PyTuple) && !(actions instanceof PyList)) {
      Iteration.iter(ts, actions);
    }
    for (PyObject o : Iteration.toArray(ts, actions)) {
      if (!(o instanceof PyTuple t) || t.size() == 0) {
        throw PyErr.typeError(ts, "Each file_actions element must be a non-empty tuple");
      }
      int kind = Args.toInt(ts, t.at(0));
      int r =
          switch (kind) {
            case OPEN -> {
              count(ts, t, 5, "An open");
              yield s.addOpen(
                  Args.toInt(ts, t.at(1)),
                  PathArgument.fsencode(ts, t.at(2)),
                  Args.toInt(ts, t.at(3)),
                  Args.toInt(ts, t.at(4)));
            }
            case CLOSE -> {
              count(ts, t, 2, "A close");
              yield s.addClose(Args.toInt(ts, t.at(1)));
            }
            case DUP2 -> {
              count(ts, t, 3, "A dup2");
              yield s.addDup2(Args.toInt(ts, t.at(1)), Args.toInt(ts, t.at(2)));
            }
            case CLOSEFROM -> {
              count(ts, t, 2, "A closefrom");
              yield s.addCloseFrom(Args.toInt(ts, t.at(1)));
            }
            default -> throw PyErr.typeError(ts, "Unknown file_actions identifier");
          };
      OsErrors.check(ts, -Math.abs(r)); // these return the error number
    }
  }

  private static void count(ThreadState ts, PyTuple t, int n, String what) {
    if (t.size() != n) {
      throw PyErr.typeError(ts, what + " file_action tuple must have " + n + " elements");
    }
  }
}
